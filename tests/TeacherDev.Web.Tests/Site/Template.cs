using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests.Site;

/// <summary>A migrated database, made once a run and copied for every class of tests.</summary>
internal sealed class Template
{
    private static readonly string Root = Directory.CreateTempSubdirectory("teacherdev-tests-").FullName;
    private static int copies;

    private readonly Lazy<Task<string>> made;
    private readonly string name;
    private readonly bool isDurable;

    static Template() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Root, recursive: true);

    private Template(string name, bool isDurable, Func<IReadOnlyDictionary<string, string?>, Task> fill)
    {
        (this.name, this.isDurable) = (name, isDurable);
        made = new(async () =>
        {
            var folder = Path.Combine(Root, name);
            Directory.CreateDirectory(folder);
            await fill(await Settings(folder).WithTemplateDatabaseAsync(name, isDurable));
            SqliteConnection.ClearAllPools();
            return folder;
        });
    }

    /// <summary>Seeded, with the <see cref="World"/> in it.</summary>
    public static Template OfWorld { get; } = new("world", isDurable: false, FillAsync);

    /// <summary>The same where a commit waits for the disk, for programs that are killed.</summary>
    public static Template Durable { get; } = new("durable", isDurable: true, FillAsync);

    /// <summary>The schema and no row.</summary>
    public static Template Bare { get; } = new("bare", isDurable: false, MigrateAsync);

    public async Task<IReadOnlyDictionary<string, string?>> CopyAsync()
    {
        var template = await made.Value;
        var copy = Path.Combine(Root, Interlocked.Increment(ref copies).ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(copy);
        DataFolder.Copy(template, copy);
        return await Settings(copy).WithDatabaseAsync(name, isDurable);
    }

    private static async Task FillAsync(IReadOnlyDictionary<string, string?> settings)
    {
        await using var factory = new TestSite.Factory(settings, new TestClock());
        await using var scope = factory.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        await World.BuildAsync(scope.ServiceProvider.GetRequiredService<TeacherDevDb>(), scope.ServiceProvider.GetRequiredService<FieldCipher>());
    }

    private static async Task MigrateAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new TestClock()).AddTeacherDevData(configuration, settings["Data:Directory"]!).BuildServiceProvider();
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<TeacherDevDb>().Database.MigrateAsync();
    }

    private static Dictionary<string, string?> Settings(string folder) => new(StringComparer.Ordinal)
    {
        ["Data:Directory"] = folder,
        ["Demo:Enabled"] = "false",
        ["Jobs:Enabled"] = "false",
        ["Accounts:PasswordIterations"] = "1000",
    };
}
