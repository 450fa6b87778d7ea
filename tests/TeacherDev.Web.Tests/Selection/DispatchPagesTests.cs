using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Tests.Selection;

/// <summary>The short call from the superior's notice to the return of those who went, through the pages' own forms.</summary>
public sealed class DispatchPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Places_are_written_down_divided_named_for_confirmed_and_travelled()
    {
        var (coordinator, district, school, teacher) = (await site.AsAsync("coordinator"), await site.AsAsync("district"), await site.AsAsync("school"), await site.AsAsync("teacher"));
        await PeopleAsync(6);
        var made = await coordinator.SubmitAsync("/dispatches/new", Filled("国培骨干教师研修班"));
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        var show = made.Location!.Replace("/shares", "", StringComparison.Ordinal);
        await DivideAsync(coordinator, show, World.East, 3);
        Assert.Equal(HttpStatusCode.NotFound, await district.StatusAsync(show));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(show, [], "main form[action$='/publication']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync(show));
        await DivideAsync(district, show, World.SchoolA, 2);
        Assert.Contains("“国培骨干教师研修班”还差 2 人，请选派", (await school.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("“国培骨干教师研修班”还差 1 人，请选派", (await district.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("国培骨干教师研修班", (await coordinator.GetAsync("/")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await NameAsync(school, show, "外派0\nteacher者")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await NameAsync(school, show, "外派1\n外派2", isSubstitute: true)).Status);
        var lacking = await coordinator.SubmitAsync(show, [], "main form[action$='/confirmation']");
        Assert.Contains("还差人选：东区教育体育局。", lacking.Text, StringComparison.Ordinal);
        Assert.Contains("东区教育体育局：还差 1 人", (await coordinator.GetAsync(show)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync(show, [], "main form[action$='/returned-places']")).Status);

        var own = await teacher.GetAsync(show);
        Assert.Contains("您由东区第一中学选派参加", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("外派0", own.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", (await coordinator.GetAsync(show)).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var page = await school.GetAsync(show);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SendAsync(page, new() { ["Reason"] = " " }, "main form[action$='/withdrawals']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Reason"] = "生病" }, "main form[action$='/withdrawals']")).Status);
        var id = IdOf(show);
        Assert.Equal(["teacher者", "外派1"], await GoingAsync(id));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(show, [], "main form[action$='/confirmation']")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SubmitAsync(show, new() { ["Verb"] = "Depart" }, "#journey")).Status);
        var lines = await site.InDbAsync(db => db.Dispatches.Where(d => d.Id == id).SelectMany(d => d.Appointees).Where(a => a.Position == null && a.State != AppointeeState.Withdrawn).Select(a => a.Id).ToListAsync());
        await TickAsync(coordinator, show, lines, "Depart", "2026-11-23");
        var early = await TickAsync(coordinator, show, lines, "Return", "2026-11-20", HttpStatusCode.UnprocessableEntity);
        Assert.Contains("返回日期不能早于出发日期 2026-11-23", early.Text, StringComparison.Ordinal);
        Assert.Equal("2026-11-20", early.Html.QuerySelector("#journey-day")!.GetAttribute("value"));
        await TickAsync(coordinator, show, lines, "Return", "2026-02-30", HttpStatusCode.UnprocessableEntity);
        await TickAsync(coordinator, show, lines, "Return", "2026-11-23");
        await TickAsync(coordinator, show, lines, "Undo", "");
        await TickAsync(coordinator, show, lines, "Return", "2026-11-23");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(show, [], "main form[action$='/closure']")).Status);
        Assert.Contains(Lists.Sheet.Rows(await coordinator.GetAsync($"{show}?format=xlsx")), row => row.Contains("外派1") && row.Contains("已递补") && row.Contains("2026-11-23"));
    }

    [Fact]
    public async Task A_list_is_named_whole_or_not_at_all_and_says_why()
    {
        var (coordinator, school) = (await site.AsAsync("coordinator"), await site.AsAsync("school"));
        await PeopleAsync(6);
        var other = await OpenAsync("先到的研修", (World.East, 3), (World.SchoolA, 3));
        await NameAsync(school, $"/dispatches/{other}", "外派3");
        var show = $"/dispatches/{await OpenAsync("后到的研修", (World.East, 5), (World.SchoolA, 5))}";
        await BarAsync("外派4");
        var refused = await NameAsync(school, show, "外派5\n查无此人\n=1+1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("没有找到“查无此人”", refused.Text, StringComparison.Ordinal);
        Assert.Equal("外派5\n查无此人\n=1+1", refused.Html.QuerySelector("#Names")!.TextContent);
        refused = await NameAsync(school, show, "外派5\n外派4\n外派3");
        Assert.Contains("外派4有师德问题处理决定，不能选派", refused.Text, StringComparison.Ordinal);
        Assert.Contains("外派3已选派参加“先到的研修”，时间重叠", refused.Text, StringComparison.Ordinal);
        Assert.Contains("不是东区第一中学的教师", (await NameAsync(coordinator, show, World.SchoolC, body: World.SchoolA)).Text, StringComparison.Ordinal);
        Assert.Empty(await GoingAsync(IdOf(show)));
        Assert.Equal(HttpStatusCode.Redirect, (await NameAsync(school, show, "外派5")).Status);
        Assert.Contains("外派5已在名单中", (await NameAsync(school, show, "外派5")).Text, StringComparison.Ordinal);
        // The issuing body names for another, and it shows.
        Assert.Equal(HttpStatusCode.Redirect, (await NameAsync(coordinator, show, "外派2", body: World.SchoolA)).Status);
        Assert.Contains("（由发布单位代报）", (await school.GetAsync(show)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_named_at_once_exactly_as_many_go_as_there_are_places()
    {
        var school = await site.AsAsync("school");
        await PeopleAsync(35);
        var id = await OpenAsync("同时选派", (World.East, 3), (World.SchoolA, 3), days: new Period(new(2027, 5, 1), new(2027, 5, 3)));
        var token = await school.TokenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 15).Select(at => school.PostAsync($"/dispatches/{id}/names", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = token,
            ["Names"] = string.Create(CultureInfo.InvariantCulture, $"外派{at + 20}"),
        })));
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.Contains("的名额已满：3 个名额", a.Text, StringComparison.Ordinal));
        Assert.Equal(3, (await GoingAsync(id)).Count);
    }

    [Fact]
    public async Task Nobody_is_named_for_two_dispatches_of_the_same_days_at_once()
    {
        var school = await site.AsAsync("school");
        await PeopleAsync(1);
        var days = new Period(new(2027, 6, 1), new(2027, 6, 3));
        var ids = new List<int>();
        for (var at = 0; at < 5; at++) ids.Add(await OpenAsync($"重叠{at}", (World.East, 1), (World.SchoolA, 1), days: days));
        var token = await school.TokenAsync();
        var answers = await Task.WhenAll(ids.Select(id => school.PostAsync($"/dispatches/{id}/names", new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = token, ["Names"] = "外派0" })));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Who_steps_in_is_told_and_what_is_no_longer_so_is_forgotten()
    {
        var school = await site.AsAsync("school");
        await PeopleAsync(9);
        var id = await OpenAsync("递补消息", (World.East, 1), (World.SchoolA, 1), days: new Period(new(2027, 7, 1), new(2027, 7, 3)));
        await NameAsync(school, $"/dispatches/{id}", "外派7");
        await NameAsync(school, $"/dispatches/{id}", "外派8", isSubstitute: true);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"/dispatches/{id}", new() { ["Reason"] = "生病" }, "main form[action$='/withdrawals']")).Status);
        Assert.Equal(1, await PlannedAsync(id));
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"/dispatches/{id}", new() { ["Reason"] = "也生病" }, "main form[action$='/withdrawals']")).Status);
        Assert.Equal(0, await PlannedAsync(id));
    }

    [Fact]
    public async Task Who_runs_a_short_body_is_reminded_once_a_day()
    {
        var (coordinator, district) = (await site.AsAsync("coordinator"), await site.AsAsync("district"));
        var id = await OpenAsync("还差谁的选派", (World.East, 3), (World.SchoolA, 2));
        Assert.Contains("2 个单位还差人选", (await coordinator.GetAsync($"/dispatches/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("1 个单位还差人选", (await district.GetAsync($"/dispatches/{id}")).Text, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => coordinator.PostBareAsync($"/dispatches/{id}/reminders"))), a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        await district.PostBareAsync($"/dispatches/{id}/reminders");
        var told = await site.InDbAsync(db => db.Messages.Where(m => m.OccasionKey.StartsWith("dispatch-now/") && m.Channel == Channel.Inbox && m.Arguments.Contains("还差谁的选派")).Join(db.Accounts, m => m.RecipientPersonId, a => a.PersonId, (m, a) => a.UserName!).OrderBy(n => n).ToListAsync());
        Assert.Equal(["district", "school"], told);
    }

    [Theory]
    [InlineData("To", "2026-11-01", "结束日期不能早于开始日期")]
    [InlineData("From", "2026-02-30", "2026-02-30")]
    [InlineData("Deadline", "2026-12-31", "报名截止日期不能晚于培训开始日期 2026-11-24")]
    [InlineData("Places", "0", "名额总数")]
    [InlineData("Superior", "", "上级单位")]
    public async Task What_cannot_be_is_said_in_a_sentence_and_nothing_is_lost(string field, string value, string sentence)
    {
        var coordinator = await site.AsAsync("coordinator");
        var refused = await coordinator.SubmitAsync("/dispatches/new", new(Filled("写错的选派")) { [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal("写错的选派", refused.Html.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("请按名额选派。", refused.Html.QuerySelector("#Text")!.TextContent);
        Assert.False(await site.InDbAsync(db => db.Dispatches.AnyAsync(d => d.Title == "写错的选派")));
    }

    [Fact]
    public async Task Nobody_divides_or_names_what_is_not_theirs()
    {
        var (coordinator, district, school) = (await site.AsAsync("coordinator"), await site.AsAsync("district"), await site.AsAsync("school"));
        var id = await OpenAsync("别人的名额", (World.East, 3), (World.SchoolA, 1), (World.West, 2));
        var west = (await site.InDbAsync(db => World.OrganisationAsync(db, World.West))).Id.ToString(CultureInfo.InvariantCulture);
        var page = await district.GetAsync($"/dispatches/{id}/shares");
        Assert.Contains("请选择您管理范围内的单位", (await district.SendAsync(page, new() { ["Cells[0].Body"] = west }, "main form[action$='/shares']")).Text, StringComparison.Ordinal);
        var tooMany = await district.SendAsync(page, new() { ["Cells[0].Places"] = "9" }, "main form[action$='/shares']");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "9"), (tooMany.Status, tooMany.Html.QuerySelector("input[name='Cells[0].Places']")!.GetAttribute("value")));
        var token = await district.TokenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await district.PostAsync($"/dispatches/{id}/names", new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = token, ["Body"] = west, ["Names"] = "林岚" })).Status);
        Assert.DoesNotContain("西区教育体育局", (await district.GetAsync($"/dispatches/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await school.StatusAsync($"/dispatches/{id}/shares"));
        Assert.Contains("别人的名额", (await coordinator.GetAsync("/dispatches?q=别人&state=Open")).Text, StringComparison.Ordinal);
        Assert.Equal(("别人的名额", ""), ((await coordinator.GetAsync($"/dispatches/new?template={id}")).Html.QuerySelector("#Title")!.GetAttribute("value"), (await coordinator.GetAsync($"/dispatches/new?template={id}")).Html.QuerySelector("#From")!.GetAttribute("value") ?? ""));
    }

    private static int IdOf(string show) => int.Parse(show.Split('/')[^1], CultureInfo.InvariantCulture);

    private static Dictionary<string, string?> Filled(string title) => new()
    {
        ["Title"] = title,
        ["Superior"] = "省教师发展中心",
        ["Place"] = "省城",
        ["From"] = "2026-11-24",
        ["To"] = "2026-11-28",
        ["Deadline"] = "2026-11-24",
        ["Places"] = "5",
        ["Text"] = "请按名额选派。",
    };

    private async Task DivideAsync(Visitor visitor, string show, string body, int places)
    {
        var page = await visitor.GetAsync($"{show}/shares");
        var id = (await site.InDbAsync(db => World.OrganisationAsync(db, body))).Id.ToString(CultureInfo.InvariantCulture);
        var cell = page.Html.QuerySelectorAll("input[name$='.Body']").Single(i => i.GetAttribute("value") == id).GetAttribute("name")!.Replace(".Body", ".Places", StringComparison.Ordinal);
        var saved = await visitor.SendAsync(page, new() { [cell] = places.ToString(CultureInfo.InvariantCulture) }, "main form[action$='/shares']");
        Assert.True(saved.Status == HttpStatusCode.Redirect, saved.Text);
    }

    private async Task<Page> NameAsync(Visitor visitor, string show, string names, bool isSubstitute = false, string? body = null)
    {
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = await visitor.TokenAsync(), ["Names"] = names };
        if (isSubstitute) form["IsSubstitute"] = "true";
        if (body is not null) form["Body"] = (await site.InDbAsync(db => World.OrganisationAsync(db, body))).Id.ToString(CultureInfo.InvariantCulture);
        return await visitor.PostAsync($"{show}/names", form);
    }

    private static async Task<Page> TickAsync(Visitor visitor, string show, List<int> lines, string verb, string day, HttpStatusCode expected = HttpStatusCode.Redirect)
    {
        List<KeyValuePair<string, string>> form = [new("__RequestVerificationToken", await visitor.TokenAsync()), new("Verb", verb), new("Day", day), .. lines.Select(l => KeyValuePair.Create("Ids", l.ToString(CultureInfo.InvariantCulture)))];
        var page = await visitor.PostAsync($"{show}/journeys", form);
        Assert.True(page.Status == expected, page.Text);
        return page;
    }

    private Task<List<string>> GoingAsync(int id) => site.InDbAsync(db => db.Dispatches.Where(d => d.Id == id).SelectMany(d => d.Appointees).Where(a => a.Position == null && a.State != AppointeeState.Withdrawn)
        .Join(db.PersonCards, a => a.PersonId, c => c.Id, (a, c) => c.Name).OrderBy(n => n).ToListAsync());

    /// <summary>Plans the news, and counts the messages in the inboxes that still wait to tell of a dispatch.</summary>
    private Task<int> PlannedAsync(int id) => site.WithAsync(async services =>
    {
        var db = services.GetRequiredService<Domain.Data.TeacherDevDb>();
        await new Outbox(db, []).ReplanAsync(new DispatchNews(db), site.Clock.GetUtcNow().UtcDateTime, default);
        var subject = string.Create(CultureInfo.InvariantCulture, $"dispatch/{id}/");
        return await db.Messages.CountAsync(m => m.OccasionKey.StartsWith(subject) && m.Channel == Channel.Inbox && m.State == MessageState.Pending);
    });

    private Task<int> BarAsync(string name) => site.InDbAsync(async db =>
    {
        db.Add(new EthicsFinding(await db.People.Include(p => p.Organisation).SingleAsync(p => p.Name == name), "玉师德〔2026〕8号", Period.Since(new(2026, 11, 1)), Guid.NewGuid()));
        return await db.SaveChangesAsync();
    });

    private Task<int> OpenAsync(string title, (string Body, int Places) first, (string Body, int Places) second, (string Body, int Places)? third = null, Period? days = null) => site.InDbAsync(async db =>
    {
        var institute = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == World.CityInstitute);
        var dispatch = DispatchesOfWorld.Draft(institute, title, days: days);
        var shares = new List<(Organisation, int)>();
        foreach (var (body, places) in new[] { first, second, third ?? first }) shares.Add((await World.OrganisationAsync(db, body), places));
        dispatch.Allot(shares, new Act(AccountId: null, TestClock.Start.UtcDateTime), new HashSet<int>());
        dispatch.Publish(new(2026, 11, 2));
        db.Add(dispatch);
        await db.SaveChangesAsync();
        return dispatch.Id;
    });

    private Task<int> PeopleAsync(int count) => site.InDbAsync(async db =>
    {
        var school = await World.OrganisationAsync(db, World.SchoolA);
        for (var at = 0; at < count; at++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"外派{at}");
            if (await db.People.AnyAsync(p => p.Name == name)) continue;
            var person = new Person(name, school, new DateOnly(2015, 9, 1));
            person.Describe($"WP{at}", SchoolStage.Junior, "数学", TeacherRank.First, new DateOnly(2015, 9, 1), email: null);
            db.Add(person);
        }
        return await db.SaveChangesAsync();
    });
}
