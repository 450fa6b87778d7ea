using TeacherDev.Benchmarks;

// dotnet run -c Release --project tests/TeacherDev.Benchmarks -- NAME; progress on stderr, the last line of stdout is one JSON line; 0 when the goals are met, 1 when not.
switch (args)
{
    case ["pages"]:
        var (line, isOk) = await new Pages().RunAsync();
        Console.WriteLine(line);
        return isOk ? 0 : 1;
    case [Floor.Verb, var url]:
        await Floor.ServeAsync(url);
        return 0;
    default:
        Console.Error.WriteLine("Benchmarks: pages");
        return 2;
}
