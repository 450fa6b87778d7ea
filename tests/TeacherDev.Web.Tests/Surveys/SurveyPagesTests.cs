using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Surveys;
using TeacherDev.Web.Tests.Completion;

namespace TeacherDev.Web.Tests.Surveys;

public sealed class SurveyPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Formula = "=HYPERLINK(\"http://example.cn\",\"x\")";
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Who_has_not_answered_is_named_and_reminded_once_a_day()
    {
        var id = await ClassAsync("开问卷班", 6);
        var coordinator = await site.AsAsync("coordinator");
        await OpenAsync(coordinator, id);
        var page = await coordinator.GetAsync($"/cohorts/{id}/survey");
        Assert.Contains("还差 6 人", page.Text, StringComparison.Ordinal);
        Assert.Contains("其中授课专家 2 位", page.Text, StringComparison.Ordinal);
        Assert.Contains("teacher者", page.Html.QuerySelector("#missing-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("已提醒 6 位学员", (await coordinator.FollowAsync(await coordinator.SendAsync(page, [], "form[action$='/reminders']"))).Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("今天已经提醒过", (await coordinator.FollowAsync(await coordinator.SendAsync(page, [], "form[action$='/reminders']"))).Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SendAsync(page, new() { ["To"] = "2026-11-01" }, "form[action$='/period']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, new() { ["To"] = "2026-12-01" }, "form[action$='/period']")).Status);
    }

    [Fact]
    public async Task A_member_answers_once_and_nothing_ties_the_answer_to_them()
    {
        var id = await ClassAsync("匿名班", 6);
        await OpenAsync(await site.AsAsync("coordinator"), id);
        var surveyId = (await SurveyAsync(id)).Id;
        var teacher = await site.AsAsync("teacher");
        Assert.Contains("请填写“匿名班”的满意度问卷", (await teacher.GetAsync("/")).Text, StringComparison.Ordinal);
        var form = await teacher.GetAsync($"/surveys/{surveyId}/answer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.SendAsync(form, new() { ["Scores[0].Score"] = "Good" })).Status);
        var since = await site.InDbAsync(db => db.AuditEntries.MaxAsync(e => e.Id));
        var values = Filled(form, "Poor", "被褥偏薄");
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SendAsync(form, values)).Status);
        var again = await teacher.SendAsync(form, values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("每人只填一次", again.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("匿名班”的满意度问卷", (await teacher.GetAsync("/")).Text, StringComparison.Ordinal);
        await site.InDbAsync(async db =>
        {
            // That they answered is told, with account and time; what, is not: neither score nor word nor the row that counts them.
            var told = Assert.Single(await db.AuditEntries.Where(e => e.Id > since).ToListAsync());
            Assert.Equal((nameof(SurveyParticipation), "{}"), (told.Entity, told.Changes));
            Assert.False(await db.AuditEntries.AnyAsync(e => e.Changes!.Contains("被褥") || e.Entity == nameof(SurveyTally) || e.Entity == nameof(SurveyRemarks)));
            Assert.Equal(["Count", "ItemId", "Score"], Columns<SurveyTally>(db));
            Assert.Equal(["SurveyId", "Texts"], Columns<SurveyRemarks>(db));
            Assert.Equal(["PersonId", "SurveyId"], Columns<SurveyParticipation>(db));
            Assert.DoesNotContain(db.Model.GetEntityTypes().SelectMany(t => t.GetForeignKeys()), k => k.PrincipalEntityType.ClrType == typeof(SurveyTally) || k.PrincipalEntityType.ClrType == typeof(SurveyRemarks));
            // As many counters as before the first answer: none was made by it.
            var items = await db.Set<SurveyItem>().Where(i => i.SurveyId == surveyId).Select(i => i.Id).ToListAsync();
            Assert.Equal((items.Count * 5, items.Count), (await db.Set<SurveyTally>().CountAsync(t => items.Contains(t.ItemId)), await db.Set<SurveyTally>().Where(t => items.Contains(t.ItemId)).SumAsync(t => t.Count)));
        });
    }

    [Fact]
    public async Task Of_many_who_answer_at_once_none_is_lost_and_nobody_counts_twice()
    {
        var id = await ClassAsync("齐答班", 9);
        await OpenAsync(await site.AsAsync("coordinator"), id);
        var (surveyId, people, items) = await SurveyAsync(id);
        var refused = await Task.WhenAll(people.Concat(people).Select(async person =>
        {
            try
            {
                await AnswerAsync(surveyId, person, items.ToDictionary(i => i, _ => Score.Good), $"意见{person}");
                return 0;
            }
            catch (RuleBroken)
            {
                return 1;
            }
        }));
        Assert.Equal(people.Count, refused.Sum());
        await site.InDbAsync(async db =>
        {
            Assert.Equal(people.Count, await db.Set<SurveyParticipation>().CountAsync(p => p.SurveyId == surveyId));
            Assert.All(await db.Set<SurveyTally>().Where(t => items.Contains(t.ItemId) && t.Score == Score.Good).ToListAsync(), t => Assert.Equal(people.Count, t.Count));
            Assert.Equal(people.Count, (await db.Set<SurveyRemarks>().Where(r => r.SurveyId == surveyId).Select(r => r.Texts).SingleAsync()).Count);
        });
    }

    [Fact]
    public async Task Results_come_when_it_is_over_and_hide_what_rests_on_fewer_than_five()
    {
        var id = await ClassAsync("结果班", 9);
        var coordinator = await site.AsAsync("coordinator");
        await OpenAsync(coordinator, id);
        var (surveyId, people, items) = await SurveyAsync(id);
        foreach (var (person, at) in people.Take(8).Select((p, at) => (p, at)))
            await AnswerAsync(surveyId, person, items.Where(i => i != items[^1] || at < 3).ToDictionary(i => i, _ => at < 6 ? Score.VeryGood : Score.Poor), at == 0 ? Formula : at < 5 ? $"意见{9 - at}" : null);
        var open = await coordinator.GetAsync($"/cohorts/{id}/survey");
        Assert.Empty(open.Html.QuerySelectorAll("svg.cells"));
        Assert.DoesNotContain("意见8", open.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(open, [], "form[action$='/closing']")).Status);
        var page = await coordinator.GetAsync($"/cohorts/{id}/survey");
        // The standing questions and the first trainer; two of eight were not satisfied, which is told as a bound.
        Assert.Equal(items.Count - 1, page.Html.QuerySelectorAll("svg.cells[role=img] title").Length);
        Assert.Contains("满意率 不低于 50.0%", page.Text, StringComparison.Ordinal);
        Assert.Contains("少于 5 份，不显示", page.Html.QuerySelectorAll(".survey-item")[^1].TextContent, StringComparison.Ordinal);
        Assert.All(page.Html.QuerySelectorAll(".cells-table tbody td:nth-child(2)").Select(c => int.Parse(c.TextContent, CultureInfo.InvariantCulture)), n => Assert.False(n is > 0 and < 5));
        Assert.Contains("意见8", page.Text, StringComparison.Ordinal);
        var sheet = await SheetAsync(coordinator, $"/cohorts/{id}/survey?format=xlsx");
        Assert.DoesNotContain("<x:f>", sheet, StringComparison.Ordinal);
        Assert.Contains("HYPERLINK", sheet, StringComparison.Ordinal);
        Assert.Contains("少于 5 份，不显示", sheet, StringComparison.Ordinal);
        var reopened = await coordinator.PostAsync($"/cohorts/{id}/survey/period", [KeyValuePair.Create("__RequestVerificationToken", await coordinator.TokenAsync()), KeyValuePair.Create("From", "2026-11-23"), KeyValuePair.Create("To", "2026-11-29")]);
        Assert.Contains("不能再开放", reopened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remark_of_a_megabyte_and_scores_of_other_surveys_are_refused()
    {
        var id = await ClassAsync("坏输入班", 6);
        await OpenAsync(await site.AsAsync("coordinator"), id);
        var surveyId = (await SurveyAsync(id)).Id;
        var teacher = await site.AsAsync("teacher");
        var form = await teacher.GetAsync($"/surveys/{surveyId}/answer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.SendAsync(form, Filled(form, "Good", new string('x', 1_000_000)))).Status);
        var foreign = Filled(form, "Good", remark: null);
        foreign["Scores[0].ItemId"] = "1";
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.SendAsync(form, foreign)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.SendAsync(form, Filled(form, "7", remark: null))).Status);
        Assert.Equal(0, await site.InDbAsync(db => db.Set<SurveyParticipation>().CountAsync(p => p.SurveyId == surveyId)));
    }

    private Task<int> ClassAsync(string name, int people) => site.InDbAsync(async db => await RunningClass.AddAsync(db, name, await RunningClass.PeopleAsync(db, people)));

    private static async Task OpenAsync(Visitor coordinator, int id) => Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/survey", new() { ["From"] = "2026-11-23", ["To"] = "2026-11-29" })).Status);

    private Task<(int Id, List<int> People, List<int> Items)> SurveyAsync(int cohortId) => site.InDbAsync(async db =>
    {
        var survey = await db.Surveys.SingleAsync(s => s.CohortId == cohortId);
        return (survey.Id, await db.Cohorts.Where(c => c.Id == cohortId).SelectMany(c => c.Enrolments).Select(e => e.PersonId).ToListAsync(), survey.InOrder.Select(i => i.Id).ToList());
    });

    private Task<bool> AnswerAsync(int survey, int person, Dictionary<int, Score> scores, string? remark) => site.WithAsync(s => s.GetRequiredService<Answering>().AnswerAsync(survey, person, scores, remark, Today));

    private static Dictionary<string, string?> Filled(Page form, string score, string? remark)
    {
        var values = Enumerable.Range(0, form.Html.QuerySelectorAll("form.survey fieldset").Length).ToDictionary(at => $"Scores[{at}].Score", _ => (string?)score, StringComparer.Ordinal);
        values["Remark"] = remark ?? "";
        return values;
    }

    private static async Task<string> SheetAsync(Visitor visitor, string path)
    {
        using var zip = new ZipArchive(new MemoryStream((await visitor.GetAsync(path)).Bytes));
        using var sheet = new StreamReader(await zip.Entries.Single(e => e.FullName.Contains("worksheets", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).OpenAsync());
        return await sheet.ReadToEndAsync();
    }

    private static IEnumerable<string> Columns<T>(TeacherDevDb db) => db.Model.FindEntityType(typeof(T))!.GetProperties().Select(p => p.GetColumnName()).Order(StringComparer.Ordinal);
}
