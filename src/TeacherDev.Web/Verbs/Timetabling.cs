using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling.Competition;
using TeacherDev.Domain.Scheduling.Solving;
using TeacherDev.Domain.Work;

namespace TeacherDev.Web.Verbs;

/// <summary>
/// The verb `timetable`: puts a public instance to the engine, has the result checked independently and tells what it costs. It needs neither
/// the site nor its database. Interrupted, it tells the best found so far.
/// </summary>
internal static class Timetabling
{
    public static int Run(Verb verb)
    {
        if (TimetableOrder.Read(verb.Operands) is not { Order: { } order }) return verb.Refuse(verb.Misuse!);
        using var stop = new CancellationTokenSource();
        void Interrupt(object? sender, ConsoleCancelEventArgs key)
        {
            key.Cancel = true;
            stop.Cancel();
        }
        Console.CancelKeyPress += Interrupt;
        try
        {
            return Solve(verb, order, stop.Token);
        }
        catch (RuleBroken rule) { return Tell(verb, $"{order.InstanceFile}：{Remark.Of(rule)}"); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException) { return Tell(verb, e.Message); }
        finally
        {
            Console.CancelKeyPress -= Interrupt;
        }
    }

    private static int Solve(Verb verb, TimetableOrder order, CancellationToken stop)
    {
        if (!File.Exists(order.InstanceFile)) return Tell(verb, $"没有文件“{order.InstanceFile}”");
        var instance = CompetitionFile.Read(File.ReadAllText(order.InstanceFile));
        var solution = Solver.Solve(CompetitionProblem.Of(instance), new(order.Seed, order.Moves), stop: stop);
        var lectures = CompetitionProblem.Lectures(instance, solution.Best);
        var cost = CompetitionChecker.Check(instance, lectures);
        if (order.SolutionFile is { } file) File.WriteAllText(file, CompetitionSolution.Write(lectures));
        List<(string, object)> figures =
        [
            ("instance", instance.Name),
            ("hard", cost.Hard),
            ("soft", cost.Soft),
            ("rules", new { cost.Lectures, cost.Conflicts, cost.Availability, cost.RoomOccupation, cost.RoomCapacity, MinWorkingDays = cost.LeastDays, CurriculumCompactness = cost.Compactness, cost.RoomStability }),
            ("seed", order.Seed),
            ("moves", solution.Moves),
        ];
        if (cost.Hard > 0) figures.Add(("reasons", new[] { $"{solution.Moves} 步内未找到没有冲突的课表（不代表不存在），还有 {cost.Hard} 处冲突" }));
        return verb.Answer(cost.Hard == 0 ? Verb.Done : Verb.Refused, [.. figures]);
    }

    private static int Tell(Verb verb, string reason)
    {
        Console.Error.WriteLine(reason);
        return verb.Answer(Verb.Refused, ("reasons", new[] { reason }));
    }
}
