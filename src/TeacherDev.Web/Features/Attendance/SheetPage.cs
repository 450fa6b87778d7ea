using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Scheduling;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>
/// A session with its attendance sheet. Whoever takes attendance or looks after the organisation sees everyone; a member sees the session
/// and one's own mark.
/// </summary>
public sealed record SheetPage(
    SessionLine Session, string Owner, string? OwnerHref, bool IsOfClass, string? CancelReason, IReadOnlyList<SheetRow> Rows, AttendanceRate Rate, IReadOnlyList<Closing> Closings,
    bool SeesAll, bool IsToCome, bool MayRecord, bool MayReopen, bool MayManage, bool AwaitsBatch, HoldingBatch? Batch)
{
    public int Version => Session.Version;

    /// <summary>Leave that waits for an answer, for whoever takes attendance.</summary>
    public IReadOnlyList<ApologyLine> Apologies { get; init; } = [];

    /// <summary>People on the paper list whom the system does not know, for whoever takes attendance.</summary>
    public IReadOnlyList<TemporaryLine> Temporaries { get; init; } = [];

    /// <summary>What the viewer asked for oneself; null where the viewer is not expected, or it is too late and nothing was asked.</summary>
    public OwnApology? Apology { get; init; }

    /// <summary>Sessions of the same half-day that are still planned, this one included.</summary>
    public int HalfDay { get; init; }

    /// <summary>What was typed into the list and could not be recorded.</summary>
    public AttendanceListForm List { get; init; } = new();

    /// <summary>What was typed as the reason of a correction.</summary>
    public string? Why { get; init; }

    public required SignInTerms Terms { get; init; }

    public int Missed => Count(AttendanceStatus.Excused) + Count(AttendanceStatus.Absent);

    /// <summary>Where the same content is planned once more for the half-day after it; null for an evening.</summary>
    public string? Longer => Session.Part == DayPart.Evening ? null
        : string.Create(CultureInfo.InvariantCulture, $"{OwnerHref}/sessions/new?like={Session.Id}&day={Session.Day:yyyy-MM-dd}&part={Session.Part + 1}");

    /// <summary>The sheet can be filled in now, by this viewer.</summary>
    public bool MayTake => MayRecord && !IsToCome && Session.State == SessionState.Planned;

    public IEnumerable<SheetRow> Of(AttendanceStatus? status) => Rows.Where(r => r.Status == status);

    public int Unknown => Rows.Count(r => r.Status is null);

    public int Count(AttendanceStatus status) => Rows.Count(r => r.Status == status);

    public static async Task<SheetPage?> OfAsync(TeacherDevDb db, int id, DateTime now, CancellationToken stop)
    {
        var session = await db.Sessions.AsNoTracking().Include(s => s.Organisation).SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is null) return null;
        var card = await db.SessionCards.SingleAsync(c => c.Id == id, stop);
        var inReach = session.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        var runs = inReach || await db.Sessions.RunBy(db).AnyAsync(s => s.Id == id, stop);
        var seesAll = inReach || await db.Sessions.LookedAfter(db).AnyAsync(s => s.Id == id, stop);
        var mayRecord = db.Viewer.May(Permission.TakeAttendance) && seesAll && await db.Sessions.Kept(db).AnyAsync(s => s.Id == id, stop);
        var awaitsBatch = await db.AwaitsBatchAsync(session, stop);
        var batch = awaitsBatch && seesAll ? await db.HoursBatches.Where(b => b.Lines.Any(l => l.SessionId == id && l.IsStanding)).Select(b => new HoldingBatch(b.Id, b.Title, b.State)).FirstOrDefaultAsync(stop) : null;
        var rows = await RowsAsync(db, session, seesAll ? null : db.Viewer.PersonId, stop);
        var terms = await db.SignInTermsOfAsync(session.OrganisationId, stop);
        return new(
            new(session.Id, session.Day, session.Part, session.From, session.To, session.Topic, card.Trainer, card.Venue, session.Mode, session.Kind, session.Hours, session.State, session.Version, card.Joint, inReach),
            card.Owner, await HrefAsync(db, session, stop), session.CohortId is not null, session.CancelReason,
            rows, AttendanceRate.Of(rows.Count, rows.Select(r => r.Status).OfType<AttendanceStatus>()), [.. session.Closings.OrderBy(c => c.Number)], seesAll,
            session.Day > now.DayInShanghai, mayRecord, mayRecord && session.State == SessionState.Closed && batch is null,
            runs && db.MayPlan(session) && session.State == SessionState.Planned, awaitsBatch, batch)
        {
            Terms = terms,
            Apologies = mayRecord ? await ApologyLine.WaitingAsync(db, db.Sessions.Where(s => s.Id == id), stop) : [],
            Temporaries = mayRecord ? await TemporaryLine.OfAsync(db, id, stop) : [],
            Apology = rows.FirstOrDefault(r => r.PersonId == db.Viewer.PersonId) is { } own ? await OwnAsync(db, session, own, terms, now, stop) : null,
            HalfDay = mayRecord ? await db.Sessions.Kept(db).Where(s => s.State == SessionState.Planned).InHalfDayOf(session).CountAsync(stop) : 0,
        };
    }

    /// <summary>The same page with what was typed into its sheet and could not be saved.</summary>
    public SheetPage With(SheetForm typed) => this with
    {
        Why = typed.Why,
        Rows = [.. Rows.Select(r => r with { Status = typed.Status.GetValueOrDefault(r.PersonId) ?? r.Status, Note = typed.Note.TryGetValue(r.PersonId, out var note) ? note : r.Note })],
    };

    /// <summary>The sheet as a workbook.</summary>
    public Workbook ToWorkbook(IStringLocalizer t) => new(
        [.. new[] { t["姓名"].Value, t["单位"].Value, t["考勤"].Value, t["备注"].Value }.Concat(Session.Joint is null ? [] : [t["培训班"].Value])],
        Rows.Select(r => (object?[])[r.Name, r.School, r.Status is { } status ? t.Name(status) : t["未登记"].Value, r.Note, .. Session.Joint is null ? (string?[])[] : [r.Class]]));

    /// <summary>The leading class, or of several the first that the viewer sees; null where none is.</summary>
    private static async Task<string?> HrefAsync(TeacherDevDb db, Session session, CancellationToken stop)
    {
        if (session.CohortId is not { } leading) return $"/activities/{session.ActivityId}";
        if (!session.IsJoint) return $"/cohorts/{leading}";
        var seen = await db.Cohorts.IgnoreAutoIncludes().Where(c => session.CohortIds.Contains(c.Id)).Select(c => c.Id).ToListAsync(stop);
        return session.CohortIds.Where(seen.Contains).Select(id => $"/cohorts/{id}").FirstOrDefault();
    }

    private static async Task<OwnApology?> OwnAsync(TeacherDevDb db, Session session, SheetRow own, SignInTerms terms, DateTime now, CancellationToken stop)
    {
        var mayAsk = session.State == SessionState.Planned && now < SignInWindow.Of(session.Slot, terms).Starts && own.Status is null;
        var asked = await db.Apologies.AsNoTracking().Where(a => a.SessionId == session.Id && a.PersonId == own.PersonId).Select(a => new OwnApology(a.State, a.Reason, a.Answer, mayAsk)).SingleOrDefaultAsync(stop);
        return asked ?? (mayAsk ? new(null, null, null, mayAsk) : null);
    }

    /// <summary>By name; where several classes sit together, class by class.</summary>
    private static async Task<IReadOnlyList<SheetRow>> RowsAsync(TeacherDevDb db, Session session, int? onlyPersonId, CancellationToken stop)
    {
        var rows = await (from card in db.Expected(session)
                          where onlyPersonId == null || card.Id == onlyPersonId
                          join mark in db.AttendanceMarks.Where(m => m.SessionId == session.Id) on card.Id equals mark.PersonId into marks
                          from mark in marks.DefaultIfEmpty()
                          orderby card.SortKey, card.Id
                          select new SheetRow(card.Id, card.Name, card.School, mark == null ? null : mark.Status, mark == null ? null : mark.Note, null)).ToListAsync(stop);
        var corrections = (await (from mark in db.AttendanceMarks
                                  where mark.SessionId == session.Id && (onlyPersonId == null || mark.PersonId == onlyPersonId)
                                  from correction in mark.Corrections
                                  orderby correction.Id
                                  select new { mark.PersonId, correction.Was, correction.Became, correction.Reason, correction.By, correction.At }).ToListAsync(stop))
            .ToLookup(c => c.PersonId, c => new CorrectionLine(c.Was, c.Became, c.Reason, c.By, c.At));
        rows = [.. rows.Select(r => r with { Corrections = [.. corrections[r.PersonId]] })];
        var classes = await db.ClassesAsync(session, stop);
        if (!session.IsJoint && !classes.Values.Any(c => c.MakesUp)) return rows;
        return [.. rows.Select(r => (Row: r, Class: classes[r.PersonId])).OrderBy(r => r.Class.Place).ThenBy(r => r.Class.MakesUp ? r.Class.Name : "", StringComparer.Ordinal).Select(r => r.Row with { Class = r.Class.Name, MakesUp = r.Class.MakesUp })];
    }
}

/// <param name="Class">The class in which the person sits there; null where the session has only one.</param>
/// <param name="Status">Null while unknown, which is not absent.</param>
public sealed record SheetRow(int PersonId, string Name, string School, AttendanceStatus? Status, string? Note, string? Class)
{
    /// <summary>补课: the class is the one whose session was missed.</summary>
    public bool MakesUp { get; init; }

    public IReadOnlyList<CorrectionLine> Corrections { get; init; } = [];
}

/// <summary>更正: what a mark was and became, why, by whom and when (UTC).</summary>
public sealed record CorrectionLine(AttendanceStatus Was, AttendanceStatus Became, string Reason, string By, DateTime At);

/// <summary>The school's batch in which the hours of a session stand.</summary>
public sealed record HoldingBatch(int Id, string Title, HoursBatchState State);
