using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Documents;

namespace TeacherDev.Web.Tests.Cohorts;

/// <summary>From the notice over the schools' slips and the lists at the door to the papers that finance wants, through the pages' own forms.</summary>
public sealed class NoticePagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Phone = "13800138000";

    [Fact]
    public async Task A_notice_is_corrected_told_and_answered_line_by_line()
    {
        var (coordinator, school) = (await site.AsAsync("coordinator"), await site.AsAsync("school"));
        var (id, _) = await ClassAsync("答复班", "答复一", "答复二", "答复三");
        var refused = await coordinator.SubmitAsync($"/cohorts/{id}/notice/edit", Words(answerBy: "2026-12-30"), "main form[action$='/notice']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("回执截止日期不能晚于报到日期", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(refused, new() { ["AnswerBy"] = "2026-11-25" }, "main form[action$='/notice']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await school.GetAsync($"/cohorts/{id}")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/notice", [], "main form[action$='/issue']")).Status);
        var first = await TellAsync();
        Assert.Equal(4, first.Count(r => r.Facts["班级"] == "答复班"));
        // A correction: the first stays to be read, and its messages are no longer expected.
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/notice/edit", new() { ["ReportPlace"] = "新报到处" }, "main form[action$='/notice']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/notice", [], "main form[action$='/issue']")).Status);
        Assert.All((await TellAsync()).Where(r => r.Facts["班级"] == "答复班"), r => Assert.Equal("新报到处", r.Facts["地点"]));
        Assert.Equal([NoticeState.Superseded, NoticeState.Issued], await site.InDbAsync(db => db.CohortNotices.Where(n => n.CohortId == id).OrderBy(n => n.Id).Select(n => n.State).ToListAsync()));

        var slip = await site.InDbAsync(db => db.ReturnSlips.Where(s => s.CohortId == id).Select(s => s.Id).SingleAsync());
        Assert.Contains("请填写回执", (await school.GetAsync("/")).Text, StringComparison.Ordinal);
        var page = await school.GetAsync($"/slips/{slip}");
        Assert.Equal(HttpStatusCode.OK, (await school.GetAsync($"/slips/{slip}/notice")).Status);
        var people = await site.InDbAsync(db => db.People.Where(p => p.Name.StartsWith("答复")).OrderBy(p => p.Name).Select(p => p.Id).ToListAsync());
        var stand = await site.InDbAsync(db => World.PersonAsync(db, World.SchoolA));
        string Line(int at) => $"#line-{people[at]} form[action$='/lines']";
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Answer"] = "Comes", ["LodgesFrom"] = "2026-11-28", ["LodgesTo"] = "2026-11-30", ["Notes"] = "素食" }, Line(0))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Answer"] = "Replaced", ["ReplacementId"] = $"{stand.Id}", ["Reason"] = "监考" }, Line(1))).Status);
        // The same page once more: somebody has answered meanwhile.
        var stale = await school.SendAsync(page, new() { ["Answer"] = "Cannot", ["Reason"] = "病假" }, Line(0));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("刚刚由他人填写", stale.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"/slips/{slip}", new() { ["Contact"] = "教务处", ["Phone"] = Phone }, "main form[action$='/contact']")).Status);
        Assert.DoesNotContain(Phone, (await school.GetAsync($"/slips/{slip}")).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var members = await site.InDbAsync(async db => (await db.Cohorts.SingleAsync(c => c.Id == id)).Enrolments.Where(e => e.TakesSeat).Select(e => e.PersonId).ToList());
        Assert.Equal(new[] { people[0], people[2], stand.Id }.Order(), members.Order());

        var office = await coordinator.GetAsync($"/cohorts/{id}/slips");
        Assert.Contains("还差 1 所学校", office.Text, StringComparison.Ordinal);
        Assert.Contains("东区第一中学（还差 1 人）", office.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(office, [], "main form[action$='/reminders']")).Status);
        Assert.Contains("今天已经提醒过", (await coordinator.FollowAsync(await coordinator.SubmitAsync($"/cohorts/{id}/slips", [], "main form[action$='/reminders']"))).Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Answer"] = "Cannot", ["Reason"] = "病假" }, Line(2))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/slips/{slip}", [], "main form[action$='/acceptance']")).Status);
        Assert.Equal(2, await site.InDbAsync(async db => (await db.Cohorts.SingleAsync(c => c.Id == id)).Occupied));
    }

    [Fact]
    public async Task Answers_given_at_once_lose_nothing()
    {
        var (id, people) = await IssuedAsync("同时班", [.. Enumerable.Range(0, 6).Select(i => $"同时{i}")]);
        var slip = await site.InDbAsync(db => db.ReturnSlips.Where(s => s.CohortId == id).Select(s => s.Id).SingleAsync());
        var (school, coordinator) = (await site.AsAsync("school"), await site.AsAsync("coordinator"));
        var (one, other) = (await school.GetAsync($"/slips/{slip}"), await coordinator.GetAsync($"/slips/{slip}"));
        var answers = await Task.WhenAll(people.Select((p, at) => (at % 2 == 0 ? school : coordinator).SendAsync(at % 2 == 0 ? one : other, new() { ["Answer"] = "Comes", ["Notes"] = $"备注{at}" }, $"#line-{p} form[action$='/lines']")));
        Assert.All(answers, a => Assert.True(a.Status == HttpStatusCode.Redirect, a.Text));
        Assert.Equal([.. Enumerable.Range(0, 6).Select(i => $"备注{i}")], await site.InDbAsync(async db => (await db.ReturnSlips.SingleAsync(s => s.Id == slip)).Lines.OrderBy(l => l.PersonId).Select(l => l.Notes!).ToList()));
    }

    [Fact]
    public async Task Who_sits_in_another_class_of_the_year_replaces_nobody()
    {
        var (id, people) = await IssuedAsync("换人班", "换人一");
        var (_, taken) = await IssuedAsync("平行班", "平行一");
        var slip = await site.InDbAsync(db => db.ReturnSlips.Where(s => s.CohortId == id).Select(s => s.Id).SingleAsync());
        var school = await site.AsAsync("school");
        var page = await school.GetAsync($"/slips/{slip}");
        Assert.DoesNotContain($"{taken[0]}", page.Html.QuerySelectorAll("select[name=ReplacementId] option").Select(o => o.GetAttribute("value")));
        var refused = await school.SendAsync(page, new() { ["Answer"] = "Replaced", ["ReplacementId"] = $"{taken[0]}", ["Reason"] = "监考" }, $"#line-{people[0]} form[action$='/lines']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("接替的教师已在同一年度的“平行班”中", refused.Text, StringComparison.Ordinal);
        Assert.True(await site.InDbAsync(async db => (await db.Cohorts.SingleAsync(c => c.Id == id)).IsMember(people[0])));
    }

    [Fact]
    public async Task Late_answers_are_the_offices_and_a_participant_answers_only_for_herself()
    {
        var slip = await site.InDbAsync(db => World.SampleAsync(db, "slip", World.SchoolA));
        var teacher = await site.AsAsync("teacher");
        var page = await teacher.GetAsync($"/slips/{slip}");
        Assert.Single(page.Html.QuerySelectorAll("section[id^='line-']"));
        var mine = await site.InDbAsync(db => World.PersonIdOfAsync(db, "teacher"));
        Assert.Empty(page.Html.QuerySelectorAll("select[name=ReplacementId]"));
        var others = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolA)).Id);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.SendAsync(page, new() { ["PersonId"] = $"{others}", ["Answer"] = "Comes" }, $"#line-{mine} form")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SendAsync(page, new() { ["Answer"] = "Comes" }, $"#line-{mine} form")).Status);
    }

    [Fact]
    public async Task The_paper_is_valid_whatever_stands_in_it()
    {
        var (id, _) = await IssuedAsync("=cmd|' /C calc'!A0", "<w:p>&{{标题}}", "纸面二");
        var coordinator = await site.AsAsync("coordinator");
        var answer = await coordinator.GetAsync($"/cohorts/{id}/notice/document");
        Assert.Equal(DocxTemplate.ContentType, answer.Answer.Content.Headers.ContentType!.MediaType);
        using (var document = WordprocessingDocument.Open(new MemoryStream(answer.Bytes), isEditable: false))
        {
            Assert.Equal([], new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(e => e.Description));
            var text = document.MainDocumentPart!.Document.Body!.InnerText;
            Assert.Contains("关于举办示例班的通知", text, StringComparison.Ordinal);
            Assert.Contains("<w:p>&{{标题}}", text, StringComparison.Ordinal);
            Assert.All([Phone, "依据", "{{文号}}"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
        var odd = new StringBuilder().Append('\u0001').Append('\uFFFE').Append('\uD800').Append(new string('长', 1_000_000)).ToString();
        var path = Path.Combine(Checkout.Root, "seeds", "document-templates", "training-notice.docx");
        string[] places = ["主办单位", "文号", "标题", "依据", "班级", "培训内容", "培训对象", "培训时间", "培训地点", "报到时间", "报到地点", "回执截止", "需带物品", "费用", "联系人", "联系电话", "发文日期"];
        var filled = new DocxTemplate(path).Fill(places.ToDictionary(p => p, _ => (string?)odd, StringComparer.Ordinal), new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string?>>>(StringComparer.Ordinal) { ["名单"] = [], ["课程"] = [] });
        using var odder = WordprocessingDocument.Open(new MemoryStream(filled), isEditable: false);
        Assert.Equal([], new OpenXmlValidator().Validate(odder).Select(e => e.Description));
        await Office.OpensAsync(("notice.docx", answer.Bytes));
    }

    [Fact]
    public async Task Who_arrives_is_ticked_grouped_seated_lodged_and_exported_for_a_purpose()
    {
        var (id, people) = await IssuedAsync("到场班", "到场一", "到场二", "到场三", "到场四");
        var coordinator = await site.AsAsync("coordinator");
        var slip = await site.InDbAsync(db => db.ReturnSlips.Where(s => s.CohortId == id).Select(s => s.Id).SingleAsync());
        foreach (var person in people.Take(3)) Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/slips/{slip}", new() { ["Answer"] = "Comes", ["LodgesFrom"] = "2026-11-28", ["LodgesTo"] = "2026-11-29", ["Notes"] = "=1+1" }, $"#line-{person} form[action$='/lines']")).Status);
        var found = await coordinator.GetAsync($"/cohorts/{id}/arrivals?q=dcy");
        Assert.Equal(["到场一"], found.Html.QuerySelectorAll("tbody th").Select(c => c.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(found, [], "main form[action*='/arrivals?']")).Status);
        Assert.Contains("已报到 1 / 4", (await coordinator.GetAsync($"/cohorts/{id}/arrivals")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/arrivals", [], "main form[action*='/undoing']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/groups", new() { ["Count"] = "2" }, "main form[action$='/groups']")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SubmitAsync($"/cohorts/{id}/seats", new() { ["Rows"] = "1", ["Columns"] = "3" }, "main form[action$='/seats']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/seats", new() { ["Rows"] = "2", ["Columns"] = "2" }, "main form[action$='/seats']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/rooms", [], "main form[action$='/rooms']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/rooms", new() { ["To"] = "5" }, "main form[action$='/moves']")).Status);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SubmitAsync($"/cohorts/{id}/lists", new() { ["Purpose"] = " " }, "main form[action$='/lists']")).Status);
        var masked = await coordinator.SubmitAsync($"/cohorts/{id}/lists", new() { ["Purpose"] = "宾馆办理入住" }, "main form[action$='/lists']");
        Assert.Equal(HttpStatusCode.OK, masked.Status);
        var text = TextOf(masked.Bytes);
        Assert.Contains("138****8000", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, text, StringComparison.Ordinal);
        Assert.Contains("=1+1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", text, StringComparison.Ordinal);
        using (var book = SpreadsheetDocument.Open(new MemoryStream(masked.Bytes), isEditable: false))
        {
            Assert.Equal([], new OpenXmlValidator().Validate(book).Select(e => e.Description));
            Assert.Equal(["名单", "分组", "座次", "住宿"], book.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(s => s.Name!.Value));
        }
        Assert.Contains(Phone, TextOf((await coordinator.SubmitAsync($"/cohorts/{id}/lists", new() { ["Purpose"] = "夜间联系", ["FullPhones"] = "true" }, "main form[action$='/lists']")).Bytes), StringComparison.Ordinal);
        var audit = await site.InDbAsync(db => db.AuditEntries.Where(a => a.Entity == nameof(ListExport)).OrderBy(a => a.Id).Select(a => a.Changes!).ToListAsync());
        Assert.Equal(2, audit.Count);
        Assert.Contains("宾馆办理入住", audit[0], StringComparison.Ordinal);
        Assert.Contains("\"WithFullPhones\":true", audit[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fees_stay_below_the_ceiling_and_the_papers_come_in_one_archive()
    {
        var (id, _) = await IssuedAsync("报销班", "报销一", "报销二");
        var coordinator = await site.AsAsync("coordinator");
        await HoldAsync(id);
        Assert.Equal("Full", await OfferedAsync(LecturerRank.Full));
        Assert.Equal("Associate", await OfferedAsync(null));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.GetAsync($"/cohorts/{id}/reimbursement/archive")).Status);
        var above = await coordinator.SubmitAsync($"/cohorts/{id}/reimbursement", new() { ["Fees[0].Yuan"] = "500.1" }, "main form[action$='/reimbursement']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, above.Status);
        Assert.Contains("《试验标准》规定副高级及以下每学时税后不超过 500 元，现填 500.1 元", above.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(above, new() { ["Fees[0].Yuan"] = "400.5" }, "main form[action$='/reimbursement']")).Status);
        await site.InDbAsync(async db =>
        {
            var cohort = await db.Cohorts.SingleAsync(c => c.Id == id);
            cohort.Close(new(2026, 11, 23));
            return await db.SaveChangesAsync();
        });
        var archive = await coordinator.GetAsync($"/cohorts/{id}/reimbursement/archive");
        Assert.Equal("application/zip", archive.Answer.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(new MemoryStream(archive.Bytes));
        Assert.Equal(["0 目录.xlsx", "1 培训通知.docx", "2 课程安排.xlsx", "3 签到表.xlsx", "4 讲课费发放表.xlsx", "5 参训人员名单.xlsx"], zip.Entries.Select(e => e.FullName));
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            using var copy = new MemoryStream();
            await using (var stream = entry.Open()) await stream.CopyToAsync(copy);
            var text = TextOf(copy.ToArray());
            Assert.DoesNotContain(Phone, text, StringComparison.Ordinal);
            if (entry.Name.StartsWith('4')) Assert.Contains("1602", text, StringComparison.Ordinal);
            copy.Position = 0;
            using var book = SpreadsheetDocument.Open(copy, isEditable: false);
            Assert.Equal([], new OpenXmlValidator().Validate(book).Select(e => e.Description));
        }

        // What is kept with the trainer is offered first.
        async Task<string?> OfferedAsync(LecturerRank? rank)
        {
            await site.InDbAsync(async db =>
            {
                var held = await db.Sessions.Where(s => s.CohortId == id).Select(s => s.TrainerId).SingleAsync();
                var trainer = await db.Trainers.SingleAsync(t => t.Id == held);
                trainer.Revise(trainer.Name, trainer.Unit, trainer.Subjects, rank);
                return await db.SaveChangesAsync();
            });
            return (await coordinator.GetAsync($"/cohorts/{id}/reimbursement")).Html.QuerySelector("select[name='Fees[0].Rank'] option[selected]")!.GetAttribute("value");
        }
    }

    private static Dictionary<string, string?> Words(string answerBy) => new(StringComparer.Ordinal)
    {
        ["Title"] = "关于举办示例班的通知",
        ["Place"] = "示例教室",
        ["ReportPlace"] = "示例教室",
        ["ReportOn"] = "2026-11-28",
        ["Contact"] = "办公室",
        ["OfficeLine"] = "0877-2012345",
        ["AnswerBy"] = answerBy,
    };

    /// <summary>A class of the city's institute with people of school A.</summary>
    private Task<(int Id, List<int> People)> ClassAsync(string name, params string[] names) => site.WithAsync(async services =>
    {
        services.GetRequiredService<Acting>().Viewer = Viewer.System;
        var (db, cipher) = (services.GetRequiredService<TeacherDevDb>(), services.GetRequiredService<FieldCipher>());
        var (school, institute) = (await World.OrganisationAsync(db, World.SchoolA), await World.OrganisationAsync(db, World.CityInstitute));
        var people = names.Select(n => new Person(n, school, new(2015, 9, 1))).ToList();
        foreach (var person in people) person.ReachAt(Phone, cipher);
        db.AddRange(people);
        await db.SaveChangesAsync();
        var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
        var cohort = new Cohort(institute.Id, year.Id, null, name, new Period(new(2026, 11, 16), new(2026, 11, 29)), 30, new CohortPlan("主题", "目标", "效果", "程序"), Guid.NewGuid());
        cohort.EnrolAll(people.Select(p => p.Id), new(2026, 11, 16));
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) cohort.MoveTo(state);
        db.Add(cohort);
        await db.SaveChangesAsync();
        return (cohort.Id, people.ConvertAll(p => p.Id));
    });

    private async Task<(int Id, List<int> People)> IssuedAsync(string name, params string[] names)
    {
        var made = await ClassAsync(name, names);
        await site.InDbAsync(async db =>
        {
            var notice = new CohortNotice(await db.Cohorts.SingleAsync(c => c.Id == made.Id), SlipsOfWorld.Text with { Number = null, Basis = null }, Guid.NewGuid());
            db.Add(notice);
            await db.SaveChangesAsync();
            await new ReturnSlips(db).IssueAsync(notice, site.Clock.GetUtcNow().UtcDateTime);
            return await db.SaveChangesAsync();
        });
        return made;
    }

    private Task<int> HoldAsync(int id) => site.InDbAsync(async db =>
    {
        var institute = await World.OrganisationAsync(db, World.CityInstitute);
        var trainer = Trainer.Outside(institute.Id, "报销专家", "省院", Guid.NewGuid());
        db.Add(trainer);
        await db.SaveChangesAsync();
        var session = Session.OfCohort(id, institute.Id, new("报销课", trainer.Id, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(4)), new Slot(new(2026, 11, 18), DayPart.Morning), Guid.NewGuid());
        session.Close(site.Clock.GetUtcNow().UtcDateTime);
        db.Add(session);
        return await db.SaveChangesAsync();
    });

    private Task<List<Reminder>> TellAsync() => site.WithAsync(services =>
    {
        services.GetRequiredService<Acting>().Viewer = Viewer.System;
        return new TrainingNoticeNews(services.GetRequiredService<TeacherDevDb>()).ExpectedAsync(site.Clock.GetUtcNow().UtcDateTime, subject: null, CancellationToken.None);
    });

    private static string TextOf(byte[] book)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        return string.Concat(zip.Entries.Where(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
