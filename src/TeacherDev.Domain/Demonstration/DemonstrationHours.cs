using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Domain.Demonstration;

/// <summary>Hours from elsewhere: what the provincial platform sent this year for every teacher, and four more years for those who sign in.</summary>
internal sealed class DemonstrationHours(TeacherDevDb db)
{
    private const string Rules = "YN-CYCLE 2021";

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var number = 0;
        var players = city.Players.Values.Select(p => p.Id).ToHashSet();
        foreach (var teacher in city.Teachers)
        {
            var first = players.Contains(teacher.Id) ? city.Today.Year - 4 : city.Today.Year;
            for (var year = Math.Max(first, teacher.TeachingSince.Year + 1); year <= city.Today.Year; year++)
            {
                foreach (var (month, mode, title, least, most) in Courses)
                {
                    var day = new DateOnly(year, month, city.Dice.Between(3, 26));
                    // Not everyone takes every course; the last is still to come for whoever looks in spring.
                    if (day >= city.Today || city.Dice.In(12)) continue;
                    db.Add(new HoursEntry(teacher.Id, teacher.SchoolId, mode, Kernel.Hours.Of(city.Dice.Between(least, most)), day, HoursSourceKind.Import, ++number, $"{year}年{title}", Rules, day.AddDays(10).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)));
                }
            }
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static (int Month, string Mode, string Title, int Least, int Most)[] Courses { get; } =
    [
        (3, "online", "省平台网络研修（春季）", 10, 20),
        (6, "schoolBased", "校本研修（上学期）", 6, 12),
        (10, "online", "省平台网络研修（秋季）", 8, 16),
    ];
}
