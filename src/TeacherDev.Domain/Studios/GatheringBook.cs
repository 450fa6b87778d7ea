using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Studios;

/// <summary>Whether a gathering counts, and why not.</summary>
public enum GatheringVerdict
{
    [Display(Name = "计入")] Counts,
    [Display(Name = "不计入：还没有结课")] NotClosed,
    [Display(Name = "不计入：有人没有被邀请")] NotEveryoneInvited,
    [Display(Name = "不计入：有人没有到场")] NotEveryonePresent,
}

public sealed record GatheredPerson(int PersonId, StudioRole Role, bool IsInvited, AttendanceStatus? Status);

/// <summary>One 全员集中培训: the whole active membership of its day (domain.md §3: “attendance of all active 成员+学员 on that date is the test”).</summary>
/// <param name="Day">The first day of its sessions; null while none is planned.</param>
public sealed record Gathering(int ActivityId, string Title, DateOnly? Day, IReadOnlyList<GatheredPerson> People, GatheringVerdict Verdict)
{
    public int Present => People.Count(p => p.Status?.Attended == true);

    public int Excused => People.Count(p => p.Status == AttendanceStatus.Excused);

    /// <summary>Marked absent, or not marked though it is closed; nobody before.</summary>
    public int Absent => Verdict == GatheringVerdict.NotClosed ? 0 : People.Count - Present - Excused;

    /// <summary>0 to 1; null without anybody.</summary>
    public decimal? Rate => People.Count == 0 ? null : (decimal)Present / People.Count;
}

/// <summary>A studio's gatherings of a year against its membership of each day.</summary>
public sealed class GatheringBook(TeacherDevDb db)
{
    /// <param name="studio">With its memberships.</param>
    /// <param name="today">The membership asked about where no day is planned.</param>
    public async Task<IReadOnlyList<Gathering>> OfAsync(Studio studio, StudioRule? rule, int year, DateOnly today, CancellationToken stop = default)
    {
        var (first, last, id) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31), studio.Id);
        var activities = await db.AllActivities.Where(a => a.StudioId == id && a.Kind == ActivityKind.StudioGathering).ToListAsync(stop);
        var ids = activities.ConvertAll(a => (int?)a.Id);
        var sessions = await db.AllSessions.IgnoreAutoIncludes().Where(s => ids.Contains(s.ActivityId)).Select(s => new { s.Id, s.ActivityId, s.Day, s.State }).ToListAsync(stop);
        var sessionIds = sessions.ConvertAll(s => s.Id);
        var marks = await db.AttendanceMarks.AsNoTracking().Where(m => sessionIds.Contains(m.SessionId)).Select(m => new { m.SessionId, m.PersonId, m.Status }).ToListAsync(stop);
        var gatherings = from activity in activities
                         let held = sessions.Where(s => s.ActivityId == activity.Id && s.State != SessionState.Cancelled).OrderBy(s => s.Day).ToList()
                         let day = held.Count == 0 ? (DateOnly?)null : held[0].Day
                         where day is null ? year == today.Year : day >= first && day <= last
                         let of = held.ConvertAll(s => s.Id)
                         let people = studio.ActiveOn(day ?? today).OrderBy(m => m.Role).ThenBy(m => m.PersonId).Where(m => m.Role is StudioRole.Leader or StudioRole.Member or StudioRole.Fellow)
                             .Select(m => new GatheredPerson(m.PersonId, m.Role, activity.IsInvited(m.PersonId), marks.Where(x => x.PersonId == m.PersonId && of.Contains(x.SessionId)).Select(x => (AttendanceStatus?)x.Status).Order().FirstOrDefault())).ToList()
                         select new Gathering(activity.Id, activity.Title, day, people, Verdict(people, held.Exists(s => s.State == SessionState.Closed), rule?.NeedsEveryonePresent is true));
        return [.. gatherings.OrderByDescending(g => g.Day ?? DateOnly.MaxValue)];
    }

    /// <summary>Calls the whole active membership of a day together.</summary>
    /// <exception cref="RuleBroken">A day outside the term, or nobody to call.</exception>
    public static Activity Call(Studio studio, DateOnly day, DateOnly today, Guid key)
    {
        if (!studio.Term.Includes(day)) throw new RuleBroken("日期应在本届 {0:yyyy-MM-dd} 至 {1:yyyy-MM-dd} 之内", studio.Term.From, studio.Term.To);
        var people = studio.ActiveOn(day).Select(m => m.PersonId).ToList();
        if (people.Count == 0) throw new RuleBroken("{0:yyyy-MM-dd} 工作室没有在册人员", day);
        var activity = new Activity(studio.OrganisationId, ActivityKind.StudioGathering, $"{studio.Name} {day:yyyy-MM-dd} 全员集中培训", description: null, studio.Id, programmeYearId: null, key);
        activity.Invite(people, today);
        return activity;
    }

    internal static GatheringVerdict Verdict(IReadOnlyList<GatheredPerson> people, bool isClosed, bool needsEveryonePresent) =>
        !isClosed ? GatheringVerdict.NotClosed
        : people.Any(p => !p.IsInvited) ? GatheringVerdict.NotEveryoneInvited
        : needsEveryonePresent && people.Any(p => p.Status?.Attended != true) ? GatheringVerdict.NotEveryonePresent
        : GatheringVerdict.Counts;
}
