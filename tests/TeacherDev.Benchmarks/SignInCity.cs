using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Benchmarks;

using Hours = Domain.Kernel.Hours;

/// <summary>
/// An activity of today to which so many people are invited, with two sessions, and an account and a session of the site for each of them. The
/// cookies are sealed with the site's own keys: 3,000 passwords would take the rest of the hour.
/// </summary>
internal sealed class SignInCity : IAsyncDisposable
{
    private const string SessionClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";
    private readonly WebApplication site;
    private readonly IReadOnlyList<string> cookies;
    private IReadOnlyList<Phone> phones = [];

    private SignInCity(WebApplication site, int burst, int flood, IReadOnlyList<string> cookies) => (this.site, Burst, Flood, this.cookies) = (site, burst, flood, cookies);

    public int Burst { get; }

    public int Flood { get; }

    public static async Task<SignInCity> FillAsync(string folder, int people)
    {
        var builder = WebApplication.CreateBuilder(["--Data:Directory", folder, "--Demo:Enabled", "false", "--environment", "Production"]);
        builder.Logging.ClearProviders();
        var places = new Places(builder.Configuration);
        builder.Services.AddSingleton(places).AddSingleton(TimeProvider.System).AddSingleton(s => MasterKeys.Load(places.Keys, s.GetRequiredService<IServiceScopeFactory>()));
        builder.Services.AddTeacherDevData(builder.Configuration, places.Data);
        builder.Services.AddSession(builder.Configuration, https: false);
        builder.Services.AddPasswords(builder.Configuration, builder.Environment);
        var built = builder.Build();
        await using var scope = built.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var (burst, flood, ids) = await AddActivityAsync(db, people);
        return new(built, burst, flood, await AddAccountsAsync(db, ids, built.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme).TicketDataFormat));
    }

    public IReadOnlyList<Phone> Phones(string url)
    {
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 256 }) { BaseAddress = new Uri(url) };
        return phones = [.. cookies.Select(c => new Phone(http, c))];
    }

    /// <summary>What stands in the database: sign-ins, those that were acknowledged and are not there, and those that are there twice or without exactly one audit row.</summary>
    public async Task<(int Stored, int Lost, int Doubled)> CountAsync()
    {
        await using var scope = site.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var marks = await db.AttendanceMarks.AsNoTracking().Where(m => m.SessionId == Burst || m.SessionId == Flood).ToListAsync();
        var first = marks.Min(m => m.Id);
        var audited = (await db.AuditEntries.Where(e => e.Entity == nameof(AttendanceMark) && e.EntityId >= first).Select(e => e.EntityId!.Value).ToListAsync()).CountBy(id => id).ToDictionary(c => c.Key, c => c.Value);
        var once = marks.GroupBy(m => (m.SessionId, m.PersonId)).Count(g => g.Count() == 1 && audited.GetValueOrDefault(g.Single().Id) == 1);
        var acked = phones.Sum(p => p.Acked);
        return (marks.Count, Math.Max(0, acked - once), marks.Count - once);
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    private static async Task<(int Burst, int Flood, List<int> People)> AddActivityAsync(TeacherDevDb db, int people)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow.InShanghai);
        var body = await db.Cohorts.AsNoTracking().OrderBy(c => c.Id).Select(c => c.OrganisationId).FirstAsync();
        var ids = await db.People.OrderBy(p => p.Id).Where(p => !db.Accounts.Any(a => a.PersonId == p.Id)).Select(p => p.Id).Take(people).ToListAsync();
        if (ids.Count < people) throw new InvalidOperationException($"The city has only {ids.Count} people.");
        var activity = new Activity(body, ActivityKind.Lecture, "三千人的报告会", null, null, null, Guid.NewGuid());
        activity.Invite(ids, today);
        db.Add(activity);
        await db.SaveChangesAsync();
        // All day: whatever the hour of the run, one may sign in.
        Session[] sessions = [.. new[] { "突发", "持续" }.Select(topic => Session.OfActivity(activity.Id, body, new(topic, null, null, SessionMode.FaceToFace, Hours.Of(1)), new Slot(today, DayPart.Morning, TimeOnly.MinValue, new(23, 59)), Guid.NewGuid()))];
        db.AddRange(sessions);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return (sessions[0].Id, sessions[1].Id, ids);
    }

    /// <returns>The cookie of each account.</returns>
    private static async Task<List<string>> AddAccountsAsync(TeacherDevDb db, List<int> people, ISecureDataFormat<AuthenticationTicket> format)
    {
        var (now, cookies) = (DateTime.UtcNow, new List<string>());
        foreach (var some in people.Chunk(500))
        {
            var accounts = some.Select(id => new Account($"p{id}", "参会教师", id)).ToList();
            foreach (var account in accounts) account.TakePassword("-", now);
            db.AddRange(accounts);
            await db.SaveChangesAsync();
            foreach (var account in accounts)
            {
                var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
                db.Add(new LoginSession(SHA256.HashData(Encoding.ASCII.GetBytes(key)), account, grantId: null, "127.0.0.1", "benchmark", now));
                cookies.Add(format.Protect(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionClaim, key)], CookieAuthenticationDefaults.AuthenticationScheme)), null, CookieAuthenticationDefaults.AuthenticationScheme)));
            }
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        return cookies;
    }
}
