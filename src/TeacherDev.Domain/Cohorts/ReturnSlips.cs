using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// Issues notices and keeps the slips of a class in line with its list. A school answers for a class that it does not see itself: a place is
/// passed on inside the school, and nothing else of the class changes.
/// </summary>
public sealed class ReturnSlips(TeacherDevDb db)
{
    private const int MostOpen = 50;

    /// <summary>Issues a draft; what was issued before is superseded, and every school with participants has a slip.</summary>
    public async Task IssueAsync(CohortNotice notice, DateTime now, CancellationToken stop = default)
    {
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == notice.CohortId, stop);
        if (await db.CohortNotices.SingleOrDefaultAsync(n => n.CohortId == notice.CohortId && n.State == NoticeState.Issued, stop) is { } before)
        {
            // First: the index knows one issued notice of a class.
            before.Supersede();
            await db.SaveChangesAsync(stop);
        }
        notice.Issue(cohort, now);
        await FollowAsync(cohort, stop);
    }

    /// <summary>Everybody on the list has a line, nobody else is waited for.</summary>
    /// <returns>How many lines were added or dropped.</returns>
    public async Task<int> FollowAsync(Cohort cohort, CancellationToken stop = default)
    {
        var slips = await db.ReturnSlips.Where(s => s.CohortId == cohort.Id).ToListAsync(stop);
        var members = cohort.Enrolments.Where(e => e.TakesSeat).Select(e => e.PersonId).ToList();
        var changed = 0;
        foreach (var slip in slips)
            foreach (var line in slip.Lines.Where(l => !l.IsDropped && l.Said is null or SlipAnswer.Comes && !members.Contains(l.PersonId)).ToList())
            {
                slip.Drop(line.PersonId);
                changed++;
            }
        var known = slips.SelectMany(s => s.Lines).Where(l => !l.IsDropped).Select(l => l.PersonId).ToHashSet();
        var newcomers = await db.PersonCards.Where(p => members.Contains(p.Id) && !known.Contains(p.Id)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => new { p.Id, p.OrganisationId }).ToListAsync(stop);
        foreach (var person in newcomers)
        {
            var slip = slips.Find(s => s.OrganisationId == person.OrganisationId);
            if (slip is null)
            {
                slip = new ReturnSlip(cohort, person.OrganisationId);
                slips.Add(slip);
                db.Add(slip);
            }
            slip.Ask(person.Id);
            changed++;
        }
        return changed;
    }

    /// <summary>Changes one slip while it is held, on fresh rows: of many who answer at once each is written.</summary>
    public Task<int> ChangeAsync(int slipId, Func<ReturnSlip, Task> change, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<ReturnSlip>(slipId, stop);
        await change(await db.ReturnSlips.SingleAsync(s => s.Id == slipId, stop));
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Answers one line. A replacement takes the place at once: one enrolment ends, another of the same school begins.</summary>
    /// <exception cref="RuleBroken">No notice, too late, or the replacement is not of the school.</exception>
    public async Task AnswerAsync(ReturnSlip slip, int personId, SlipSaid said, int seen, SlipAct by, CancellationToken stop = default)
    {
        var last = await db.AllCohortNotices.Where(n => n.CohortId == slip.CohortId && n.State == NoticeState.Issued).Select(n => (DateOnly?)n.AnswerBy).SingleOrDefaultAsync(stop)
            ?? throw new RuleBroken("通知还没有发布");
        slip.Answer(personId, said, seen, by, last);
        if (said.Answer == SlipAnswer.Replaced) await db.HoldAsync<Cohort>(slip.CohortId, stop);
        var cohort = await db.CohortsToChange.SingleAsync(c => c.Id == slip.CohortId, stop);
        if (!cohort.State.IsOpen) throw new RuleBroken("“{0}”{1}，不能再修改", cohort.Name, cohort.State);
        if (said.Answer != SlipAnswer.Replaced) return;
        if (!await db.AllPeople.AnyAsync(p => p.Id == said.ReplacementId && p.OrganisationId == slip.OrganisationId, stop)) throw new RuleBroken("接替的教师应是本校教师");
        var elsewhere = await Beside(cohort.Id).Where(c => c.Enrolments.Any(e => e.PersonId == said.ReplacementId && e.LeftOn == null)).Select(c => c.Name).FirstOrDefaultAsync(stop);
        if (elsewhere is not null) throw new RuleBroken("接替的教师已在同一年度的“{0}”中，请另选一位", elsewhere);
        var day = End(cohort, personId, by.Day, $"换人：{said.Reason}");
        cohort.Enrol(said.ReplacementId!.Value, day);
    }

    /// <summary>Everybody the school has not spoken of comes; who lodges is said line by line.</summary>
    public async Task AnswerRestAsync(ReturnSlip slip, SlipAct by, CancellationToken stop = default)
    {
        var silent = slip.Silent.ToList();
        if (silent.Count == 0) throw new RuleBroken("没有还未回复的人");
        foreach (var line in silent) await AnswerAsync(slip, line.PersonId, new SlipSaid(SlipAnswer.Comes), line.Times, by, stop);
    }

    /// <summary>The office takes note that somebody cannot come: the enrolment ends, and the first in line gets the seat.</summary>
    public async Task AcceptAsync(ReturnSlip slip, int personId, DateOnly today, CancellationToken stop = default)
    {
        slip.Accept(personId);
        var reason = slip.Lines.Single(l => l.PersonId == personId && !l.IsDropped).Reason;
        await db.HoldAsync<Cohort>(slip.CohortId, stop);
        var cohort = await db.CohortsToChange.WithWaiting().SingleAsync(c => c.Id == slip.CohortId, stop);
        if (!cohort.IsMember(personId)) return;
        End(cohort, personId, today, $"不能参加：{reason}");
        await new Enrolling(db).FillAsync(cohort, today, stop);
    }

    /// <summary>Teachers of the school who may take a place: neither in the class already nor in another of the same programme and year.</summary>
    public async Task<IReadOnlyList<PersonCard>> ReplacementsAsync(ReturnSlip slip, CancellationToken stop = default)
    {
        var beside = Beside(slip.CohortId);
        return await db.PersonCards.AsNoTracking()
            .Where(p => p.OrganisationId == slip.OrganisationId && !db.Set<Enrolment>().Any(e => e.PersonId == p.Id && e.LeftOn == null && (e.CohortId == slip.CohortId || beside.Any(c => c.Id == e.CohortId))))
            .OrderBy(p => p.SortKey).ThenBy(p => p.Id).ToListAsync(stop);
    }

    /// <summary>What a slip is about, also for a school that does not see the class.</summary>
    public async Task<SlipMatter?> MatterAsync(int cohortId, CancellationToken stop = default) =>
        await (from cohort in db.AllCohorts
               where cohort.Id == cohortId
               join notice in db.AllCohortNotices on cohort.Id equals notice.CohortId
               where notice.State == NoticeState.Issued
               select new SlipMatter(notice.Id, cohort.Name, cohort.Period, notice.Title, notice.Place, notice.ReportOn, notice.ReportAt, notice.ReportPlace, notice.AnswerBy, notice.Contact, notice.OfficeLine)).SingleOrDefaultAsync(stop);

    /// <summary>What the viewer has still to answer, in time: the slips of the schools in reach, or the own line.</summary>
    public async Task<IReadOnlyList<OpenSlip>> OpenAsync(bool ofSchool, DateOnly today, CancellationToken stop = default)
    {
        // The notice lies out of a school's sight, and with its filter goes that of the slips: whose they are is asked here.
        var (me, path) = (db.Viewer.PersonId, db.Viewer.Path);
        var slips = db.ReturnSlips.AsNoTracking().IgnoreAutoIncludes();
        slips = ofSchool ? slips.Where(s => s.Organisation.Path.StartsWith(path) && s.Lines.Any(l => l.Said == null && !l.IsDropped)) : slips.Where(s => s.Lines.Any(l => l.PersonId == me && l.Said == null && !l.IsDropped));
        return await (from slip in slips
                      join notice in db.AllCohortNotices on slip.CohortId equals notice.CohortId
                      where notice.State == NoticeState.Issued && notice.AnswerBy >= today
                      orderby notice.AnswerBy, slip.Id
                      select new OpenSlip(slip.Id, notice.Title, notice.AnswerBy)).Take(MostOpen).ToListAsync(stop);
    }

    // The other classes of the same programme and year: a school sees none of them, and yet nobody is to sit in two.
    private IQueryable<Cohort> Beside(int cohortId)
    {
        var all = db.AllCohorts;
        return all.Where(c => c.Id != cohortId && all.Any(o => o.Id == cohortId && o.ProgrammeYearId == c.ProgrammeYearId));
    }

    // Who was to begin later never begins.
    private static DateOnly End(Cohort cohort, int personId, DateOnly today, string reason)
    {
        var from = cohort.Enrolments.Where(e => e.PersonId == personId && e.TakesSeat).Select(e => e.EnrolledOn).DefaultIfEmpty(today).Single();
        var day = from > today ? from : today;
        cohort.Leave(personId, reason.EnumerateRunes().Count() > Enrolment.ReasonLength ? string.Concat(reason.EnumerateRunes().Take(Enrolment.ReasonLength)) : reason, day);
        return day;
    }
}

/// <summary>The notice as a school reads it beside its slip.</summary>
public sealed record SlipMatter(
    int NoticeId, string Cohort, Period Days, string Title, string Place, DateOnly ReportOn, TimeOnly ReportAt, string ReportPlace, DateOnly AnswerBy, string Contact, string OfficeLine);

public sealed record OpenSlip(int Id, string Title, DateOnly AnswerBy);
