using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TeacherDev.Domain.Data;
using TeacherDev.Web.Features.Accounts;

namespace TeacherDev.Browser.Tests.Stage;

/// <summary>The whole site on a real port of its own, in Development, over a data directory of its own with the demonstration city in it, and a clock that a test can move.</summary>
public class BrowserSite : IAsyncLifetime
{
    /// <summary>Names the action that answered, so that a walk over links knows which view it stands in.</summary>
    public const string ActionHeader = "Test-Action";

    // Built once and copied: the city of one site is like that of every other.
    private static readonly Lazy<string> City = new(BuildCity);

    private readonly string folder = Directory.CreateTempSubdirectory("teacherdev-browser-").FullName;
    private Factory? factory;

    public TestClock Clock { get; } = new();

    public string Url { get; private set; } = "";

    public ValueTask InitializeAsync()
    {
        DataFolder.Copy(City.Value, folder);
        factory = new Factory(Settings(folder), Clock);
        factory.UseKestrel(0);
        factory.StartServer();
        Url = factory.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (factory is not null) await factory.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Someone with plain HTTP and a cookie of their own, for what needs no browser.</summary>
    public async Task<Visitor> VisitorAsync(string? userName)
    {
        var visitor = new Visitor(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Url) });
        if (userName is not null) await visitor.SignInAsync(userName, DemonstrationAccounts.UsualPassword);
        return visitor;
    }

    /// <summary>Uses services of the site as the system does.</summary>
    public async Task WithAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = factory!.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        await work(scope.ServiceProvider);
    }

    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = factory!.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider);
    }

    protected virtual Dictionary<string, string?> Settings(string folder) => UsualSettings(folder);

    private static Dictionary<string, string?> UsualSettings(string folder) => new(StringComparer.Ordinal)
    {
        ["Data:Directory"] = folder,
        ["Demo:Enabled"] = "true",
        ["Jobs:Enabled"] = "false",
        ["Accounts:PasswordIterations"] = "1000",
    };

    private static string BuildCity()
    {
        var city = Directory.CreateTempSubdirectory("teacherdev-browser-city-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(city, recursive: true);
        using (var builder = new Factory(UsualSettings(city), new TestClock()))
        {
            builder.UseKestrel(0);
            builder.StartServer();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        return city;
    }

    private sealed class Factory(IReadOnlyDictionary<string, string?> settings, TimeProvider clock) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureTestServices(services =>
            {
                services.RemoveAll<TimeProvider>();
                services.AddSingleton(clock);
                services.AddSingleton<IStartupFilter, ActionNaming>();
            });
        }
    }

    private sealed class ActionNaming : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>() is { } action)
                        context.Response.Headers[ActionHeader] = $"{action.ControllerName}.{action.ActionName}";
                    return Task.CompletedTask;
                });
                return rest(context);
            });
            next(app);
        };
    }
}
