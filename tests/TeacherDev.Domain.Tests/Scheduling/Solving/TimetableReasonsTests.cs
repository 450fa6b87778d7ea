using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Tests.Scheduling.Solving;

/// <summary>Where there is no timetable it is said why, as proven only what is proven, and what would help.</summary>
public sealed class TimetableReasonsTests
{
    private static readonly TimetableVenue Room = new(1, "201教室", 60, Plan.Free);

    [Fact]
    public void Too_few_half_days_are_proven_and_counted()
    {
        var result = Solved(new(Plan.Window(3, closed: 2), [Plan.Class(1, "初中数学一班", 40)], [], [Room], [.. Plan.Sessions(1, 6)]));
        Assert.Equal(TimetableStatus.ProvenImpossible, result.Status);
        Assert.Equal("无法排课（已证明）", $"{result.Verdict}");
        Assert.Equal(["“初中数学一班”要上 6 个半天，3月1日至 3月3日只有 4 个半天可用，缺 2 个"], Sentences(result));
        Assert.Equal(["在 3月2日也排课", "把培训时间延长到 3月10日"], Offers(result));
    }

    [Fact]
    public void One_hall_for_two_large_classes_is_proven_by_counting_its_half_days()
    {
        var hall = new TimetableVenue(2, "报告厅", 120, new HashSet<HalfDay> { Plan.Morning(1) });
        var result = Solved(new(Plan.Window(2), [Plan.Class(1, "一班", 100), Plan.Class(2, "二班", 110)], [], [Room, hall], [.. Plan.Sessions(1, 2), .. Plan.Sessions(2, 2)]));
        Assert.Equal(TimetableStatus.ProvenImpossible, result.Status);
        Assert.Equal(["4 节课只能用“报告厅”，3月1日至 3月2日能用的只有 3 个半天，缺 1 个：课1-1、课1-2、课2-1、课2-2"], Sentences(result));
        Assert.Equal(["把培训时间延长到 3月9日", "给“二班”再借一个坐得下 110 人的场地", "给“一班”再借一个坐得下 100 人的场地"], Offers(result));
    }

    [Fact]
    public void Pins_that_contradict_each_other_are_named_with_what_they_share()
    {
        var sessions = Plan.Sessions(1, 3, 1, 2).Concat(Plan.Sessions(2, 1, 2)).Select(s => s.Key is 101 or 201 ? s with { Pin = new(Plan.Morning(1), 1) } : s).ToList();
        var problem = new TimetableProblem(Plan.Window(4), [Plan.Class(1, "一班", 30), Plan.Class(2, "二班", 30)], [new(1, "陈明", Plan.Free), new(2, "李红", Plan.Free)], [Room], sessions);
        var result = Solved(problem);
        Assert.Equal(TimetableStatus.ProvenImpossible, result.Status);
        Assert.Equal(
            ["“课1-1”和“课2-1”都在 3月1日 Morning，授课专家都是“李红”（都已固定）", "“课1-1”和“课2-1”都在 3月1日 Morning，场地都是“201教室”（都已固定）"],
            Sentences(result));
        Assert.Equal(["取消“课1-1”的固定", "取消“课2-1”的固定"], Offers(result));
        Assert.Equal(TimetableStatus.Found, Solved(result.Relaxations[0].Problem).Status);
        Assert.Equal(["“课1-1”和“课2-1”都在 3月1日 Morning，“一班”和“二班”有共同的学员（都已固定）"], Sentences(Solved(problem with
        {
            ClassesThatSharePeople = [(2, 1)],
            Venues = [Room, Room with { Key = 2 }],
            Sessions = [.. sessions.Select(s => s with { TrainerKey = null, Pin = s.Key == 101 ? new(Plan.Morning(1), 2) : s.Pin })],
        })));
    }

    [Fact]
    public void A_pin_where_something_is_closed_says_what()
    {
        var away = new HashSet<HalfDay> { Plan.Morning(1) };
        var problem = new TimetableProblem(Plan.Window(2), [Plan.Class(1, "一班", 30) with { Busy = away }], [new(1, "陈明", away)], [Room with { Capacity = 20, Busy = away }], [.. Plan.Sessions(1, 1, 1).Select(s => s with { Pin = new(Plan.Morning(1), 1) })]);
        Assert.Equal(
            [
                "“课1-1”在 3月1日 Morning，那半天“一班”没有空（已固定）", "“课1-1”在 3月1日 Morning，那半天授课专家“陈明”没有空（已固定）", "“课1-1”在 3月1日 Morning，那半天“201教室”已有别的安排（已固定）",
                "“课1-1”有 30 人，“201教室”只有 20 座（已固定）", "“课1-1”有 30 人，坐不下：最大的场地“201教室”有 20 座",
            ],
            Sentences(Solved(problem)));
        Assert.Equal(["“课1-1”在 3月9日 Morning，那半天不在可以排课的时间里（已固定）"], Sentences(Solved(problem with { Venues = [Room], Sessions = [.. Plan.Sessions(1, 1).Select(s => s with { Pin = new(Plan.Morning(9), 1) })] })));
    }

    /// <summary>Two lessons of a class in one morning, with one trainer in one room: pinned as they are they stay, and nothing is proven against them.</summary>
    [Fact]
    public void Short_sessions_pinned_one_after_the_other_contradict_nothing()
    {
        var (early, late) = ((new TimeOnly(8, 0), new TimeOnly(9, 30)), (new TimeOnly(9, 30), new TimeOnly(11, 0)));
        var sessions = Plan.Sessions(1, 3, 1).Select(s => s.Key switch { 101 => s with { Pin = new(Plan.Morning(1), 1), Minutes = early }, 102 => s with { Pin = new(Plan.Morning(1), 1), Minutes = late }, _ => s }).ToList();
        var problem = new TimetableProblem(Plan.Window(1), [Plan.Class(1, "一班", 40)], [new(1, "陈明", Plan.Free)], [Room], sessions);
        var result = Solved(problem);
        Assert.Equal(TimetableStatus.Found, result.Status);
        Assert.Equal([new(Plan.Morning(1), 1), new(Plan.Morning(1), 1), new(Plan.Afternoon(1), 1)], result.Places.OrderBy(p => p.Key).Select(p => p.Value));
        Assert.Equal(TimetableStatus.ProvenImpossible, Solved(problem with { Sessions = [.. sessions.Select(s => s.Key == 102 ? s with { Minutes = (new(9, 0), new(11, 0)) } : s)] }).Status);
    }

    [Fact]
    public void Of_many_pins_those_that_contradict_each_other_are_offered()
    {
        var pinned = Plan.Sessions(1, 40).Select((s, at) => s with { Pin = new(at == 39 ? Plan.Morning(1) : new(Plan.Day(1 + (at / 2)), (DayPart)(at % 2)), 1) });
        var result = Solved(new(Plan.Window(25), [Plan.Class(1, "一班", 40)], [], [Room], [.. pinned]));
        Assert.Equal(["取消“课1-1”的固定", "取消“课1-40”的固定"], Offers(result));
    }

    [Fact]
    public void Equipment_that_no_large_enough_venue_has_is_proven_and_a_venue_that_has_it_offered()
    {
        var lab = new TimetableVenue(2, "机房", 30, Plan.Free) { Equipment = "电脑" };
        var problem = new TimetableProblem(Plan.Window(2), [Plan.Class(1, "一班", 40)], [], [Room, lab], [.. Plan.Sessions(1, 2).Select(s => s.Key == 101 ? s with { Equipment = "电脑、投影" } : s)]);
        var result = Solved(problem);
        Assert.Equal(["“课1-1”有 40 人，需要“电脑、投影”，能用的场地里没有坐得下又有这些设备的"], Sentences(result));
        Assert.Equal(["给“一班”再借一个坐得下 40 人、有“电脑、投影”的场地"], Offers(result));
        Assert.Equal(TimetableStatus.Found, Solved(result.Relaxations[0].Problem).Status);
        var pinned = Solved(problem with { Venues = [Room, lab with { Capacity = 40, Equipment = "投影、电脑" }], Sessions = [.. problem.Sessions.Select(s => s.Key == 101 ? s with { Pin = new(Plan.Morning(1), 1) } : s)] });
        Assert.Equal(["“课1-1”需要“电脑、投影”，“201教室”没有（已固定）"], Sentences(pinned));
        Assert.Equal(["取消“课1-1”的固定"], Offers(pinned));
    }

    [Fact]
    public void A_trainer_with_too_little_time_and_sessions_that_nobody_can_attend_are_proven()
    {
        var away = new HashSet<HalfDay> { Plan.Morning(1), Plan.Afternoon(1), Plan.Morning(2) };
        var trainer = new TimetableTrainer(1, "陈明", away);
        var result = Solved(new(Plan.Window(2), [Plan.Class(1, "一班", 30), Plan.Class(2, "二班", 30)], [trainer], [Room], [.. Plan.Sessions(1, 1, 1), .. Plan.Sessions(2, 1, 1)]));
        Assert.Equal(["授课专家“陈明”要讲 2 个半天，3月1日至 3月2日只有 1 个半天有空，缺 1 个"], Sentences(result));
        Assert.Equal(["把培训时间延长到 3月9日", "请授课专家“陈明”在没空的半天里腾出时间", "给“陈明”的一部分课另请授课专家"], Offers(result));
        Assert.Equal(["“课1-1”没有一个半天是班级和授课专家都有空的"], Sentences(Solved(new(Plan.Window(2), [Plan.Class(1, "一班", 30) with { Busy = new HashSet<HalfDay> { Plan.Afternoon(2) } }], [trainer], [Room], [.. Plan.Sessions(1, 1, 1)]))));
        Assert.Equal(["“课1-1”要用场地，但没有可用的场地"], Sentences(Solved(new(Plan.Window(2), [Plan.Class(1, "一班", 30)], [], [], [.. Plan.Sessions(1, 1)]))));
    }

    /// <summary>Hall: three sessions of a class, each of a trainer who is free on the same two half-days, though the class has four.</summary>
    [Fact]
    public void Sessions_that_crowd_into_few_half_days_are_proven_though_the_count_would_do()
    {
        var away = new HashSet<HalfDay> { Plan.Morning(1), Plan.Afternoon(1) };
        var trainers = Enumerable.Range(1, 3).Select(t => new TimetableTrainer(t, $"专家{t}", away)).ToList();
        var result = Solved(new(Plan.Window(2), [Plan.Class(1, "一班", 30)], trainers, [Room], [.. Plan.Sessions(1, 3, 1, 2, 3)]));
        Assert.Equal(["“一班”的 3 节课只能排在 2 个半天里，缺 1 个：课1-1、课1-2、课1-3"], Sentences(result));
        Assert.Equal(TimetableStatus.ProvenImpossible, result.Status);
    }

    /// <summary>Three classes, each two of which share people, on two half-days: impossible, but no proof of ours sees it, so none is claimed.</summary>
    [Fact]
    public void What_is_not_proven_is_not_claimed_and_the_clashes_left_are_told()
    {
        var classes = Enumerable.Range(1, 3).Select(c => Plan.Class(c, $"{c}班", 20)).ToList();
        var problem = new TimetableProblem(Plan.Window(1), classes, [], [Room, Room with { Key = 2, Name = "202教室" }], [.. classes.SelectMany(c => Plan.Sessions(c.Key, 1))]) { ClassesThatSharePeople = [(1, 2), (2, 3), (1, 3)] };
        var result = Solved(problem);
        Assert.Equal(TimetableStatus.NotFound, result.Status);
        Assert.Equal("未找到没有冲突的课表（不代表不存在），还有 1 处冲突", $"{result.Verdict}");
        Assert.EndsWith("有共同的学员", Assert.Single(Sentences(result)), StringComparison.Ordinal);
        Assert.Equal(["把培训时间延长到 3月8日", "允许“1班”和“2班”同时上课（有共同的学员）", "允许“2班”和“3班”同时上课（有共同的学员）", "允许“1班”和“3班”同时上课（有共同的学员）"], Offers(result));
    }

    private static TimetableResult Solved(TimetableProblem problem) => TimetableSolver.Solve(problem, Plan.Options(100_000));

    private static IEnumerable<string> Sentences(TimetableResult result) => result.Reasons.Select(r => r.ToString());

    private static IEnumerable<string> Offers(TimetableResult result) => result.Relaxations.Select(r => r.Sentence.ToString());
}
