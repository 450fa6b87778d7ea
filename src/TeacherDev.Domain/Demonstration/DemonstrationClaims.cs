using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Demonstration;

/// <summary>Claims of hours at every step: some wait for the teacher's school, more for 江川, the teacher has one approved, one returned and a draft.</summary>
internal sealed class DemonstrationClaims(TeacherDevDb db, FileStore files)
{
    private const int OfTheSchool = 8;
    private const int OfTheDistrict = 14;

    // Spread over its schools.
    private const int Step = 10;
    private static readonly string[] Titles = ["省级骨干教师专题研修", "学科教学论坛", "课题开题论证会", "名师课堂观摩活动", "智慧课堂应用培训"];

    // A white point.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var (teacher, rules) = (city.Players["teacher"], await db.HoursRuleSets.AsNoTracking().ToListAsync(stop));
        var accounts = await db.Accounts.Where(a => a.UserName == "school" || a.UserName == "district").ToDictionaryAsync(a => a.UserName!, stop);
        var (school, district) = (By(city, accounts["school"], days: 4, body: null), By(city, accounts["district"], days: 2, city.Organisations["jiangchuan-institute"].Id));
        var others = city.Teachers.Where(t => t.District == "jiangchuan" && !city.Players.ContainsValue(t)).ToList();
        foreach (var (at, colleague) in others.Where(t => t.SchoolId == teacher.SchoolId).Take(OfTheSchool).Index()) await SubmittedAsync(city, colleague, Titles[at % Titles.Length], rules, stop);
        foreach (var (at, colleague) in others.Where(t => t.SchoolId != teacher.SchoolId).Where((_, at) => at % Step == 0).Take(OfTheDistrict).Index()) (await SubmittedAsync(city, colleague, Titles[at % Titles.Length], rules, stop)).Confirm(school);
        (await SubmittedAsync(city, teacher, "跨校教研展示活动", rules, stop)).Return(HoursClaimState.Submitted, "请补充主办单位的通知", school);
        var approved = await SubmittedAsync(city, teacher, "省级骨干教师专题研修", rules, stop);
        approved.Confirm(school);
        db.Add(approved.Approve(Kernel.Hours.Of(5), "第三天没有签到，扣 1 学时", Governing(rules, teacher, city), district));
        db.Add(await DraftAsync(city, teacher, "名师课堂观摩活动", stop));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static HoursClaimAct By(City city, Account account, int days, int? body) => new(account.Id, account.PersonId, body, city.Now.AddDays(-days));

    private static HoursRuleSet Governing(List<HoursRuleSet> rules, Inhabitant person, City city) => HoursClaims.Governing(rules, person.Path, city.Today.AddDays(-20), city.Today)!;

    private async Task<HoursClaim> SubmittedAsync(City city, Inhabitant person, string title, List<HoursRuleSet> rules, CancellationToken stop)
    {
        var claim = await DraftAsync(city, person, title, stop);
        claim.Submit(await db.Organisations.SingleAsync(o => o.Id == person.SchoolId, stop), Governing(rules, person, city), new(AccountId: null, person.Id, OrganisationId: null, city.Now.AddDays(-5)));
        db.Add(claim);
        await db.SaveChangesAsync(stop);
        return claim;
    }

    private async Task<HoursClaim> DraftAsync(City city, Inhabitant person, string title, CancellationToken stop)
    {
        var last = city.Today.AddDays(-city.Dice.Between(12, 30));
        var claim = new HoursClaim(person.Id, person.SchoolId, new(title, "省教育厅", last.AddDays(-2), last, "faceToFace", Kind: null, Kernel.Hours.Of(6), Note: null), city.Dice.Key());
        using var picture = new MemoryStream(Picture);
        var paper = await files.KeepAsync(picture, "研修证书.png", person.SchoolId, Viewer.Nobody with { PersonId = person.Id }, city.Dice.Key(), stop: stop);
        db.Add(paper);
        await db.SaveChangesAsync(stop);
        claim.Attach(paper);
        return claim;
    }
}
