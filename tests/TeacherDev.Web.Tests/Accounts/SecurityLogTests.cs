using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TeacherDev.Web.Tests.Accounts;

/// <summary>The log of a whole story of signing in: every event is there, and nobody can be told from it.</summary>
public sealed class SecurityLogTests(SecurityLogTests.LoggedSite site) : IClassFixture<SecurityLogTests.LoggedSite>
{
    [Fact]
    public async Task Every_event_is_logged_and_no_name_number_or_password()
    {
        var typed = new[] { "wrong-Passw0rd", "Qinghua-4711", "nobody\r\nInjected line" };
        var (here, there) = (await site.AnyoneAsync(), await site.AnyoneAsync());
        await here.SubmitAsync("/account/login", new() { ["Name"] = typed[2], ["Password"] = typed[0] });
        for (var at = 0; at < 5; at++) await here.SubmitAsync("/account/login", new() { ["Name"] = "mentee", ["Password"] = typed[0] });
        await here.SignInAsync("teacher", World.Password);
        await there.SignInAsync("teacher", World.Password);
        var (account, grant, other) = await site.InDbAsync(async db =>
        {
            var teacher = await db.Accounts.SingleAsync(a => a.UserName == "teacher");
            return (teacher.Id, await db.Grants.Where(g => g.AccountId == teacher.Id).Select(g => g.Id).SingleAsync(), await db.LoginSessions.Where(s => s.AccountId == teacher.Id).MaxAsync(s => s.Id));
        });
        await here.GetAsync($"/?as={grant}");
        await here.PostBareAsync($"/account/sessions/{other}/end");
        await here.SubmitAsync("/account/password", new() { ["Current"] = World.Password, ["New"] = typed[1], ["Again"] = typed[1] });
        await here.SignInAsync("teacher", typed[1]);
        await here.PostBareAsync("/account/logout");

        var lines = site.Log.Lines.ToList();
        Assert.Equal([1001, 1002, 1003, 1004, 1005, 1006, 1007], lines.Where(l => l.Event is >= 1000 and < 1100).Select(l => l.Event).Distinct().Order());
        Assert.Contains(lines, l => l.Text.Contains($"Account {account} acts under grant {grant}", StringComparison.Ordinal));
        var told = string.Join('\n', lines.Select(l => l.Text));
        var names = await site.InDbAsync(async db => (await db.People.Select(p => p.Name).ToListAsync()).Concat(await db.Accounts.Select(a => a.UserName!).ToListAsync()).ToList());
        foreach (var secret in names.Concat(typed).Concat([World.Password, "13800138000", "Injected"])) Assert.DoesNotContain(secret, told, StringComparison.OrdinalIgnoreCase);
    }

    public sealed class LoggedSite : TestSite
    {
        internal Recorder Log { get; } = new();

        protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(Log);
    }

    internal sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(int Event, string Text)> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue((eventId.Id, $"{formatter(state, exception)} {exception}"));

        public void Dispose() { }
    }
}
