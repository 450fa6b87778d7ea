using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Tests.Scheduling;

namespace TeacherDev.Web.Tests.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>合班 through the pages: classes of one programme-year in one session, from its form to the hours of everybody in it.</summary>
public sealed class JointPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Sheet = "main form.sheetform";
    private static readonly DateOnly Thursday = new(2026, 11, 26);
    private static readonly DateOnly LastFriday = new(2026, 11, 20);

    [Fact]
    public async Task The_form_offers_the_other_classes_keeps_what_was_chosen_and_each_timetable_shows_the_session()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (one, two, three) = (await ClassAsync("合班甲"), await ClassAsync("合班乙"), await ClassAsync("合班丙"));
        var form = await coordinator.GetAsync($"/cohorts/{one.Id}/sessions/new");
        var offered = form.Html.QuerySelectorAll("input[name=Classes]").Select(i => int.Parse(i.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(offered.Contains(two.Id) && offered.Contains(three.Id) && !offered.Contains(one.Id));
        // The sample class of the city is of another programme-year.
        Assert.DoesNotContain(await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.City)), offered);

        var refused = await coordinator.SendAsync(form, new() { ["Topic"] = "", ["Day"] = $"{Thursday:yyyy-MM-dd}", ["Part"] = "Morning", ["Classes"] = $"{two.Id}|{two.Id}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal([$"{two.Id}"], refused.Html.QuerySelectorAll("input[name=Classes][checked]").Select(i => i.GetAttribute("value")!));
        // The class itself and a class named twice do no harm.
        var made = await coordinator.SendAsync(refused, new() { ["Topic"] = "合班报告", ["Classes"] = $"{two.Id}|{two.Id}|{one.Id}" });
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        var id = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == "合班报告").Select(s => s.Id).SingleAsync());
        Assert.Equal([one.Id, two.Id], await ClassesAsync(id));

        foreach (var cohort in new[] { one, two })
        {
            foreach (var page in new[] { "timetable", "timetable/print" })
                Assert.Contains("合班：合班甲、合班乙", (await coordinator.GetAsync($"/cohorts/{cohort.Id}/{page}")).Text, StringComparison.Ordinal);
            Assert.Single((await coordinator.GetAsync($"/cohorts/{cohort.Id}/timetable")).Html.QuerySelectorAll($"a.ev[href='/sessions/{id}']"));
            var rows = Lists.Sheet.Rows(await coordinator.GetAsync($"/cohorts/{cohort.Id}/timetable/workbook"));
            Assert.Equal(("合班", "合班甲、合班乙"), (rows[0][^1], rows[1][^1]));
            Assert.Contains("合班：合班甲、合班乙", Ics.Read((await coordinator.GetAsync($"/cohorts/{cohort.Id}/timetable/calendar")).Bytes).Events.Single()["DESCRIPTION"], StringComparison.Ordinal);
        }
        Assert.DoesNotContain("合班报告", (await coordinator.GetAsync($"/cohorts/{three.Id}/timetable")).Text, StringComparison.Ordinal);
        // The language is remembered: somebody with a browser of their own.
        var reader = await site.AnyoneAsync();
        await reader.SignInAsync("viewer", World.Password);
        Assert.Contains("Joint session: 合班甲、合班乙", (await reader.GetAsync($"/cohorts/{one.Id}/timetable?culture=en")).Text, StringComparison.Ordinal);

        // Another class instead: the form says who sits in it now.
        var edit = await coordinator.GetAsync($"/sessions/{id}/edit");
        Assert.Equal([$"{two.Id}"], edit.Html.QuerySelectorAll("input[name=Classes][checked]").Select(i => i.GetAttribute("value")!));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(edit, new() { ["Classes"] = $"{three.Id}" })).Status);
        Assert.Equal([one.Id, three.Id], await ClassesAsync(id));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(await coordinator.GetAsync($"/sessions/{id}/edit"), new() { ["Classes"] = null })).Status);
        Assert.Equal([one.Id], await ClassesAsync(id));
    }

    [Fact]
    public async Task A_class_that_cannot_be_chosen_is_refused_in_a_sentence_and_nothing_typed_is_lost()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (one, archived) = (await ClassAsync("拒收甲"), await ClassAsync("拒收乙", isArchived: true));
        var elsewhere = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.OtherCity));
        var otherYear = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.City));
        foreach (var bad in new[] { elsewhere, otherYear, archived.Id, int.MaxValue })
        {
            var refused = await coordinator.SubmitAsync($"/cohorts/{one.Id}/sessions/new", new() { ["Topic"] = "不该有的课", ["Day"] = $"{Thursday:yyyy-MM-dd}", ["Part"] = "Morning", ["Classes"] = $"{bad}" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("请选择同一项目中由您安排的培训班", refused.Text, StringComparison.Ordinal);
            Assert.Equal("不该有的课", refused.Html.QuerySelector("#Topic")!.GetAttribute("value"));
        }
        var nonsense = await coordinator.SubmitAsync($"/cohorts/{one.Id}/sessions/new", new() { ["Topic"] = "不该有的课", ["Day"] = $"{Thursday:yyyy-MM-dd}", ["Part"] = "Morning", ["Classes"] = "乙班" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nonsense.Status);
        Assert.Equal(0, await site.InDbAsync(db => db.Sessions.CountAsync(s => s.Topic == "不该有的课")));
        Assert.Equal(HttpStatusCode.NotFound, await coordinator.StatusAsync($"/cohorts/{elsewhere}/sessions/new"));
    }

    [Fact]
    public async Task A_third_class_with_a_shared_person_is_told_and_the_joined_class_is_taken()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (one, two) = (await ClassAsync("相撞甲"), await ClassAsync("相撞乙"));
        var three = await ClassAsync("相撞丙", people: two.People);
        await SessionAsync("相撞报告", new Slot(Thursday, DayPart.Morning), one, two);
        var warned = await coordinator.SubmitAsync($"/cohorts/{three.Id}/sessions/new", new() { ["Topic"] = "撞人的课", ["Day"] = $"{Thursday:yyyy-MM-dd}", ["Part"] = "Morning" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, warned.Status);
        Assert.Contains("1 名学员同一时段还要参加“相撞甲、相撞乙”的“相撞报告”", warned.Html.QuerySelector(".clashes")!.TextContent, StringComparison.Ordinal);
        var refused = await coordinator.SubmitAsync($"/cohorts/{two.Id}/sessions/new", new() { ["Topic"] = "撞班的课", ["Day"] = $"{Thursday:yyyy-MM-dd}", ["Part"] = "Morning" });
        Assert.Contains("“相撞乙”在 2026年11月26日 上午已有“相撞报告”", refused.Html.QuerySelector(".clashes")!.TextContent, StringComparison.Ordinal);
        Assert.Null(refused.Html.QuerySelector("button[name=Accepted]"));
    }

    [Fact]
    public async Task The_head_of_a_joined_class_keeps_the_sheet_of_all_and_everybody_is_credited_but_does_not_move_it()
    {
        var head = await site.AsAsync("classhead");
        var (one, two) = (await ClassAsync("考勤甲"), await ClassAsync("考勤乙", hasHead: true));
        var id = await SessionAsync("考勤报告", new Slot(LastFriday, DayPart.Morning), one, two);
        var page = await head.GetAsync($"/sessions/{id}");
        Assert.Equal(["考勤甲应到 1 人", "考勤乙应到 1 人"], page.Html.QuerySelectorAll("tr.of th").Select(t => t.TextContent.Trim()));
        Assert.Equal(2, page.Html.QuerySelectorAll("span[role=radiogroup]").Length);
        // The crumbs lead to the class that the head sees.
        Assert.Equal($"/cohorts/{two.Id}", page.Html.QuerySelector("p.crumbs a")!.GetAttribute("href"));
        Assert.Equal(["考勤甲", "考勤乙"], (await head.GetAsync($"/sessions/{id}/sign-in")).Html.QuerySelectorAll("tbody th[scope=rowgroup]").Select(t => t.TextContent));
        Assert.Contains("考勤报告", (await head.GetAsync("/")).Text, StringComparison.Ordinal);
        foreach (var act in new[] { "edit", "move" }) Assert.NotEqual(HttpStatusCode.OK, await head.StatusAsync($"/sessions/{id}/{act}"));

        page.Html.QuerySelector(Sheet)!.SetAttribute("action", $"/sessions/{id}/closure");
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(page, new() { ["RestIsPresent"] = "true" }, Sheet)).Status);
        Assert.Equal(
            [(one.People[0], "考勤甲：考勤报告", 40), (two.People[0], "考勤乙：考勤报告", 40)],
            await site.InDbAsync(async db => (await db.HoursEntries.Where(e => e.Title.EndsWith("：考勤报告")).OrderBy(e => e.PersonId).ToListAsync()).ConvertAll(e => (e.PersonId, e.Title, e.Hours.Tenths))));
        var coordinator = await site.AsAsync("coordinator");
        foreach (var cohort in new[] { one, two })
        {
            // 出勤（节） and 应到（节） stand last.
            var members = Lists.Sheet.Rows(await coordinator.GetAsync($"/cohorts/{cohort.Id}/members?format=xlsx"));
            Assert.Equal(("应到（节）", "1", "1"), (members[0][^1], members[1][^2], members[1][^1]));
        }
        // Lectures are paid where they are led.
        Assert.DoesNotContain("考勤报告", (await coordinator.GetAsync($"/cohorts/{two.Id}/reimbursement")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_class_publishes_it_and_the_trainer_is_told_once()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (one, two) = (await ClassAsync("双发甲"), await ClassAsync("双发乙"));
        var trainer = await site.InDbAsync(async db =>
        {
            var person = new Person("双发讲师", await World.OrganisationAsync(db, World.SchoolB), Thursday.AddYears(-5));
            db.Add(person);
            await db.SaveChangesAsync();
            var made = Trainer.Inside((await World.OrganisationAsync(db, World.CityInstitute)).Id, person.Id, person.Name, "东区第二小学", Guid.NewGuid());
            db.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        var id = await SessionAsync("双发报告", new Slot(Thursday, DayPart.Morning), one, two, trainer.Id);
        foreach (var cohort in new[] { one, two })
            Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort.Id}/publications/new", [], "main form[action$='/publications']")).Status);
        await site.WithAsync(services => services.GetRequiredService<Jobs.Notifications.PlanRemindersJob>().RunAsync(default));
        var publications = await site.InDbAsync(db => db.Publications.AsNoTracking().Include(p => p.Sessions).Where(p => p.CohortId == one.Id || p.CohortId == two.Id).OrderBy(p => p.CohortId).ToListAsync());
        Assert.All(publications, p => Assert.Equal(id, Assert.Single(p.Sessions).SessionId));
        var told = await site.InDbAsync(db => db.Messages.AsNoTracking().Where(m => m.OccasionKey.StartsWith("publication/") && m.RecipientPersonId == trainer.PersonId && m.Channel == Domain.Notifications.Channel.Inbox).Select(m => m.OccasionKey).ToListAsync());
        Assert.StartsWith($"publication/{publications[0].Id}/", Assert.Single(told), StringComparison.Ordinal);
        foreach (var publication in publications) Assert.Contains("双发报告", (await coordinator.GetAsync($"/publications/{publication.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_copied_with_the_joint_session_once_and_a_proposal_moves_it_only_for_all_its_classes()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (one, two) = (await ClassAsync("复制甲"), await ClassAsync("复制乙"));
        await SessionAsync("复制报告", new Slot(Thursday, DayPart.Morning), one, two);
        var form = await coordinator.GetAsync($"/cohorts/{two.Id}/day-copies/new?from={Thursday:yyyy-MM-dd}");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(form, new() { ["To"] = "2026-11-30" }, "main form[action$='/day-copies']")).Status);
        var copy = await site.InDbAsync(db => db.Sessions.SingleAsync(s => s.Topic == "复制报告" && s.Day == new DateOnly(2026, 11, 30)));
        Assert.Equal((one.Id, two.Id), (copy.CohortId, copy.CohortIds[1]));

        var asked = await coordinator.GetAsync($"/cohorts/{one.Id}/proposals/new");
        Assert.Contains("合班的课只有各班都选上时才会移动", asked.Text, StringComparison.Ordinal);
        Dictionary<string, string?> values = new() { ["From"] = "2026-11-30", ["To"] = "2026-12-03", ["Parts"] = "Morning|Afternoon", ["Weekdays"] = "Monday|Tuesday|Wednesday|Thursday" };
        var alone = await coordinator.SendAsync(asked, values, "main form[action$='/proposals']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Contains("没有可以调整的课", alone.Text, StringComparison.Ordinal);
        var both = await coordinator.SendAsync(alone, new(values) { ["Cohorts"] = $"{two.Id}" }, "main form[action$='/proposals']");
        Assert.Equal(HttpStatusCode.Redirect, both.Status);
        Assert.Equal([copy.Id], await site.InDbAsync(async db => (await db.TimetableProposals.Include(p => p.Sessions).OrderByDescending(p => p.Id).FirstAsync()).Sessions.Select(s => s.SessionId).ToList()));
    }

    [Fact]
    public async Task A_body_sees_what_its_class_sits_in_and_leaves_the_session_to_the_body_that_leads()
    {
        var district = await site.AsAsync("district");
        var (ours, theirs) = (await ClassAsync("东区班", World.East), await ClassAsync("西区班", World.West));
        var led = await SessionAsync("西区开的课", new Slot(LastFriday, DayPart.Morning), theirs, ours);
        Assert.Contains("西区开的课", (await district.GetAsync($"/cohorts/{ours.Id}/timetable")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await district.StatusAsync($"/cohorts/{theirs.Id}/timetable"));
        Assert.Empty((await district.GetAsync($"/cohorts/{ours.Id}/timetable")).Html.QuerySelectorAll("[data-move]"));
        var sheet = await district.GetAsync($"/sessions/{led}");
        Assert.Equal($"/cohorts/{ours.Id}", sheet.Html.QuerySelector("p.crumbs a")!.GetAttribute("href"));
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(sheet, new() { ["RestIsPresent"] = "true" }, Sheet)).Status);
        foreach (var act in new[] { "edit", "move" }) Assert.Equal(HttpStatusCode.NotFound, await district.StatusAsync($"/sessions/{led}/{act}"));
        Assert.Equal(HttpStatusCode.NotFound, (await district.PostBareAsync($"/sessions/{led}/cancellation")).Status);

        // What the district leads it changes, with the class that it cannot choose.
        var own = await SessionAsync("东区开的课", new Slot(Thursday, DayPart.Morning), ours, theirs);
        var edit = await district.GetAsync($"/sessions/{own}/edit");
        Assert.Contains("合班的还有您不能安排的班：西区班", edit.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(edit, new() { ["Part"] = "Afternoon" })).Status);
        Assert.Equal([ours.Id, theirs.Id], await ClassesAsync(own));
    }

    private Task<List<int>> ClassesAsync(int session) => site.InDbAsync(async db => (await db.Sessions.SingleAsync(s => s.Id == session)).CohortIds.ToList());

    private Task<int> SessionAsync(string topic, Slot slot, Made leading, Made beside, int? trainer = null) => site.InDbAsync(async db =>
    {
        var session = Session.OfCohort(leading.Id, leading.OrganisationId, new SessionContent(topic, trainer, null, SessionMode.FaceToFace, Hours.Of(4)), slot, Guid.NewGuid());
        session.Join(await db.Cohorts.SingleAsync(c => c.Id == beside.Id));
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    });

    /// <summary>A class in the programme-year of the city's institute, with one person of its own unless others are named.</summary>
    private Task<Made> ClassAsync(string name, string organisation = World.CityInstitute, IReadOnlyList<int>? people = null, bool hasHead = false, bool isArchived = false) => site.InDbAsync(async db =>
    {
        var body = await World.OrganisationAsync(db, organisation);
        if (people is null)
        {
            // Of no school: whose teachers are away is not the question here.
            var person = new Person(name + "学员", await World.OrganisationAsync(db, World.West), Thursday.AddYears(-5));
            db.Add(person);
            await db.SaveChangesAsync();
            people = [person.Id];
        }
        var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
        var cohort = new Cohort(body.Id, year.Id, null, name, new(new(2026, 11, 16), new(2026, 12, 4)), 30, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
        cohort.EnrolAll(people, cohort.Period.From);
        if (hasHead) cohort.Appoint(await World.PersonIdOfAsync(db, "classhead"), CohortRole.ClassHead, cohort.Period.From);
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) cohort.MoveTo(state);
        if (isArchived)
        {
            cohort.Close(new(2026, 12, 4));
            cohort.MoveTo(CohortState.Archived);
        }
        db.Add(cohort);
        await db.SaveChangesAsync();
        return new Made(cohort.Id, body.Id, people);
    });

    private sealed record Made(int Id, int OrganisationId, IReadOnlyList<int> People);
}
