using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Mentoring;

/// <summary>What mentor and mentee log, hear, plan and say of each other.</summary>
public sealed class PairingLogTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task One_logs_and_the_other_confirms_all_in_one_tap()
    {
        var (mentee, mentor, id) = (await site.AsAsync("mentee"), await site.AsAsync("mentor"), await OwnPairingAsync());
        var page = await mentee.GetAsync($"/mentoring/{id}");
        foreach (var (day, text) in new[] { ("2026-11-10", "备课一"), ("2026-11-12", "备课二") })
            Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(page, new() { ["Work"] = "Talk", ["Day"] = day, ["Text"] = text, ["Key"] = Guid.NewGuid().ToString() }, Entries)).Status);
        var twice = await mentee.SendAsync(page, new() { ["Work"] = "Talk", ["Day"] = "2026-11-10", ["Text"] = "又记一次", ["Key"] = Guid.NewGuid().ToString() }, Entries);
        Assert.Contains("这一天已经记过同样的内容", twice.Text, StringComparison.Ordinal);
        Assert.Contains("又记一次", twice.Html.QuerySelector("textarea[name=Text]")!.TextContent, StringComparison.Ordinal);
        var future = await mentee.SendAsync(page, new() { ["Work"] = "Plan", ["Day"] = "2026-12-10", ["Text"] = "以后", ["Key"] = Guid.NewGuid().ToString() }, Entries);
        Assert.Contains("日期不能晚于今天", future.Text, StringComparison.Ordinal);
        var lesson = await mentee.SendAsync(page, new() { ["Work"] = "ReportingLesson", ["Day"] = "2026-11-11", ["Text"] = "汇报课", ["Key"] = Guid.NewGuid().ToString() }, Entries);
        Assert.Contains("请填写节次", lesson.Text, StringComparison.Ordinal);

        Assert.Contains("2 条传帮带记录等待您确认", (await mentor.GetAsync("/")).Text, StringComparison.Ordinal);
        var waiting = await mentor.GetAsync($"/mentoring/{id}");
        // A hasty thumb: every answer is an answer, and each record is confirmed once.
        var taps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => mentor.SendAsync(waiting, [], "header form[action$='/confirmations']")));
        Assert.All(taps, t => Assert.Equal(HttpStatusCode.Redirect, t.Status));
        Assert.DoesNotContain("全部确认", (await mentor.GetAsync($"/mentoring/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await site.InDbAsync(db => db.PairingEntries.CountAsync(e => e.PairingId == id && e.State == AnswerState.Confirmed)));
    }

    [Fact]
    public async Task What_is_returned_is_taken_back_and_logged_anew()
    {
        var (mentee, mentor, id) = (await site.AsAsync("mentee"), await site.AsAsync("mentor"), await OwnPairingAsync());
        await mentor.SendAsync(await mentor.GetAsync($"/mentoring/{id}"), new() { ["Work"] = "LessonPlan", ["Day"] = "2026-10-15", ["Text"] = "批阅教案", ["Key"] = Guid.NewGuid().ToString() }, Entries);
        var page = await mentee.GetAsync($"/mentoring/{id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mentee.SendAsync(page, new() { ["Reason"] = "" }, "form[action$='/return']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(page, new() { ["Reason"] = "是十六日" }, "form[action$='/return']")).Status);
        var seen = await mentor.GetAsync($"/mentoring/{id}");
        Assert.Contains("退回原因：是十六日", seen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await mentor.SendAsync(seen, [], "form[action$='/withdrawal']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mentor.SendAsync(seen, new() { ["Work"] = "LessonPlan", ["Day"] = "2026-10-15", ["Text"] = "批阅教案", ["Key"] = Guid.NewGuid().ToString() }, Entries)).Status);
    }

    [Fact]
    public async Task A_lesson_heard_stands_on_its_own_and_the_pairing_counts_it_once_confirmed()
    {
        var (mentee, mentor, id) = (await site.AsAsync("mentee"), await site.AsAsync("mentor"), await OwnPairingAsync());
        await RulesAsync();
        var form = await mentee.GetAsync($"/observations/new?with={id}");
        Assert.Equal("Mentee", form.Html.QuerySelector("select[name=Role] option[selected]")!.GetAttribute("value"));
        Dictionary<string, string?> lesson = new() { ["Day"] = "2026-11-05", ["LessonPeriod"] = "2", ["Type"] = "New", ["Topic"] = "分数的意义", ["Strengths"] = "提问有层次" };
        var made = await mentee.SendAsync(form, new(lesson) { ["Strengths"] = "" });
        Assert.Contains("请写下亮点、不足或建议", made.Html.QuerySelector("[role=alert]")?.TextContent ?? made.Html.QuerySelector(".err")?.TextContent ?? made.Text, StringComparison.Ordinal);
        made = await mentee.SendAsync(form, lesson);
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var again = await mentee.SendAsync(await mentee.GetAsync($"/observations/new?with={id}"), lesson);
        Assert.Contains("这一天的这一节已经记过一次听课", again.Text, StringComparison.Ordinal);
        Assert.Equal("1", (await DutyAsync(mentee, id, "徒弟听课"))[3]);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsAsync("teacher")).GetAsync(made.Location!)).Status);
        Assert.Contains("条听课记录等待您确认", (await mentor.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await mentor.SendAsync(await mentor.GetAsync(made.Location!), [], "form[action$='/confirmation']")).Status);
        Assert.Equal(["1", "0"], (await DutyAsync(mentee, id, "徒弟听课"))[2..4]);
        Assert.Contains("听课记录表", (await mentee.GetAsync($"{made.Location}/sheet")).Text, StringComparison.Ordinal);
        var self = await mentee.SendAsync(await mentee.GetAsync("/observations/new"), new(lesson) { ["Teacher"] = "mentee者", ["Role"] = "Colleague", ["LessonPeriod"] = "3" });
        Assert.Contains("不能记录听自己的课", self.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_mentee_says_of_the_mentor_reaches_the_mentor_after_the_term_and_as_far_as_the_rules_say()
    {
        var (mentee, mentor, school, id) = (await site.AsAsync("mentee"), await site.AsAsync("mentor"), await site.AsAsync("school"), await OwnPairingAsync());
        await RulesAsync();
        var page = await mentee.GetAsync($"/mentoring/{id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mentee.SendAsync(page, new() { ["Grade"] = "Excellent", ["Comment"] = "" }, Reviews)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(page, new() { ["Grade"] = "Excellent", ["Comment"] = "每周都来听课" }, Reviews)).Status);
        Assert.Contains("每周都来听课", (await school.GetAsync($"/mentoring/{id}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("徒弟评师傅", (await mentor.GetAsync($"/mentoring/{id}")).Text, StringComparison.Ordinal);
        // Nobody says another's word.
        var token = (await mentor.GetAsync($"/mentoring/{id}")).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await mentor.PostAsync($"/mentoring/{id}/reviews", new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = token, ["Side"] = "MenteeOnMentor", ["Grade"] = "Pass" })).Status);
        var last = new Term(2025, TermSeason.Autumn, new(new(2025, 9, 1), new(2026, 1, 20)));
        var word = await site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<Domain.Data.TeacherDevDb>();
            var duties = services.GetRequiredService<PairingDuties>();
            var pairing = await db.Pairings.AsNoTracking().Include(p => p.Organisation).SingleAsync(p => p.Id == id);
            await db.PairingReviews.Where(r => r.PairingId == id && r.Side == ReviewSide.MenteeOnMentor).ExecuteUpdateAsync(set => set.SetProperty(r => r.Year, 2025));
            return await duties.MenteesWordAsync(pairing, last);
        });
        Assert.Equal((MentoringGrade.Excellent, null), (word!.Grade, word.Comment));
    }

    [Fact]
    public async Task A_plan_is_written_reviewed_by_the_mentor_and_looked_back_on()
    {
        var (mentee, mentor) = (await site.AsAsync("mentee"), await site.AsAsync("mentor"));
        var made = await mentee.SubmitAsync("/growth-plans/new", new() { ["Goals"] = "上好一节汇报课", ["Measures"] = "每周听一节课", ["Submits"] = "false" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await mentor.GetAsync(made.Location!)).Status);
        var second = await mentee.SubmitAsync("/growth-plans/new", new() { ["Goals"] = "另一份", ["Measures"] = "另一份" });
        Assert.Contains("这一学期已经有成长计划", second.Text, StringComparison.Ordinal);
        var draft = await mentee.GetAsync(made.Location!);
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(draft, new() { ["Goals"] = "上好两节汇报课", ["Submits"] = "true" }, "form:has(#Goals)")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mentor.SendAsync(await mentor.GetAsync(made.Location!), new() { ["Text"] = "目标具体" }, "form[action$='/comment']")).Status);
        var reviewed = await mentee.GetAsync(made.Location!);
        Assert.Contains("目标具体", reviewed.Text, StringComparison.Ordinal);
        Assert.Null(reviewed.Html.QuerySelector("#Goals"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mentee.SendAsync(reviewed, new() { ["Outcome"] = "", ["Reflection"] = "" }, "form[action$='/outcome']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(reviewed, new() { ["Outcome"] = "两节都上了", ["Reflection"] = "明年多写反思" }, "form[action$='/outcome']")).Status);
        Assert.Contains("明年多写反思", (await mentor.GetAsync(made.Location!)).Text, StringComparison.Ordinal);
    }

    private const string Entries = "form[action$='/entries']";
    private const string Reviews = "form[action$='/reviews']";

    private Task<int> OwnPairingAsync() => site.InDbAsync(async db =>
    {
        var mentee = await World.PersonIdOfAsync(db, "mentee");
        return await db.Pairings.Where(p => p.MenteeId == mentee && p.State == PairingState.Active).Select(p => p.Id).SingleAsync();
    });

    private Task RulesAsync() => site.InDbAsync(async db =>
    {
        if (await db.MentoringRuleSets.AnyAsync(r => r.Code == "T-RULES")) return;
        var city = await World.OrganisationAsync(db, World.City);
        db.Add(new MentoringRuleSet("T-RULES", "1", city.Path, ReviewReading.Grade, [new MentoringRule(MentoringWork.MenteeObserves, null, 8, isUnverified: false, "试验"), new MentoringRule(MentoringWork.Talk, null, 4, isUnverified: true, "试验")]));
        await db.SaveChangesAsync();
    });

    /// <summary>The cells of a duty's row: what, owed, done, waiting, lacking.</summary>
    private static async Task<string[]> DutyAsync(Visitor visitor, int id, string work) =>
        [.. (await visitor.GetAsync($"/mentoring/{id}")).Html.QuerySelectorAll("tbody tr").Single(r => r.Children[0].TextContent.Contains(work, StringComparison.Ordinal)).Children.Select(c => c.TextContent.Trim())];
}
