using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>Asking for leave from a session, and answering.</summary>
public sealed class Apologies(TeacherDevDb db, SignInDesk desk)
{
    /// <exception cref="RuleBroken">The session is not to come any more, the person is not expected, or the attendance stands already.</exception>
    public async Task AskAsync(Apology apology, Session session, string? reason, DateTime now, CancellationToken stop = default)
    {
        MustBePlanned(session);
        if (!await desk.IsExpectedAsync(session, apology.PersonId, stop)) throw new RuleBroken("您不在“{0}”的名单中，不用请假", session.Topic);
        if (await desk.MarkOfAsync(session.Id, apology.PersonId, stop) is { } mark) throw new RuleBroken("您已登记为{0}，如有误请找班主任", mark.Status);
        apology.Ask(reason, (await desk.OfAsync(session, stop)).Window.Starts, now);
    }

    /// <exception cref="RuleBroken">The session is over, or the attendance stands already.</exception>
    public async Task ApproveAsync(Apology apology, Session session, DateTime now, CancellationToken stop = default)
    {
        MustBePlanned(session);
        if (await desk.MarkOfAsync(session.Id, apology.PersonId, stop) is not null) throw new RuleBroken("该教师的考勤已经登记，请在考勤表上更正");
        db.Add(apology.Approve(now));
    }

    private static void MustBePlanned(Session session)
    {
        if (session.State != SessionState.Planned) throw new RuleBroken("“{0}”{1}，不能再修改", session.Topic, session.State);
    }
}
