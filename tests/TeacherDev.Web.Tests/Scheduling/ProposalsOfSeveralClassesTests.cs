using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Web.Tests.Scheduling;

/// <summary>自动排课 for classes that are timetabled together, of one body and of two.</summary>
public sealed class ProposalsOfSeveralClassesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Monday = "2026-11-30", Tuesday = "2026-12-01", Wednesday = "2026-12-02", Thursday = "2026-12-03";

    [Fact]
    public async Task Sessions_of_every_class_that_may_be_chosen_are_pinned_one_by_one_or_class_by_class()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (own, one, whole) = (await ClassAsync("固定甲班", World.CityInstitute), await ClassAsync("固定乙班", World.CityInstitute), await ClassAsync("固定丙班", World.CityInstitute));
        foreach (var id in new[] { own, one, whole })
            foreach (var (at, day) in new[] { Monday, Tuesday, Wednesday, Thursday }.Index()) await AddAsync(coordinator, id, $"固定{id}-{at}", day);
        var form = await FormAsync(coordinator, own);
        var pins = form.Html.QuerySelectorAll("label:has(input[name=Pinned])").Where(l => l.TextContent.Contains($"固定{one}-", StringComparison.Ordinal)).Select(l => l.QuerySelector("input")!.GetAttribute("value")!).ToList();
        Assert.Equal(4, pins.Count);
        var kept = pins[2];
        var proposal = await AskedAsync(coordinator, own, new() { ["Cohorts"] = $"{one}|{whole}", ["Pinned"] = kept, ["PinnedCohorts"] = $"{whole}" });
        Assert.Equal(5, proposal.Html.QuerySelectorAll("#proposal tbody tr").Count(r => r.TextContent.Contains("固定", StringComparison.Ordinal) && r.QuerySelector(".tag") is not null));
        await AdoptAsync(coordinator, proposal);
        Assert.Equal([Monday, Tuesday, Wednesday, Thursday], await DaysAsync(whole));
        // Both of the others come on two whole days; the day of the pin is one of them.
        Assert.Equal(2, (await DaysAsync(own)).Distinct().Count());
        Assert.Equal(2, (await DaysAsync(one)).Distinct().Count());
        var keptId = int.Parse(kept, CultureInfo.InvariantCulture);
        Assert.Equal(new DateOnly(2026, 12, 2), await site.InDbAsync(db => db.Sessions.Where(s => s.Id == keptId && s.Part == DayPart.Morning).Select(s => s.Day).SingleAsync()));
    }

    [Fact]
    public async Task What_is_refused_comes_back_with_its_pins()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (own, other) = (await ClassAsync("退回甲班", World.CityInstitute), await ClassAsync("退回乙班", World.CityInstitute));
        foreach (var id in new[] { own, other }) await AddAsync(coordinator, id, $"退回{id}", Monday);
        var refused = await coordinator.SendAsync(await FormAsync(coordinator, own), new() { ["From"] = Monday, ["To"] = "2026-11-20", ["Cohorts"] = $"{other}", ["PinnedCohorts"] = $"{other}" }, "main form[action$='/proposals']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([$"{other}"], refused.Html.QuerySelectorAll("input[name=PinnedCohorts][checked]").Select(i => i.GetAttribute("value")));
    }

    [Fact]
    public async Task Two_short_sessions_of_one_morning_stay_as_they_are_when_the_class_is_pinned()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await ClassAsync("短课班", World.CityInstitute));
        var hall = await VenueAsync("短课教室", 30);
        foreach (var (from, to) in new[] { ("08:30", "10:00"), ("10:00", "11:30") })
            Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = $"短课{from}", ["Day"] = Monday, ["Part"] = "Morning", ["From"] = from, ["To"] = to, ["VenueId"] = $"{hall}" })).Status);
        Assert.Contains("没有需要调整的课", (await AskedAsync(coordinator, cohort, new() { ["PinnedCohorts"] = $"{cohort}" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_hall_for_two_large_classes_is_proven_by_its_half_days()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (one, two) = (await ClassAsync("大甲班", World.CityInstitute, people: 3), await ClassAsync("大乙班", World.CityInstitute, people: 3));
        var (hall, room) = (await VenueAsync("唯一的大厅", 3), await VenueAsync("小教室", 2));
        await AddAsync(coordinator, one, "大课一", Monday, venue: hall);
        await AddAsync(coordinator, one, "大课二", Monday, part: "Afternoon", venue: hall);
        await AddAsync(coordinator, two, "大课三", Tuesday, venue: hall);
        var proposal = await AskedAsync(coordinator, one, new() { ["To"] = Tuesday, ["Weekdays"] = "Monday", ["Cohorts"] = $"{two}", ["Venues"] = $"{room}" });
        Assert.Equal("无法排出", proposal.Html.QuerySelector("#proposal .tag")!.TextContent);
        Assert.Equal("3 节课只能用“唯一的大厅”，2026年11月30日至 2026年12月1日能用的只有 2 个半天，缺 1 个：大课一、大课二、大课三", Reasons(proposal).Single());
        Assert.Equal(["在 2026年12月1日也排课", "把培训时间延长到 2026年12月8日", "给“大甲班”再借一个坐得下 3 人的场地", "给“大乙班”再借一个坐得下 3 人的场地"], Offers(proposal));
    }

    [Fact]
    public async Task Pins_that_contradict_each_other_are_named_and_so_is_a_pin_where_its_trainer_is_away()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (one, two) = (await ClassAsync("同人甲班", World.CityInstitute, people: 1), await ClassAsync("同人乙班", World.CityInstitute));
        await site.InDbAsync(async db =>
        {
            var person = await db.Set<Enrolment>().Where(e => e.CohortId == one).Select(e => e.PersonId).SingleAsync();
            (await db.Cohorts.SingleAsync(c => c.Id == two)).Enrol(person, new(2026, 11, 16));
            await db.SaveChangesAsync();
        });
        var trainer = await site.InDbAsync(async db =>
        {
            var made = Trainer.Outside((await World.OrganisationAsync(db, World.CityInstitute)).Id, "固定专家", "省教科院", Guid.NewGuid());
            db.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });
        await AddAsync(coordinator, one, "同时一", Monday);
        await AddAsync(coordinator, two, "同时二", Monday);
        await AddAsync(coordinator, two, "专家的课", Wednesday, trainer: trainer);
        var proposal = await AskedAsync(coordinator, one, new() { ["Cohorts"] = $"{two}", ["PinnedCohorts"] = $"{one}|{two}" });
        Assert.Equal("无法排出", proposal.Html.QuerySelector("#proposal .tag")!.TextContent);
        Assert.Equal("“同时一”和“同时二”都在 2026年11月30日 上午，“同人甲班”和“同人乙班”有共同的学员（都已固定）", Reasons(proposal).Single());
        Assert.Equal(["取消“同时一”的固定", "取消“同时二”的固定", "允许“同人甲班”和“同人乙班”同时上课（有共同的学员）"], Offers(proposal));

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/trainers/{trainer}", new() { ["From"] = Wednesday, ["To"] = Wednesday, ["Reason"] = "住院" }, "main form[action$='/absences']")).Status);
        var away = await AskedAsync(coordinator, two, new() { ["PinnedCohorts"] = $"{two}" });
        Assert.Equal("“专家的课”在 2026年12月2日 上午，那半天授课专家“固定专家”没有空（已固定）", Reasons(away).Single());
    }

    /// <summary>The sheet of the world says that this person teaches on Thursday afternoons.</summary>
    [Fact]
    public async Task Where_a_body_refuses_it_a_trainer_is_not_taken_out_of_own_lessons()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await ClassAsync("任课专家班", World.CityInstitute));
        var trainer = await site.InDbAsync(async db =>
        {
            var (body, person) = (await World.OrganisationAsync(db, World.CityInstitute), await World.PersonAsync(db, World.CityInstitute));
            var (made, policy) = (Trainer.Inside(body.Id, person.Id, person.Name, body.Name, Guid.NewGuid()), new ClashPolicy(body.Id));
            policy.Decide(new Dictionary<ClashKind, ClashEffect> { [ClashKind.Teaching] = ClashEffect.Block }, null, null);
            db.AddRange(made, policy);
            await db.SaveChangesAsync();
            return made.Id;
        });
        await AddAsync(coordinator, cohort, "任课专家的课", Monday, trainer: trainer);
        Dictionary<string, string?> asked = new() { ["Weekdays"] = "Thursday", ["Parts"] = "Afternoon" };
        Assert.Equal("“任课专家的课”没有一个半天是班级和授课专家都有空的", Reasons(await AskedAsync(coordinator, cohort, asked)).Single());
        asked["Parts"] = "Morning";
        await AdoptAsync(coordinator, await AskedAsync(coordinator, cohort, asked));
        Assert.Equal([Thursday], await DaysAsync(cohort));
    }

    [Fact]
    public async Task A_proposal_over_two_bodies_is_adopted_by_who_reaches_both_and_by_nobody_else()
    {
        var (coordinator, district) = (await site.AsAsync("coordinator"), await site.AsAsync("district"));
        var (east, west) = (await ClassAsync("东区联排班", World.EastInstitute), await ClassAsync("西区联排班", World.West));
        foreach (var id in new[] { east, west })
            foreach (var (at, day) in new[] { Monday, Tuesday, Wednesday, Thursday }.Index()) await AddAsync(coordinator, id, $"联排{id}-{at}", day);
        // The district neither sees the other's sessions in its form nor may name the class.
        var form = await FormAsync(district, east);
        Assert.DoesNotContain($"联排{west}-", form.Text, StringComparison.Ordinal);
        var refused = await district.SendAsync(form, new() { ["From"] = Monday, ["To"] = Thursday, ["Cohorts[0]"] = $"{west}" }, "main form[action$='/proposals']");
        Assert.Contains("请选择同一项目中由您安排的培训班", refused.Text, StringComparison.Ordinal);

        var proposal = await AskedAsync(coordinator, east, new() { ["Cohorts"] = $"{west}" });
        var seen = await district.GetAsync(proposal.Path);
        Assert.Contains("方案还调整别的单位的", seen.Text, StringComparison.Ordinal);
        Assert.Null(seen.Html.QuerySelector("form[action$='/adoption']"));
        var tried = await district.PostAsync(proposal.Path + "/adoption", [new("__RequestVerificationToken", await district.TokenAsync()), new("version", Version(proposal))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.Status);
        Assert.Contains("有的课您不能修改，请由主办单位采用", tried.Text, StringComparison.Ordinal);
        foreach (var id in new[] { east, west }) Assert.Equal([Monday, Tuesday, Wednesday, Thursday], await DaysAsync(id));

        await AdoptAsync(coordinator, proposal);
        foreach (var id in new[] { east, west }) Assert.Equal(2, (await DaysAsync(id)).Distinct().Count());
    }

    private static string Version(Page proposal) => proposal.Html.QuerySelector("form[action$='/adoption'] input[name=version]")!.GetAttribute("value")!;

    private static IEnumerable<string> Reasons(Page proposal) => proposal.Html.QuerySelectorAll("#proposal .panel header + ul li").Select(Line);

    private static IEnumerable<string> Offers(Page proposal) => proposal.Html.QuerySelectorAll("#proposal .panel h3 + ul li").Select(Line);

    private static string Line(AngleSharp.Dom.IElement item) => item.TextContent.Trim();

    private static Task<Page> FormAsync(Visitor visitor, int cohort) => visitor.GetAsync($"/cohorts/{cohort}/proposals/new");

    /// <summary>Asks for Monday to Thursday, unless it says otherwise, and lets the engine search.</summary>
    private async Task<Page> AskedAsync(Visitor visitor, int cohort, Dictionary<string, string?> more)
    {
        var asked = await visitor.SendAsync(await FormAsync(visitor, cohort), new Dictionary<string, string?>(more) { ["From"] = Monday, ["To"] = more.GetValueOrDefault("To") ?? Thursday }, "main form[action$='/proposals']");
        Assert.True(asked.Status == HttpStatusCode.Redirect, asked.Text);
        await site.WithAsync(services => services.GetRequiredService<RunBackgroundTasksJob>().RunAsync(CancellationToken.None));
        return await visitor.GetAsync(asked.Location!);
    }

    private static async Task AdoptAsync(Visitor visitor, Page proposal) => Assert.Equal(HttpStatusCode.Redirect, (await visitor.SendAsync(proposal, [], "form[action$='/adoption']")).Status);

    private static async Task AddAsync(Visitor visitor, int cohort, string topic, string day, string part = "Morning", int? venue = null, int? trainer = null)
    {
        var answer = await visitor.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = topic, ["Day"] = day, ["Part"] = part, ["VenueId"] = $"{venue}", ["TrainerId"] = $"{trainer}" });
        // A warning that was read is meant.
        if (answer.Html.QuerySelector("button[name=Accepted]") is { } anyway) answer = await visitor.SendAsync(answer, new() { ["Accepted"] = anyway.GetAttribute("value") });
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
    }

    private Task<int> VenueAsync(string name, int seats) => site.InDbAsync(async db =>
    {
        var venue = new Venue((await World.OrganisationAsync(db, World.CityInstitute)).Id, name, null, seats, Guid.NewGuid());
        db.Add(venue);
        await db.SaveChangesAsync();
        return venue.Id;
    });

    /// <summary>A class of the city's programme that a body holds, with so many people of school A in it.</summary>
    private Task<int> ClassAsync(string name, string body, int people = 0) => site.InDbAsync(async db =>
    {
        var (year, school) = (await ProgrammesOfWorld.YearAsync(db, World.CityInstitute), await World.OrganisationAsync(db, World.SchoolA));
        var members = Enumerable.Range(1, people).Select(n => new Person($"{name}{n}", school, new(2020, 9, 1))).ToList();
        db.AddRange(members);
        await db.SaveChangesAsync();
        var cohort = new Cohort((await World.OrganisationAsync(db, body)).Id, year.Id, null, name, new Period(new(2026, 11, 16), new(2026, 12, 18)), 30, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
        cohort.EnrolAll(members.Select(m => m.Id), new(2026, 11, 16));
        db.Add(cohort);
        await db.SaveChangesAsync();
        return cohort.Id;
    });

    private Task<List<string>> DaysAsync(int cohort) => site.InDbAsync(async db =>
        (await db.Sessions.Where(s => s.CohortId == cohort).OrderBy(s => s.Day).ThenBy(s => s.Part).Select(s => s.Day).ToListAsync()).ConvertAll(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
