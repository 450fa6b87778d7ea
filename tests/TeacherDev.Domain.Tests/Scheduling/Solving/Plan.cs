using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Tests.Scheduling.Solving;

/// <summary>Small timetables to be found, in March 2026, mornings and afternoons.</summary>
internal static class Plan
{
    public static readonly IReadOnlySet<HalfDay> Free = new HashSet<HalfDay>();

    public static TimetableWindow Window(int days, params int[] closed) => new(new Period(Day(1), Day(days)), [DayPart.Morning, DayPart.Afternoon], closed.Select(Day).ToHashSet());

    public static DateOnly Day(int day) => new(2026, 3, day);

    public static HalfDay Morning(int day) => new(Day(day), DayPart.Morning);

    public static HalfDay Afternoon(int day) => new(Day(day), DayPart.Afternoon);

    public static TimetableClass Class(int key, string name, int headcount) => new(key, name, headcount, Free);

    /// <summary>Sessions of a class, each with a trainer in turn.</summary>
    public static IEnumerable<TimetableSession> Sessions(int classKey, int count, params int?[] trainers) =>
        Enumerable.Range(1, count).Select(i => new TimetableSession((classKey * 100) + i, $"课{classKey}-{i}", [classKey], trainers.Length == 0 ? null : trainers[i % trainers.Length]));

    public static TimetableOptions Options(long moves = 200_000) => new(Seed: 1, moves, MovesToRelax: 40_000);

    /// <summary>A district's spring: four classes of ten sessions, five trainers, three venues, one of them large; class 2 shares people with class 3.</summary>
    public static TimetableProblem Spring { get; } = new(
        Window(28, closed: [1, 8, 15, 22]),
        [Class(1, "初中数学一班", 40), Class(2, "初中数学二班", 38), Class(3, "小学语文班", 60) with { PreferredDays = [DayOfWeek.Saturday] }, Class(4, "班主任班", 90)],
        [.. Enumerable.Range(1, 5).Select(t => new TimetableTrainer(t, $"专家{t}", new HashSet<HalfDay> { Morning(2 + t), Afternoon(2 + t) }))],
        [new(1, "报告厅", 120, new HashSet<HalfDay> { Morning(3), Morning(4) }), new(2, "201教室", 60, Free), new(3, "202教室", 45, Free)],
        [
            .. Sessions(1, 10, 1, 2), .. Sessions(2, 10, 2, 3).Select(s => s with { Step = s.Key % 100 / 4 }), .. Sessions(3, 10, 4), .. Sessions(4, 10, 5, null),
            new(900, "开班典礼", [1, 2], 3), new(901, "线上答疑", [3], 1, IsOnline: true),
        ])
    {
        ClassesThatSharePeople = [(2, 3)],
    };
}
