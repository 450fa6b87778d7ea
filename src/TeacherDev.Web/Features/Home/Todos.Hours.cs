using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Web.Features.Home;

// What waits of hours: batches of schools and claims of teachers.
public sealed partial class Todos
{
    private static async Task<List<Todo>> BatchesToDecideAsync(TeacherDevDb db, CancellationToken stop)
    {
        var batches = await db.HoursBatches.AsNoTracking().Where(b => b.State == HoursBatchState.Submitted).OrderBy(b => b.SubmittedAt).Take(MostOfAKind).Select(b => new { b.Id, b.Title, School = b.Organisation.Name }).ToListAsync(stop);
        return [.. batches.Select(b => new Todo(new("{0}的“{1}”待认定", b.School, b.Title), $"/hours/batches/{b.Id}", Due: null, Urgency.Soon, new("认定后学时才记到教师名下")))];
    }

    private static async Task<List<Todo>> BatchesReturnedAsync(TeacherDevDb db, CancellationToken stop)
    {
        var school = db.Viewer.OrganisationId;
        var batches = await db.HoursBatches.AsNoTracking().Where(b => b.State == HoursBatchState.Returned && b.OrganisationId == school && b.DecidedById != school).OrderBy(b => b.Id).Take(MostOfAKind).Select(b => new { b.Id, b.Title, b.Reason }).ToListAsync(stop);
        return [.. batches.Select(b => new Todo(new("“{0}”被退回，请修改后再提交", b.Title), $"/hours/batches/{b.Id}", Due: null, Urgency.Now, new("原因：{0}", b.Reason)))];
    }

    private static async Task<List<Todo>> ClaimsWaitingAsync(TeacherDevDb db, CancellationToken stop)
    {
        var (turn, me) = (db.Viewer.ClaimTurn, db.Viewer.PersonId);
        var count = await db.HoursClaims.CountAsync(c => c.State == turn && c.PersonId != me, stop);
        return count == 0 ? [] : [new Todo(new(turn == HoursClaimState.Submitted ? "{0} 项学时申报待确认" : "{0} 项学时申报待批准", count), "/hours/claims", Due: null, Urgency.Soon, new("勾选后可以一次办理一页"))];
    }

    private static async Task<List<Todo>> ReturnedClaimsAsync(TeacherDevDb db, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        var returned = await db.HoursClaims.IgnoreAutoIncludes().AsNoTracking().Where(c => c.PersonId == me && c.State == HoursClaimState.Returned).OrderBy(c => c.Id).Take(MostOfAKind).Select(c => new { c.Id, c.Title }).ToListAsync(stop);
        return [.. returned.Select(c => new Todo(new("“{0}”的学时申报被退回，请修改后再提交", c.Title), $"/hours/claims/{c.Id}", Due: null, Urgency.Now))];
    }
}
