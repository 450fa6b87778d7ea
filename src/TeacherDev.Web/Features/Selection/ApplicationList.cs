using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Features.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

public sealed record ApplicationQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public ApplicationState? State { get; init; }

    [FromQuery(Name = "at")]
    public SelectionStep? At { get; init; }

    /// <summary>A body whose schools' applications alone are shown.</summary>
    [FromQuery(Name = "under")]
    public int? Under { get; init; }

    public IQueryable<Application> Of(IQueryable<Application> applications, TeacherDevDb db)
    {
        if (Under is { } under) applications = applications.Where(a => db.Organisations.Where(o => db.Organisations.Any(b => b.Id == under && o.Path.StartsWith(b.Path))).Select(o => o.Id).Contains(a.OrganisationId));
        if (Sought is { } sought)
        {
            var marks = Naming.Marks(sought);
            applications = applications.Where(a => (a.SearchMarks & marks) == marks && a.SearchText.Contains(sought));
        }
        if (State is { } state) applications = applications.Where(a => a.State == state);
        if (At is { } at) applications = applications.Where(a => a.State == ApplicationState.Pending && a.At == at);
        return applications;
    }
}

/// <param name="Rank">On the school's list; null where the school has not recommended it.</param>
public sealed record ApplicationRow(int Id, string Name, string School, SchoolStage? Stage, string? Subject, ApplicationState State, SelectionStep At, int? Rank, DateTime? SubmittedAt);

public static class ApplicationList
{
    /// <summary>What was handed in; a draft is its writer's alone.</summary>
    public static IQueryable<Application> HandedIn(TeacherDevDb db, Call call) =>
        db.ApplicationsTo(call).AsNoTracking().Where(a => a.State != ApplicationState.Draft && a.State != ApplicationState.Withdrawn);

    public static List<Application, ApplicationRow> Columns(TeacherDevDb db) => new List<Application, ApplicationRow>(
            a => new ApplicationRow(a.Id, db.PersonCards.Where(c => c.Id == a.PersonId).Select(c => c.Name).First(), a.Organisation.Name, a.Stage, a.Subject, a.State, a.At,
                db.Quotas.Where(q => q.CallId == a.CallId && q.OrganisationId == a.OrganisationId).SelectMany(q => q.Nominations).Where(n => n.ApplicationId == a.Id).Select(n => (int?)n.Rank).FirstOrDefault(),
                a.SubmittedAt),
            a => a.SortKey, a => a.Id)
        .With("姓名", r => r.Name, a => a.SortKey, "name")
        .WithParent("学校", r => r.School, a => a.Organisation.SortKey, "school", a => a.OrganisationId, db.Organisations.InListOrder)
        .With("学段", r => r.Stage, a => a.Stage, "stage")
        .With("学科", r => new Word(r.Subject), a => a.Subject, "subject")
        .With("校内排序", r => r.Rank, isNumber: true)
        .With("状态", r => r.State == ApplicationState.Pending ? r.At : r.State, a => a.At, "at")
        .With("提交时间", r => r.SubmittedAt, a => a.SubmittedAt, "submitted", onPage: false);
}

/// <param name="Turn">The step that the viewer may do here; null for those who only look.</param>
/// <param name="Own">The viewer's own body's list, in its order; empty where the viewer's body has none.</param>
public sealed record ApplicationIndex(CallSummary Summary, ListPage<ApplicationRow> Applications, ApplicationQuery Query, SelectionStep? Turn, bool IsTime, IReadOnlyList<RankedLine> Own, OwnPlaces? Places, NominationForm Form)
{
    private static readonly Func<TeacherDevDb, int, string, CancellationToken, Task<Quota?>> OwnAsync = EF.CompileAsyncQuery((TeacherDevDb db, int call, string body, CancellationToken stop) =>
        db.Quotas.AsNoTrackingWithIdentityResolution().Where(q => q.CallId == call && q.Organisation.Path == body).SingleOrDefault());

    public bool TakesNames => Turn == SelectionStep.School && IsTime;

    public bool HasSide => TakesNames || Own.Count > 0;

    public static async Task<ApplicationIndex?> OfAsync(TeacherDevDb db, int callId, ApplicationQuery query, NominationForm form, DateOnly today, CancellationToken stop)
    {
        if (await CallSummary.WithStepsAsync(db, callId, stop) is not { } summary) return null;
        var turn = query.At is { } at && summary.Call.Find(at) is not null && summary.IsDoneBy(db.Viewer, at) ? at : summary.TurnOf(db.Viewer);
        var own = await OwnAsync(db, callId, db.Viewer.Path, stop);
        var ids = own?.Nominations.Select(n => n.ApplicationId).ToList() ?? [];
        var names = ids.Count == 0 ? [] : await HandedInBy(db, summary.Call, ids).ToDictionaryAsync(a => a.Id, stop);
        return new(summary, await ApplicationList.Columns(db).PageAsync(query.Of(ApplicationList.HandedIn(db, summary.Call), db), query, stop), query, turn,
            turn is { } step && summary.Call.IsOpenFor(step, today),
            [.. own?.Nominations.Where(n => names.ContainsKey(n.ApplicationId)).OrderBy(n => n.Rank).Select(n => names[n.ApplicationId] with { Rank = n.Rank }) ?? []],
            own is { Lines.Count: > 0 } ? new OwnPlaces(own.Places, own.Lines.Sum(l => Quota.Limit(l, summary.Call)), own.Nominations.Count) : null, form);
    }

    private static IQueryable<RankedLine> HandedInBy(TeacherDevDb db, Call call, List<int> ids) =>
        ApplicationList.HandedIn(db, call).Where(a => ids.Contains(a.Id)).Select(a => new RankedLine(a.Id, db.PersonCards.Where(c => c.Id == a.PersonId).Select(c => c.Name).First(), a.Organisation.Name, a.Subject, 0));
}

public sealed record RankedLine(int Id, string Name, string School, string? Subject, int Rank);

public sealed record OwnPlaces(int Places, int Limit, int Taken);
