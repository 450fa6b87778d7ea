using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Site;

/// <summary>
/// The whole site over a real database of its own, copied from one migrated template that holds the <see cref="World"/>. Shared by the tests of
/// a class; everything goes through real HTTP and the real cookie.
/// </summary>
public class TestSite : IAsyncDisposable
{
    private readonly Lazy<Task<Factory>> factory;
    private readonly Dictionary<string, Visitor> visitors = new(StringComparer.Ordinal);

    public TestSite() => factory = new(async () =>
    {
        var settings = new Dictionary<string, string?>(await Template.OfWorld.CopyAsync(), StringComparer.Ordinal);
        foreach (var (key, value) in Settings) settings[key] = value;
        var started = new Factory(settings, Clock, ConfigureServices);
        // Reading the services starts the site; many tests doing that at once would block the pool's threads behind one start.
        _ = started.Services;
        return started;
    });

    public TestClock Clock { get; protected init; } = new();

    public async ValueTask DisposeAsync()
    {
        if (factory.IsValueCreated) await (await factory.Value).DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Someone not signed in.</summary>
    public async Task<Visitor> AnyoneAsync() => new((await factory.Value).CreateClient(new() { BaseAddress = Address, AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>An account of the world, signed in through the form once for all tests of the class.</summary>
    public async Task<Visitor> AsAsync(string userName)
    {
        if (visitors.TryGetValue(userName, out var known)) return known;
        var visitor = await AnyoneAsync();
        await visitor.SignInAsync(userName, World.Password);
        return visitors[userName] = visitor;
    }

    /// <summary>Reads or prepares rows with everything in sight.</summary>
    public async Task<T> InDbAsync<T>(Func<TeacherDevDb, Task<T>> work)
    {
        await using var scope = (await factory.Value).Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider.GetRequiredService<TeacherDevDb>());
    }

    public Task InDbAsync(Func<TeacherDevDb, Task> work) => InDbAsync(async db => { await work(db); return 0; });

    /// <summary>Uses services of the site as the system does, e.g. to run a job.</summary>
    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = (await factory.Value).Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Where the visitors' browsers find the site.</summary>
    protected virtual Uri Address => new("http://localhost");

    /// <summary>What this site is set to otherwise than the others.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(StringComparer.Ordinal);

    protected virtual void ConfigureServices(IServiceCollection services) { }

    internal sealed class Factory(IReadOnlyDictionary<string, string?> settings, TimeProvider clock, Action<IServiceCollection>? services = null) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(s =>
            {
                s.RemoveAll<TimeProvider>();
                s.AddSingleton(clock);
                services?.Invoke(s);
            });
        }
    }
}
