using System.Globalization;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Features.Documents;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Studios;

/// <summary>年度报告 as a .docx, put together from what is logged and what the leader wrote. A paper of the field: Chinese whoever downloads it.</summary>
public sealed class StudioReportDocument(Places places)
{
    public byte[] Of(LedgerOfYear w) => new DocxTemplate(Path.Combine(places.Seeds, "document-templates/studio-report.docx")).Fill(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["标题"] = $"{w.Studio.Name}{w.Year}年度报告",
            ["单位"] = w.Studio.Organisation.Name,
            ["主持人"] = string.Join('、', w.Members.Where(m => m.Role == StudioRole.Leader && m.Period.Overlaps(Period.Year(w.Year))).Select(m => m.Name)),
            ["人数"] = Number(w.Members.Count(m => m.Period.Overlaps(Period.Year(w.Year)))),
            ["受益"] = Number(w.Confirmed.Sum(v => v.Beneficiaries)),
            ["总结"] = w.Report?.Summary ?? "（尚未填写）",
            ["特色"] = w.Report?.Features ?? "（尚未填写）",
            ["打算"] = w.Report?.Plans ?? "（尚未填写）",
            ["经费"] = w.Purse.Share is { } share ? $"本年应得 {Yuan(share)} 元，已支出 {Yuan(w.Purse.Spent)} 元，结余 {Yuan(w.Purse.Rest)} 元，执行率 {Percent(w.Purse.Rate)}。" : "本年没有安排工作室经费。",
        },
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>(StringComparer.Ordinal)
        {
            ["规定"] = Duties(w),
            ["人员"] = [.. w.Members.Where(m => m.Period.Overlaps(Period.Year(w.Year))).Select(m => Row(("姓名", m.Name), ("角色", m.Role.Chinese), ("单位", m.School), ("任职", $"{Day(m.Period.From)}至{Day(m.Period.To)}")))],
            ["到校"] = [.. w.Visits.Select(v => Row(("日期", Day(v.Day)), ("学校", v.School), ("区县", v.District ?? ""), ("内容", Purposes(v)), ("主题", v.Topic), ("受益", Number(v.Beneficiaries)), ("状态", v.State.Chinese)))],
            ["集中"] = [.. w.Gatherings.Select(g => Row(("日期", g.Day is { } day ? Day(day) : "未定"), ("应到", Number(g.People.Count)), ("实到", Number(g.Present)), ("请假", Number(g.Excused)), ("缺勤", Number(g.Absent)), ("到课率", Percent(g.Rate)), ("计入", g.Verdict.Chinese)))],
            ["任务"] = [.. w.Terms.SelectMany(t => t.People.Select(p => Row(("学期", $"{t.Term.Year}年{t.Term.Season.Chinese}"), ("姓名", w.NameOf(p.PersonId)), ("角色", p.Role.Chinese), ("完成", string.Join('，', p.Counts.Where(c => c.Owed > 0 || c.Done > 0).Select(c => $"{c.Kind.Chinese} {c.Done}/{c.Owed}"))))))],
            ["支出"] = [.. w.Spending.GroupBy(s => s.Kind, StringComparer.Ordinal).Select(g => Row(("类别", g.Key), ("笔数", Number(g.Count(s => s.CorrectsId is null && !s.IsCorrected))), ("金额", Yuan(Money.OfFen(g.Sum(s => s.Amount.Fen))))))],
            ["文件"] = [.. w.Files.Select(f => Row(("类别", f.Kind.Chinese), ("标题", f.Title)))],
        });

    internal static string Purposes(LedgerVisit visit) => string.Join('、', PurposeTags.Of(visit.Purposes).Select(p => p.Purpose.Chinese));

    internal static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy年M月d日}");

    internal static Dictionary<string, string?> Row(params (string Name, string Value)[] cells) => cells.ToDictionary(c => c.Name, c => (string?)c.Value, StringComparer.Ordinal);

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<IReadOnlyDictionary<string, string?>> Duties(LedgerOfYear w)
    {
        Dictionary<string, string?> Line(string name, int done, int? owed) => Row(("名称", name), ("应完成", owed is { } all ? Number(all) : "未规定"), ("已完成", Number(done)), ("尚缺", owed is { } due ? Number(Math.Max(0, due - done)) : "—"));
        return [Line("到校助考助学助教", w.Confirmed.Count(), w.Owed?.Visits), Line("全员集中培训", w.Gatherings.Count(g => g.Verdict == GatheringVerdict.Counts), w.Owed?.Gatherings), Line("年度考核", w.Assessments, w.Owed?.Assessments)];
    }

    private static string Yuan(Money money) => (money.Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Percent(decimal? share) => share is { } part ? string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.0}%") : "—";
}

/// <summary>工作室活动记录表 of one visit as a .docx, with room for the stamp.</summary>
public sealed class VisitRecordDocument(Places places)
{
    public byte[] Of(LedgerOfYear w, LedgerVisit v) => new DocxTemplate(Path.Combine(places.Seeds, "document-templates/visit-record.docx")).Fill(
        new Dictionary<string, string?>(StringComparer.Ordinal),
        new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>(StringComparer.Ordinal)
        {
            ["记录"] =
            [
                StudioReportDocument.Row(("工作室", w.Studio.Name), ("学校", v.School), ("日期", StudioReportDocument.Day(v.Day)), ("内容", StudioReportDocument.Purposes(v)), ("主题", v.Topic),
                    ("成员", string.Join('、', v.People.Select(w.NameOf))), ("受益", StudioReportDocument.Number(v.Beneficiaries)), ("小结", v.Summary), ("下一步", v.NextStep ?? ""), ("意见", v.State.Chinese)),
            ],
        });
}
