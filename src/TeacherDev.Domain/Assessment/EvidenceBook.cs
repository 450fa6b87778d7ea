using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Assessment;

/// <summary>
/// Keeps what counts. A visit counts from its confirmation until it is voided, in the same transaction as the visit's own state;
/// gatherings are read from closed sessions and attendance when a cycle is compiled.
/// </summary>
public sealed class EvidenceBook(TeacherDevDb db)
{
    /// <summary>The school confirms a visit, and from now on it counts.</summary>
    public void Confirm(StudioVisit visit, VisitAnswer answer, string? note = null)
    {
        visit.Confirm(answer, note);
        db.Add(new Evidence(AssessmentSubject.Studio, visit.StudioId, EvidenceKind.Visit, EvidenceSource.StudioVisit, visit.Id, visit.Day, 1, 1, answer.At));
    }

    /// <summary>The school did not answer in time, and the coordinator goes by the stamped sheet.</summary>
    /// <param name="due">The school's last day.</param>
    /// <exception cref="RuleBroken">The school still has time, or no reason is given.</exception>
    public void ConfirmOnPaper(StudioVisit visit, string? reason, DateOnly due, int? accountId, DateTime now)
    {
        if (now.DayInShanghai <= due) throw new RuleBroken("学校的答复期限到 {0:M月d日} 为止，期满仍未答复才能凭盖章记录补认", due);
        Confirm(visit, VisitAnswer.OnPaper(accountId, now), Naming.Clean(reason, "补认原因", StudioVisit.ReasonLength));
    }

    /// <summary>Takes a confirmed visit out of the count; results compiled before keep showing it.</summary>
    public async Task VoidAsync(StudioVisit visit, string reason, int? accountId, DateTime now, CancellationToken stop = default)
    {
        visit.Void(reason, accountId, now);
        var open = await db.Evidence.Where(e => e.SourceKind == EvidenceSource.StudioVisit && e.SourceId == visit.Id && e.CountedUntil == null).ToListAsync(stop);
        open.ForEach(e => e.Close(now));
    }

    /// <summary>Brings the gatherings of these studios up to date: new ones open, changed ones close and open anew, reopened ones close.</summary>
    /// <param name="studioIds">Studios of one cycle.</param>
    public async Task CountGatheringsAsync(IReadOnlyCollection<int> studioIds, Period counted, DateTime now, CancellationToken stop = default)
    {
        var held = await GatheringsAsync(studioIds, counted, stop);
        var known = await db.Evidence.Where(e => e.Kind == EvidenceKind.Gathering && e.CountedUntil == null && studioIds.Contains(e.SubjectId)).Within(counted.From, counted.To).ToListAsync(stop);
        foreach (var stale in known.Where(k => !held.Exists(h => Same(h, k)))) stale.Close(now);
        // The partial unique index sees a row closed before its successor is inserted only if they are saved in that order.
        await db.SaveChangesAsync(stop);
        db.AddRange(held.Where(h => !known.Exists(k => Same(h, k)))
            .Select(h => new Evidence(AssessmentSubject.Studio, h.StudioId, EvidenceKind.Gathering, EvidenceSource.Activity, h.ActivityId, h.Day, h.Present, h.Expected, now)));
        await db.SaveChangesAsync(stop);
    }

    private async Task<List<HeldGathering>> GatheringsAsync(IReadOnlyCollection<int> studioIds, Period counted, CancellationToken stop)
    {
        var sessions = await (
            from session in db.Sessions
            join activity in db.Activities on session.ActivityId equals activity.Id
            where activity.Kind == ActivityKind.StudioGathering && session.State == SessionState.Closed
                && session.Day >= counted.From && session.Day <= counted.To && studioIds.Contains(activity.StudioId!.Value)
            select new { session.Id, session.Day, ActivityId = activity.Id, StudioId = activity.StudioId!.Value }).ToListAsync(stop);
        var sessionIds = sessions.Select(s => s.Id).ToList();
        var members = (await db.Set<StudioMembership>().Where(m => studioIds.Contains(m.StudioId) && (m.Role == StudioRole.Member || m.Role == StudioRole.Fellow)).ToListAsync(stop)).ToLookup(m => m.StudioId);
        var attended = (await db.AttendanceMarks
            .Where(m => sessionIds.Contains(m.SessionId) && (m.Status == AttendanceStatus.Present || m.Status == AttendanceStatus.Late || m.Status == AttendanceStatus.LeftEarly))
            .Select(m => new { m.SessionId, m.PersonId }).ToListAsync(stop)).Select(m => (m.SessionId, m.PersonId)).ToHashSet();
        return [.. sessions.GroupBy(s => (s.StudioId, s.ActivityId)).Select(gathering =>
        {
            var expected = gathering.SelectMany(s => members[s.StudioId].Where(m => m.IsActiveOn(s.Day)).Select(m => (s.Id, m.PersonId))).ToList();
            return new HeldGathering(gathering.Key.StudioId, gathering.Key.ActivityId, gathering.Min(s => s.Day), expected.Count(attended.Contains), expected.Count);
        })];
    }

    private static bool Same(HeldGathering held, Evidence known) =>
        (held.StudioId, held.ActivityId, held.Day, held.Present, held.Expected) == (known.SubjectId, known.SourceId, known.Day, known.Amount, known.OutOf);

    private sealed record HeldGathering(int StudioId, int ActivityId, DateOnly Day, int Present, int Expected);
}
