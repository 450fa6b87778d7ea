using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

public sealed record CallQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public CallState? State { get; init; }

    public IQueryable<Call> Of(IQueryable<Call> calls)
    {
        if (Sought is { } sought) calls = calls.Where(c => c.SearchText.Contains(sought));
        if (State is { } state) calls = calls.Where(c => c.State == state);
        return calls;
    }
}

/// <param name="Places">Places of the districts in the viewer's reach; null where none were set.</param>
public sealed record CallRow(int Id, string Title, string? TrackCode, string? Track, CallState State, DateOnly? From, DateOnly? To, int? Places, int Applications, string Organisation);

public static class CallList
{
    public static List<Call, CallRow> Columns(TeacherDevDb db) => new List<Call, CallRow>(
            c => new CallRow(
                c.Id, c.Title,
                db.Set<TrackYear>().Where(t => t.Id == c.TrackYearId).Select(t => t.Code).FirstOrDefault(),
                db.Set<TrackYear>().Where(t => t.Id == c.TrackYearId).Select(t => t.Name).FirstOrDefault(),
                c.State,
                c.Steps.Where(s => s.Step == SelectionStep.Application).Select(s => (DateOnly?)s.Period.From).FirstOrDefault(),
                c.Steps.Where(s => s.Step == SelectionStep.Application).Select(s => (DateOnly?)s.Period.To).FirstOrDefault(),
                db.Quotas.Where(q => q.CallId == c.Id && q.Organisation.Kind == OrganisationKind.Bureau).SelectMany(q => q.Lines).Sum(l => (int?)l.Places),
                db.Applications.Count(a => a.CallId == c.Id && a.State != ApplicationState.Draft && a.State != ApplicationState.Withdrawn),
                c.Organisation.Name),
            c => c.SortKey, c => c.Id)
        .With("遴选通知", r => r.Title, c => c.SortKey, "title")
        .With("培养类别", r => new Word(r.Track))
        .With("申报开始", r => r.From)
        .With("申报截止", r => r.To, onPage: false)
        .With("状态", r => r.State, c => c.State, "state")
        .With("名额", r => r.Places, isNumber: true)
        .With("申报数", r => r.Applications, isNumber: true)
        .With("发布单位", r => r.Organisation, c => c.Organisation.SortKey, "organisation");
}

/// <param name="Shown">Notices that are shown now, by call.</param>
public sealed record CallIndex(ListPage<CallRow> Calls, CallQuery Query, IReadOnlyDictionary<int, int> Shown, bool MayManage);
