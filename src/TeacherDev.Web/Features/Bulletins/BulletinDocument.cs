using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Features.Documents;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Bulletins;

/// <summary>教研出勤通报 as a .docx: the numbers of every school, the names of those whom its reader looks after. A paper of the field: Chinese whoever downloads it.</summary>
public sealed class BulletinDocument(Places places)
{
    private const string Template = "document-templates/attendance-bulletin.docx";

    public byte[] Of(BulletinPaper paper)
    {
        var b = paper.Bulletin;
        return new DocxTemplate(Path.Combine(places.Seeds, Template)).Fill(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["编制单位"] = b.Organisation.Name,
                ["标题"] = b.Title,
                ["时间段"] = $"{Day(b.Period.From)}至{Day(b.Period.To)}",
                ["场次"] = Number(paper.Sessions.Count),
                ["单位数"] = Number(paper.Bodies.Count),
                ["应到"] = Number(paper.Total.Expected),
                ["实到"] = Number(paper.Total.Attended),
                ["到课率"] = Share(paper.Total.Rate.Present),
                ["含请假"] = Share(paper.Total.Rate.PresentOrExcused),
                ["更正"] = b.Correction is null ? null : $"本通报更正“{paper.Corrected}”。更正原因：{b.Correction}",
                ["要求"] = b.Note,
                ["名单说明"] = paper.Absences.Count == 0 ? null : "附：缺勤、迟到和早退名单",
                ["通报日期"] = b.PublishedAt is { } published ? Day(published.DayInShanghai) : $"（{b.State.Chinese}）",
            },
            new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>(StringComparer.Ordinal)
            {
                ["单位"] = [.. paper.Bodies.Select((x, at) => Row(("序号", Number(at + 1)), ("名称", x.Name), ("应到", Number(x.Count.Expected)), ("实到", Number(x.Count.Attended)), ("请假", Number(x.Count.Excused)), ("缺勤", Number(x.Count.Absent)), ("到课率", Share(x.Count.Rate.Present)), ("含请假", Share(x.Count.Rate.PresentOrExcused))))],
                ["名单"] = [.. paper.Absences.Select(a => Row(("单位", a.School), ("姓名", a.Name), ("时间", $"{Day(a.Day)}{a.Part.Chinese}"), ("活动", a.Activity), ("情况", a.Status.Chinese)))],
            });
    }

    private static Dictionary<string, string?> Row(params (string Name, string Value)[] cells) => cells.ToDictionary(c => c.Name, c => (string?)c.Value, StringComparer.Ordinal);

    private static string Day(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{day:yyyy年M月d日}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Share(decimal? share) => share is { } part ? string.Create(CultureInfo.InvariantCulture, $"{part * 100:0.0}%") : "—";
}

/// <summary>What the paper says to this reader.</summary>
/// <param name="Corrected">The title of what it corrects.</param>
public sealed record BulletinPaper(AttendanceBulletin Bulletin, AttendanceCount Total, string? Corrected, IReadOnlyList<BulletinSession> Sessions, IReadOnlyList<BulletinBodyRow> Bodies, IReadOnlyList<BulletinAbsenceRow> Absences)
{
    public string Title => Bulletin.Title;

    public static async Task<BulletinPaper?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        if (await db.AttendanceBulletins.AsNoTracking().Include(b => b.Organisation).SingleOrDefaultAsync(b => b.Id == id, stop) is not { } bulletin) return null;
        var bodies = await BulletinBodies.Columns.RowsAsync(BulletinBodies.Of(db, id, new ListQuery()), int.MaxValue, stop);
        return new(
            bulletin, bodies.Aggregate(default(AttendanceCount), (sum, b) => sum + b.Count),
            bulletin.CorrectsId is null ? null : await db.AttendanceBulletins.Where(b => b.Id == bulletin.CorrectsId).Select(b => b.Title).SingleOrDefaultAsync(stop),
            await db.Set<BulletinSession>().AsNoTracking().Where(s => s.BulletinId == id).OrderBy(s => s.Day).ThenBy(s => s.Id).ToListAsync(stop), bodies, await BulletinBodies.Absences(db, id).ToListAsync(stop));
    }
}
