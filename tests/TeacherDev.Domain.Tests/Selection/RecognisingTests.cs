using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Selection;

/// <summary>From the districts' lists to recognised people.</summary>
public sealed class RecognisingTests : IDisposable
{
    private static readonly SelectionStep[] Steps = [SelectionStep.Application, SelectionStep.School, SelectionStep.District, SelectionStep.PublicNotice, SelectionStep.Recognition];
    private readonly SqliteFile file = new();

    [Fact]
    public async Task Of_the_proposed_one_against_whom_an_objection_holds_is_not_recognised_and_the_reserve_steps_in()
    {
        await using var db = file.Open();
        var (town, waiting) = await ComeToNoticeAsync(db, places: 2, people: 3);
        var notice = await PublishAsync(db, town, waiting, proposed: 2);
        // Monday 2 March and four working days more.
        Assert.Equal(new Period(new(2026, 3, 2), new(2026, 3, 6)), notice.Days);
        notice.Receive(waiting[0], "李先生", "论文系他人所作", Calls.Today);
        notice.Receive(applicationId: null, "王女士", "名单过少", Calls.Today);
        await db.SaveChangesAsync();
        Assert.Equal("公示到 2026-03-06 期满，期满后才能认定", (await Assert.ThrowsAsync<RuleBroken>(() => Town.Office(db).ConcludeAsync(notice.Id, Calls.Now))).Message);
        Assert.Equal("还有 2 条异议没有处理结果", (await Assert.ThrowsAsync<RuleBroken>(() => Town.Office(db).ConcludeAsync(notice.Id, At(9)))).Message);
        var objections = notice.Objections.OrderBy(o => o.Id).ToList();
        notice.Answer(objections[0].Id, isUpheld: true, "经核实属实", Calls.Today.AddDays(3));
        notice.Answer(objections[1].Id, isUpheld: false, "名额已用完", Calls.Today.AddDays(3));
        await db.SaveChangesAsync();
        Assert.Equal(2, await Town.Office(db).ConcludeAsync(notice.Id, At(9)));
        Assert.Equal(0, await Town.Office(db).ConcludeAsync(notice.Id, At(10)));
        Assert.Equal(2, await Town.Office(db).RecogniseAsync(town.Call.Id, "玉教体〔2026〕1号", new(2026, 3, 16), new TitleAward(TeacherTier.Backbone, TitleLevel.City, 3), At(16)));
        db.ChangeTracker.Clear();
        var states = await db.Applications.ToDictionaryAsync(a => a.Id, a => (a.State, a.At));
        Assert.Equal([(ApplicationState.Rejected, SelectionStep.PublicNotice), (ApplicationState.Recognised, SelectionStep.Recognition), (ApplicationState.Recognised, SelectionStep.Recognition)], waiting.Select(w => states[w]));
        var person = await db.People.SingleAsync(p => p.Id == db.Applications.Where(a => a.Id == waiting[1]).Select(a => a.PersonId).Single());
        Assert.Equal(("玉教体〔2026〕1号", new Period(new(2026, 3, 16), new(2029, 3, 15))), (person.Titles.Single().Document, person.Titles.Single().Period));
    }

    [Fact]
    public async Task Who_drops_out_is_followed_by_the_next_of_the_reserve_in_order_and_by_nobody_when_there_is_none()
    {
        await using var db = file.Open();
        var (town, waiting) = await ComeToNoticeAsync(db, places: 1, people: 3, overNomination: 300);
        var notice = await PublishAsync(db, town, waiting, proposed: 1);
        await Town.Office(db).ConcludeAsync(notice.Id, At(9));
        await Town.Office(db).RecogniseAsync(town.Call.Id, "玉教体〔2026〕1号", new(2026, 3, 16), award: null, At(16));
        Assert.Equal(waiting[1], await Town.Office(db).DropAsync(waiting[0], At(17), "调离本市"));
        Assert.Equal(waiting[2], await Town.Office(db).DropAsync(waiting[1], At(18), "本人放弃"));
        Assert.Null(await Town.Office(db).DropAsync(waiting[2], At(19), "本人放弃"));
        db.ChangeTracker.Clear();
        Assert.All(await db.Applications.ToListAsync(), a => Assert.Equal(ApplicationState.Exited, a.State));
        Assert.Empty((await db.Quotas.SingleAsync(q => q.OrganisationId == town.Districts[0])).Nominations);
    }

    [Fact]
    public async Task No_more_are_proposed_than_there_are_places_whatever_was_nominated_over_them()
    {
        await using var db = file.Open();
        var (town, waiting) = await ComeToNoticeAsync(db, places: 1, people: 2, overNomination: 200);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => PublishAsync(db, town, waiting, proposed: 2));
        Assert.StartsWith("第0区教育体育局有 1 个名额，拟认定 2 人", refused.Message, StringComparison.Ordinal);
        Assert.Equal("公示名单中没有拟认定的人", (await Assert.ThrowsAsync<RuleBroken>(() => PublishAsync(db, town, waiting, proposed: 0))).Message);
    }

    [Fact]
    public async Task One_notice_runs_at_a_time_and_one_that_was_taken_down_is_followed_by_another()
    {
        await using var db = file.Open();
        var (town, waiting) = await ComeToNoticeAsync(db, places: 1, people: 1);
        var first = await PublishAsync(db, town, waiting, proposed: 1);
        Assert.Equal("上一份公示还没有期满，请先撤下再发", (await Assert.ThrowsAsync<RuleBroken>(() => PublishAsync(db, town, waiting, proposed: 1))).Message);
        first.Withdraw("姓名写错", Calls.Today);
        await db.SaveChangesAsync();
        Assert.Null(await new NoticeBoard(db).FindAsync(first.Id, Calls.Today));
        var second = await PublishAsync(db, town, waiting, proposed: 1);
        Assert.NotNull(await new NoticeBoard(db).FindAsync(second.Id, second.Days.To));
        Assert.Null(await new NoticeBoard(db).FindAsync(second.Id, second.Days.To.AddDays(1)));
        await Assert.ThrowsAsync<RuleBroken>(() => Town.Office(db).ConcludeAsync(first.Id, At(9)));
    }

    [Fact]
    public async Task Nobody_is_proposed_in_two_tracks_of_one_programme_year()
    {
        await using var db = file.Open();
        var (town, waiting) = await ComeToNoticeAsync(db, places: 1, people: 1);
        var year = await db.ProgrammeYears.Include(y => y.Tracks).SingleAsync();
        var other = new Call((await db.Organisations.SingleAsync(o => o.Key == "yuxi")), year.Id, year.Tracks.Single(t => t.Code == "2").Id, Calls.Plan([SelectionStep.Application, SelectionStep.Recognition]), Guid.NewGuid());
        other.Publish(Calls.Today);
        db.Add(other);
        await db.SaveChangesAsync();
        var personId = await db.Applications.Where(a => a.Id == waiting[0]).Select(a => a.PersonId).SingleAsync();
        var elsewhere = new Application(other, await db.People.Include(p => p.Organisation).SingleAsync(p => p.Id == personId), Guid.NewGuid());
        elsewhere.Write("教学实绩");
        elsewhere.Submit(other, await db.People.SingleAsync(p => p.Id == personId), [], Calls.Now);
        elsewhere.Recognise(other, "玉教体〔2026〕2号", Calls.Today, Calls.Now);
        db.Add(elsewhere);
        await db.SaveChangesAsync();
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => PublishAsync(db, town, waiting, proposed: 1));
        Assert.EndsWith("同一项目不能同时进入两个类别", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_bars_at_every_gate_until_it_is_lifted()
    {
        await using var db = file.Open();
        var (town, waiting) = await ComeToNoticeAsync(db, places: 2, people: 2);
        var person = await db.People.SingleAsync(p => p.Id == town.People[town.Schools[0]][0]);
        var finding = new EthicsFinding(person, "玉师德〔2026〕1号", Period.Since(Calls.Today), Guid.NewGuid());
        db.Add(finding);
        await db.SaveChangesAsync();
        var sentence = $"{person.Name}有师德问题处理决定，不能通过";
        Assert.Equal(sentence, (await Assert.ThrowsAsync<RuleBroken>(() => PublishAsync(db, town, waiting, proposed: 2))).Message);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<RuleBroken>(() => Town.Desk(db).ProposeAsync(town.Call.Id, [person.Id], Calls.Now))).Message);
        Assert.Equal(sentence, (await Assert.ThrowsAsync<RuleBroken>(() => Town.Desk(db).ApproveAsync(town.Call.Id, SelectionStep.PublicNotice, [waiting[0]], Calls.Now))).Message);
        finding.Lift("申诉成立", Calls.Today.AddDays(1));
        await db.SaveChangesAsync();
        await Town.Desk(db).ApproveAsync(town.Call.Id, SelectionStep.PublicNotice, [waiting[0]], At(3));
        Assert.Throws<RuleBroken>(() => finding.Lift("再解除一次", Calls.Today.AddDays(1)));
    }

    [Theory]
    [InlineData(2), InlineData(31)]
    public async Task A_notice_is_neither_too_short_nor_endless(int workdays)
    {
        await using var db = file.Open();
        var (town, waiting) = await ComeToNoticeAsync(db, places: 1, people: 1);
        await Assert.ThrowsAsync<RuleBroken>(() => PublishAsync(db, town, waiting, proposed: 1, workdays));
    }

    [Fact]
    public async Task The_applicant_is_told_of_the_latest_decision_only()
    {
        await using var db = file.Open();
        var (town, waiting) = await ComeToNoticeAsync(db, places: 1, people: 1);
        var news = new ApplicationNews(db);
        Assert.Equal("已通过区县初审，进入公示", Assert.Single(await news.ExpectedAsync(Calls.Now.At, subject: null, default)).Facts["结果"]);
        await Town.Desk(db).ReturnAsync(waiting[0], Calls.Now, "材料有误");
        var told = Assert.Single(await news.ExpectedAsync(Calls.Now.At, $"application/{waiting[0]}", default));
        Assert.Equal((ApplicationNews.Moved, "由公示退回", "材料有误"), (told.Template, told.Facts["结果"], told.Facts["原因"]));
        await Town.Desk(db).ReturnAsync(waiting[0], Calls.Now, "材料有误");
        await Town.Desk(db).ReturnAsync(waiting[0], Calls.Now, "请补充课题");
        Assert.Equal((ApplicationNews.Returned, "请补充课题"), (await news.ExpectedAsync(Calls.Now.At, subject: null, default)).Select(r => (r.Template, r.Facts["原因"])).Single());
        Assert.Empty(await news.ExpectedAsync(Calls.Now.At.AddDays(15), subject: null, default));
    }

    public void Dispose() => file.Dispose();

    private static Act At(int day) => new(AccountId: null, new DateTime(2026, 3, day, 1, 0, 0, DateTimeKind.Utc));

    /// <summary>So many of the first school, passed by it and its district, in the order of their list.</summary>
    private static async Task<(Town Town, List<int> Waiting)> ComeToNoticeAsync(TeacherDevDb db, int places, int people, int overNomination = 200)
    {
        var town = await Town.BuildAsync(db, districtPlaces: places, overNomination: overNomination, steps: Steps);
        await Town.Desk(db).ProposeAsync(town.Call.Id, [.. town.People[town.Schools[0]].Take(people)], Calls.Now);
        var proposed = await db.Applications.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync();
        await Town.Desk(db).ApproveAsync(town.Call.Id, SelectionStep.District, proposed, Calls.Now);
        db.ChangeTracker.Clear();
        return (town, proposed);
    }

    private static async Task<PublicNotice> PublishAsync(TeacherDevDb db, Town town, List<int> waiting, int proposed, int workdays = 5)
    {
        var call = await db.Calls.Include(c => c.Organisation).SingleAsync(c => c.Id == town.Call.Id);
        var results = waiting.Select((id, at) => (id, at)).ToDictionary(w => w.id, w => w.at < proposed ? NoticeResult.Proposed : NoticeResult.Reserve);
        var notice = await Town.Office(db).PublishAsync(call, "拟认定名单公示", Calls.Today, workdays, results, Calls.Today, Guid.NewGuid());
        db.Add(notice);
        await db.SaveChangesAsync();
        return notice;
    }
}
