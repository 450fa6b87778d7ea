using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Tests.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Tests.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>A timetable is composed, published, changed and published again, through the pages' own forms; what leaves is looked at in the outbox.</summary>
public sealed class PublicationPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Fact]
    public async Task An_agenda_says_what_comes_next_and_what_is_not_as_it_was_first_told()
    {
        var (coordinator, teacher) = (await site.AsAsync("coordinator"), await site.AsAsync("teacher"));
        var (cohort, moved) = await site.InDbAsync(async db =>
        {
            var (id, school) = (await World.SampleAsync(db, "cohort", World.SchoolA), await World.OrganisationAsync(db, World.SchoolA));
            Session Of(string topic, DateOnly day, int? venue) => Session.OfCohort(id, school.Id, new(topic, null, venue, SessionMode.FaceToFace, Hours.Of(4)), new Slot(day, DayPart.Morning), Guid.NewGuid());
            var sessions = new[] { Of("照旧的课", Day.AddDays(-3), null), Of("变了的课", Day.AddDays(1), await World.SampleAsync(db, "venue", World.SchoolA)) };
            db.AddRange(sessions);
            await db.SaveChangesAsync();
            return (id, sessions[1].Id);
        });
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/publications/new", [])).Status);
        Assert.DoesNotContain("有变", (await DaysAsync())["变了的课"], StringComparison.Ordinal);
        await ChangeAsync(moved, s =>
        {
            s.Move(new Slot(Day.AddDays(1), DayPart.Evening, new(19, 0), new(20, 30)));
            s.Revise(s.Content() with { VenueId = null });
        });
        foreach (var isPublishedAgain in new[] { false, true })
        {
            if (isPublishedAgain) Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/publications/new", [])).Status);
            var days = await DaysAsync();
            Assert.Contains("下一节", days["照旧的课"], StringComparison.Ordinal);
            Assert.DoesNotContain("有变", days["照旧的课"], StringComparison.Ordinal);
            Assert.DoesNotContain("下一节", days["变了的课"], StringComparison.Ordinal);
            Assert.Contains("时间有变，原为：11月27日 周五 上午", days["变了的课"], StringComparison.Ordinal);
            Assert.Contains("地点有变，原为：东区第一中学示例教室", days["变了的课"], StringComparison.Ordinal);
        }

        async Task<Dictionary<string, string>> DaysAsync() =>
            (await teacher.GetAsync("/calendar")).Html.QuerySelectorAll(".days li li").DistinctBy(l => l.QuerySelector("h4")!.TextContent.Trim()).ToDictionary(l => l.QuerySelector("h4")!.TextContent.Trim(), l => l.TextContent);
    }

    [Fact]
    public async Task Publishing_tells_each_participant_trainer_and_school_once_and_again_only_what_changed()
    {
        var coordinator = await site.AsAsync("coordinator");
        var made = await ClassAsync("发布一班");
        var preview = await coordinator.GetAsync($"/cohorts/{made.Id}/publications/new");
        Assert.Contains("第一次发布：全部课程", preview.Text, StringComparison.Ordinal);
        Assert.Contains("学员2 人", preview.Text, StringComparison.Ordinal);
        Assert.Contains("授课专家1 人", preview.Text, StringComparison.Ordinal);
        Assert.Contains("学校1 所", preview.Text, StringComparison.Ordinal);

        // Pressed twice: one publication, and both are led to it.
        var answers = await Task.WhenAll(coordinator.SendAsync(preview, []), coordinator.SendAsync(preview, []));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.Single(answers.Select(a => a.Location).Distinct());
        var first = await site.InDbAsync(db => db.Publications.Where(p => p.CohortId == made.Id).Select(p => p.Id).SingleAsync());
        await PlanAsync();
        await PlanAsync();
        var told = await MessagesAsync(first);
        Assert.Equal(
            [("timetable-published", made.People[0]), ("timetable-published", made.People[1]), ("timetable-published-school", made.School), ("timetable-published-trainer", made.Trainer)],
            told.Where(m => m.Channel == Channel.Inbox).Select(m => (m.Template, m.RecipientPersonId)).Order());
        Assert.Equal("新增 3 节", told.First(m => m.RecipientPersonId == made.People[0]).Facts["概要"]);
        Assert.Equal("新增 1 节", told.First(m => m.RecipientPersonId == made.Trainer).Facts["概要"]);
        Assert.Equal("2", told.First(m => m.RecipientPersonId == made.School).Facts["人数"]);
        Assert.Contains("【新增】11月26日 周四 上午 9:00–11:30　命题研究", told.First(m => m.RecipientPersonId == made.People[0]).Facts["变更"], StringComparison.Ordinal);

        // Nothing has changed: refused with a sentence, and the form is not offered.
        var same = await coordinator.GetAsync($"/cohorts/{made.Id}/publications/new");
        Assert.Contains("没有需要发布的变更", same.Text, StringComparison.Ordinal);
        Assert.Null(same.Html.QuerySelector("main form[action$='/publications']"));
        var refused = await coordinator.PostAsync($"/cohorts/{made.Id}/publications", [new("__RequestVerificationToken", await coordinator.TokenAsync()), new("Key", $"{Guid.NewGuid()}")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("日程和第 1 次发布时相同，没有需要发布的变更", refused.Text, StringComparison.Ordinal);

        // Another's session moves: the trainer is left alone. What was seen before the change is not published.
        var stale = await coordinator.GetAsync($"/cohorts/{made.Id}/timetable");
        Assert.Contains("没有未发布的变更", stale.Text, StringComparison.Ordinal);
        await ChangeAsync(made.Sessions[1], s => s.Move(new Slot(Day.AddDays(4), DayPart.Afternoon)));
        Assert.Contains("1 处未发布的变更", (await coordinator.GetAsync($"/cohorts/{made.Id}/timetable")).Text, StringComparison.Ordinal);
        var seen = await coordinator.GetAsync($"/cohorts/{made.Id}/publications/new");
        await ChangeAsync(made.Sessions[2], s => s.Cancel("停电"));
        var late = await coordinator.SendAsync(seen, []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("日程刚刚又有变化", late.Text, StringComparison.Ordinal);
        Assert.Contains("取消 作业设计", late.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(late, [])).Status);
        var second = await site.InDbAsync(db => db.Publications.Where(p => p.CohortId == made.Id && p.Number == 2).Select(p => p.Id).SingleAsync());
        await PlanAsync();
        var again = await MessagesAsync(second);
        Assert.Equal([made.People[0], made.People[1], made.School], again.Where(m => m.Channel == Channel.Inbox).Select(m => m.RecipientPersonId).OrderBy(p => p == made.School).ThenBy(p => p));
        Assert.All(again, m => Assert.Equal("改期 1 节，取消 1 节", m.Facts["概要"]));
        Assert.Equal(told.Count, (await MessagesAsync(first)).Count);

        // What was published before stays to be read.
        Assert.Contains("之后又发布过日程", (await coordinator.GetAsync($"/publications/{first}")).Text, StringComparison.Ordinal);
        Assert.Contains("停电", (await coordinator.GetAsync($"/publications/{second}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_bears_the_calendar_file_and_the_trainers_only_own_sessions()
    {
        var coordinator = await site.AsAsync("coordinator");
        var made = await ClassAsync("发信班");
        var publication = await PublishAsync(coordinator, made.Id);
        await PlanAsync();
        await site.WithAsync(services => services.GetRequiredService<Jobs.Notifications.DeliverMessagesJob>().RunAsync(default));
        var letters = await site.InDbAsync(db => db.Messages.AsNoTracking().Where(m => m.OccasionKey.StartsWith($"publication/{publication}/") && m.Channel == Channel.Email).ToListAsync());
        Assert.All(letters, m => Assert.Equal(MessageState.Sent, m.State));
        Assert.Equal(3, CalendarOf(await LetterAsync(letters.First(m => m.RecipientPersonId == made.People[0]))).Events.Count());
        var own = CalendarOf(await LetterAsync(letters.First(m => m.RecipientPersonId == made.Trainer)));
        Assert.Equal("命题研究", own.Events.Single()["SUMMARY"]);
        Assert.Contains("命题研究", letters.First(m => m.RecipientPersonId == made.Trainer).Text!, StringComparison.Ordinal);
        Assert.DoesNotContain("作业设计", letters.First(m => m.RecipientPersonId == made.Trainer).Text!, StringComparison.Ordinal);

        // Another takes over: the one who had it gets it cancelled, the other gets it new.
        var other = await site.InDbAsync(async db =>
        {
            var person = new Person("接班讲师", await World.OrganisationAsync(db, World.SchoolB), Day.AddYears(-5));
            db.Add(person);
            await db.SaveChangesAsync();
            var trainer = Trainer.Inside(made.OrganisationId, person.Id, person.Name, "东区第二小学", Guid.NewGuid());
            db.Add(trainer);
            await db.SaveChangesAsync();
            return trainer;
        });
        await ChangeAsync(made.Sessions[0], s => s.Revise(new SessionContent("命题研究", other.Id, null, SessionMode.FaceToFace, Hours.Of(4))));
        var next = await PublishAsync(coordinator, made.Id);
        await PlanAsync();
        var told = await MessagesAsync(next);
        Assert.Equal("不再由您主讲 1 节", told.First(m => m.RecipientPersonId == made.Trainer).Facts["概要"]);
        Assert.Equal("新增 1 节", told.First(m => m.RecipientPersonId == other.PersonId).Facts["概要"]);
        await site.WithAsync(services => services.GetRequiredService<Jobs.Notifications.DeliverMessagesJob>().RunAsync(default));
        var lost = CalendarOf(await LetterAsync(told.First(m => m.RecipientPersonId == made.Trainer && m.Channel == Channel.Email))).Events.Single();
        Assert.Equal(("CANCELLED", own.Events.Single()["UID"]), (lost["STATUS"], lost["UID"]));
        Assert.True(int.Parse(lost["SEQUENCE"], CultureInfo.InvariantCulture) > int.Parse(own.Events.Single()["SEQUENCE"], CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Participants_see_a_new_session_once_it_is_published_and_a_moved_one_where_it_is()
    {
        var (coordinator, teacher, head) = (await site.AsAsync("coordinator"), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        var made = await ClassAsync("所见班", withTeacher: true);
        // Never published: all that is planned is seen.
        Assert.Contains("作业设计", (await teacher.GetAsync($"/cohorts/{made.Id}/timetable")).Text, StringComparison.Ordinal);
        await PublishAsync(head, made.Id);
        await ChangeAsync(made.Sessions[1], s => s.Move(new Slot(Day.AddDays(4), DayPart.Afternoon)));
        var draft = await SessionAsync(made, "未发布课", new Slot(Day.AddDays(5), DayPart.Morning), null);
        foreach (var path in new[] { $"/cohorts/{made.Id}/timetable", $"/cohorts/{made.Id}/timetable/print", "/calendar", "/" })
        {
            var page = await teacher.GetAsync(path);
            Assert.True(page.Status == HttpStatusCode.OK, path);
            Assert.DoesNotContain("未发布课", page.Html.Body!.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains("11月30日", (await teacher.GetAsync($"/cohorts/{made.Id}/timetable")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("未发布的变更", (await teacher.GetAsync($"/cohorts/{made.Id}/timetable")).Text, StringComparison.Ordinal);
        Assert.Contains("未发布课", (await head.GetAsync($"/cohorts/{made.Id}/timetable")).Text, StringComparison.Ordinal);
        Assert.Contains("2 处日程变更没有发布", (await head.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Ics.Read((await teacher.GetAsync($"/cohorts/{made.Id}/timetable/calendar")).Bytes).Events, e => e["SUMMARY"] == "未发布课");
        await PublishAsync(coordinator, made.Id);
        Assert.Contains("未发布课", (await teacher.GetAsync("/calendar?month=2026-12")).Text, StringComparison.Ordinal);
        Assert.Contains($"/sessions/{draft}", (await teacher.GetAsync("/calendar?month=2026-12")).Html.QuerySelectorAll(".days a").Select(a => a.GetAttribute("href")!));
    }

    [Fact]
    public async Task The_timetable_is_taken_along_as_a_workbook_on_paper_and_as_a_calendar()
    {
        var coordinator = await site.AsAsync("coordinator");
        var made = await ClassAsync("携带班");
        await ChangeAsync(made.Sessions[2], s => s.Cancel("停电"));
        var book = await coordinator.GetAsync($"/cohorts/{made.Id}/timetable/workbook");
        Assert.Equal(Workbook.ContentType, book.Answer.Content.Headers.ContentType!.MediaType);
        var rows = Lists.Sheet.Rows(book);
        Assert.Equal(["日期", "星期", "时段", "时间", "课题", "主讲", "专家单位", "地点", "形式", "学时"], rows[0]);
        Assert.Equal(["2026-11-26", "周四", "上午", "9:00–11:30", "命题研究", "讲师携带班", "东区第二小学"], rows[1].Take(7));
        Assert.Equal(3, rows.Count);
        Assert.Contains("培训日程安排表", (await coordinator.GetAsync($"/cohorts/{made.Id}/timetable/print")).Text, StringComparison.Ordinal);
        var calendar = await coordinator.GetAsync($"/cohorts/{made.Id}/timetable/calendar");
        Assert.Equal(("text/calendar", "utf-8"), (calendar.Answer.Content.Headers.ContentType!.MediaType, calendar.Answer.Content.Headers.ContentType.CharSet));
        Assert.Equal(["CANCELLED", "CONFIRMED", "CONFIRMED"], Ics.Read(calendar.Bytes).Events.Select(e => e["STATUS"]).Order());
    }

    [Fact]
    public async Task A_school_and_a_trainer_read_what_was_published_of_a_class_that_they_do_not_see()
    {
        var (school, mentor) = (await site.AsAsync("school"), await site.AsAsync("mentor"));
        var made = await ClassAsync("外见班", trainer: await site.InDbAsync(db => World.PersonIdOfAsync(db, "mentor")));
        var publication = await PublishAsync(await site.AsAsync("coordinator"), made.Id);
        foreach (var reader in new[] { school, mentor })
        {
            Assert.Equal(HttpStatusCode.NotFound, await reader.StatusAsync($"/cohorts/{made.Id}/timetable"));
            Assert.Contains("外见班 日程", (await reader.GetAsync($"/publications/{publication}")).Text, StringComparison.Ordinal);
            Assert.Equal(3, Ics.Read((await reader.GetAsync($"/publications/{publication}/calendar")).Bytes).Events.Count());
        }
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("leader")).StatusAsync($"/publications/{publication}"));
        // A trainer finds the session in the own calendar, without a link that leads to nothing.
        var calendar = await mentor.GetAsync("/calendar");
        Assert.Contains("我主讲", calendar.Text, StringComparison.Ordinal);
        Assert.Empty(calendar.Html.QuerySelectorAll(".days a"));
    }

    private async Task<int> PublishAsync(Visitor by, int cohort)
    {
        var answer = await by.SubmitAsync($"/cohorts/{cohort}/publications/new", [], "main form[action$='/publications']");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return int.Parse(answer.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private Task PlanAsync() => site.WithAsync(services => services.GetRequiredService<Jobs.Notifications.PlanRemindersJob>().RunAsync(default));

    private Task<List<Message>> MessagesAsync(int publication) => site.InDbAsync(db => db.Messages.AsNoTracking().Where(m => m.OccasionKey.StartsWith($"publication/{publication}/")).OrderBy(m => m.RecipientPersonId).ToListAsync());

    private Task ChangeAsync(int id, Action<Session> change) => site.InDbAsync(async db =>
    {
        change(await db.Sessions.SingleAsync(s => s.Id == id));
        await db.SaveChangesAsync();
    });

    private async Task<string> LetterAsync(Message message) => await site.WithAsync(services => File.ReadAllTextAsync(Path.Combine(services.GetRequiredService<TeacherDev.Web.Infrastructure.Places>().Data, "mail", message.MessageId("localhost").Trim('<', '>') + ".eml")));

    private static IcsComponent CalendarOf(string letter)
    {
        // The library writes the parameters of a header in no certain order.
        var part = Regex.Match(letter, @"(?<head>content-type: text/calendar;.*?)\r?\n\r?\n(?<body>[A-Za-z0-9+/=\s]+)", RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
        Assert.All(["charset=utf-8", "method=PUBLISH", "name=timetable.ics", "filename=timetable.ics"], p => Assert.Contains(p, part.Groups["head"].Value, StringComparison.Ordinal));
        return Ics.Read(Convert.FromBase64String(Regex.Replace(part.Groups["body"].Value, "\\s", "", RegexOptions.None, TimeSpan.FromSeconds(1))));
    }

    private Task<int> SessionAsync(Made made, string topic, Slot slot, int? trainer) => site.InDbAsync(async db =>
    {
        var session = Session.OfCohort(made.Id, made.OrganisationId, new SessionContent(topic, trainer, null, SessionMode.FaceToFace, Hours.Of(4)), slot, Guid.NewGuid());
        db.Add(session);
        await db.SaveChangesAsync();
        return session.Id;
    });

    /// <summary>A class of the city's institute with two of school A, looked after by the class head, and three sessions, the first given by somebody on file.</summary>
    private async Task<Made> ClassAsync(string name, bool withTeacher = false, int? trainer = null)
    {
        var made = await site.InDbAsync(async db =>
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Checkout.Root, "seeds", "message-templates"), "timetable-published*.json"))
            {
                using var seed = System.Text.Json.JsonDocument.Parse(await File.ReadAllTextAsync(file));
                string Of(string key) => seed.RootElement.GetProperty(key).GetString()!;
                var key = Of("key");
                if (!await db.MessageTemplates.AnyAsync(t => t.Key == key)) db.Add(new MessageTemplate(key, Of("name"), Of("subject"), Of("body")));
            }
            var (institute, schoolA, schoolB) = (await World.OrganisationAsync(db, World.CityInstitute), await World.OrganisationAsync(db, World.SchoolA), await World.OrganisationAsync(db, World.SchoolB));
            var people = new[] { "甲", "乙" }.Select(n => new Person(name + n, schoolA, Day.AddYears(-5))).ToList();
            foreach (var (at, person) in people.Index()) person.Describe(null, null, null, default, null, $"p{at}@example.cn");
            var lecturer = new Person("讲师" + name, schoolB, Day.AddYears(-5));
            lecturer.Describe(null, null, null, default, null, "lecturer@example.cn");
            db.AddRange([.. people, lecturer]);
            await db.SaveChangesAsync();
            var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
            var cohort = new Cohort(institute.Id, year.Id, null, name, new Period(Day.AddDays(-10), Day.AddDays(10)), 30, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
            cohort.EnrolAll(people.Select(p => p.Id), Day.AddDays(-10));
            if (withTeacher) cohort.Enrol(await World.PersonIdOfAsync(db, "teacher"), Day.AddDays(-10));
            cohort.Appoint(await World.PersonIdOfAsync(db, "classhead"), CohortRole.ClassHead, Day.AddDays(-10));
            cohort.MoveTo(CohortState.Recruiting);
            var inside = Trainer.Inside(institute.Id, trainer ?? lecturer.Id, lecturer.Name, "东区第二小学", Guid.NewGuid());
            if (await db.Trainers.SingleOrDefaultAsync(t => t.OrganisationId == institute.Id && t.PersonId == inside.PersonId) is { } known) inside = known;
            else db.Add(inside);
            db.Add(cohort);
            await db.SaveChangesAsync();
            return new Made(cohort.Id, institute.Id, [.. people.Select(p => p.Id)], inside.PersonId!.Value, await World.PersonIdOfAsync(db, "school"), [], inside.Id);
        });
        return made with
        {
            Sessions =
            [
                await SessionAsync(made, "命题研究", new Slot(Day, DayPart.Morning, new(9, 0), new(11, 30)), made.TrainerId),
                await SessionAsync(made, "课例研究", new Slot(Day, DayPart.Afternoon), null),
                await SessionAsync(made, "作业设计", new Slot(Day.AddDays(1), DayPart.Morning), null),
            ],
        };
    }

    /// <param name="School">The person who runs the participants' school.</param>
    private sealed record Made(int Id, int OrganisationId, IReadOnlyList<int> People, int Trainer, int School, IReadOnlyList<int> Sessions, int TrainerId);
}
