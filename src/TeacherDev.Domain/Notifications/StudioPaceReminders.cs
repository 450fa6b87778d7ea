using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// A studio that is behind its pace of visits: its leader is told once a month while that lasts, none in July and August. Visits that only
/// wait for the school's confirmation are not held against it.
/// </summary>
public sealed class StudioPaceReminders(TeacherDevDb db, StudioYears years) : IReminderRule
{
    public const string Template = "studio-behind";

    private static readonly TimeOnly SentAt = new(8, 0);

    public string Family => "studio";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (today, id) = (now.DayInShanghai, subject.SubjectId);
        if (today.Month is 7 or 8) return [];
        var led = await LedAsync(today, id, stop);
        var duties = new Dictionary<string, StudioYear?>(StringComparer.Ordinal);
        foreach (var path in led.Select(l => l.Path).Distinct()) duties[path] = await years.OfAsync(path, today.Year, today, stop);
        if (duties.Values.OfType<StudioYear>().FirstOrDefault() is not { } any) return [];
        var visits = await years.VisitCountsAsync(any.Counted, stop);
        return [.. from leader in led
                   let duty = duties[leader.Path]
                   where duty is not null && duty.Window.Includes(today)
                   let done = visits.GetValueOrDefault(leader.StudioId)
                   where duty.Pace.Difference(done.Confirmed + done.Pending, today) < 0
                   select Of(leader, duty, done, today)];
    }

    private Task<List<Led>> LedAsync(DateOnly today, int? id, CancellationToken stop) => (
        from studio in db.Studios
        from leader in studio.Memberships
        join person in db.PersonCards on leader.PersonId equals person.Id
        where (id == null || studio.Id == id) && leader.Role == StudioRole.Leader && leader.Period.From <= today && leader.Period.To >= today
        select new Led(studio.Id, studio.Name, studio.Organisation.Path, person.Id, person.Name, person.OrganisationId)).ToListAsync(stop);

    private static Reminder Of(Led leader, StudioYear duty, VisitCount done, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        var over = duty.Window.To < month.AddMonths(1) ? duty.Window.To.AddDays(1) : month.AddMonths(1);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = leader.Name,
            ["工作室"] = leader.Studio,
            ["应完成"] = Number(duty.Visits),
            ["已完成"] = Number(done.Confirmed),
            ["待确认"] = Number(done.Pending),
            ["进度"] = Number(duty.Pace.DueBy(today)),
            ["落后"] = Number(-duty.Pace.Difference(done.Confirmed, today)),
            ["剩余周"] = Number(duty.RemainingWeeks),
            ["统计日"] = string.Create(CultureInfo.InvariantCulture, $"{today:M月d日}"),
            ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{duty.Window.To:yyyy年M月d日}"),
        };
        return new Reminder(
            leader.PersonId, leader.OrganisationId, $"studio/{leader.StudioId}", string.Create(CultureInfo.InvariantCulture, $"{month:yyyy-MM}/pace"),
            Template, facts, month.AtInShanghai(SentAt), over.AtInShanghai(TimeOnly.MinValue));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Led(int StudioId, string Studio, string Path, int PersonId, string Name, int OrganisationId);
}
