using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Jobs.Notifications;
using TeacherDev.Jobs.Work;
using TeacherDev.Web.Tests.Selection;

namespace TeacherDev.Web.Tests.Scheduling;

/// <summary>The timetable of 2023 replayed through the pages' own requests: drafted, solved, published, changed and published again.</summary>
public sealed class TimetableOf2023Tests(YuxiOf2023 site) : IClassFixture<YuxiOf2023>
{
    [Fact]
    public async Task The_summer_of_2023_is_solved_published_changed_and_published_again()
    {
        var districts = await site.PeopleAsync();
        site.GoTo(new(2023, 6, 19));
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        var summer = new TimetableOf2023(site, coordinator);
        await summer.RulesAsync();
        await summer.PlacesAsync();
        var classes = await summer.ClassesAsync(districts);
        Assert.Equal([45, 45, 44, 50, 49, 47, 47, 47], await SizesAsync(classes));
        await summer.SessionsAsync(classes);
        Assert.Equal(120, await site.InDbAsync(db => db.Sessions.CountAsync(s => s.CohortId != null && classes.Contains(s.CohortId.Value))));
        Assert.Empty(await BruteAsync());

        // Then the summer gets in the way: what the pages call a clash is what brute force finds.
        await summer.ObstaclesAsync();
        var met = (await BruteAsync()).Select(f => f.SessionId).Distinct().Order().ToList();
        Assert.NotEmpty(met);
        Assert.Equal(met, await BlockedAsync(coordinator, classes));

        var found = await ProposeAsync(coordinator, classes, []);
        Assert.Equal("已排出", found.Html.QuerySelector("#proposal .tag")!.TextContent);
        // Fifteen half-days are eight days and one half of them alone: fewer there cannot be.
        Assert.Contains("到校天数少：各班合计要来 64 天", found.Text, StringComparison.Ordinal);
        Assert.Contains("不单独来半天：有 8 节课没有做到", found.Text, StringComparison.Ordinal);
        await AdoptAsync(coordinator, found);
        Assert.Empty(await BruteAsync());
        Assert.Empty(await BlockedAsync(coordinator, classes));
        foreach (var id in classes) Assert.Equal(["报到和分组", "开班式", "1", "1", "1", "2", "2", "2", "3", "3", "3", "4", "4", "4", "结业式"], await CourseAsync(id));

        foreach (var id in classes) await PublishAsync(coordinator, id);
        await PlanAsync();
        var told = await MessagesAsync(classes);
        Assert.Equal((374, 130, 48), (told.Count(m => m.Template == "timetable-published"), told.Count(m => m.Template == "timetable-published-school"), told.Count(m => m.Template == "timetable-published-trainer")));

        // Nothing has changed, and with every session of every class pinned nothing can.
        var pinned = await ProposeAsync(coordinator, classes, new() { ["PinnedCohorts"] = string.Join('|', classes) });
        Assert.Contains("没有需要调整的课", pinned.Text, StringComparison.Ordinal);
        Assert.Equal(120, pinned.Html.QuerySelectorAll("#proposal tbody tr").Count(r => r.TextContent.Contains("固定", StringComparison.Ordinal)));
        await TimetableOf2023.Done(coordinator.SendAsync(pinned, [], "form[action$='/discarding']"));

        // One of the city's experts is called away on two of the half-days.
        var (trainer, missed) = await FirstTwoAsync(TimetableOf2023.TrainerName(3));
        foreach (var s in missed) await summer.FreeAsync($"/trainers/{trainer}", "absences", TimetableOf2023.Iso(s.Day), TimetableOf2023.Iso(s.Day), "", $"{s.Part}", "参加省里的会议");
        Assert.Equal(missed.Select(s => s.Id).Order(), await BlockedAsync(coordinator, classes));
        Assert.Equal(missed.Select(s => s.Id).Order(), (await BruteAsync()).Select(f => f.SessionId).Order());
        var before = await StandingAsync(classes);
        var changed = await ProposeAsync(coordinator, classes, []);
        await AdoptAsync(coordinator, changed);
        Assert.Empty(await BruteAsync());
        var moved = (await StandingAsync(classes)).Except(before).Select(s => s.Id).ToList();
        Assert.InRange(moved.Count, 2, 3);
        Assert.Subset(moved.ToHashSet(), missed.Select(s => s.Id).ToHashSet());

        await OnlyThoseConcernedAsync(coordinator, classes, moved, told);
    }

    /// <summary>Published again, the changed classes are told and nobody else; of the trainers only those whose own session moved.</summary>
    private async Task OnlyThoseConcernedAsync(Visitor coordinator, IReadOnlyList<int> classes, IReadOnlyList<int> moved, List<Message> told)
    {
        var sessions = await site.InDbAsync(db => db.Sessions.AsNoTracking().Where(s => moved.Contains(s.Id)).ToListAsync());
        foreach (var id in classes)
        {
            if (sessions.Exists(s => s.CohortId == id)) await PublishAsync(coordinator, id);
            else Assert.Contains("没有需要发布的变更", (await coordinator.GetAsync($"/cohorts/{id}/publications/new")).Text, StringComparison.Ordinal);
        }
        await PlanAsync();
        var all = await MessagesAsync(classes);
        var news = all.Where(m => told.All(t => t.Id != m.Id)).ToList();
        foreach (var of in sessions.GroupBy(s => s.CohortId!.Value))
        {
            var (people, schools) = await AudienceAsync(of.Key);
            var publication = await site.InDbAsync(db => db.Publications.Where(p => p.CohortId == of.Key && p.Number == 2).Select(p => p.Id).SingleAsync());
            var mine = news.Where(m => m.OccasionKey.StartsWith($"publication/{publication}/", StringComparison.Ordinal)).ToList();
            Assert.Equal(people, mine.Count(m => m.Template == "timetable-published"));
            Assert.Equal(schools, mine.Count(m => m.Template == "timetable-published-school"));
            var trainers = await site.InDbAsync(async db => (await db.Trainers.Where(t => t.PersonId != null).ToListAsync()).Where(t => of.Any(s => s.TrainerId == t.Id)).Select(t => t.PersonId!.Value).Order().ToList());
            Assert.Equal(trainers, mine.Where(m => m.Template == "timetable-published-trainer").Select(m => m.RecipientPersonId).Order());
            Assert.All(mine.Where(m => m.Template != "timetable-published-trainer"), m => Assert.Equal($"改期 {of.Count()} 节", m.Facts["概要"]));
            foreach (var s in of) Assert.All(mine.Where(m => m.Template != "timetable-published-trainer"), m => Assert.Contains($"{s.Topic}（时间原为：", m.Facts["变更"], StringComparison.Ordinal));
            news.RemoveAll(mine.Contains);
        }
        Assert.Empty(news);
    }

    /// <summary>The course of a class as it is held: ceremonies by name, lessons by the number of their module.</summary>
    private Task<List<string>> CourseAsync(int cohort) => site.InDbAsync(async db =>
    {
        var modules = await db.Set<CohortModule>().Where(m => m.CohortId == cohort).ToDictionaryAsync(m => m.Id, m => m.Position);
        return (await db.Sessions.AsNoTracking().Where(s => s.CohortId == cohort).OrderBy(s => s.Day).ThenBy(s => s.Part).ToListAsync()).ConvertAll(s => s.ModuleId is { } module ? $"{modules[module]}" : s.Topic);
    });

    private static async Task PublishAsync(Visitor coordinator, int cohort) => await TimetableOf2023.Done(coordinator.SubmitAsync($"/cohorts/{cohort}/publications/new", [], "main form[action$='/publications']"));

    private Task PlanAsync() => site.WithAsync(services => services.GetRequiredService<PlanRemindersJob>().RunAsync(CancellationToken.None));

    private Task<List<Message>> MessagesAsync(IReadOnlyList<int> classes) => site.InDbAsync(async db =>
    {
        var occasions = await db.Publications.Where(p => classes.Contains(p.CohortId)).Select(p => p.Id).ToListAsync();
        return (await db.Messages.AsNoTracking().Where(m => m.OccasionKey.StartsWith("publication/")).OrderBy(m => m.Id).ToListAsync()).FindAll(m => occasions.Exists(o => m.OccasionKey.StartsWith($"publication/{o}/", StringComparison.Ordinal)));
    });

    /// <summary>How many sit in a class, and from how many schools.</summary>
    private Task<(int People, int Schools)> AudienceAsync(int cohort) => site.InDbAsync(async db =>
    {
        var people = await db.Cohorts.Where(c => c.Id == cohort).SelectMany(c => c.Enrolments).Select(e => e.PersonId).ToListAsync();
        return (people.Count, await db.PersonCards.Where(c => people.Contains(c.Id)).Select(c => c.OrganisationId).Distinct().CountAsync());
    });

    private Task<(int Trainer, List<Session> Sessions)> FirstTwoAsync(string trainer) => site.InDbAsync(async db =>
    {
        var id = await db.Trainers.Where(t => t.Name == trainer).Select(t => t.Id).SingleAsync();
        return (id, await db.Sessions.AsNoTracking().Where(s => s.TrainerId == id).OrderBy(s => s.Day).ThenBy(s => s.Part).Take(2).ToListAsync());
    });

    private Task<List<Standing>> StandingAsync(IReadOnlyList<int> classes) => site.InDbAsync(db =>
        db.Sessions.Where(s => s.CohortId != null && classes.Contains(s.CohortId.Value)).Select(s => new Standing(s.Id, s.Day, s.Part, s.VenueId)).ToListAsync());

    private sealed record Standing(int Id, DateOnly Day, DayPart Part, int? VenueId);

    /// <summary>Asks on the first class for all of them, with every hall, and lets the engine search.</summary>
    private async Task<Page> ProposeAsync(Visitor coordinator, IReadOnlyList<int> classes, Dictionary<string, string?> more)
    {
        var form = await coordinator.GetAsync($"/cohorts/{classes[0]}/proposals/new");
        var values = new Dictionary<string, string?>(more)
        {
            ["From"] = TimetableOf2023.From,
            ["To"] = TimetableOf2023.To,
            ["Cohorts"] = string.Join('|', classes.Skip(1)),
            ["Venues"] = string.Join('|', form.Html.QuerySelectorAll("input[name=Venues]").Select(i => i.GetAttribute("value"))),
        };
        var asked = await coordinator.SendAsync(form, values, "main form[action$='/proposals']");
        Assert.True(asked.Status == HttpStatusCode.Redirect, asked.Text);
        await site.WithAsync(services => services.GetRequiredService<RunBackgroundTasksJob>().RunAsync(CancellationToken.None));
        return await coordinator.GetAsync(asked.Location!);
    }

    private static async Task AdoptAsync(Visitor coordinator, Page proposal) => await TimetableOf2023.Done(coordinator.SendAsync(proposal, [], "form[action$='/adoption']"));

    private Task<IReadOnlyList<BruteForce.Found>> BruteAsync() => site.InDbAsync(db => BruteForce.InAsync(db, TimetableOf2023.DaysOff));

    /// <summary>The sessions that the classes' own pages say must be put elsewhere.</summary>
    private static async Task<List<int>> BlockedAsync(Visitor coordinator, IReadOnlyList<int> classes)
    {
        var blocked = new List<int>();
        foreach (var id in classes)
            blocked.AddRange((await coordinator.GetAsync($"/cohorts/{id}/clashes")).Html.QuerySelectorAll("section:has(li.block) h2 a").Select(a => int.Parse(a.GetAttribute("href")!.Split('/')[2], CultureInfo.InvariantCulture)));
        return [.. blocked.Order()];
    }

    private Task<List<int>> SizesAsync(IReadOnlyList<int> classes) => site.InDbAsync(db => db.Cohorts.Where(c => classes.Contains(c.Id)).OrderBy(c => c.Id).Select(c => c.Enrolments.Count(e => e.LeftOn == null)).ToListAsync());
}
