using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Bulletins;

public sealed record BulletinForm
{
    [Required, StringLength(AttendanceBulletin.TitleLength), Display(Name = "通报标题")]
    public string? Title { get; init; }

    [StringLength(AttendanceBulletin.NoteLength), Display(Name = "通报要求")]
    public string? Note { get; init; }

    /// <summary>Asked for in a counter-notice only.</summary>
    [StringLength(AttendanceBulletin.ReasonLength), Display(Name = "更正原因")]
    public string? Correction { get; init; }

    [MaxLength(BulletinDesk.MostSessions), Display(Name = "场次")]
    public IReadOnlyList<int>? Sessions { get; init; }

    [Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    /// <summary>The bulletin that this one corrects.</summary>
    public int? Corrects { get; init; }

    public Guid Key { get; init; }

    public int Version { get; init; }

    // A property of the type would be validated as a form of its own.
    internal Period? Period => From is { } from && To is { } to ? new Period(from, to) : null;

    public BulletinText Text() => new(Title, Note, Correction);

    public static BulletinForm Of(AttendanceBulletin bulletin) => new() { Title = bulletin.Title, Note = bulletin.Note, Correction = bulletin.Correction, Version = bulletin.Version };
}

/// <summary>A bulletin being put together: what was held in its period, and what is not closed yet.</summary>
/// <param name="Id">0 for a new one.</param>
/// <param name="Wrong">The title of the bulletin that is corrected; null where none is.</param>
/// <param name="Open">Sessions of the period whose attendance is not closed: they cannot be spoken of yet.</param>
public sealed record BulletinDraft(int Id, BulletinForm Form, Because Suggested, Period Period, string? Wrong, string? Returned, IReadOnlyList<HeldSession> Sessions, IReadOnlyList<HeldSession> Open)
{
    public bool IsChosen(HeldSession session) => Form.Sessions?.Contains(session.Id) == true;

    /// <param name="bulletin">What is compiled anew; null for a new one.</param>
    /// <param name="wrong">What a counter-notice corrects.</param>
    public static async Task<BulletinDraft> OfAsync(TeacherDevDb db, BulletinForm form, AttendanceBulletin? bulletin, AttendanceBulletin? wrong, Organisation compiler, Period period, DateOnly today, CancellationToken stop)
    {
        var desk = new BulletinDesk(db);
        var free = await HeldAsync(db, desk.Free(compiler.Reach, period, wrong?.Id ?? bulletin?.Id), stop);
        var open = await HeldAsync(db, desk.Sessions(compiler.Reach, period).Where(s => s.State == SessionState.Planned && s.Day <= today), stop);
        var before = bulletin?.Id ?? wrong?.Id;
        var chosen = form.Sessions ?? (before is null ? [.. free.Select(s => s.Id)] : await db.Set<BulletinSession>().Where(s => s.BulletinId == before).Select(s => s.SessionId).ToListAsync(stop));
        return new(bulletin?.Id ?? 0, form with { Sessions = chosen, From = period.From, To = period.To }, Suggest(compiler.Name, period, wrong?.Title), period, wrong?.Title, bulletin?.ReturnReason, free, open);
    }

    private static Because Suggest(string body, Period period, string? wrong) =>
        wrong is not null ? new("关于更正“{0}”的通报", wrong)
        : period.From.Day == 1 && period.To == period.From.AddMonths(1).AddDays(-1) ? new("{0}{1:yyyy 年 M 月}教研出勤通报", body, period.From)
        : new("{0}教研出勤通报（{1:yyyy-MM-dd} 至 {2:yyyy-MM-dd}）", body, period.From, period.To);

    private static async Task<List<HeldSession>> HeldAsync(TeacherDevDb db, IQueryable<Session> sessions, CancellationToken stop) =>
        await (from session in sessions.IgnoreAutoIncludes()
               join activity in db.Activities.IgnoreAutoIncludes() on session.ActivityId equals (int?)activity.Id
               orderby session.Day, session.Part, session.Id
               select new HeldSession(session.Id, session.Day, session.Part, activity.Id, activity.Title, activity.Kind, session.Topic, db.AttendanceMarks.Count(m => m.SessionId == session.Id))).Take(BulletinDesk.MostSessions).ToListAsync(stop);
}

/// <param name="People">Whose attendance is written down.</param>
public sealed record HeldSession(int Id, DateOnly Day, DayPart Part, int ActivityId, string Activity, ActivityKind Kind, string Topic, int People);
