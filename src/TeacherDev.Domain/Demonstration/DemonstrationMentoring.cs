using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.Observations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>What mentors and mentees did so far: lessons heard, talks and plans logged, a word about each other; a proposal of pairings, and people who are at other schools.</summary>
internal sealed class DemonstrationMentoring(TeacherDevDb db)
{
    private const int Busy = 40;
    private static readonly string[] Topics = ["分数的初步认识", "《背影》第二课时", "一次函数的图像", "光的折射", "Unit 5 Reading", "秦统一中国", "长方体的表面积", "细胞的结构"];
    private static readonly (MentoringWork Work, string Text)[] Works =
        [(MentoringWork.Talk, "一起备下周的新课，商定重点和提问。"), (MentoringWork.LessonPlan, "批阅教案一份，修改了导入和板书。"), (MentoringWork.Talk, "谈本月课堂管理，约定每天课前三分钟复习。"), (MentoringWork.Reflection, "写反思一篇：学生为什么不举手。")];

    public async Task AddAsync(City city, List<Pairing> pairings, CancellationToken stop)
    {
        var active = pairings.FindAll(p => p.State == PairingState.Active);
        var days = city.Today > active[0].Period.From ? city.WorkdaysIn(new Period(active[0].Period.From, city.Today.AddDays(-1)), city.Today.AddDays(-1)).Where(d => d.Month is not (7 or 8)).ToList() : [];
        if (days.Count > 0) Log(city, active.Take(Busy).ToList(), days);
        var terms = await new Calendars(db).TermWeeksAsync(new Period(city.Today, city.Today), stop);
        AddPlans(city, active, terms.Meant(city.Today));
        if (terms.TermOf(city.Today) is { } term) AddReviews(city, active, term);
        AddPlacements(city);
        await db.SaveChangesAsync(stop);
        await ProposeAsync(city, stop);
        await db.SaveChangesAsync(stop);
    }

    private void Log(City city, List<Pairing> pairings, List<DateOnly> days)
    {
        var seats = new HashSet<(int, DateOnly, int)>();
        foreach (var (at, pairing) in pairings.Index())
        {
            foreach (var (number, day) in City.Spread(days, Math.Min(days.Count, 3 + at % 4)).Index())
            {
                var (byMentor, waits) = (number % 2 == 1, at < 2 && number == 0);
                var lesson = new HeardLesson(day, 1 + (at + number) % 6, byMentor ? ObserverRole.Mentor : ObserverRole.Mentee, LessonType.New, Topics[(at + number) % Topics.Length], null, "导入自然，提问有层次。", null, "留出学生独立思考的时间。", byMentor ? 82 + number : null, SheetId: null);
                var heard = byMentor
                    ? new LessonObservation(pairing.MentorId, pairing.MenteeId, pairing.OrganisationId, lesson, city.Today, city.Dice.Key())
                    : new LessonObservation(pairing.MenteeId, pairing.MentorId, pairing.MentorOrganisationId, lesson, city.Today, city.Dice.Key());
                if (!waits) heard.Confirm(heard.TeacherId, day.AtInShanghai(new(18, 0)));
                if (pairing.Kind == PairingKind.SubjectMentor && seats.Add((heard.ObserverId, heard.Day, heard.LessonPeriod))) db.Add(heard);
                var (work, text) = Works[number % Works.Length];
                var entry = new PairingEntry(pairing, byMentor ? PairingSide.Mentor : PairingSide.Mentee, work, day, null, text, null, city.Today, city.Dice.Key());
                if (!waits) entry.Confirm(byMentor ? PairingSide.Mentee : PairingSide.Mentor, day.AtInShanghai(new(20, 0)));
                db.Add(entry);
            }
        }
    }

    private void AddPlans(City city, List<Pairing> active, Term term)
    {
        foreach (var (at, pairing) in active.Where(p => p.Kind == PairingKind.SubjectMentor).Take(12).Index())
        {
            var plan = new GrowthPlan(pairing.MenteeId, pairing.OrganisationId, term, city.Dice.Key());
            plan.Plan("站稳课堂：每节课目标清楚、当堂练习不少于十分钟；上好一节汇报课。", "每周听师傅一节课；每周写一次反思；期中请师傅看一次教案。");
            if (at % 4 != 3) plan.Submit();
            if (at % 2 == 0) plan.Comment("目标具体。第二条可以先从一个班试起。", pairing.MentorId, city.Now);
            db.Add(plan);
        }
    }

    private void AddReviews(City city, List<Pairing> active, Term term)
    {
        foreach (var (at, pairing) in active.Take(16).Index())
        {
            db.Add(new PairingReview(pairing, term, ReviewSide.MentorOnMentee, at % 5 == 4 ? MentoringGrade.Excellent : MentoringGrade.Pass, "备课认真，课堂常规进步明显。", city.Today, null, city.Now, city.Dice.Key()));
            if (at % 2 == 0) db.Add(new PairingReview(pairing, term, ReviewSide.MenteeOnMentor, MentoringGrade.Excellent, "每周都来听课，提的建议能马上用。", city.Today, null, city.Now, city.Dice.Key()));
        }
    }

    private void AddPlacements(City city)
    {
        var young = city.Teachers.Where(t => t.Tier is TeacherTier.NewTeacher or TeacherTier.Teacher && !city.Players.ContainsValue(t)).Take(3).ToList();
        foreach (var (at, person) in young.Index())
        {
            var host = city.Schools.First(s => s.Id != person.SchoolId && s.Id != young[(at + 1) % young.Count].SchoolId);
            var from = city.Today.AddMonths(-3 - at);
            db.Add(new Placement(person.Id, person.SchoolId, host.Id, null, Enum.GetValues<PlacementKind>()[at], new Period(from, from.AddYears(1).AddDays(-1)), "跟班听课、备课，独立带一个班。", city.Dice.Key()));
        }
    }

    /// <summary>For one district, where somebody still lacks a mentor.</summary>
    private async Task ProposeAsync(City city, CancellationToken stop)
    {
        var period = new Period(city.Today, city.Today.AddYears(1).AddDays(-1));
        var district = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == "jiangchuan-institute", stop);
        if (!await db.People.NewOn(period.From).AnyAsync(p => p.Organisation.Path.StartsWith(district.Reach) && !db.Pairings.Any(x => x.MenteeId == p.Id && x.Kind == PairingKind.SubjectMentor), stop)) return;
        var proposal = new PairingProposal(district.Id, new PairingTerms(PairingKind.SubjectMentor, period, "一年合格：站稳课堂。", InTierList: true), new MatchingLimits(PairingPlan.UsualMost, MatchingReach.City), null, city.Dice.Key());
        await new PairingProposals(db, TimeProvider.System).SolveAsync(proposal, stop);
        db.Add(proposal);
    }
}
