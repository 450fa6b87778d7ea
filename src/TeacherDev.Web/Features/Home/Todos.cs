using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Surveys;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Home;

/// <summary>
/// The to-dos of every grant of an account, together: each grant but the acting one looks through a context of its own, and each to-do opens in
/// its role.
/// </summary>
public sealed partial class Todos(TeacherDevDb ours, IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MostOfAKind = 50;
    private const int DaysAhead = 30;

    public async Task<IReadOnlyList<Todo>> OfAsync(SignedIn session, CancellationToken stop)
    {
        var todos = new List<Todo>();
        foreach (var grant in session.Grants)
        {
            if (grant == session.Acting)
            {
                todos.AddRange(await OfRoleAsync(ours, grant.Role, stop));
                continue;
            }
            await using var scope = scopes.CreateAsyncScope();
            var acting = scope.ServiceProvider.GetRequiredService<Acting>();
            acting.Viewer = session.Viewer with { Role = grant.Role, GrantId = grant.Id, OrganisationId = grant.OrganisationId, Path = grant.Path };
            var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
            todos.AddRange((await OfRoleAsync(db, grant.Role, stop)).Select(t => t with { GrantId = grant.Id }));
        }
        // The same session through two grants is one to-do; two counts of the same list are two.
        return [.. todos.DistinctBy(t => (t.Address, t.What.ToString())).OrderByDescending(t => t.Urgency).ThenBy(t => t.Due ?? DateOnly.MaxValue)];
    }

    private Task<List<Todo>> OfRoleAsync(TeacherDevDb db, Role role, CancellationToken stop) => role switch
    {
        Role.Coordinator => AllAsync([() => UnclosedSessionsAsync(db, stop), () => ApplicationsWaitingAsync(db, SelectionStep.District, stop), () => ClaimsWaitingAsync(db, stop), () => PlacesToFillAsync(db, stop), () => PairingsToHandleAsync(db, stop), () => BatchesToDecideAsync(db, stop), () => BulletinsToHandleAsync(db, stop), () => MessagesInTroubleAsync(db, stop)]),
        Role.ClassHead => AllAsync([() => UnclosedSessionsAsync(db, stop), () => ChangesToPublishAsync(db, stop)]),
        Role.Researcher => AllAsync([() => UnclosedSessionsAsync(db, stop), () => BulletinsToHandleAsync(db, stop)]),
        Role.Viewer => BulletinsToHandleAsync(db, stop),
        Role.SchoolAdmin => AllAsync([() => UnclosedSessionsAsync(db, stop), () => BatchesReturnedAsync(db, stop), () => ApplicationsWaitingAsync(db, SelectionStep.School, stop), () => ClaimsWaitingAsync(db, stop), () => SlipsToAnswerAsync(db, ofSchool: true, stop), () => PlacesToFillAsync(db, stop), () => VisitsToConfirmAsync(db, stop), () => PairingsToSignAsync(db, stop), () => PairingsToHandleAsync(db, stop)]),
        Role.Leader => AllAsync([() => RejectedVisitsAsync(db, stop), () => ReturnedClaimsAsync(db, stop)]),
        Role.Mentor or Role.Mentee => AllAsync([() => MentoringToAnswerAsync(db, stop), () => PairingsEndingAsync(db, stop), () => ReturnedClaimsAsync(db, stop)]),
        Role.Teacher => AllAsync([() => SurveysToAnswerAsync(db, stop), () => MentoringToAnswerAsync(db, stop), () => ReturnedApplicationsAsync(db, stop), () => ReturnedClaimsAsync(db, stop), () => SlipsToAnswerAsync(db, ofSchool: false, stop)]),
        Role.Assessor => FilesToReviewAsync(db, stop),
        Role.SystemAdmin => FailedTasksAsync(db, stop),
        _ => Task.FromResult(new List<Todo>()),
    };

    // One after the other: a context answers one question at a time.
    private static async Task<List<Todo>> AllAsync(IEnumerable<Func<Task<List<Todo>>>> kinds)
    {
        var todos = new List<Todo>();
        foreach (var kind in kinds) todos.AddRange(await kind());
        return todos;
    }

    private async Task<List<Todo>> UnclosedSessionsAsync(TeacherDevDb db, CancellationToken stop)
    {
        var today = clock.Today;
        // Sessions this viewer closes, not those they merely attend.
        var sessions = await db.Sessions.AsNoTracking().Kept(db).Where(s => s.State == SessionState.Planned && s.Day < today).OrderBy(s => s.Day).Take(MostOfAKind)
            .Select(s => new { s.Id, s.Topic, s.Day, s.Part }).ToListAsync(stop);
        return [.. sessions.Select(s => new Todo(new("“{0}”还没有结束考勤", s.Topic), $"/sessions/{s.Id}", s.Day, Urgency.Now, new("{0} {1}，结束后才能记学时", s.Day, s.Part)))];
    }

    /// <summary>Of the own region: one that was returned or may be published; of the own and the districts': one that waits for this body's word.</summary>
    private static async Task<List<Todo>> BulletinsToHandleAsync(TeacherDevDb db, CancellationToken stop)
    {
        var (viewer, todos) = (db.Viewer, new List<Todo>());
        var open = await (from bulletin in db.AttendanceBulletins.AsNoTracking()
                          where bulletin.Audience.StartsWith(viewer.Path) && (bulletin.State == BulletinState.Reported || (bulletin.Audience == viewer.Path && (bulletin.State == BulletinState.Returned || bulletin.State == BulletinState.Approved)))
                          from body in db.Organisations.Where(o => o.Id == viewer.OrganisationId)
                          orderby bulletin.ReportedAt, bulletin.Id
                          select new { bulletin.Id, bulletin.Title, bulletin.State, bulletin.ReturnReason, Compiler = bulletin.Organisation, Body = body }).Take(MostOfAKind).ToListAsync(stop);
        foreach (var bulletin in open)
        {
            var address = $"/activities/bulletins/{bulletin.Id}";
            if (bulletin.State == BulletinState.Reported)
            {
                if (viewer.May(Permission.ApproveBulletins) && AttendanceBulletin.IsDecidedBy(bulletin.Compiler, bulletin.Body))
                    todos.Add(new Todo(new("{0}上报的“{1}”待批准", bulletin.Compiler.Name, bulletin.Title), address, Due: null, Urgency.Soon, new("批准后才能通报各校")));
            }
            else if (viewer.May(Permission.CompileBulletins))
            {
                todos.Add(bulletin.State == BulletinState.Returned
                    ? new Todo(new("“{0}”被退回，请修改后再上报", bulletin.Title), address, Due: null, Urgency.Now, new("原因：{0}", bulletin.ReturnReason))
                    : new Todo(new("“{0}”已批准，可以通报各校", bulletin.Title), address, Due: null, Urgency.Soon));
            }
        }
        return todos;
    }

    /// <summary>Changes of timetables that were published once, in the classes of their head. Whoever steers many classes sees them on each timetable.</summary>
    private static async Task<List<Todo>> ChangesToPublishAsync(TeacherDevDb db, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        var classes = await db.Cohorts.IgnoreAutoIncludes().AsNoTracking().Where(c => c.State != CohortState.Completed && c.State != CohortState.Archived && c.Staff.Any(s => s.PersonId == me && s.Until == null) && db.Publications.Any(p => p.CohortId == c.Id))
            .OrderBy(c => c.Id).Take(MostOfAKind).Select(c => new { c.Id, c.Name }).ToListAsync(stop);
        if (classes.Count == 0) return [];
        var drafts = await new Publishing(db).DraftsAsync(classes.ConvertAll(c => c.Id), stop);
        return [.. classes.Where(c => drafts[c.Id].Changes.Count > 0).Select(c => new Todo(new("“{0}”有 {1} 处日程变更没有发布", c.Name, drafts[c.Id].Changes.Count), $"/cohorts/{c.Id}/publications/new", Due: null, Urgency.Soon, new("发布后学员、授课专家和学校才会收到消息")))];
    }

    private async Task<List<Todo>> SurveysToAnswerAsync(TeacherDevDb db, CancellationToken stop)
    {
        var (me, today) = (db.Viewer.PersonId, clock.Today);
        var open = await (from enrolment in db.Set<Enrolment>()
                          where enrolment.PersonId == me && enrolment.LeftOn == null
                          join survey in db.Surveys.IgnoreAutoIncludes() on enrolment.CohortId equals survey.CohortId
                          where survey.ClosedOn == null && survey.Open.From <= today && survey.Open.To >= today && !db.Set<SurveyParticipation>().Any(p => p.SurveyId == survey.Id && p.PersonId == me)
                          join cohort in db.Cohorts.IgnoreAutoIncludes() on survey.CohortId equals cohort.Id
                          select new { survey.Id, cohort.Name, survey.Open.To }).ToListAsync(stop);
        return [.. open.Select(s => new Todo(new("请填写“{0}”的满意度问卷", s.Name), $"/surveys/{s.Id}/answer", s.To, Urgency.Soon, new("不记名，约两分钟")))];
    }

    private static async Task<List<Todo>> MessagesInTroubleAsync(TeacherDevDb db, CancellationToken stop)
    {
        var count = await db.Messages.InTrouble().CountAsync(stop);
        return count == 0 ? [] : [new Todo(new("{0} 条消息没有发出", count), "/messages", Due: null, Urgency.Soon, new("查看原因后可以重发，或电话通知"))];
    }

    private static async Task<List<Todo>> VisitsToConfirmAsync(TeacherDevDb db, CancellationToken stop)
    {
        var visits = await db.StudioVisits.AsNoTracking().Where(v => v.State == VisitState.Logged && v.HostSchool.Path.StartsWith(db.Viewer.Path)).OrderBy(v => v.Day).Take(MostOfAKind)
            .Select(v => new { v.Id, v.Topic, v.Day }).ToListAsync(stop);
        return [.. visits.Select(v => new Todo(new("请确认到校：{0}", v.Topic), $"/visits/{v.Id}/confirmation", v.Day, Urgency.Soon, new("{0} 到校，确认后计入工作室进度", v.Day)))];
    }

    private static async Task<List<Todo>> RejectedVisitsAsync(TeacherDevDb db, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        // Until it is logged once more or taken back; only of studios that this viewer logs for.
        var visits = await db.StudioVisits.AsNoTracking().Where(v => v.State == VisitState.Rejected)
            .Where(v => !db.StudioVisits.Any(again => again.StudioId == v.StudioId && again.HostSchoolId == v.HostSchoolId && again.Day == v.Day && again.Id > v.Id))
            .Where(v => db.Set<StudioMembership>().Any(m => m.StudioId == v.StudioId && m.PersonId == me && (m.Role == StudioRole.Leader || m.Role == StudioRole.Assistant) && m.Period.To >= v.Day)).OrderByDescending(v => v.Day).Take(MostOfAKind)
            .Select(v => new { v.Id, v.Topic, v.Day, v.Reason }).ToListAsync(stop);
        return [.. visits.Select(v => new Todo(new("到校记录被退回：{0}", v.Topic), $"/visits/{v.Id}", v.Day, Urgency.Now, new("原因：{0}", v.Reason)))];
    }

    private static async Task<List<Todo>> FailedTasksAsync(TeacherDevDb db, CancellationToken stop)
    {
        var count = await db.BackgroundTasks.Unhandled().CountAsync(stop);
        return count == 0 ? [] : [new Todo(new("{0} 个后台任务失败", count), "/admin/work", Due: null, Urgency.Now)];
    }
}
