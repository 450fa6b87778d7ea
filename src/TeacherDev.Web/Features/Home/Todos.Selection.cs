using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Home;

// What waits on the way from a call to a class: applications, files to score, places to fill, slips.
public sealed partial class Todos
{
    private async Task<List<Todo>> ApplicationsWaitingAsync(TeacherDevDb db, SelectionStep step, CancellationToken stop)
    {
        var today = clock.Today;
        var waiting = await (from call in db.Calls.AsNoTracking()
                             where call.State == CallState.Open
                             from doing in call.Steps
                             where doing.Step == step && doing.Period.From <= today && doing.Period.To >= today
                             select new { call.Id, call.Title, Last = doing.Period.To, Count = db.Applications.Count(a => a.CallId == call.Id && a.State == ApplicationState.Pending && a.At == step) }).ToListAsync(stop);
        return [.. waiting.Where(w => w.Count > 0).Select(w => new Todo(new(step == SelectionStep.School ? "“{0}”有 {1} 份申报待推荐" : "“{0}”有 {1} 份申报待初审", w.Title, w.Count), $"/calls/{w.Id}/applications?at={step}", w.Last, Urgency.Soon, new("{0} 截止", w.Last)))];
    }

    /// <summary>Places of a district or a school in a dispatch that it names nobody for. Not asked for a whole city, which gives places and has none.</summary>
    private static async Task<List<Todo>> PlacesToFillAsync(TeacherDevDb db, CancellationToken stop)
    {
        var path = db.Viewer.Path;
        if (path == db.Viewer.Region) return [];
        var shares = await (from dispatch in db.Dispatches.AsNoTracking().IgnoreAutoIncludes()
                            where dispatch.State == DispatchState.Open
                            from share in dispatch.Shares
                            where share.Path == path
                            select new
                            {
                                dispatch.Id,
                                dispatch.Title,
                                dispatch.Deadline,
                                Free = share.Places - db.Set<DispatchShare>().Where(s => s.DispatchId == dispatch.Id && share.Path != dispatch.Audience && s.Path != path && s.Path.StartsWith(path)).Sum(s => s.Places)
                                    - dispatch.Appointees.Count(a => a.OrganisationId == share.OrganisationId && a.Position == null && a.State != AppointeeState.Withdrawn),
                            }).OrderBy(s => s.Deadline).Take(MostOfAKind).ToListAsync(stop);
        return [.. shares.Where(s => s.Free > 0).Select(s => new Todo(new("“{0}”还差 {1} 人，请选派", s.Title, s.Free), $"/dispatches/{s.Id}", s.Deadline, Urgency.Soon, new("{0} 截止", s.Deadline)))];
    }

    private async Task<List<Todo>> FilesToReviewAsync(TeacherDevDb db, CancellationToken stop) =>
        [.. (await ReviewDesk.WaitingAsync(db, clock.Today, stop)).Select(w => new Todo(new("“{0}”待评 {1} 份", w.Call, w.Count), "/reviews?state=Open", w.Last, Urgency.Soon, new("{0} 截止", w.Last)))];

    private static async Task<List<Todo>> ReturnedApplicationsAsync(TeacherDevDb db, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        var returned = await db.Applications.AsNoTracking().Where(a => a.PersonId == me && a.State == ApplicationState.Returned).Join(db.Calls.Where(c => c.State == CallState.Open), a => a.CallId, c => c.Id, (a, c) => new { a.Id, c.Title }).ToListAsync(stop);
        return [.. returned.Select(r => new Todo(new("“{0}”的申报被退回，请修改后再提交", r.Title), $"/applications/{r.Id}", Due: null, Urgency.Now))];
    }

    /// <summary>Slips that are still open: those of a school, or the lines of one teacher.</summary>
    private async Task<List<Todo>> SlipsToAnswerAsync(TeacherDevDb db, bool ofSchool, CancellationToken stop)
    {
        var open = await new ReturnSlips(db).OpenAsync(ofSchool, clock.Today, stop);
        return [.. open.Select(s => new Todo(new("请填写回执：{0}", s.Title), $"/slips/{s.Id}", s.AnswerBy, Urgency.Soon, new("{0} 截止", s.AnswerBy)))];
    }
}
