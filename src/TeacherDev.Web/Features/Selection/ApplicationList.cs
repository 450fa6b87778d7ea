using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

/// <summary>An application with the applicant's card, as one thing to search, sort and page.</summary>
public sealed class Applicant
{
    public required Application Application { get; init; }

    public required PersonCard Card { get; init; }
}

public sealed record ApplicationQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public ApplicationState? State { get; init; }

    [FromQuery(Name = "at")]
    public SelectionStep? At { get; init; }

    /// <summary>A body whose schools' applications alone are shown.</summary>
    [FromQuery(Name = "under")]
    public int? Under { get; init; }

    public IQueryable<Applicant> Of(IQueryable<Applicant> applicants, TeacherDevDb db)
    {
        if (Under is { } under) applicants = applicants.Where(a => db.Organisations.Any(o => o.Id == under && a.Application.Organisation.Path.StartsWith(o.Path)));
        if (Sought is { } sought) applicants = applicants.Where(a => a.Card.SearchText.Contains(sought));
        if (State is { } state) applicants = applicants.Where(a => a.Application.State == state);
        if (At is { } at) applicants = applicants.Where(a => a.Application.State == ApplicationState.Pending && a.Application.At == at);
        return applicants;
    }
}

/// <param name="Rank">On the school's list; null where the school has not recommended it.</param>
public sealed record ApplicationRow(int Id, string Name, string School, SchoolStage? Stage, string? Subject, ApplicationState State, SelectionStep At, int? Rank, DateTime? SubmittedAt);

public static class ApplicationList
{
    /// <summary>What was handed in; a draft is its writer's alone.</summary>
    public static IQueryable<Applicant> HandedIn(TeacherDevDb db, int callId) =>
        from application in db.Applications.AsNoTracking()
        where application.CallId == callId && application.State != ApplicationState.Draft && application.State != ApplicationState.Withdrawn
        join card in db.PersonCards on application.PersonId equals card.Id
        select new Applicant { Application = application, Card = card };

    public static List<Applicant, ApplicationRow> Columns(TeacherDevDb db) => new List<Applicant, ApplicationRow>(
            a => new ApplicationRow(a.Application.Id, a.Card.Name, a.Application.Organisation.Name, a.Application.Stage, a.Application.Subject, a.Application.State, a.Application.At,
                db.Quotas.Where(q => q.CallId == a.Application.CallId && q.OrganisationId == a.Application.OrganisationId).SelectMany(q => q.Nominations).Where(n => n.ApplicationId == a.Application.Id).Select(n => (int?)n.Rank).FirstOrDefault(),
                a.Application.SubmittedAt),
            a => a.Card.SortKey, a => a.Application.Id)
        .With("姓名", r => r.Name, a => a.Card.SortKey, "name")
        .With("学校", r => r.School, a => a.Application.Organisation.SortKey, "school")
        .With("学段", r => r.Stage, a => a.Application.Stage, "stage")
        .With("学科", r => new Word(r.Subject), a => a.Application.Subject, "subject")
        .With("校内排序", r => r.Rank, isNumber: true)
        .With("状态", r => r.State == ApplicationState.Pending ? r.At : r.State, a => a.Application.At, "at")
        .With("提交时间", r => r.SubmittedAt, a => a.Application.SubmittedAt, "submitted", onPage: false);
}

/// <param name="Turn">The step that the viewer may do here; null for those who only look.</param>
/// <param name="Own">The viewer's own body's list, in its order; empty where the viewer's body has none.</param>
public sealed record ApplicationIndex(CallSummary Summary, ListPage<ApplicationRow> Applications, ApplicationQuery Query, SelectionStep? Turn, bool IsTime, IReadOnlyList<RankedLine> Own, OwnPlaces? Places, NominationForm Form)
{
    public bool TakesNames => Turn == SelectionStep.School && IsTime;

    public bool HasSide => TakesNames || Own.Count > 0;

    public static async Task<ApplicationIndex?> OfAsync(TeacherDevDb db, int callId, ApplicationQuery query, NominationForm form, DateOnly today, CancellationToken stop)
    {
        if (await CallSummary.OfAsync(db, callId, stop) is not { } summary) return null;
        var turn = query.At is { } at && summary.Call.Find(at) is not null && summary.IsDoneBy(db.Viewer, at) ? at : summary.TurnOf(db.Viewer);
        var reach = db.Viewer.Path;
        var own = await db.Quotas.AsNoTrackingWithIdentityResolution().Where(q => q.CallId == callId && q.Organisation.Path == reach).SingleOrDefaultAsync(stop);
        var ids = own?.Nominations.Select(n => n.ApplicationId).ToList() ?? [];
        var names = await HandedInBy(db, callId, ids).ToDictionaryAsync(a => a.Id, stop);
        return new(summary, await ApplicationList.Columns(db).PageAsync(query.Of(ApplicationList.HandedIn(db, callId), db), query, stop), query, turn,
            turn is { } step && summary.Call.IsOpenFor(step, today),
            [.. own?.Nominations.Where(n => names.ContainsKey(n.ApplicationId)).OrderBy(n => n.Rank).Select(n => names[n.ApplicationId] with { Rank = n.Rank }) ?? []],
            own is { Lines.Count: > 0 } ? new OwnPlaces(own.Places, own.Lines.Sum(l => Quota.Limit(l, summary.Call)), own.Nominations.Count) : null, form);
    }

    private static IQueryable<RankedLine> HandedInBy(TeacherDevDb db, int callId, List<int> ids) =>
        ApplicationList.HandedIn(db, callId).Where(a => ids.Contains(a.Application.Id)).Select(a => new RankedLine(a.Application.Id, a.Card.Name, a.Application.Organisation.Name, a.Application.Subject, 0));
}

public sealed record RankedLine(int Id, string Name, string School, string? Subject, int Rank);

public sealed record OwnPlaces(int Places, int Limit, int Taken);
