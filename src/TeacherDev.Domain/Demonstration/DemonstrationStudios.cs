using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Demonstration;

using Hours = Kernel.Hours;

/// <summary>30 studios at different paces of 9/1/1, last year's 年度考核 compiled and published, this year's open.</summary>
internal sealed class DemonstrationStudios(TeacherDevDb db)
{
    private const int Count = 30;
    private static readonly string[] Themes = ["单元教学设计研讨", "期中命题与讲评", "同课异构与评课", "学困生学习指导", "青年教师课堂诊断", "考前复习策略", "学习小组建设", "作业设计改进", "教研组建设指导"];
    private static readonly VisitPurposes[] Purposes =
        [VisitPurposes.TeachingSupport, VisitPurposes.LearningSupport, VisitPurposes.ExamSupport, VisitPurposes.TeachingSupport | VisitPurposes.LearningSupport, VisitPurposes.ExamSupport | VisitPurposes.TeachingSupport];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var studios = Studios(city).ToList();
        db.AddRange(studios);
        await db.SaveChangesAsync(stop);
        var thisYear = await DueAsync(city, stop);
        await AddVisitsAsync(city, studios, thisYear, stop);
        await HoldGatheringsAsync(city, studios, stop);
        await AssessAsync(city, studios, stop);
        foreach (var school in await db.Organisations.Where(o => o.Kind == OrganisationKind.School && o.Path.Contains("/jiangchuan/")).OrderBy(o => o.Id).Take(2).ToListAsync(stop))
            db.Add(new SchoolClosing(school, new(city.Today.AddDays(7), city.Today.AddDays(8)), "期中考试", city.Dice.Key()));
        await KeepYearAsync(city, studios[0], stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    /// <summary>What the player's studio logged and spent so far.</summary>
    private async Task KeepYearAsync(City city, Studio studio, CancellationToken stop)
    {
        var days = Teaching(city.WorkdaysIn(new Period(city.Today.AddMonths(-3), city.Today.AddDays(-1)), city.Today.AddDays(-1)));
        foreach (var (at, member) in studio.ActiveOn(city.Today).Where(m => m.Role is StudioRole.Member or StudioRole.Fellow).OrderBy(m => m.PersonId).Take(4).Index())
        {
            var work = new StudioWork(studio, member.PersonId, at % 2 == 0 ? WorkKind.Plan : WorkKind.Reflection, days[at % days.Count], at % 2 == 0 ? "本学期研修计划" : "一节评课课的反思", 1, storedFileId: null, city.Now, city.Dice.Key());
            if (at < 3) work.Confirm();
            db.Add(work);
        }
        if (days.LastOrDefault(d => d.Year == city.Today.Year) is not { Year: > 1 } day) return;
        var purse = await new StudioPurses(db).OfAsync(await db.Studios.AsNoTracking().Include(s => s.Organisation).SingleAsync(s => s.Id == studio.Id, stop), day.Year, stop);
        if (purse.Rest > Money.OfFen(100_000)) db.Add(Spending.Of(studio, purse, day, purse.Kinds[0], "新华书店", "研修用书 20 册", 860m, storedFileId: null, city.Today, city.Dice.Key()));
    }

    private static IEnumerable<Studio> Studios(City city)
    {
        var term = new Period(new(city.Today.Year - 1, 1, 1), new(city.Today.Year + 1, 12, 31));
        // The player first, then masters from as many schools as there are, subject leaders where masters are few.
        var leaders = city.Teachers.Where(t => t.Tier >= TeacherTier.SubjectLeader && !city.Players.ContainsValue(t) && t.Stage != SchoolStage.Vocational)
            .OrderByDescending(t => t.Tier).ThenBy(t => t.Id).DistinctBy(t => t.SchoolId).Take(Count - 1).Prepend(city.Players["leader"]);
        foreach (var leader in leaders.ToList())
        {
            var studio = new Studio(city.LastYear.OrganisationId, $"{leader.Name}名师工作室", StudioLevel.City, StudioKind.MasterTeacher, leader.Subject, leader.Stage, term, city.Dice.Key());
            studio.Appoint(leader.Id, term.From);
            var others = city.Dice.Shuffled(city.Teachers.Where(t => t.Stage == leader.Stage && t.Id != leader.Id && t.Tier != TeacherTier.Master)).OrderBy(t => t.Subject == leader.Subject ? 0 : 1).Take(8).ToList();
            foreach (var (at, person) in others.Index()) studio.Admit(person.Id, at < 4 ? StudioRole.Member : at < 7 ? StudioRole.Fellow : StudioRole.Assistant, term.From);
            yield return studio;
        }
    }

    /// <summary>Visits that are due by today at an even pace.</summary>
    private async Task<int> DueAsync(City city, CancellationToken stop)
    {
        var organisation = await db.Organisations.SingleAsync(o => o.Id == city.Year.OrganisationId, stop);
        var year = await new StudioYears(db).OfAsync(organisation.Path, city.Today.Year, city.Today, stop);
        return year!.Pace.DueBy(city.Today);
    }

    private async Task AddVisitsAsync(City city, List<Studio> studios, int due, CancellationToken stop)
    {
        // The player is one behind, with one more waiting for the school that signs in; the others from three behind to one ahead.
        int[] offsets = [-1, 0, 0, 1, -2, 0, -1, 0, 1, -3];
        var visits = new List<StudioVisit>();
        foreach (var (at, studio) in studios.Index())
        {
            var before = at % 7 == 6 ? 7 : 9;
            var now = Math.Clamp(due + offsets[at % offsets.Length], 0, 9);
            visits.AddRange(Visits(city, studio, City.Spread(Teaching(city.WorkdaysIn(city.LastYear.Window!.Value, city.LastYear.Window.Value.To)), before), at));
            visits.AddRange(Visits(city, studio, City.Spread(Teaching(city.WorkdaysIn(city.Year.Window!.Value, city.Today.AddDays(-6))), now), at));
        }
        db.AddRange(visits);
        await db.SaveChangesAsync(stop);
        var book = new EvidenceBook(db);
        foreach (var visit in visits) book.Confirm(visit, VisitAnswer.OfAccount(accountId: null, visit.Day.AddDays(1).AtInShanghai(new(10, 0))));
        db.AddRange(studios.Take(6).Select((studio, at) => Visit(city, studio, city.WorkdaysIn(new Period(city.LastYear.Window!.Value.From, city.Today), city.Today.AddDays(-1))[^(1 + at % 3)], at == 0 ? city.Players["school"].SchoolId : HostOf(city, studio, at), at)));
        await db.SaveChangesAsync(stop);
    }

    private static IEnumerable<StudioVisit> Visits(City city, Studio studio, List<DateOnly> days, int at) =>
        days.Select((day, number) => Visit(city, studio, day, HostOf(city, studio, at * 3 + number), number));

    private static StudioVisit Visit(City city, Studio studio, DateOnly day, int host, int number)
    {
        var present = studio.ActiveOn(day).OrderBy(m => m.PersonId).Skip(number % 4).Take(3).Select(m => m.PersonId).ToList();
        var leaderSchool = SchoolOf(city, studio.LeaderOn(day)!.PersonId);
        var evening = day.AtInShanghai(new(18, 0));
        return new StudioVisit(studio, host, leaderSchool, day, Purposes[number % Purposes.Length], Themes[number % Themes.Length], present, 12 + number * 3,
            "先听课后座谈，围绕课堂提问和学习任务提出三条改进建议，与教研组商定两周后回访，并留下示范课例和评课记录供组内继续研讨，学校安排专人跟进落实情况。", "两周后回访，查看改进后的课例。", evening < city.Now ? evening : city.Now, city.Dice.Key());
    }

    private static int HostOf(City city, Studio studio, int number)
    {
        var own = SchoolOf(city, studio.Memberships.First(m => m.Role == StudioRole.Leader).PersonId);
        var schools = city.Schools.Where(s => s.Id != own).ToList();
        return schools[number % schools.Count].Id;
    }

    private static int SchoolOf(City city, int personId) => city.Teachers.Single(t => t.Id == personId).SchoolId;

    // Schools are closed in July and August.
    private static List<DateOnly> Teaching(IEnumerable<DateOnly> days) => [.. days.Where(d => d.Month is not (7 or 8))];

    private async Task HoldGatheringsAsync(City city, List<Studio> studios, CancellationToken stop)
    {
        var held = new List<(Activity Activity, DateOnly Day, List<int> People)>();
        foreach (var (at, studio) in studios.Index())
        {
            var (last, now) = (Teaching(city.WorkdaysIn(city.LastYear.Window!.Value, city.LastYear.Window.Value.To)), Teaching(city.WorkdaysIn(city.Year.Window!.Value, city.Today.AddDays(-10))));
            if (at % 10 != 9) held.Add(Gathering(city, studio, last[(at + 3) % last.Count]));
            if (at % 3 != 2 && now.Count > 0) held.Add(Gathering(city, studio, now[(at * 2 + 5) % now.Count]));
            if (at % 3 == 0 && now.Count > 0) held.Add(Workshop(city, studio, now[^1]));
        }
        db.AddRange(held.Select(h => h.Activity));
        await db.SaveChangesAsync(stop);
        var sessions = held.ConvertAll(h => Session.OfActivity(h.Activity.Id, h.Activity.OrganisationId, new SessionContent(h.Activity.Kind == ActivityKind.StudioGathering ? "年度集中研修" : "磨课研讨", null, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(h.Day, DayPart.Morning, new(9, 0), new(12, 0)), city.Dice.Key()));
        db.AddRange(sessions);
        await db.SaveChangesAsync(stop);
        foreach (var (at, session) in sessions.Index())
            db.AddRange(held[at].People.Select(id => new AttendanceMark(session.Id, id, city.Dice.In(92) ? AttendanceStatus.Present : AttendanceStatus.Excused, session.Day.AtInShanghai(new(9, 0)))));
        await db.SaveChangesAsync(stop);
        await db.CloseAllAsync(sessions.Select(s => s.Id), stop);
    }

    private static (Activity, DateOnly, List<int>) Gathering(City city, Studio studio, DateOnly day)
    {
        var year = day.Year == city.Today.Year ? city.Year : city.LastYear;
        var people = studio.ActiveOn(day).Select(m => m.PersonId).Order().ToList();
        var activity = new Activity(studio.OrganisationId, ActivityKind.StudioGathering, $"{studio.Name}{day.Year}年全员集中培训", "集中研修一天，交流课题与课例。", studio.Id, year.Id, city.Dice.Key());
        activity.Invite(people, day.AddDays(-7));
        return (activity, day, people);
    }

    /// <summary>What a leader holds beside what the studio owes.</summary>
    private static (Activity, DateOnly, List<int>) Workshop(City city, Studio studio, DateOnly day)
    {
        var people = studio.ActiveOn(day).Select(m => m.PersonId).Order().ToList();
        var activity = new Activity(studio.OrganisationId, ActivityKind.Seminar, $"{studio.Name}磨课研讨", "两位学员说课，主持人点评。", studio.Id, null, city.Dice.Key());
        activity.Invite(people, day.AddDays(-7));
        return (activity, day, people);
    }

    private async Task AssessAsync(City city, List<Studio> studios, CancellationToken stop)
    {
        var scheme = await db.Set<AssessmentScheme>().Where(s => s.Code == "STUDIO-ANNUAL").OrderByDescending(s => s.Id).FirstAsync(stop);
        var last = new AssessmentCycle(city.Today.Year - 1, city.LastYear.OrganisationId, scheme, Period.Year(city.Today.Year - 1), city.Dice.Key());
        foreach (var studio in studios)
        {
            var strength = city.Dice.Between(78, 100);
            foreach (var indicator in scheme.Indicators.Where(i => i.Measure == Measure.Manual).OrderBy(i => i.Position))
                last.Score(studio.Id, indicator, Points.Of(Math.Round(indicator.Most.Amount * Math.Min(100, strength + city.Dice.Between(-8, 6)) / 100m, 1)));
        }
        db.Add(last);
        db.Add(new AssessmentCycle(city.Today.Year, city.Year.OrganisationId, scheme, Period.Year(city.Today.Year), city.Dice.Key()));
        await db.SaveChangesAsync(stop);
        var compilation = new Compilation(db, new EvidenceBook(db));
        await compilation.CompileAsync(last.Id, city.Now, stop);
        await compilation.PublishAsync(last, city.Now, stop);
    }
}
