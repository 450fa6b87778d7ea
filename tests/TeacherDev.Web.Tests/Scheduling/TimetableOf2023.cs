using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Tests.Selection;

namespace TeacherDev.Web.Tests.Scheduling;

/// <summary>
/// The summer of 2023 in 玉溪 as it is typed in: the 134 学科带头人 and 237 骨干教师 of the seeds' programme in eight classes, of fifteen half-days
/// each, with twenty trainers and six halls, in the window that the programme names (七（一）: 7–9月).
/// </summary>
internal sealed class TimetableOf2023(YuxiOf2023 site, Visitor coordinator)
{
    public const string From = "2023-07-01", To = "2023-09-30";

    /// <summary>国办发明电〔2022〕16号: what lies in the window beside Saturdays and Sundays.</summary>
    public static readonly IReadOnlyList<DateOnly> DaysOff = [new(2023, 9, 29)];

    private const int Trainers = 20;
    private static readonly (string Name, string Site, string Seats, string Equipment)[] Halls =
    [
        ("报告厅", "教师培训中心", "200", ""), ("201教室", "教师培训中心", "50", ""), ("202教室", "教师培训中心", "50", "录播"), ("301教室", "教师培训中心", "40", ""),
        ("机房", "教师培训中心", "50", "电脑"), ("阶梯教室", "玉溪一中", "120", ""),
    ];

    private static readonly string[] Modules = ["师德与政策", "学科教学", "教研与评价", "示范引领"];

    /// <summary>Nothing is asked of these kinds by default; here they are refused, so that the engine has to keep to them.</summary>
    public async Task RulesAsync()
    {
        var institute = await site.InDbAsync(db => db.Organisations.Where(o => o.Key == "yuxi-institute").Select(o => o.Id).SingleAsync());
        await Done(coordinator.SubmitAsync($"/organisations/{institute}/clash-policy", new[] { "Person", "Weekend", "Capacity", "Equipment", "Blackout", "Travel" }.ToDictionary(k => $"Effect[{k}]", _ => (string?)"Block")));
    }

    public async Task PlacesAsync()
    {
        foreach (var (name, where, seats, equipment) in Halls)
            await Done(coordinator.SubmitAsync("/venues/new", new() { ["Name"] = name, ["Site"] = where, ["Capacity"] = seats, ["Equipment"] = equipment }));
        for (var at = 0; at < Trainers; at++)
        {
            // The experts of the city are on file and get messages; whoever comes from outside is told by telephone.
            await Done(coordinator.SubmitAsync("/trainers/new", at < YuxiOf2023.Experts
                ? new() { ["Name"] = $"评审专家{at}", ["IsInside"] = "true" }
                : new() { ["Name"] = TrainerName(at), ["Unit"] = "云南师范大学" }));
        }
    }

    /// <returns>The eight classes in the order of their names.</returns>
    public async Task<IReadOnlyList<int>> ClassesAsync(IReadOnlyList<DistrictOf2023> districts)
    {
        var classes = new List<int>();
        var lists = new List<List<string>>();
        foreach (var (at, track) in YuxiOf2023.Tracks.Index())
        {
            // As many of every district as it was given places.
            var chosen = districts.Index().SelectMany(d => d.Item.Schools.SelectMany(s => s.Lists[at]).Take(track.Places[d.Index])).ToList();
            for (var one = 0; one < track.Classes; one++)
            {
                lists.Add([.. chosen.Where((_, i) => i % track.Classes == one)]);
                classes.Add(await ClassAsync(track, $"2023 年{track.Name}{one + 1}班"));
            }
        }
        // Monitors who sit in a second class as well.
        lists[3].AddRange(lists[0].Take(2));
        lists[4].Add(lists[1][0]);
        foreach (var (at, id) in classes.Index())
        {
            await Done(coordinator.SubmitAsync($"/cohorts/{id}/members", new() { ["Names"] = string.Join('\n', lists[at]) }, "main form:has(textarea)"));
            foreach (var module in Modules) await Done(coordinator.SubmitAsync($"/cohorts/{id}/modules", new() { ["Name"] = module, ["Hours"] = "12" }, "main form[action$='/modules']"));
        }
        return classes;
    }

    /// <summary>A first draft without any clash: one class after the other, a half-day each, for twelve weeks. Nobody would want to come like that.</summary>
    public async Task SessionsAsync(IReadOnlyList<int> classes)
    {
        var (venues, trainers) = (await KeysAsync(db => db.Venues.Select(v => new Named(v.Id, v.Name))), await KeysAsync(db => db.Trainers.Select(t => new Named(t.Id, t.Name))));
        foreach (var (at, id) in classes.Index())
        {
            var form = await coordinator.GetAsync($"/cohorts/{id}/sessions/new");
            var modules = form.Html.QuerySelectorAll("select[name=ModuleId] option").ToDictionary(o => o.TextContent, o => o.GetAttribute("value"));
            for (var k = 0; k < 15; k++)
            {
                var (half, plan) = ((k * classes.Count) + at, PlanOf(at, k));
                var answer = await coordinator.SendAsync(form, new()
                {
                    ["Key"] = $"{Guid.NewGuid()}",
                    ["Topic"] = plan.Topic,
                    ["Kind"] = $"{plan.Kind}",
                    ["Mode"] = plan.Venue is null ? "Online" : "FaceToFace",
                    ["Day"] = Iso(Weekday(half / 2)),
                    ["Part"] = half % 2 == 0 ? "Morning" : "Afternoon",
                    ["TrainerId"] = plan.Trainer is { } trainer ? $"{trainers[TrainerName(trainer)]}" : "",
                    ["VenueId"] = plan.Venue is { } venue ? $"{venues[venue]}" : "",
                    ["ModuleId"] = plan.Module is { } module ? modules[Modules[module]] : "",
                    ["Equipment"] = plan.Equipment,
                    ["Hours"] = "4",
                });
                // In term many are away from their schools at once; that only warns, and is meant.
                if (answer.Html.QuerySelector("button[name=Accepted]") is { } anyway) answer = await coordinator.SendAsync(answer, new() { ["Accepted"] = anyway.GetAttribute("value") });
                Assert.True(answer.Status == HttpStatusCode.Redirect, $"{plan.Topic} {answer.Text}");
            }
        }
    }

    /// <summary>What comes in between, after the draft was made: halls are closed, trainers away, and the districts keep days free.</summary>
    public async Task ObstaclesAsync()
    {
        var (venues, trainers) = (await KeysAsync(db => db.Venues.Select(v => new Named(v.Id, v.Name))), await KeysAsync(db => db.Trainers.Select(t => new Named(t.Id, t.Name))));
        foreach (var (hall, from, to, weekday, part) in new[] { ("报告厅", From, To, "Wednesday", "Afternoon"), ("201教室", "2023-07-10", "2023-07-14", "", ""), ("202教室", "2023-07-24", "2023-07-26", "", ""), ("机房", "2023-08-07", "2023-08-31", "", "") })
            await FreeAsync($"/venues/{venues[hall]}", "closures", from, to, weekday, part, "另有安排");
        foreach (var (at, from, to, weekday, part) in new[]
            { (0, "2023-07-10", "2023-07-14", "", ""), (3, "2023-07-17", "2023-07-21", "", ""), (5, From, To, "Friday", ""), (8, From, To, "Monday", "Morning"), (11, "2023-08-01", "2023-08-11", "", ""), (14, "2023-07-03", "2023-07-31", "", "") })
            await FreeAsync($"/trainers/{trainers[TrainerName(at)]}", "absences", from, to, weekday, part, "外出");
        var bodies = await KeysAsync(db => db.Organisations.Where(o => o.Key == "yuxi" || o.Key == "jiangchuan").Select(o => new Named(o.Id, o.Key)));
        foreach (var (name, body, from, to) in new[] { ("中考阅卷", "yuxi", "2023-07-03", "2023-07-07"), ("新学期准备", "yuxi", "2023-08-28", "2023-09-01"), ("全区教师大会", "jiangchuan", "2023-08-21", "2023-08-22") })
            await Done(coordinator.SubmitAsync("/blackouts/new", new() { ["Name"] = name, ["OrganisationId"] = $"{bodies[body]}", ["From"] = from, ["To"] = to }));
    }

    /// <summary>Half-days on which a trainer cannot come, or a hall is not to be had, entered on its page.</summary>
    public async Task FreeAsync(string page, string kind, string from, string to, string weekday, string part, string reason) =>
        await Done(coordinator.SubmitAsync(page, new() { ["From"] = from, ["To"] = to, ["Weekday"] = weekday, ["Part"] = part, ["Reason"] = reason }, $"main form[action$='/{kind}']"));

    public Task<Dictionary<string, int>> KeysAsync(Func<Domain.Data.TeacherDevDb, IQueryable<Named>> of) => site.InDbAsync(async db => (await of(db).ToListAsync()).GroupBy(n => n.Name).ToDictionary(n => n.Key, n => n.Max(m => m.Id)));

    public static string TrainerName(int at) => at < YuxiOf2023.Experts ? $"评审专家{at}" : $"外聘专家{at}";

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task Done(Task<Page> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{answer.Path} {answer.Status} {answer.Text}");
    }

    /// <summary>Who arrives is met and opened by the director, who also closes; in between three lessons of each module, each class with other trainers.</summary>
    private static (string Topic, SessionKind Kind, int? Trainer, int? Module, string? Venue, string Equipment) PlanOf(int at, int k)
    {
        var hall = at % 2 == 0 ? "201教室" : "202教室";
        var (trainer, module) = (1 + (((at * 7) + k) % (Trainers - 1)), (k - 2) / 3);
        return k switch
        {
            0 => ("报到和分组", SessionKind.Arrival, null, null, hall, ""),
            1 => ("开班式", SessionKind.Opening, 0, null, hall, ""),
            14 => ("结业式", SessionKind.Closing, 0, null, hall, ""),
            6 => ("信息技术融合", SessionKind.Lesson, trainer, module, "机房", "电脑"),
            10 => ("微格教学", SessionKind.Lesson, trainer, module, "202教室", "录播"),
            12 => ("线上答疑", SessionKind.Lesson, trainer, module, null, ""),
            _ => ($"{Modules[module]}专题{k - 1}", SessionKind.Lesson, trainer, module, hall, ""),
        };
    }

    private static DateOnly Weekday(int number) => new DateOnly(2023, 7, 3).AddDays((number / 5 * 7) + (number % 5));

    private async Task<int> ClassAsync(TrackOf2023 track, string name)
    {
        var form = await coordinator.GetAsync("/cohorts/new");
        var place = form.Html.QuerySelectorAll("select[name=Place] option").Single(o => o.TextContent.Contains("5123XE", StringComparison.Ordinal) && o.TextContent.Contains(track.Name, StringComparison.Ordinal)).GetAttribute("value");
        var made = await coordinator.SendAsync(form, new()
        {
            ["Name"] = name,
            ["Place"] = place,
            ["From"] = From,
            ["To"] = To,
            ["Capacity"] = "50",
            ["Theme"] = "新课标下的单元教学",
            ["Goals"] = "能设计并上好一个单元",
            ["Outcomes"] = "每人一份单元设计",
            ["AssessmentProcedure"] = "出勤五分之四，交一份设计",
        });
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        return int.Parse(made.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
    }
}

internal sealed record Named(int Id, string Name);
