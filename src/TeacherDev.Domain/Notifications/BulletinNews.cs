using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>A 教研出勤通报 that is out, told once to who runs each school in it, with the school's own numbers, for two weeks. One that was corrected is told no more.</summary>
public sealed class BulletinNews(TeacherDevDb db) : IReminderRule
{
    public const string Subject = "attendance-bulletin";
    public const string Published = "attendance-bulletin";
    public const string Corrects = "attendance-bulletin-corrected";

    private static readonly TimeSpan News = TimeSpan.FromDays(14);

    public string Family => Subject;

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (since, id) = (now - News, subject.SubjectId);
        var told = await (from bulletin in db.AttendanceBulletins.AsNoTracking()
                          where bulletin.State == BulletinState.Published && bulletin.PublishedAt > since && (id == null || bulletin.Id == id)
                          select new Told(bulletin.Id, bulletin.Title, bulletin.Organisation.Name, bulletin.PublishedAt!.Value, bulletin.Correction)).ToListAsync(stop);
        if (told.Count == 0) return [];
        var ids = told.ConvertAll(t => t.Id);
        var bodies = await db.Set<BulletinBody>().AsNoTracking().Where(b => ids.Contains(b.BulletinId)).Select(b => new Line(b.BulletinId, b.OrganisationId, b.Name, b.Count)).ToListAsync(stop);
        bodies.AddRange(await TakenBackAsync(ids, bodies, stop));
        var admins = await new SchoolAdmins(db).OfAsync([.. bodies.Select(b => b.OrganisationId).Distinct()], now.DayInShanghai, stop);
        return [.. from line in bodies
                   join bulletin in told on line.BulletinId equals bulletin.Id
                   join admin in admins on line.OrganisationId equals admin.School
                   select Of(bulletin, line, admin)];
    }

    /// <summary>Schools of the bulletin that a counter-notice corrects, which it does not speak of any more: they are told too.</summary>
    private async Task<List<Line>> TakenBackAsync(List<int> ids, List<Line> bodies, CancellationToken stop)
    {
        var before = await (from counter in db.AttendanceBulletins.AsNoTracking()
                            where ids.Contains(counter.Id) && counter.CorrectsId != null
                            join body in db.Set<BulletinBody>() on counter.CorrectsId equals (int?)body.BulletinId
                            select new { counter.Id, body.OrganisationId, body.Name }).ToListAsync(stop);
        return [.. before.Select(b => new Line(b.Id, b.OrganisationId, b.Name, default)).Where(b => !bodies.Exists(x => x.BulletinId == b.BulletinId && x.OrganisationId == b.OrganisationId))];
    }

    private static Reminder Of(Told told, Line line, SchoolAdmin admin) => new(
        admin.PersonId, admin.School, string.Create(CultureInfo.InvariantCulture, $"{Subject}/{told.Id}"), string.Create(CultureInfo.InvariantCulture, $"school-{admin.School}"), told.Correction is null ? Published : Corrects,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = admin.Name,
            ["标题"] = told.Title,
            ["编制单位"] = told.Body,
            ["单位"] = line.Name,
            ["应到"] = Number(line.Count.Expected),
            ["实到"] = Number(line.Count.Attended),
            ["缺勤"] = Number(line.Count.Absent),
            ["到课率"] = line.Count.Rate.Present is { } present ? string.Create(CultureInfo.InvariantCulture, $"{present * 100:0.0}%") : "—",
            ["更正"] = told.Correction ?? "",
        }, told.PublishedAt, told.PublishedAt + News);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Told(int Id, string Title, string Body, DateTime PublishedAt, string? Correction);

    private sealed record Line(int BulletinId, int OrganisationId, string Name, AttendanceCount Count);
}
