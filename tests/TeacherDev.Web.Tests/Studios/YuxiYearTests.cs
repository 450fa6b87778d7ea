using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>
/// 玉溪 2023 as the text plans it (五（一）2: 30 studios, 9 visits each, April to November), month by month through the real pages, with made-up schools of every stage. Each visit is confirmed in one of
/// the four ways: by the school's account, by its delegate, by a code that the leader shows, by the stamped sheet once the school let its days pass.
/// </summary>
public sealed class YuxiYearTests(YuxiYearTests.Spring2023 site) : IClassFixture<YuxiYearTests.Spring2023>
{
    private const int Studios = 30;
    private static readonly string[] HostNames = ["示范幼儿园", "第一小学", "第二小学", "第一初级中学", "第二初级中学", "民族中学", "职业高级中学", "特殊教育学校"];

    /// <summary>Visits of each studio in a month: 9 in all, none in July and August.</summary>
    private static readonly (int Month, int Visits)[] Months = [(4, 2), (5, 1), (6, 2), (7, 0), (8, 0), (9, 1), (10, 2), (11, 1)];

    [Fact]
    public async Task The_board_says_at_the_end_of_every_month_what_counting_by_hand_says()
    {
        var (studios, hosts) = await BuildAsync();
        var number = 0;
        foreach (var (month, visits) in Months)
        {
            var logged = new List<(int Visit, int Way, int Host)>();
            await ChangePasswordsAsync();
            foreach (var (at, studio) in studios.Index())
            {
                for (var one = 0; one < visits; one++, number++)
                {
                    var day = Workday(new DateOnly(2023, month, 4 + one * 8), at + one);
                    MoveTo(day);
                    var leader = await SignedInAsync($"yx-leader-{at}");
                    var host = hosts[(at + number) % hosts.Count];
                    var visit = await LogAsync(leader, studio, host, day, number);
                    var way = number % 4;
                    if (way == 2) await ConfirmByCodeAsync(leader, visit);
                    else logged.Add((visit, way, hosts.IndexOf(host)));
                }
            }
            MoveTo(new DateOnly(2023, month, DateTime.DaysInMonth(2023, month)));
            foreach (var (visit, _, host) in logged.Where(l => l.Way < 2))
            {
                var school = await SignedInAsync($"yx-host-{host}{(logged.Find(l => l.Visit == visit).Way == 1 ? "-delegate" : "")}");
                Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(await school.GetAsync($"/visits/{visit}/confirmation"), [], "form[action$='/confirmation']")).Status);
            }
            // The stamped sheets of a month come with the next: until then those visits wait.
            await AssertBoardAsync(studios, month, "at the month's end");
            MoveTo(new DateOnly(2023, month, DateTime.DaysInMonth(2023, month)).AddDays(12));
            var coordinator = await SignedInAsync("yx-coordinator");
            foreach (var (visit, _, _) in logged.Where(l => l.Way == 3))
                Assert.Equal(HttpStatusCode.Redirect, (await coordinator.UploadAsync(await coordinator.GetAsync($"/visits/{visit}"), new Dictionary<string, string?>(StringComparer.Ordinal) { ["Note"] = "学校没有账号，已电话核实" }, [("Photo", "记录.jpg", PhoneCamera.Take(60, 40))])).Status);
            await AssertBoardAsync(studios, month, "after the sheets came");
        }
        var all = await site.InDbAsync(db => db.StudioVisits.AsNoTracking().Where(v => studios.Contains(v.StudioId)).GroupBy(v => v.AnsweredHow).Select(g => new { g.Key, Count = g.Count() }).ToListAsync());
        Assert.Equal(Studios * 9, all.Sum(a => a.Count));
        Assert.Equal([AnswerMeans.Account, AnswerMeans.Pass, AnswerMeans.Paper], all.Select(a => a.Key!.Value).Order());
        Assert.Equal(2, await site.InDbAsync(db => db.StudioVisits.Where(v => studios.Contains(v.StudioId) && v.AnsweredHow == AnswerMeans.Account).Select(v => v.AnsweredById).Where(id => db.Accounts.Any(a => a.Id == id && a.UserName!.StartsWith("yx-host-0"))).Distinct().CountAsync()));
    }

    /// <summary>What the page says, beside a count of the rows by plain loops.</summary>
    private async Task AssertBoardAsync(List<int> studios, int month, string when)
    {
        var page = await (await SignedInAsync("yx-coordinator")).GetAsync("/studios?year=2023");
        var said = page.Html.QuerySelectorAll("table.board tbody tr").ToDictionary(r => int.Parse(r.QuerySelector("a")!.GetAttribute("href")!.Split('/', '?')[2], CultureInfo.InvariantCulture), r => (Confirmed: Number(r.Children[2].QuerySelector(".of")!.ChildNodes[0].TextContent), Pending: Number(r.Children[3].TextContent)));
        var rows = await site.InDbAsync(db => db.StudioVisits.AsNoTracking().Select(v => new { v.StudioId, v.Day, v.State }).ToListAsync());
        Assert.Equal(Studios, said.Count);
        foreach (var studio in studios)
        {
            var (confirmed, pending) = (0, 0);
            foreach (var row in rows)
            {
                if (row.StudioId != studio || row.Day.Year != 2023) continue;
                if (row.State == VisitState.Confirmed) confirmed++;
                if (row.State == VisitState.Logged) pending++;
            }
            Assert.True(said[studio] == (confirmed, pending), $"studio {studio}, month {month}, {when}: the board says {said[studio]}, counted {(confirmed, pending)}");
            Assert.Equal(Months.Where(m => m.Month <= month).Sum(m => m.Visits), confirmed + pending);
        }

        static int Number(string text) => int.Parse(text.Trim(), CultureInfo.InvariantCulture);
    }

    private static async Task<int> LogAsync(Visitor leader, int studio, int host, DateOnly day, int number)
    {
        var form = await leader.GetAsync($"/studios/{studio}/visits/new");
        Assert.True(form.Status == HttpStatusCode.OK, $"{form.Status} {form.Location} {form.Text}");
        var logged = await leader.UploadAsync(form, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HostSchoolId"] = $"{host}",
            ["Day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["Purposes"] = Enum.GetValues<VisitPurposes>().Where(p => p != VisitPurposes.None).ElementAt(number % 3).ToString(),
            ["Topic"] = $"第 {number + 1} 次到校",
            ["Beneficiaries"] = "15",
            ["Summary"] = "听课、评课、座谈。",
        }, [], "form[data-draft]");
        Assert.True(logged.Status == HttpStatusCode.Redirect, logged.Html.QuerySelector("[role=alert]")?.TextContent ?? logged.Text);
        return VisitDesk.IdOf(logged);
    }

    private async Task ConfirmByCodeAsync(Visitor leader, int visit)
    {
        var shown = await leader.SendAsync(await leader.GetAsync($"/visits/{visit}"), [], "form[action$='/pass']");
        var phone = await site.AnyoneAsync();
        var asked = await phone.GetAsync(new Uri(shown.Html.QuerySelector("#pass-address")!.TextContent.Trim()).AbsolutePath);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.SendAsync(asked, new() { ["Name"] = "江月", ["Post"] = "教务主任" }, "form[action^='/v/']")).Status);
    }

    /// <summary>The first day from then on that is neither a weekend nor a holiday with a name, and not the same for all.</summary>
    private static DateOnly Workday(DateOnly from, int shift)
    {
        HashSet<DateOnly> closed = [new(2023, 4, 5), new(2023, 5, 1), new(2023, 5, 2), new(2023, 5, 3), new(2023, 6, 22), new(2023, 6, 23), new(2023, 9, 29), .. Enumerable.Range(1, 6).Select(d => new DateOnly(2023, 10, d))];
        var day = from.AddDays(shift % 4);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || closed.Contains(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>Time goes on; a visit is logged in the evening of its day.</summary>
    private void MoveTo(DateOnly day)
    {
        var evening = new DateTimeOffset(day, new TimeOnly(18, 0), TimeSpan.FromHours(8));
        if (evening > site.Clock.GetUtcNow()) site.Clock.Advance(evening - site.Clock.GetUtcNow());
    }

    /// <summary>As if everybody had taken a new password in time: three months are the most that one lasts.</summary>
    private Task ChangePasswordsAsync()
    {
        var now = site.Clock.GetUtcNow().UtcDateTime;
        return site.InDbAsync(db => db.Accounts.Where(a => a.UserName!.StartsWith("yx-")).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordChangedAt, now)));
    }

    /// <summary>Weeks lie between: whoever comes back signs in anew, one after the other.</summary>
    private async Task<Visitor> SignedInAsync(string userName)
    {
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = await site.AnyoneAsync();
        await visitor.SignInAsync(userName, World.Password);
        return visitor;
    }

    private Task<(List<int> Studios, List<int> Hosts)> BuildAsync() => site.InDbAsync(async db =>
    {
        var (district, institute) = (await db.Organisations.SingleAsync(o => o.Key == "jiangchuan"), await db.Organisations.SingleAsync(o => o.Key == "yuxi-institute"));
        var own = new Organisation("yx-own", "市实验学校", OrganisationKind.School, district);
        var hosts = HostNames.Select((name, at) => new Organisation($"yx-host-{at}", name, OrganisationKind.School, district)).ToList();
        db.Add(own);
        db.AddRange(hosts);
        await db.SaveChangesAsync();
        var hash = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new Account("x", "x", null), World.Password);
        var people = Enumerable.Range(0, Studios).Select(at => new Person($"主持人{at}", own, new DateOnly(2010, 9, 1))).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        await AddAccountAsync(db, "yx-coordinator", Role.Coordinator, institute, person: null, hash);
        foreach (var (at, host) in hosts.Index())
            foreach (var suffix in new[] { "", "-delegate" }) await AddAccountAsync(db, $"yx-host-{at}{suffix}", Role.SchoolAdmin, host, person: null, hash);
        var studios = new List<Studio>();
        foreach (var (at, person) in people.Index())
        {
            await AddAccountAsync(db, $"yx-leader-{at}", Role.Leader, organisation: null, person, hash);
            var studio = new Studio(institute.Id, $"{person.Name}名师工作室", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Junior, new(new(2022, 1, 1), new(2024, 12, 31)), Guid.NewGuid());
            studio.Appoint(person.Id, new DateOnly(2022, 1, 1));
            studios.Add(studio);
        }
        db.AddRange(studios);
        await db.SaveChangesAsync();
        return (studios.ConvertAll(s => s.Id), hosts.ConvertAll(h => h.Id));
    });

    private static async Task AddAccountAsync(TeacherDevDb db, string userName, Role role, Organisation? organisation, Person? person, string hash)
    {
        var account = new Account(userName, userName, person?.Id) { NormalizedUserName = userName.ToUpperInvariant() };
        account.TakePassword(hash, new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        db.Add(account);
        await db.SaveChangesAsync();
        db.Add(new Grant(account, role, organisation, Period.Since(new DateOnly(2023, 1, 1))));
        await db.SaveChangesAsync();
    }

    public sealed class Spring2023 : TestSite
    {
        public Spring2023() => Clock = new TestClock(new DateTimeOffset(2023, 3, 31, 9, 0, 0, TimeSpan.FromHours(8)));
    }
}
