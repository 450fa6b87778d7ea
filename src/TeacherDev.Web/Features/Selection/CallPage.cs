using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>What every page under a call says of it, and what its viewer may do there.</summary>
/// <param name="IsOurs">The call lies in the viewer's reach: its body's later steps are theirs too.</param>
public sealed record CallSummary(Call Call, string? TrackCode, string? Track, string? Programme, string? ProgrammeHref, bool IsOurs)
{
    private static readonly Func<TeacherDevDb, int, bool, CancellationToken, Task<Found?>> FindAsync = EF.CompileAsyncQuery((TeacherDevDb db, int id, bool mayRead, CancellationToken stop) =>
        (from c in db.Calls.AsNoTracking().IgnoreAutoIncludes().Include(c => c.Steps).Include(c => c.Organisation)
         where c.Id == id
         join t in db.Set<TrackYear>() on c.TrackYearId equals t.Id into tracks
         from track in tracks.DefaultIfEmpty()
         join y in db.ProgrammeYears.Where(_ => mayRead) on c.ProgrammeYearId equals y.Id into years
         from year in years.DefaultIfEmpty()
         select new Found(c, track!.Code, track.Name, year!.Programme.Name, year.Programme.Code, year.Label)).SingleOrDefault());

    public static async Task<CallSummary?> OfAsync(TeacherDevDb db, int id, CancellationToken stop) =>
        await WithStepsAsync(db, id, stop) is { } summary ? summary with { Call = await db.Calls.AsNoTracking().Include(c => c.Organisation).SingleAsync(c => c.Id == id, stop) } : null;

    /// <summary>With its steps alone: rules, attachments and groups multiply the rows read, and a list of applications asks for none of them.</summary>
    public static async Task<CallSummary?> WithStepsAsync(TeacherDevDb db, int id, CancellationToken stop) => await FindAsync(db, id, db.Viewer.May(Permission.ReadProgrammes), stop) is { } found
        ? new(found.Call, found.TrackCode, found.Track, found.Code is null ? null : $"{found.Programme} {found.Year}", found.Code is null ? null : $"/programmes/{found.Code}/{found.Year}", found.Call.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal))
        : null;

    /// <summary>
    /// Whether the viewer passes files at this step: schools recommend, districts review, experts' files are the issuing body's. 公示 and 认定
    /// are passed by their own pages alone: nobody is recognised past the public or without a document.
    /// </summary>
    public bool IsDoneBy(Viewer viewer, SelectionStep step) => step switch
    {
        SelectionStep.Application or SelectionStep.PublicNotice or SelectionStep.Recognition => false,
        SelectionStep.School => viewer.May(Permission.Nominate),
        SelectionStep.District => viewer.May(Permission.ReviewApplications),
        _ => viewer.May(Permission.ReviewApplications) && IsOurs,
    };

    /// <summary>The step that the viewer is here for; null for those who do none.</summary>
    public SelectionStep? TurnOf(Viewer viewer) => Call.InOrder.Select(s => (SelectionStep?)s.Step).FirstOrDefault(s => IsDoneBy(viewer, s!.Value));

    private sealed record Found(Call Call, string? TrackCode, string? Track, string? Programme, string? Code, string? Year);
}

/// <summary>One call: who may apply, by which days, and how far each body is.</summary>
/// <param name="Mine">The viewer's own application, if there is one.</param>
/// <param name="Judgements">How the viewer stands to the rules; empty for accounts without a person.</param>
/// <param name="Silent">Bodies in the viewer's reach that the call waits for.</param>
/// <param name="Unfinished">Teachers in the viewer's reach who have not handed in what they began.</param>
public sealed record CallPage(CallSummary Summary, OwnApplication? Mine, IReadOnlyList<Judgement> Judgements, IReadOnlyList<BodyProgress> Progress, IReadOnlyList<SilentBody> Silent, IReadOnlyList<UnfinishedApplication> Unfinished, bool MayManage, bool MayApply, bool MayRemind, DateOnly Today)
{
    public Call Call => Summary.Call;

    public static async Task<CallPage?> OfAsync(TeacherDevDb db, Eligibility eligibility, int id, DateOnly today, CancellationToken stop)
    {
        if (await CallSummary.OfAsync(db, id, stop) is not { } summary) return null;
        var (call, viewer) = (summary.Call, db.Viewer);
        var mine = viewer.PersonId is { } me
            ? await db.Applications.AsNoTracking().Where(a => a.CallId == id && a.PersonId == me).Select(a => new OwnApplication(a.Id, a.State, a.At)).SingleOrDefaultAsync(stop) : null;
        var judgements = viewer.PersonId is { } person && !viewer.HasReach && (await eligibility.JudgeAsync(call, [person], stop)).TryGetValue(person, out var own) ? own : [];
        // The issuing body looks at districts, a district at its schools and itself.
        var kind = viewer.Path == call.Audience ? OrganisationKind.Bureau : OrganisationKind.School;
        var progress = viewer.HasReach ? await db.Quotas.AsNoTracking().IgnoreAutoIncludes().Where(q => q.CallId == id && (q.Organisation.Kind == kind || q.Organisation.Path == viewer.Path)).OrderBy(q => q.Organisation.SortKey)
            .Select(q => new BodyProgress(q.OrganisationId, q.Organisation.Name, q.Organisation.Kind, q.Lines.Sum(l => l.Places), q.Nominations.Count, q.Organisation.Path == viewer.Path)).ToListAsync(stop) : [];
        var (silent, unfinished) = viewer.HasReach ? (await new SilentBodies(db).OfAsync(call, stop), await new UnfinishedApplications(db).OfAsync(call, stop)) : ([], []);
        return new(summary, mine, judgements, progress, silent, unfinished,
            viewer.May(Permission.ManageCalls) && summary.IsOurs,
            viewer.May(Permission.Apply) && viewer is { PersonId: not null, HasReach: false } && mine is null && call.IsOpenFor(SelectionStep.Application, today),
            viewer.May(Permission.SendReminders) && call.State == CallState.Open,
            today);
    }
}

public sealed record OwnApplication(int Id, ApplicationState State, SelectionStep At);

public sealed record BodyProgress(int Id, string Name, OrganisationKind Kind, int Places, int Nominated, bool IsOwn);
