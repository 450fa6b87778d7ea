using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

using Hours = Kernel.Hours;

/// <summary>A class or more in each track, with sessions past and to come, attendance, and the hours that closing a session posts.</summary>
internal sealed class DemonstrationClasses(TeacherDevDb db)
{
    private static readonly string[] Topics =
        ["开班式与学习任务", "核心素养导向的单元教学设计", "课堂提问与学习证据", "学业质量标准与命题", "作业设计与学情分析", "教学反思与课例研究", "课题研究入门", "信息技术与学科融合", "跨学科主题学习", "评课议课与改进", "教师专业成长规划", "结业汇报与展示"];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var plans = Plans(city).ToList();
        var halls = Halls(city, plans.Count);
        var trainers = Trainers(city, plans.Count + 1);
        db.AddRange(halls);
        db.AddRange(trainers);
        var cohorts = plans.ConvertAll(p => Cohort(city, p));
        db.AddRange(cohorts);
        await db.SaveChangesAsync(stop);
        var sessions = plans.SelectMany((plan, at) => Sessions(city, plan, cohorts[at], halls[at].Id, trainers[at].Id, trainers[^1].Id, at)).ToList();
        db.AddRange(sessions);
        await db.SaveChangesAsync(stop);
        KeepFree(city, plans, cohorts, sessions, halls, trainers);
        await HoldAsync(city, plans, cohorts, sessions, stop);
    }

    /// <summary>Halls that are closed on a day they were given away for, experts whose Wednesday evenings belong to their school, and days that belong to the markers.</summary>
    private void KeepFree(City city, List<ClassPlan> plans, List<Cohort> cohorts, List<Session> sessions, List<Venue> halls, List<Trainer> trainers)
    {
        foreach (var at in new[] { 0, plans.FindIndex(p => p.Track.Code == "E") })
        {
            var day = sessions.Where(s => s.CohortId == cohorts[at].Id && s.Day > city.Today).Select(s => s.Day).DefaultIfEmpty(city.Today.AddDays(7)).Max();
            halls[at].Close(new HalfDays(day, day.AddDays(1)), "消防设施检修");
        }
        foreach (var trainer in trainers.Where(t => t.PersonId is not null)) trainer.Excuse(new HalfDays(city.Today, city.Today.AddDays(120), Weekday.Wednesday, DayPart.Evening), "晚自习");
        db.Add(new Blackout(city.Organisations["yuxi"], new Period(city.Today.AddDays(45), city.Today.AddDays(47)), "学业水平监测阅卷", city.Dice.Key()));
    }

    private static IEnumerable<ClassPlan> Plans(City city)
    {
        TrackYear Track(string code) => city.Year.Tracks.Single(t => t.Code == code);
        yield return new("领军校（园）长研修班", Track("5"), 50, Gone: 7, ToCome: 3, city.Free(t => t.TeachingSince.Year < city.Today.Year - 14 && t.Tier != TeacherTier.Master));
        yield return new("后备干部培训班", Track("1"), 40, Gone: 6, ToCome: 0, city.Free(t => t.TeachingSince.Year < city.Today.Year - 8), IsOver: true);
        foreach (var (stage, name, seats) in new[] { (SchoolStage.Primary, "小学", 45), (SchoolStage.Junior, "初中", 45), (SchoolStage.Senior, "高中", 44) })
            yield return new($"学科带头人培训班（{name}）", Track("2"), seats, Gone: 6, ToCome: 3, city.Free(t => t.Stage == stage && t.Tier is TeacherTier.Backbone or TeacherTier.SubjectLeader));
        foreach (var (name, seats) in new[] { ("一", 60), ("二", 60), ("三", 60), ("四", 57) })
            yield return new($"骨干教师培训班（{name}班）", Track("3"), seats, Gone: 6, ToCome: 4, city.Free(t => t.TeachingSince.Year < city.Today.Year - 4 && t.Tier is TeacherTier.Teacher or TeacherTier.Backbone), HasTeacher: name == "一");
        yield return new("全员培训：信息素养提升（线上）", Track("X"), 100, Gone: 4, ToCome: 1, city.Free(t => t.Stage != SchoolStage.Kindergarten), Mode: SessionMode.Online);
        yield return new("“互联网+教师”种子教师培训班", Track("E"), 40, Gone: 1, ToCome: 3, city.Free(t => t.TeachingSince.Year > city.Today.Year - 15));
        yield return new("雏鹰放飞：新入职教师培训班", city.DistrictYear.Tracks.Single(t => t.Code == "CY"), 40, Gone: 5, ToCome: 2, city.Free(t => t.District == "jiangchuan" && t.Tier == TeacherTier.NewTeacher), IsOfDistrict: true);
    }

    private static Cohort Cohort(City city, ClassPlan plan)
    {
        var year = plan.IsOfDistrict ? city.DistrictYear : city.Year;
        var period = plan.IsOver ? new Period(year.Window!.Value.From, city.Today) : plan.Track.Window ?? year.Window!.Value;
        var cohort = new Cohort(year.OrganisationId, year.Id, plan.Track.Id, plan.Name, period, plan.Seats,
            new CohortPlan($"{plan.Track.Name}专业能力提升", "围绕课程标准提升教学设计、课堂实施与评价能力，形成可推广的课例。", "每位学员完成单元设计一份、公开课一节、教学反思两篇。", "出勤、作业、结业汇报三项考核，缺课达五分之一不予结业。"), city.Dice.Key());
        var wanted = city.Dice.Shuffled(plan.People);
        if (plan.HasTeacher) wanted = [city.Players["teacher"], .. wanted];
        cohort.EnrolAll(wanted.Take(plan.Seats).Select(p => p.Id), period.From);
        city.Taken.UnionWith(cohort.Enrolments.Select(e => e.PersonId));
        cohort.Appoint(city.Researchers[(plan.IsOfDistrict ? 10 : 1) + city.Dice.Below(3)].Id, CohortRole.ClassHead, period.From);
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) cohort.MoveTo(state);
        return cohort;
    }

    private static IEnumerable<Session> Sessions(City city, ClassPlan plan, Cohort cohort, int hall, int trainer, int guest, int at)
    {
        var past = city.WorkdaysIn(cohort.Period, city.Today.AddDays(-1));
        var gone = City.Spread(past, plan.Gone);
        // The teacher's class met on the last working day: its attendance still waits.
        if (plan.HasTeacher && gone.Count > 0) gone[^1] = past[^1];
        var ahead = cohort.Period.To > city.Today ? city.WorkdaysIn(new Period(city.Today.AddDays(1), cohort.Period.To), cohort.Period.To) : [];
        // The nearest ones are tomorrow and in three working days, so that reminders have something to say.
        var toCome = ahead.Where((_, i) => (i - (at % 3)) % 4 == 0).Take(plan.ToCome);
        return gone.Concat(toCome).Select((day, number) =>
        {
            var morning = (number + at) % 2 == 0;
            var slot = morning ? new Slot(day, DayPart.Morning, new(9, 0), new(12, 0)) : new Slot(day, DayPart.Afternoon, new(14, 30), new(17, 30));
            return Session.OfCohort(cohort.Id, cohort.OrganisationId, new SessionContent(Topic(number, at), plan.IsOver && number == plan.Gone - 1 ? guest : trainer, plan.Mode == SessionMode.Online ? null : hall, plan.Mode, Hours.Of(4), Kind: number == 0 ? SessionKind.Opening : SessionKind.Lesson), slot, city.Dice.Key());
        });
    }

    private static string Topic(int number, int at) => number == 0 ? Topics[0] : Topics[1 + ((number + (at * 3)) % (Topics.Length - 1))];

    private async Task HoldAsync(City city, List<ClassPlan> plans, List<Cohort> cohorts, List<Session> sessions, CancellationToken stop)
    {
        var people = cohorts.ToDictionary(c => c.Id, c => c.Enrolments.Select(e => e.PersonId).Order().ToList());
        // The last session of the teacher's class waits for the coordinator to take attendance and close it.
        var first = cohorts[plans.FindIndex(p => p.HasTeacher)];
        var waiting = sessions.Where(s => s.CohortId == first.Id && s.Day < city.Today).MaxBy(s => s.Day);
        var held = sessions.Where(s => s.Day < city.Today && s != waiting).ToList();
        foreach (var session in held) db.AddRange(people[session.CohortId!.Value].Select(id => new AttendanceMark(session.Id, id, Status(city.Dice), session.Day.AtInShanghai(new(9, 5)))));
        await db.SaveChangesAsync(stop);
        await db.CloseAllAsync(held.Select(s => s.Id), stop);
        var overId = cohorts[plans.FindIndex(p => p.IsOver)].Id;
        var over = await db.Cohorts.SingleAsync(c => c.Id == overId, stop);
        await new CohortClosure(db).CloseAsync(over, city.Today, [.. over.Enrolments.OrderBy(e => e.PersonId).Take(2).Select(e => e.PersonId)], stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static AttendanceStatus Status(Dice dice) => dice.Below(100) switch
    {
        < 94 => AttendanceStatus.Present,
        < 96 => AttendanceStatus.Late,
        < 98 => AttendanceStatus.Excused,
        _ => AttendanceStatus.Absent,
    };

    private static List<Venue> Halls(City city, int count) =>
        [.. Enumerable.Range(1, count).Select(n => new Venue(city.Year.OrganisationId, $"市教科所培训楼 {300 + n} 教室", "玉溪市红塔区", 60 + (n % 3 * 20), city.Dice.Key(), "市教科所", n % 3 == 0 ? "投影、机房" : "投影"))];

    private static List<Trainer> Trainers(City city, int count)
    {
        var masters = city.Teachers.Where(t => t.Tier == TeacherTier.Master).Take(count - 2).ToList();
        var schools = city.Schools.ToDictionary(s => s.Id, s => s.Name);
        return
        [
            .. masters.Select(m => Trainer.Inside(city.Year.OrganisationId, m.Id, m.Name, schools[m.SchoolId], city.Dice.Key())),
            .. Enumerable.Range(1, count - masters.Count).Select(n => Trainer.Outside(city.Year.OrganisationId, n == 1 ? "沈若溪" : $"特邀专家{n}", "省教师发展研究中心（演示）", city.Dice.Key())),
        ];
    }

    private sealed record ClassPlan(string Name, TrackYear Track, int Seats, int Gone, int ToCome, IEnumerable<Inhabitant> People, bool IsOver = false, bool IsOfDistrict = false, bool HasTeacher = false, SessionMode Mode = SessionMode.FaceToFace);
}
