using TeacherDev.Benchmarks;

// dotnet run -c Release --project tests/TeacherDev.Benchmarks -- NAME; progress on stderr, the last line of stdout is one JSON line; 0 when the goals are met, 1 when not.
switch (args)
{
    case ["pages"]:
        return Say(await new Pages().RunAsync());
    case ["selection"]:
        return Say(await new Selection().RunAsync());
    case ["clashes"]:
        return Say(await new ClashChecks().RunAsync());
    case ["hours"]:
        return Say(await new HoursOfCity().RunAsync());
    case ["sign-in"]:
        return Say(await new SignIns().RunAsync());
    case ["timetable", .. var options]:
        if (Timetable.Read(options) is not { } timetable)
        {
            Console.Error.WriteLine(Timetable.Usage);
            return 2;
        }
        return Say(timetable.Run());
    case ["matching", .. var options]:
        if (Matching.Read(options) is not { } matching)
        {
            Console.Error.WriteLine(Matching.Usage);
            return 2;
        }
        return Say(matching.Run());
    case ["visit-plan", .. var options]:
        if (VisitPlans.Read(options) is not { } plans)
        {
            Console.Error.WriteLine(VisitPlans.Usage);
            return 2;
        }
        return Say(plans.Run());
    case [Floor.Verb, var url]:
        await Floor.ServeAsync(url);
        return 0;
    default:
        Console.Error.WriteLine("Benchmarks: pages, selection, clashes, hours, sign-in, timetable, matching, visit-plan");
        return 2;
}

static int Say((string Line, bool IsOk) figures)
{
    Console.WriteLine(figures.Line);
    return figures.IsOk ? 0 : 1;
}
