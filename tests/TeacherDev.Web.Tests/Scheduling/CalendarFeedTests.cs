using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Tests.Scheduling;
using TeacherDev.Web.Tests.Infrastructure;

namespace TeacherDev.Web.Tests.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>The address that a phone's calendar reads without a sign-in.</summary>
public sealed class CalendarFeedTests(CalendarFeedTests.ListenedSite site) : IClassFixture<CalendarFeedTests.ListenedSite>
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task A_calendar_reads_own_sessions_alone_and_asks_again_for_nothing()
    {
        var (teacher, phone) = (await site.AsAsync("teacher"), await site.AnyoneAsync());
        var cohort = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolA));
        await site.InDbAsync(db => db.Publications.Where(p => p.CohortId == cohort).ExecuteDeleteAsync());
        var other = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolB));
        await site.InDbAsync(async db =>
        {
            Session Of(int id, string topic, DateOnly day) => Session.OfCohort(id, 1, new SessionContent(topic, null, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(day, DayPart.Morning), Guid.NewGuid());
            db.AddRange(Of(cohort, "今天的课", Today), Of(other, "别班的课", Today), Of(cohort, "很久以前", Today.AddDays(-91)), Of(cohort, "很久以后", Today.AddDays(401)), Of(cohort, "最远的课", Today.AddDays(400)));
            await db.SaveChangesAsync();
        });
        var address = await SubscribeAsync(teacher);
        var feed = await phone.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, feed.Status);
        Assert.Equal(("text/calendar", "utf-8"), (feed.Answer.Content.Headers.ContentType!.MediaType, feed.Answer.Content.Headers.ContentType.CharSet));
        Assert.True(feed.Answer.Headers.CacheControl!.Private && feed.Answer.Headers.CacheControl.MaxAge > TimeSpan.Zero);
        var calendar = Ics.Read(feed.Bytes);
        var topics = calendar.Events.Select(e => e["SUMMARY"]).ToList();
        Assert.Contains("今天的课", topics);
        Assert.Contains("最远的课", topics);
        Assert.All(["别班的课", "很久以前", "很久以后"], t => Assert.DoesNotContain(t, topics));

        // The same a minute later is 304, a change is 200 with a higher sequence under the same uid.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var same = await AskAsync(phone, address, feed.Answer.Headers.ETag!);
        Assert.Equal((HttpStatusCode.NotModified, 0L), (same.StatusCode, (await same.Content.ReadAsByteArrayAsync()).LongLength));
        Assert.Equal(feed.Answer.Headers.ETag, same.Headers.ETag);
        await site.InDbAsync(async db =>
        {
            (await db.Sessions.SingleAsync(s => s.Topic == "今天的课")).Cancel("停电");
            await db.SaveChangesAsync();
        });
        var changed = await AskAsync(phone, address, feed.Answer.Headers.ETag!);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        var (was, now) = (calendar.Events.Single(e => e["SUMMARY"] == "今天的课"), Ics.Read(await changed.Content.ReadAsByteArrayAsync()).Events.Single(e => e["SUMMARY"] == "【已取消】今天的课"));
        Assert.Equal((was["UID"], "CANCELLED"), (now["UID"], now["STATUS"]));
        Assert.True(string.CompareOrdinal(was["SEQUENCE"], now["SEQUENCE"]) < 0);
    }

    [Fact]
    public async Task An_address_is_shown_once_renewed_revoked_and_dies_with_its_account()
    {
        var (mentee, phone) = (await site.AsAsync("mentee"), await site.AnyoneAsync());
        var address = await SubscribeAsync(mentee);
        Assert.DoesNotContain(TokenOf(address), (await mentee.GetAsync("/calendar")).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await phone.StatusAsync(address));
        var renewed = await SubscribeAsync(mentee);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await phone.StatusAsync(address), await phone.StatusAsync(renewed)));
        Assert.Equal(HttpStatusCode.NotFound, await phone.StatusAsync(renewed.Replace(TokenOf(renewed), new string('A', 43), StringComparison.Ordinal)));

        async Task DisableAsync(DateTime? at) => await site.InDbAsync(async db =>
        {
            var account = await db.Accounts.SingleAsync(a => a.UserName == "mentee");
            var stamp = account.SecurityStamp;
            if (at is { } now) account.Disable(now);
            else account.Enable();
            // The session of this test goes on.
            db.Entry(account).Property(a => a.SecurityStamp).CurrentValue = stamp;
            await db.SaveChangesAsync();
        });
        await DisableAsync(TestClock.Start.UtcDateTime);
        Assert.Equal(HttpStatusCode.NotFound, await phone.StatusAsync(renewed));
        await DisableAsync(null);
        Assert.Equal(HttpStatusCode.OK, await phone.StatusAsync(renewed));
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SubmitAsync("/calendar", [], "main form[action$='/revocation']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await phone.StatusAsync(renewed));
    }

    [Fact]
    public async Task The_token_stands_nowhere_but_in_its_address()
    {
        var (head, phone) = (await site.AsAsync("classhead"), await site.AnyoneAsync());
        var address = await SubscribeAsync(head);
        await phone.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SubmitAsync("/calendar", [], "main form[action$='/revocation']")).Status);
        await phone.GetAsync(address);
        Assert.DoesNotContain(site.Lines, l => l.Contains(TokenOf(address), StringComparison.Ordinal));
        var audit = await site.InDbAsync(db => db.AuditEntries.Where(e => e.Entity == "CalendarFeed").Select(e => e.Changes).ToListAsync());
        Assert.NotEmpty(audit);
        Assert.All(audit, changes => Assert.DoesNotContain(TokenOf(address), changes ?? "", StringComparison.Ordinal));
        Assert.All(audit, changes => Assert.Contains("\"TokenHash\":\"changed\"", changes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_clicks_make_one_address()
    {
        var (leader, phone) = (await site.AsAsync("leader"), await site.AnyoneAsync());
        var page = await leader.GetAsync("/calendar");
        var answers = await Task.WhenAll(leader.SendAsync(page, [], "main form[action$='/feed']"), leader.SendAsync(page, [], "main form[action$='/feed']"));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.Equal(HttpStatusCode.OK, await phone.StatusAsync(AddressOn(await leader.GetAsync("/calendar"))));
    }

    [Fact]
    public async Task A_feed_asks_the_same_few_statements_however_many_sessions()
    {
        var (researcher, phone) = (await site.AsAsync("researcher"), await site.AnyoneAsync());
        var address = await SubscribeAsync(researcher);
        var me = await site.InDbAsync(db => World.PersonIdOfAsync(db, "researcher"));
        var cohort = await site.InDbAsync(async db =>
        {
            var id = await World.SampleAsync(db, "cohort", World.City);
            (await db.Cohorts.SingleAsync(c => c.Id == id)).Appoint(me, CohortRole.Assistant, Today.AddDays(-1));
            await db.SaveChangesAsync();
            return id;
        });
        async Task<(int Statements, int Events)> CountAsync(string path)
        {
            site.Statements.Reset();
            var page = await (path == address ? phone : researcher).GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            return (site.Statements.Count, path == address ? Ics.Read(page.Bytes).Events.Count() : page.Html.QuerySelectorAll(".days li li").Length);
        }
        var few = (await CountAsync(address), await CountAsync("/calendar"));
        await site.InDbAsync(async db =>
        {
            db.AddRange(Enumerable.Range(0, 60).Select(n => Session.OfCohort(cohort, 1, new SessionContent($"课 {n}", null, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(Today.AddDays(n % 7), (DayPart)(n % 3)), Guid.NewGuid())));
            await db.SaveChangesAsync();
        });
        var many = (await CountAsync(address), await CountAsync("/calendar"));
        Assert.Equal((few.Item1.Events + 60, few.Item2.Events + 60), (many.Item1.Events, many.Item2.Events));
        Assert.Equal(few.Item1.Statements, many.Item1.Statements);
        // A month without sessions asks once more, for what comes after it.
        Assert.InRange(many.Item2.Statements, few.Item2.Statements - 1, few.Item2.Statements);
        Assert.InRange(many.Item1.Statements, 1, 3);
    }

    private static async Task<string> SubscribeAsync(Visitor visitor)
    {
        var answer = await visitor.SubmitAsync("/calendar", [], "main form[action$='/feed']");
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return AddressOn(await visitor.FollowAsync(answer));
    }

    private static string AddressOn(Page page) => new Uri(page.Html.QuerySelector("#feed-address")!.TextContent.Trim()).PathAndQuery;

    private static string TokenOf(string address) => address["/calendar/".Length..^".ics".Length];

    private static async Task<HttpResponseMessage> AskAsync(Visitor phone, string address, EntityTagHeaderValue known)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.IfNoneMatch.Add(known);
        return await phone.Http.SendAsync(request);
    }

    /// <summary>A site that notes every line of its log and counts its statements.</summary>
    public sealed class ListenedSite : TestSite
    {
        private readonly Listener listener = new();

        internal CommandCountTests.StatementCounter Statements { get; } = new();

        internal IReadOnlyCollection<string> Lines => listener.Lines;

        protected override void ConfigureServices(IServiceCollection services)
        {
            services.AddSingleton<ILoggerProvider>(listener);
            services.AddSingleton<Microsoft.EntityFrameworkCore.Diagnostics.IInterceptor>(Statements)
                .ConfigureDbContext<Domain.Data.SqliteDb>(o => o.AddInterceptors(Statements)).ConfigureDbContext<Domain.Data.PostgresDb>(o => o.AddInterceptors(Statements));
        }

        private sealed class Listener : ILoggerProvider, ILogger
        {
            public ConcurrentBag<string> Lines { get; } = [];

            public ILogger CreateLogger(string categoryName) => this;

            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));

            public void Dispose() { }
        }
    }
}
