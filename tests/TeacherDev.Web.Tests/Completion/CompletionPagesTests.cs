using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;

namespace TeacherDev.Web.Tests.Completion;

public sealed class CompletionPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_class_is_closed_by_its_list_and_its_certificates_are_issued_replaced_and_revoked()
    {
        var people = await site.InDbAsync(db => RunningClass.PeopleAsync(db, 6));
        // One of five lessons is a fifth: too much.
        var id = await site.InDbAsync(db => RunningClass.AddAsync(db, "结业班", people, new Dictionary<int, int> { [people[1]] = 1 }));
        var coordinator = await site.AsAsync("coordinator");
        var list = await coordinator.GetAsync($"/cohorts/{id}/completion");
        Assert.Contains("缺课 4 / 20 学时", list.Text, StringComparison.Ordinal);
        Assert.Single((await coordinator.GetAsync($"/cohorts/{id}/completion?verdict=Unqualified")).Html.QuerySelectorAll("main tbody .findings"));

        // The class asks for an assignment too: nobody is done until it is recorded.
        await Redirects(coordinator.SendAsync(list, new() { ["MinimumHours"] = "16", ["NeedsAssignment"] = "true" }, "form[action$='/terms']"));
        var early = await coordinator.SubmitAsync($"/cohorts/{id}/closure", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("还有 5 人待定", early.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.PostBareAsync($"/cohorts/{id}/certificates")).Status);
        var sheet = await coordinator.GetAsync($"/cohorts/{id}/completion");
        var failed = sheet.Html.QuerySelectorAll("form[action$='/assignments'] input[name$='.PersonId']").Select(i => int.Parse(i.GetAttribute("value")!, CultureInfo.InvariantCulture)).Index().First(i => i.Item != people[1]);
        await Redirects(coordinator.SendAsync(sheet, new() { [$"Rows[{failed.Index}].Passed"] = "false", ["RestPassed"] = "true" }, "form[action$='/assignments']"));
        Assert.Empty((await coordinator.GetAsync($"/cohorts/{id}/completion?verdict=Pending")).Html.QuerySelectorAll("main tbody .findings"));
        Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync($"/cohorts/{id}/completion?format=xlsx"));
        await Redirects(coordinator.SubmitAsync($"/cohorts/{id}/closure", []));
        var outcomes = await site.InDbAsync(db => db.Set<Enrolment>().Where(e => e.CohortId == id).ToDictionaryAsync(e => e.PersonId, e => e.Outcome));
        Assert.Equal(new[] { people[1], failed.Item }.Order(), outcomes.Where(o => o.Value == EnrolmentOutcome.NotCompleted).Select(o => o.Key).Order());

        await Redirects(coordinator.SubmitAsync($"/cohorts/{id}/certificates", []));
        var issued = await site.InDbAsync(db => db.Certificates.AsNoTracking().Where(c => c.CohortId == id).OrderBy(c => c.Number).ToListAsync());
        Assert.Equal(["0001", "0002", "0003", "0004"], issued.Select(c => c.Number[^4..]));
        Assert.All(issued, c => Assert.Equal((20m, "合格"), (c.Hours.Amount, c.Grade)));
        Assert.Equal(4, (await coordinator.GetAsync($"/cohorts/{id}/certificates/print")).Html.QuerySelectorAll("article.cert svg.qr[role=img] path").Length);

        // Opening again is refused as long as one is valid.
        var refused = await coordinator.SubmitAsync($"/cohorts/{id}", new() { ["Reason"] = "漏了一人" }, "form[action$='/reopening']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("还有 4 份有效证书", refused.Text, StringComparison.Ordinal);

        // A misspelt name is issued again; the old one points to the new, and says so to the public.
        var wrong = issued[0];
        await Redirects(coordinator.SubmitAsync($"/certificates/{wrong.Id}/changes", new() { ["Name"] = "更正·名", ["Reason"] = "姓名写错" }, "form[action$='/replacement']"));
        var next = await site.InDbAsync(db => db.Certificates.AsNoTracking().SingleAsync(c => c.Name == "更正·名"));
        var old = await site.InDbAsync(db => db.Certificates.AsNoTracking().SingleAsync(c => c.Id == wrong.Id));
        Assert.Equal((next.Id, CertificateState.Reissued, "0005"), (old.ReplacedById, old.State, next.Number[^4..]));
        var anyone = await site.AnyoneAsync();
        var told = await anyone.GetAsync($"/verify/{wrong.Code}");
        Assert.Contains("本证书作废", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(VerificationCode.Written(next.Code), told.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // Revoking is asked for twice.
        var unsure = await coordinator.SubmitAsync($"/certificates/{issued[1].Id}/changes", new() { ["Reason"] = "代签" }, "form[action$='/revocation']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.Status);
        await Redirects(coordinator.SendAsync(unsure, new() { ["Reason"] = "代签", ["IsSure"] = "true" }, "form[action$='/revocation']"));
        var revoked = await anyone.GetAsync($"/verify/{issued[1].Code.ToLowerInvariant()}");
        Assert.Contains("已于 2026年11月23日 撤销", revoked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("代签", revoked.Text, StringComparison.Ordinal);

        await Redirects(coordinator.SubmitAsync($"/cohorts/{id}/certificates", new() { ["Reason"] = "重新核定", ["IsSure"] = "true" }, "form[action$='/certificates/revocation']"));
        await Redirects(coordinator.SubmitAsync($"/cohorts/{id}", new() { ["Reason"] = "漏了一人" }, "form[action$='/reopening']"));
    }

    [Fact]
    public async Task The_public_page_says_what_the_paper_says_and_nothing_else()
    {
        var certificate = await SampleAsync(World.SchoolA);
        var anyone = await site.AnyoneAsync();
        var page = await anyone.GetAsync($"/verify/{certificate.Code}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(("noindex, nofollow, noarchive", "no-store"), (page.Answer.Headers.GetValues("X-Robots-Tag").Single(), page.Answer.Headers.CacheControl!.ToString()));
        Assert.Contains("这份证书有效。", page.Text, StringComparison.Ordinal);
        Assert.Equal(["证书编号", "姓名", "学校", "培养项目", "培训班", "培训时间", "学时", "发证日期", "发证单位"], page.Html.QuerySelectorAll("dl.facts dt").Select(d => d.TextContent));
        foreach (var secret in new[] { "example.cn", "1380013", "数学", "/people/", "/certificates/", "<form" }) Assert.DoesNotContain(secret, page.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var (unknown, malformed) = (await anyone.GetAsync($"/verify/{VerificationCode.New()}"), await anyone.GetAsync("/verify/nonsense"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, unknown.Text), (unknown.Status, malformed.Status, malformed.Text));
        Assert.Equal(HttpStatusCode.NotFound, await anyone.StatusAsync($"/verify/{certificate.Id}"));
        var typed = await anyone.GetAsync($"/verify?code={Uri.EscapeDataString($" {VerificationCode.Written(certificate.Code).ToLowerInvariant().Replace('-', ' ')} ")}");
        Assert.Equal($"/verify/{VerificationCode.Written(certificate.Code)}", typed.Location);
        Assert.Equal(HttpStatusCode.OK, await anyone.StatusAsync("/verify"));
        Assert.False(await site.InDbAsync(db => db.AuditEntries.AnyAsync(e => e.Changes!.Contains(certificate.Code))));
    }

    [Fact]
    public async Task Who_holds_a_certificate_opens_it_and_no_other()
    {
        var (own, other) = (await SampleAsync(World.SchoolA), await SampleAsync(World.SchoolB));
        var teacher = await site.AsAsync("teacher");
        Assert.NotNull((await teacher.GetAsync("/certificates")).Html.QuerySelector($"main tbody a[href='/certificates/{own.Id}']"));
        var page = await teacher.GetAsync($"/certificates/{own.Id}");
        Assert.Contains("teacher者（东区第一中学）", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector($"a[href='/verify/{VerificationCode.Written(own.Code)}']"));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (await teacher.StatusAsync($"/certificates/{other.Id}"), await teacher.StatusAsync($"/certificates/{own.Id}/changes")));
    }

    [Fact]
    public async Task Of_many_who_issue_at_once_no_number_is_given_twice_and_nobody_holds_two()
    {
        var people = await site.InDbAsync(db => RunningClass.PeopleAsync(db, 6));
        int[] classes = [await site.InDbAsync(db => RunningClass.AddAsync(db, "齐发一班", people)), await site.InDbAsync(db => RunningClass.AddAsync(db, "齐发二班", people))];
        var coordinator = await site.AsAsync("coordinator");
        foreach (var id in classes) await Redirects(coordinator.SubmitAsync($"/cohorts/{id}/closure", []));
        var token = await coordinator.TokenAsync();
        Task<Page> IssueAsync(int id, int person) => coordinator.PostAsync($"/cohorts/{id}/certificates", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("PersonIds", $"{person}"), KeyValuePair.Create("Grade", "合格")]);
        var answers = await Task.WhenAll(classes.SelectMany(id => people.Concat(people).Select(person => IssueAsync(id, person))));
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict, $"{a.Status}"));
        Assert.True(answers.Count(a => a.Status == HttpStatusCode.Redirect) <= 12);
        // Whoever was turned away by a race tries again.
        foreach (var id in classes)
            foreach (var person in people) await IssueAsync(id, person);
        var issued = await site.InDbAsync(db => db.Certificates.AsNoTracking().Where(c => classes.Contains(c.CohortId)).Select(c => new { c.CohortId, c.PersonId, c.Number }).ToListAsync());
        Assert.Equal(12, issued.Select(c => c.Number).Distinct().Count());
        Assert.Equal(12, issued.Select(c => (c.CohortId, c.PersonId)).Distinct().Count());
        foreach (var id in classes) Assert.Equal(Enumerable.Range(1, 6), issued.Where(c => c.CohortId == id).Select(c => int.Parse(c.Number[^4..], CultureInfo.InvariantCulture)).Order());
    }

    [Fact]
    public async Task A_class_head_decides_and_leaves_the_rules_alone()
    {
        var head = await site.AsAsync("classhead");
        var id = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolA));
        var page = await head.GetAsync($"/cohorts/{id}/completion");
        Assert.Empty(page.Html.QuerySelectorAll("form[action$='/terms'], nav.subnav a[href$='/certificates']"));
        Assert.Contains("未登记", page.Text, StringComparison.Ordinal);
        await Redirects(head.SendAsync(page, new() { ["Verdict"] = "Qualified", ["Reason"] = "同等学时" }, "form[action$='/rulings']"));
        Assert.Contains("同等学时", (await head.GetAsync($"/cohorts/{id}/completion?verdict=Qualified")).Text, StringComparison.Ordinal);
        Assert.True(await site.InDbAsync(db => db.AuditEntries.AnyAsync(e => e.Entity == "Ruling" && e.Changes!.Contains("同等学时"))));
    }

    private static async Task Redirects(Task<Page> sent)
    {
        var page = await sent;
        Assert.True(page.Status == HttpStatusCode.Redirect, $"{page.Status}: {page.Html.QuerySelector(".note")?.TextContent}");
    }

    private Task<Certificate> SampleAsync(string organisation) => site.InDbAsync(async db =>
    {
        var id = await World.SampleAsync(db, "certificate", organisation);
        return await db.Certificates.AsNoTracking().SingleAsync(c => c.Id == id);
    });
}
