using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Demonstration;

/// <summary>Hours from elsewhere: what the provincial platform sent this year for every teacher, and four more years for those who sign in.</summary>
internal sealed class DemonstrationHours(TeacherDevDb db)
{
    private const string Rules = "YN-CYCLE 2021";

    public async Task AddAsync(City city, CancellationToken stop)
    {
        await AddListsAsync(city, stop);
        var players = city.Players.Values.Select(p => p.Id).ToHashSet();
        var lines = new SortedDictionary<(int Year, int Course), List<HoursSheetLine>>();
        foreach (var teacher in city.Teachers)
        {
            var first = players.Contains(teacher.Id) ? city.Today.Year - 4 : city.Today.Year;
            for (var year = Math.Max(first, teacher.TeachingSince.Year + 1); year <= city.Today.Year; year++)
            {
                foreach (var (at, (month, mode, title, least, most)) in Courses.Index())
                {
                    var day = new DateOnly(year, month, city.Dice.Between(3, 26));
                    // Not everyone takes every course; the last is still to come for whoever looks in spring.
                    if (day >= city.Today || city.Dice.In(12)) continue;
                    if (!lines.TryGetValue((year, at), out var list)) lines[(year, at)] = list = [];
                    list.Add(new(teacher.Id, day, mode, null, Kernel.Hours.Of(city.Dice.Between(least, most)), $"{year}年{title}", Rules));
                }
            }
        }
        foreach (var ((year, course), list) in lines)
        {
            var read = Earlier(new DateOnly(year, Courses[course].Month, 28).AddDays(10), city.Today).AtInShanghai(new(9, 0));
            await new HoursLists(db).PostAsync(city.Organisations["yuxi-institute"].Id, HoursListKind.Platform, $"{year}年{Courses[course].Title}", list, read, city.Dice.Key(), stop);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>What the first teachers brought along, and a platform's list that was read in by mistake and withdrawn.</summary>
    private async Task AddListsAsync(City city, CancellationToken stop)
    {
        var (lists, body) = (new HoursLists(db), city.Organisations["yuxi-institute"].Id);
        var year = city.Today.Year - 1;
        var first = city.Teachers.Take(40).Where(t => t.TeachingSince.Year < year).ToList();
        var read = city.Today.AddDays(-30).AtInShanghai(new(10, 0));
        await lists.PostAsync(body, HoursListKind.Opening, $"{year}年期初学时", [.. first.Select(t => new HoursSheetLine(t.Id, new(year, 1, 1), "faceToFace", null, Kernel.Hours.Of(city.Dice.Between(20, 60)), $"{year}年期初学时", Rules))], read, city.Dice.Key(), stop);
        var wrong = await lists.PostAsync(body, HoursListKind.Platform, $"{city.Today.Year}年国培计划", [.. first.Take(12).Select(t => new HoursSheetLine(t.Id, city.Today.AddDays(-60), "online", null, Kernel.Hours.Of(30), $"国培计划（{city.Today.Year}）", Rules))], read.AddHours(1), city.Dice.Key(), stop);
        await lists.WithdrawAsync(wrong, "平台把学时单位写成了分钟", read.AddHours(2), stop);
        db.ChangeTracker.Clear();
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static (int Month, string Mode, string Title, int Least, int Most)[] Courses { get; } =
    [
        (3, "online", "省平台网络研修（春季）", 10, 20),
        (6, "schoolBased", "校本研修（上学期）", 6, 12),
        (10, "online", "省平台网络研修（秋季）", 8, 16),
    ];
}
