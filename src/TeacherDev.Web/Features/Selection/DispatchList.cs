using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Selection;

public sealed record DispatchQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public DispatchState? State { get; init; }

    public IQueryable<Dispatch> Of(IQueryable<Dispatch> dispatches)
    {
        if (Sought is { } sought) dispatches = dispatches.Where(d => d.SearchText.Contains(sought));
        if (State is { } state) dispatches = dispatches.Where(d => d.State == state);
        return dispatches;
    }
}

/// <param name="Places">Of the issuing side all, of a body its own; null for those who have none.</param>
/// <param name="Going">Named on places of the viewer's reach.</param>
public sealed record DispatchRow(int Id, string Title, string Superior, DateOnly From, DateOnly To, DateOnly Deadline, DispatchState State, int? Places, int? Going, string Organisation);

public static class DispatchList
{
    public static List<Dispatch, DispatchRow> Columns(TeacherDevDb db)
    {
        var (reach, hasReach) = (db.Viewer.Path, db.Viewer.HasReach);
        return new List<Dispatch, DispatchRow>(
                d => new DispatchRow(
                    d.Id, d.Title, d.Superior, d.Days.From, d.Days.To, d.Deadline, d.State,
                    d.Organisation.Path.StartsWith(reach) ? d.Places : d.Shares.Where(s => s.Path == reach).Select(s => (int?)s.Places).FirstOrDefault(),
                    hasReach ? db.Set<Appointee>().Count(a => a.DispatchId == d.Id && a.Position == null && a.State != AppointeeState.Withdrawn && db.Set<DispatchShare>().Any(s => s.DispatchId == d.Id && s.OrganisationId == a.OrganisationId && s.Path.StartsWith(reach))) : null,
                    d.Organisation.Name),
                d => d.SortKey, d => d.Id)
            .With("选派标题", r => r.Title, d => d.SortKey, "title")
            .With("上级单位", r => r.Superior)
            .With("培训开始", r => r.From, d => d.Days.From, "from")
            .With("培训结束", r => r.To, onPage: false)
            .With("报名截止", r => r.Deadline, d => d.Deadline, "deadline")
            .With("状态", r => r.State, d => d.State, "state")
            .With("名额", r => r.Places, isNumber: true)
            .With("已选派", r => r.Going, isNumber: true)
            .With("发布单位", r => r.Organisation, d => d.Organisation.SortKey, "organisation");
    }
}

public sealed record DispatchIndex(ListPage<DispatchRow> Dispatches, DispatchQuery Query, bool MayManage);
