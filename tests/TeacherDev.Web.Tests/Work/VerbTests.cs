using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Work;

/// <summary>The verbs of the built program as a script meets them: one JSON line on stdout, an exit code, and everything else on stderr.</summary>
public sealed class VerbTests
{
    private static readonly string Comp01 = Path.Combine(Checkout.Root, "tests/TeacherDev.Domain.Tests/Scheduling/Competition/comp01.ctt");
    private static readonly string[] Soft = ["RoomCapacity", "MinWorkingDays", "CurriculumCompactness", "RoomStability"];

    [Theory]
    [InlineData("compile abc", "compile YEAR")]
    [InlineData("compile", "compile YEAR")]
    [InlineData("compile 1999", "compile YEAR")]
    [InlineData("seed twice", "twice")]
    [InlineData("remind now", "now")]
    [InlineData("work hard", "hard")]
    [InlineData("publish", "seed [--demo] · work · compile YEAR · remind · timetable FILE.ctt")]
    [InlineData("timetable", "需要一个 .ctt 文件")]
    [InlineData("timetable a.ctt b.ctt", "多余的参数 b.ctt")]
    [InlineData("timetable a.ctt --seed", "--seed 后面缺少值")]
    [InlineData("timetable a.ctt --moves many", "--moves 的值“many”不对，例如 --moves 200M")]
    [InlineData("timetable a.ctt --seed 1.5", "--seed 的值“1.5”不对，例如 --seed 7")]
    [InlineData("work --seed 7", "--seed 7")]
    public async Task Wrong_use_is_told_and_ends_with_2(string verb, string told)
    {
        var answer = await AnswerAsync(verb, []);
        Assert.Equal((2, false), (answer.Exit, answer.IsOk));
        Assert.Contains(told, answer.Reasons, StringComparison.Ordinal);
        Assert.Contains(told, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeding_twice_loads_once()
    {
        var settings = await Template.Bare.CopyAsync();
        var counts = new List<string>();
        for (var again = 0; again < 2; again++)
        {
            var answer = await AnswerAsync("seed", settings);
            Assert.True(answer is { Exit: 0, IsOk: true }, answer.Errors);
            counts.Add(await InAsync(settings, async db => $"{await db.Programmes.CountAsync()} {await db.ProgrammeYears.CountAsync()} {await db.MessageTemplates.CountAsync()} {await db.HoursRuleSets.CountAsync()} {await db.AssessmentSchemes.CountAsync()} {await db.Accounts.CountAsync()} {await db.People.CountAsync()}"));
        }
        Assert.Equal(counts[0], counts[1]);
        Assert.EndsWith(" 3 0", counts[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeding_the_demonstration_builds_the_city()
    {
        var answer = await AnswerAsync("seed --demo", (await Template.Bare.CopyAsync()).Append(new("Demo:Teachers", "2000")));
        Assert.True(answer is { Exit: 0, IsOk: true }, answer.Errors);
        Assert.True(answer.Line.GetProperty("people").GetInt32() > 100);
    }

    [Fact]
    public async Task The_demonstration_in_production_without_a_password_of_its_own_is_refused_with_the_reason()
    {
        var answer = await AnswerAsync("seed --demo", await Template.Bare.CopyAsync(), "Production");
        Assert.Equal((1, false), (answer.Exit, answer.IsOk));
        Assert.Contains("Demo:Password", answer.Reasons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminding_and_compiling_say_what_they_did_or_why_not()
    {
        var settings = await Template.OfWorld.CopyAsync();
        var reminded = await AnswerAsync("remind", settings);
        Assert.True(reminded is { Exit: 0, IsOk: true }, reminded.Errors);
        Assert.Equal(2, reminded.Line.GetProperty("did").GetArrayLength());
        var compiled = await AnswerAsync("compile 2026", settings);
        Assert.True(compiled is { Exit: 0, IsOk: true }, compiled.Errors + compiled.Reasons);
        Assert.True(compiled.Line.GetProperty("cycles").GetInt32() > 0);
        var refused = await AnswerAsync("compile 2001", settings);
        Assert.Equal((1, false), (refused.Exit, refused.IsOk));
        Assert.Contains("2001", refused.Reasons, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_timetable_is_solved_checked_and_written()
    {
        var written = Path.Combine(Directory.CreateTempSubdirectory("teacherdev-timetable-").FullName, "comp01.sol");
        var answer = await AnswerAsync($"timetable {Comp01} --seed 2 --moves 500k --out {written}", []);
        Assert.True(answer is { Exit: 0, IsOk: true }, answer.Errors + answer.Reasons);
        Assert.Equal((0, 500_000, 2), (answer.Line.GetProperty("hard").GetInt32(), answer.Line.GetProperty("moves").GetInt32(), answer.Line.GetProperty("seed").GetInt32()));
        Assert.Equal(answer.Line.GetProperty("soft").GetInt32(), Soft.Sum(rule => answer.Line.GetProperty("rules").GetProperty(rule).GetInt32()));
        Assert.Equal(160, (await File.ReadAllLinesAsync(written)).Length);
    }

    [Fact]
    public async Task A_timetable_file_that_is_not_there_or_not_one_is_refused_with_the_reason()
    {
        var missing = await AnswerAsync("timetable nowhere.ctt", []);
        Assert.Equal((1, false, "没有文件“nowhere.ctt”"), (missing.Exit, missing.IsOk, missing.Reasons));
        var wrong = await AnswerAsync($"timetable {Path.ChangeExtension(Comp01, ".sol")}", []);
        Assert.Equal((1, false), (wrong.Exit, wrong.IsOk));
        Assert.Contains("comp01.sol：第 1 行应为“Name:”", wrong.Reasons, StringComparison.Ordinal);
    }

    private static async Task<Answer> AnswerAsync(string verb, IEnumerable<KeyValuePair<string, string?>> settings, string environment = "Development")
    {
        var given = settings.Append(new("Clock:Now", environment == "Development" ? "2026-11-23T09:00" : ""));
        var (exit, output, errors) = await BuiltProgram.RunAsync(verb.Split(' '), given, environment);
        var line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return new Answer(exit, JsonDocument.Parse(line).RootElement, errors, verb.Split(' ')[0]);
    }

    private static async Task<T> InAsync<T>(IReadOnlyDictionary<string, string?> settings, Func<TeacherDevDb, Task<T>> work)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new TestClock()).AddTeacherDevData(configuration, settings["Data:Directory"]!).BuildServiceProvider();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider.GetRequiredService<TeacherDevDb>());
    }

    private sealed record Answer(int Exit, JsonElement Line, string Errors, string Verb)
    {
        public bool IsOk => Line.GetProperty("verb").GetString() == Verb && Line.GetProperty("ok").GetBoolean();

        public string Reasons => Line.TryGetProperty("reasons", out var reasons) ? string.Join('\n', reasons.EnumerateArray().Select(r => r.GetString())) : "";
    }
}
