using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Work;

/// <summary>The verbs of the built program as a script meets them: one JSON line on stdout, an exit code, and everything else on stderr.</summary>
public sealed class VerbTests
{
    [Theory]
    [InlineData("compile abc", "compile YEAR")]
    [InlineData("compile", "compile YEAR")]
    [InlineData("compile 1999", "compile YEAR")]
    [InlineData("seed twice", "twice")]
    [InlineData("remind now", "now")]
    [InlineData("work hard", "hard")]
    [InlineData("publish", "seed [--demo] · work · compile YEAR · remind")]
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
