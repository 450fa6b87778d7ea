using System.Globalization;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Documents;

/// <summary>培训通知 as a .docx, with the list of participants and the timetable. A paper of the field: Chinese whoever downloads it.</summary>
public sealed class NoticeDocument(Places places)
{
    private const string Template = "document-templates/training-notice.docx";

    public byte[] Of(NoticePaper paper)
    {
        var n = paper.Notice;
        return new DocxTemplate(Path.Combine(places.Seeds, Template)).Fill(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["主办单位"] = n.Organisation.Name,
                ["文号"] = n.Number,
                ["标题"] = n.Title,
                ["依据"] = n.Basis is null ? null : $"根据{n.Basis}，",
                ["班级"] = paper.Cohort,
                ["培训内容"] = n.Content,
                ["培训对象"] = n.Audience,
                ["培训时间"] = $"{Day(paper.Days.From)}至{Day(paper.Days.To)}",
                ["培训地点"] = n.Place,
                ["报到时间"] = string.Create(CultureInfo.InvariantCulture, $"{Day(n.ReportOn)} {n.ReportAt:HH:mm}"),
                ["报到地点"] = n.ReportPlace,
                ["回执截止"] = Day(n.AnswerBy),
                ["需带物品"] = n.Bring,
                ["费用"] = n.Costs,
                ["联系人"] = n.Contact,
                ["联系电话"] = n.OfficeLine,
                ["发文日期"] = n.IssuedAt is { } issued ? Day(issued.DayInShanghai) : "（草稿）",
            },
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>(StringComparer.Ordinal)
            {
                ["名单"] = [.. paper.People.Select((p, at) => new Dictionary<string, string?>(StringComparer.Ordinal) { ["序号"] = (at + 1).ToString(CultureInfo.InvariantCulture), ["姓名"] = p.Name, ["单位"] = p.School, ["学科"] = p.Subject })],
                ["课程"] = [.. paper.Sessions.Select(s => new Dictionary<string, string?>(StringComparer.Ordinal) { ["日期"] = Day(s.Day), ["时间"] = PaperWords.Time(s), ["课题"] = s.Topic, ["授课人"] = s.Trainer, ["地点"] = s.Venue })],
            });
    }

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy年M月d日}");
}

internal static class PaperWords
{
    /// <summary>“上午 9:00–12:00”, in Chinese: papers are.</summary>
    public static string Time(PaperSession s) => s.From is { } from && s.To is { } to ? string.Create(CultureInfo.InvariantCulture, $"{s.Part.Chinese} {from:H:mm}–{to:H:mm}") : s.Part.Chinese;
}
