using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Cohorts;

public enum StripStanding
{
    ToCome,
    Now,
    Done,
}

/// <summary>One step of a class's way, where it stands and where it is done.</summary>
/// <param name="Title">Chinese, the translation key.</param>
/// <param name="Href">Null where the viewer has no page for it.</param>
/// <param name="Detail">A sentence with its figures; null where there is nothing to say.</param>
public sealed record StripStep(string Title, string? Href, StripStanding Standing, Because? Detail = null);

/// <summary>通知 → 回执 → 名单 → 日程 → 签到 → 问卷 → 结业 → 报销材料, for those who look after the class.</summary>
public static class CohortStrip
{
    public static async Task<IReadOnlyList<StripStep>> OfAsync(TeacherDevDb db, CohortSummary cohort, CancellationToken stop)
    {
        var (id, at) = (cohort.Id, $"/cohorts/{cohort.Id}");
        var sessions = db.Sessions.OfClass(db, id);
        var facts = await db.Cohorts.AsNoTracking().Where(c => c.Id == id).Select(c => new
        {
            IsIssued = db.CohortNotices.Any(n => n.CohortId == id && n.State == NoticeState.Issued),
            Lines = db.ReturnSlips.Where(s => s.CohortId == id).Sum(s => s.Lines.Count(l => !l.IsDropped)),
            Silent = db.ReturnSlips.Where(s => s.CohortId == id).Sum(s => s.Lines.Count(l => l.Said == null && !l.IsDropped)),
            Sessions = sessions.Count(s => s.State != SessionState.Cancelled),
            Held = sessions.Count(s => s.State == SessionState.Closed),
            IsAsked = db.Surveys.Any(s => s.CohortId == id),
        }).SingleAsync(stop);
        var isOver = !cohort.State.IsOpen;
        return
        [
            new("通知", at + "/notice", facts.IsIssued ? StripStanding.Done : isOver ? StripStanding.ToCome : StripStanding.Now),
            new("回执", facts.Lines > 0 ? at + "/slips" : null, Standing(facts.Lines > 0 && facts.Silent == 0, facts.Silent > 0 && !isOver), facts.Lines == 0 ? null : new("{0} / {1}", facts.Lines - facts.Silent, facts.Lines)),
            new("名单", at + "/arrivals", Standing(cohort.State is not (CohortState.Draft or CohortState.Recruiting), cohort.Members > 0 && !isOver), new("{0} 人", cohort.Members)),
            new("日程", at + "/timetable", Standing(facts.Sessions > 0, !isOver), facts.Sessions == 0 ? null : new("{0} 节", facts.Sessions)),
            new("签到", at + "/timetable", Standing(facts.Sessions > 0 && facts.Held == facts.Sessions, facts.Held > 0), facts.Sessions == 0 ? null : new("{0} / {1}", facts.Held, facts.Sessions)),
            new("问卷", cohort.MaySteer ? at + "/survey" : null, facts.IsAsked ? StripStanding.Done : StripStanding.ToCome),
            new("结业", cohort.MaySteer ? at + "/completion" : null, Standing(isOver, cohort.State == CohortState.Running)),
            new("报销材料", isOver ? at + "/reimbursement" : null, isOver ? StripStanding.Now : StripStanding.ToCome),
        ];
    }

    private static StripStanding Standing(bool isDone, bool isNow) => isDone ? StripStanding.Done : isNow ? StripStanding.Now : StripStanding.ToCome;
}
