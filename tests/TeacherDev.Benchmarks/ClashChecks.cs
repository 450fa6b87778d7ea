using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Benchmarks;

/// <summary>
/// Processor time of one check of a planned session in a year of 20,000: 200 classes of 50 people meet on every fifth half-day, forty of them
/// at once. Beside it a bare read of the sessions of that day.
/// </summary>
internal sealed class ClashChecks
{
    private const int Classes = 200;
    private const int Members = 50;
    private const int SessionsAClass = 100;
    private const int AtOnce = Classes / 5;
    private const int Checks = 40;
    private const double MostMilliseconds = 20;
    private const string CityDay = "2026-11-23T09:00";
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly Period Window = new(new(2026, 1, 1), new(2026, 12, 31));

    public async Task<(string Line, bool IsOk)> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("teacherdev-benchmark-").FullName;
        try
        {
            Console.Error.WriteLine($"{Classes * SessionsAClass} sessions: building the city …");
            await Server.BuildAsync("TeacherDev.Web.dll", ["seed", "--demo", "--Clock:Now", CityDay, "--Data:Directory", folder, "--Demo:Password", "Benchmark#2026", "--Logging:LogLevel:Default", "Warning"]);
            await using var services = DataServices.Of(folder);
            var plans = await FillAsync(services);
            var measured = await Rounds.SettleAsync(new Dictionary<string, Func<Task<double>>>(StringComparer.Ordinal) { ["check"] = () => CpuAsync(services, plans, CheckAsync), ["bare"] = () => CpuAsync(services, plans, ReadAsync) });
            var (check, bare) = (measured["check"], measured["bare"]);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"check {check:0.00} CPU-ms, bare read {bare:0.000} CPU-ms"));
            var isOk = check <= MostMilliseconds;
            return (JsonSerializer.Serialize(new
            {
                name = "clashes",
                ok = isOk,
                sessions = Classes * SessionsAClass,
                checkCpuMs = Math.Round(check, 3),
                bareReadCpuMs = Math.Round(bare, 3),
                timesBareRead = Math.Round(check / bare, 1),
                goals = new { checkCpuMs = MostMilliseconds },
            }), isOk);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Of one of them, in milliseconds; each in a scope of its own, as in a request.</summary>
    private static async Task<double> CpuAsync(ServiceProvider services, IReadOnlyList<SessionPlan> plans, Func<TeacherDevDb, SessionPlan, Task> work)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (var plan in plans)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
            await work(scope.ServiceProvider.GetRequiredService<TeacherDevDb>(), plan);
        }
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / plans.Count;
    }

    private static async Task CheckAsync(TeacherDevDb db, SessionPlan plan)
    {
        await db.StayOpenAsync();
        var report = await new Clashes(db).OfAsync(plan);
        if (!report.Blocks) throw new InvalidOperationException("A plan in a crowded half-day was found to be free.");
    }

    private static async Task ReadAsync(TeacherDevDb db, SessionPlan plan)
    {
        await db.StayOpenAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"""SELECT "Id", "Part", "CohortId", "VenueId", "TrainerId", "Topic" FROM "Sessions" WHERE "Day" = '{plan.Slot.Day:yyyy-MM-dd}'""";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = 0;
        while (await reader.ReadAsync()) rows += reader.GetString(5).Length > 0 ? 1 : 0;
        if (rows < AtOnce) throw new InvalidOperationException($"Only {rows} sessions on {plan.Slot.Day}.");
    }

    /// <returns>Plans in half-days that are full: of a class that has its session then already, in a hall and with a trainer of another.</returns>
    private static async Task<IReadOnlyList<SessionPlan>> FillAsync(ServiceProvider services)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var year = await db.ProgrammeYears.AsNoTracking().Where(y => !y.IsCatalogue).OrderBy(y => y.Id).FirstAsync();
        var people = await db.People.OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
        var halls = Enumerable.Range(0, AtOnce).Select(n => new Venue(year.OrganisationId, $"基准教室{n}", null, 60, Guid.NewGuid(), $"校区{n % 4}", "投影")).ToList();
        var trainers = Enumerable.Range(0, AtOnce).Select(n => Trainer.Outside(year.OrganisationId, $"基准专家{n}", "大学", Guid.NewGuid())).ToList();
        var classes = Enumerable.Range(0, Classes).Select(n => Class(year.Id, year.OrganisationId, n, people)).ToList();
        db.AddRange([.. halls, .. trainers, .. classes]);
        await db.SaveChangesAsync();
        foreach (var (at, cohort) in classes.Index())
        {
            db.AddRange(Enumerable.Range(0, SessionsAClass).Select(n => Session.OfCohort(
                cohort.Id, cohort.OrganisationId, new SessionContent("单元整体教学", trainers[at / 5].Id, halls[at / 5].Id, SessionMode.FaceToFace, Hours.Of(4)), SlotOf((n * 5) + (at % 5)), Guid.NewGuid())));
            if (at % 20 != 19) continue;
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        return [.. Enumerable.Range(0, Checks).Select(n => new SessionPlan(null, classes[n * 5].Id, null, SlotOf(n * 5), trainers[(n + 1) % AtOnce].Id, halls[(n + 1) % AtOnce].Id, "投影、机房"))];
    }

    private static Cohort Class(int yearId, int organisationId, int number, List<int> people)
    {
        var cohort = new Cohort(organisationId, yearId, null, $"基准班{number}", Window, Members, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
        cohort.EnrolAll(Enumerable.Range(0, Members).Select(n => people[((number * 7919) + (n * n * 31) + (n * 17)) % people.Count]).Distinct(), Window.From);
        return cohort;
    }

    /// <summary>Of the five hundred half-days of the year's weeks, two a day.</summary>
    private static Slot SlotOf(int number)
    {
        var day = number / 2;
        return new Slot(First.AddDays((day / 5 * 7) + (day % 5)), number % 2 == 0 ? DayPart.Morning : DayPart.Afternoon);
    }
}
