using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs;
using TeacherDev.Jobs.Notifications;
using TeacherDev.Web.Tests.Notifications;

namespace TeacherDev.Web.Tests.Work;

/// <summary>The jobs without the web, over a real database of their own, with a clock that is moved by hand.</summary>
public sealed class JobHouse : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private JobHouse(Dictionary<string, string?> settings, Schedule? schedule, Action<IServiceCollection>? more)
    {
        Data = settings["Data:Directory"]!;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
            .AddTeacherDevData(configuration, Data).AddTeacherDevJobs(configuration, Data);
        if (schedule is not null) collection.AddSingleton(schedule);
        more?.Invoke(collection);
        services = collection.BuildServiceProvider(validateScopes: true);
    }

    public HandClock Clock { get; } = new();

    /// <summary>Its data directory; without a mail server letters lie in `mail`.</summary>
    public string Data { get; }

    public int OrganisationId { get; private set; }

    /// <param name="smtp">Where mail goes; null writes files.</param>
    public static async Task<JobHouse> OpenAsync(LoopbackSmtp? smtp = null, Schedule? schedule = null, Action<IServiceCollection>? more = null)
    {
        Dictionary<string, string?> settings = new(await Template.Bare.CopyAsync()) { ["Mail:From"] = "teacherdev@example.org", ["Mail:TimeoutSeconds"] = "2" };
        if (smtp is not null) (settings["Mail:Host"], settings["Mail:Port"], settings["Mail:Security"]) = ("localhost", smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "None");
        var house = new JobHouse(settings, schedule, more);
        await house.UseAsync(async db =>
        {
            var city = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
            db.Add(city);
            await db.SaveChangesAsync();
            house.OrganisationId = city.Id;
            return 0;
        });
        return house;
    }

    public async Task<T> UseAsync<T>(Func<TeacherDevDb, Task<T>> work)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await work(scope.ServiceProvider.GetRequiredService<TeacherDevDb>());
    }

    public async Task<Remark> RunAsync<TJob>(Func<TJob, Task<Remark>> run) where TJob : notnull
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        return await run(scope.ServiceProvider.GetRequiredService<TJob>());
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Teachers of the city, each with an address that begins with their number (“t3@example.com”).</summary>
    public Task<List<int>> TeachersAsync(int count) => UseAsync(async db =>
    {
        var city = await db.Organisations.SingleAsync();
        var people = Enumerable.Range(1, count).Select(n =>
        {
            var person = new Person("教师" + n, city, new DateOnly(2020, 9, 1));
            person.Describe(null, null, null, default, null, $"t{n}@example.com");
            return person;
        }).ToList();
        db.AddRange(people);
        db.Add(new MessageTemplate("test", "测试", "提醒：{{事项}}", "请于 {{截止}} 前完成 {{事项}}。"));
        await db.SaveChangesAsync();
        return people.Select(p => p.Id).ToList();
    });

    public Task<List<Message>> MessagesAsync() => UseAsync(db => db.Messages.AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Data, recursive: true);
    }
}

/// <summary>A clock that stands still until it is set. It begins where the tests of the house begin: 2026-11-23 09:00 in Shanghai.</summary>
public sealed class HandClock : TimeProvider
{
    public DateTime Now { get; set; } = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => new(Now);
}

/// <summary>A mailer that notes every letter and answers what a test says.</summary>
public sealed class HandMailer : IMailer
{
    public List<Letter> Letters { get; } = [];

    public Func<Letter, Delivery> Send { get; set; } = _ => Delivery.Accepted("好");

    public Task<Delivery> SendAsync(Letter letter, CancellationToken stop)
    {
        Letters.Add(letter);
        return Task.FromResult(Send(letter));
    }
}

/// <summary>A rule whose expectations a test sets by hand.</summary>
public sealed class HandRule : IReminderRule
{
    public string Family => "hand";

    public List<Reminder> Expected { get; } = [];

    /// <summary>Subjects about which it fails.</summary>
    public HashSet<string> Broken { get; } = new(StringComparer.Ordinal);

    public Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop) => subject is not null && Broken.Contains(subject)
        ? Task.FromException<List<Reminder>>(new InvalidOperationException("broken"))
        : Task.FromResult(Expected.Where(r => r.Expires > now && (subject is null || r.Subject == subject)).ToList());

    public void Expect(int personId, int organisationId, string subject, string occasion, DateTime due, DateTime? expires = null) =>
        Expected.Add(new Reminder(personId, organisationId, subject, occasion, "test", new Dictionary<string, string> { ["事项"] = "到校", ["截止"] = "11 月 30 日" }, due, expires ?? due.AddDays(3)));
}
