using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Jobs.Work;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Tests.Infrastructure;

/// <summary>What the site starts with, and what it refuses to start with: a sentence and exit code 1, never a stack of calls.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData(""), InlineData("TeacherDev#2026")]
    public async Task The_demonstration_in_production_needs_a_password_that_nobody_knows(string password)
    {
        var settings = new Dictionary<string, string?>(await Template.OfWorld.CopyAsync()) { ["Demo:Password"] = password };
        settings.Remove("Demo:Enabled");
        var (exit, line) = await RunAsync("Production", settings, "seed", "--demo");
        Assert.Equal(1, exit);
        Assert.Contains("不能用公开的演示密码", Reason(line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_master_key_is_not_made_anew()
    {
        var settings = await Template.OfWorld.CopyAsync();
        var key = Path.Combine(settings["Data:Directory"]!, "keys", "master-1.key");
        File.Delete(key);
        var (exit, line) = await RunAsync("Development", settings, "seed");
        Assert.Equal(1, exit);
        Assert.Contains("请从备份恢复", Reason(line), StringComparison.Ordinal);
        Assert.False(File.Exists(key));
    }

    [Fact, System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Data_keys_and_letters_are_for_the_owner_alone()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has its inherited rights.");
        var settings = await Template.OfWorld.CopyAsync();
        var data = settings["Data:Directory"]!;
        var folders = new[] { data, Path.Combine(data, "keys"), Path.Combine(data, "mail") };
        var files = new[] { Path.Combine(data, "keys", "master-1.key"), Path.Combine(data, "mail", "message-1.eml") };
        Directory.CreateDirectory(folders[2]);
        await File.WriteAllTextAsync(files[1], "To: someone", TestContext.Current.CancellationToken);
        const UnixFileMode everyone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        foreach (var path in folders.Concat(files)) File.SetUnixFileMode(path, everyone);
        Assert.Equal(0, (await RunAsync("Development", settings, "seed")).Exit);
        Assert.All(folders, f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(f)));
        Assert.All(files, f => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(f) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)));
    }

    [Fact]
    public async Task Beside_accounts_of_the_demonstration_real_administrators_are_made_and_never_locked_out()
    {
        await using var site = new TestSite();
        await site.InDbAsync(async db =>
        {
            foreach (var account in await db.Accounts.ToListAsync()) account.BecomeDemonstration();
            await db.SaveChangesAsync();
        });
        Task<List<Account>> PrepareAsync() => site.WithAsync(async services =>
        {
            await services.GetRequiredService<Preparation>().RunAsync(CancellationToken.None);
            return await services.GetRequiredService<Domain.Data.TeacherDevDb>().Accounts.AsNoTracking().Where(a => !a.IsDemonstration).OrderBy(a => a.Id).ToListAsync();
        });
        var made = await PrepareAsync();
        Assert.Equal(["sysadmin-real", "secadmin-real", "auditor-real"], made.Select(a => a.UserName));
        Assert.Equal([Role.SystemAdmin, Role.SecurityAdmin, Role.AuditAdmin], await site.InDbAsync(db => db.Grants.OrderByDescending(g => g.Id).Take(3).OrderBy(g => g.Id).Select(g => g.Role).ToListAsync()));
        Assert.Equal(made.Select(a => a.PasswordHash), (await PrepareAsync()).Select(a => a.PasswordHash));

        site.Clock.Advance(TimeSpan.FromHours(73));
        var renewed = await PrepareAsync();
        Assert.Equal(made[0].PasswordHash, renewed[0].PasswordHash);
        Assert.NotEqual(made[1].PasswordHash, renewed[1].PasswordHash);
        Assert.True(renewed[1].OneTimeUntil > site.Clock.GetUtcNow().UtcDateTime);
    }

    [Fact]
    public async Task A_page_is_made_for_the_names_of_this_site_alone()
    {
        await using var site = new NamedSite();
        foreach (var (host, status) in new[] { ("localhost", HttpStatusCode.OK), ("127.0.0.1:5080", HttpStatusCode.OK), ("[::1]", HttpStatusCode.OK), ("teachers.example", HttpStatusCode.OK), ("evil.test", HttpStatusCode.BadRequest) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/healthz") { Headers = { Host = host } };
            Assert.Equal(status, (await (await site.AnyoneAsync()).Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task Where_someone_signed_in_is_forgotten_a_month_after_the_session_ended()
    {
        await using var site = new TestSite();
        await site.AsAsync("teacher");
        Task<int> ClearedAsync() => site.WithAsync(async services =>
        {
            var db = services.GetRequiredService<Domain.Data.TeacherDevDb>();
            await new ClearRunsJob(db, site.Clock).RunAsync(CancellationToken.None);
            return await db.LoginSessions.CountAsync();
        });
        site.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(1, await ClearedAsync());
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await ClearedAsync());
    }

    private static async Task<(int Exit, string Line)> RunAsync(string environment, IReadOnlyDictionary<string, string?> settings, params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "TeacherDev.Web.dll") }.Concat(verb)) start.ArgumentList.Add(argument);
        foreach (var (key, value) in settings) start.ArgumentList.Add($"--{key}={value}");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        using var process = Process.Start(start)!;
        var (output, _) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Trim());
    }

    private static string Reason(string line)
    {
        using var json = JsonDocument.Parse(line);
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        return json.RootElement.GetProperty("reasons")[0].GetString()!;
    }

    private sealed class NamedSite : TestSite
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal) { ["Site:PublicUrl"] = "http://teachers.example" };
    }
}
