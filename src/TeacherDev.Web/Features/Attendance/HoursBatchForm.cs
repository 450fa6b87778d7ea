using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

public sealed record HoursBatchForm
{
    [Required, StringLength(HoursBatch.TitleLength), Display(Name = "批次名称")]
    public string? Title { get; init; }

    [MaxLength(HoursBatches.MostSessions), Display(Name = "场次")]
    public IReadOnlyList<int>? Sessions { get; init; }

    /// <summary>The days that the page showed the sessions of.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public Guid Key { get; init; }

    public int Version { get; init; }

    public static HoursBatchForm Of(HoursBatch batch) => new() { Title = batch.Title, Version = batch.Version };
}

/// <summary>A batch being put together: the school's sessions that wait, of the days asked for or all.</summary>
/// <param name="Suggested">What it may be called.</param>
/// <param name="Reopened">Sessions of the returned batch that are open again and cannot be handed in yet.</param>
public sealed record HoursBatchDraft(int Id, HoursBatchForm Form, Because Suggested, string? Returned, DateOnly? From, DateOnly? To, IReadOnlyList<WaitingSession> Sessions, IReadOnlyList<ReopenedSession> Reopened)
{
    public bool IsChosen(WaitingSession session) => Form.Sessions?.Contains(session.Id) == true;

    /// <param name="batch">The returned batch that is put right; null for a new one.</param>
    public static async Task<HoursBatchDraft> OfAsync(TeacherDevDb db, HoursBatchForm form, HoursBatch? batch, DateOnly? from, DateOnly? to, DateOnly today, CancellationToken stop)
    {
        var waiting = new HoursBatches(db).Waiting(db.Viewer.OrganisationId ?? 0);
        if (from is { } first) waiting = waiting.Where(s => s.Day >= first);
        if (to is { } last) waiting = waiting.Where(s => s.Day <= last);
        var sessions = await (from session in waiting
                              join activity in db.Activities on session.ActivityId equals activity.Id
                              orderby session.Day, session.Part, session.Id
                              select new WaitingSession(session.Id, session.Day, session.Part, activity.Id, activity.Title, activity.Kind, session.Topic, session.Hours, HoursBatches.Earned(db).Count(e => e.SessionId == session.Id))).Take(HoursBatches.MostSessions).ToListAsync(stop);
        var before = batch is null ? [] : await db.Set<HoursBatchLine>().Where(l => l.BatchId == batch.Id).Select(l => l.SessionId).Distinct().ToListAsync(stop);
        var reopened = await db.Sessions.Where(s => before.Contains(s.Id) && s.State == SessionState.Planned).OrderBy(s => s.Day).Select(s => new ReopenedSession(s.Id, s.Topic, s.Day)).ToListAsync(stop);
        return new(batch?.Id ?? 0, form with
        {
            Sessions = form.Sessions ?? (batch is null ? [.. sessions.Select(s => s.Id)] : before),
        }, await TitleAsync(db, sessions.Count > 0 ? sessions[^1].Day : today, stop), batch?.Reason, from, to, sessions, reopened);
    }

    private static async Task<Because> TitleAsync(TeacherDevDb db, DateOnly day, CancellationToken stop)
    {
        var term = (await new Calendars(db).TermWeeksAsync(new Period(day, day), stop)).Meant(day);
        return new("{0} 年{1}校本研修", term.Year, term.Season);
    }
}

public sealed record WaitingSession(int Id, DateOnly Day, DayPart Part, int ActivityId, string Activity, ActivityKind Kind, string Topic, Domain.Kernel.Hours Hours, int People);

public sealed record ReopenedSession(int Id, string Topic, DateOnly Day);
