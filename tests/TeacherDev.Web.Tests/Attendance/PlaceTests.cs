using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Jobs.Attendance;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>参考位置: offered after signing in, kept as a distance, told to whoever takes attendance, forgotten after 90 days.</summary>
public sealed class PlaceTests(PlaceTests.ListenedSite site) : IClassFixture<PlaceTests.ListenedSite>
{
    private const string SignIn = "form[action^='/s/']:not([data-locate])";
    private const string Locate = "form[data-locate]";
    private static readonly Dictionary<string, string?> Near = new(StringComparer.Ordinal) { ["Latitude"] = "24.353417", ["Longitude"] = "102.546513", ["Accuracy"] = "29.3" };

    [Fact]
    public async Task It_is_offered_after_the_sign_in_and_only_the_distance_is_kept()
    {
        var (door, teacher) = (await LocatedAsync(), await site.AsAsync("teacher"));
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        Assert.Null(scanned.Html.QuerySelector(Locate));
        Assert.Contains("geolocation=()", Permissions(scanned), StringComparison.Ordinal);
        var signed = await teacher.FollowAsync(await teacher.SendAsync(scanned, [], SignIn));
        Assert.Contains("geolocation=(self)", Permissions(signed), StringComparison.Ordinal);
        Assert.Contains("上课 90 天后删除", signed.Html.QuerySelector(Locate)!.TextContent, StringComparison.Ordinal);
        var told = await teacher.FollowAsync(await teacher.SendAsync(signed, Near, Locate));
        Assert.Contains("距场地约 110 米（精度 ±30 米）", told.Text, StringComparison.Ordinal);
        Assert.Contains("geolocation=()", Permissions(told), StringComparison.Ordinal);
        var mark = Assert.Single(await door.MarksAsync());
        Assert.Equal((110, 30, AttendanceStatus.Present, MarkSource.Scan), (mark.Distance, mark.Accuracy, mark.Status, mark.Source));

        var list = await (await site.AsAsync("classhead")).GetAsync($"/sessions/{door.Id}/sign-ins");
        Assert.Contains("距场地约 110 米（精度 ±30 米）", list.Text, StringComparison.Ordinal);
        Assert.Contains("只作参考，不能单独作为依据", list.Text, StringComparison.Ordinal);
        Assert.Contains("geolocation=()", Permissions(list), StringComparison.Ordinal);
        // The trail says that something was changed, and by whom; neither it nor the log says where somebody was, or how far away.
        var changes = await site.InDbAsync(db => db.AuditEntries.Where(e => e.Entity == nameof(AttendanceMark) && e.EntityId == mark.Id).OrderBy(e => e.Id).Select(e => new { e.Verb, e.Changes }).ToListAsync());
        Assert.Equal([AuditVerb.Added, AuditVerb.Changed], changes.Select(c => c.Verb));
        Assert.Equal([], changes.Where(c => c.Changes!.Contains("Distance", StringComparison.Ordinal) || c.Changes.Contains("Accuracy", StringComparison.Ordinal) || c.Changes.Contains("24.35", StringComparison.Ordinal)));
        Assert.NotEmpty(site.Heard);
        Assert.Equal([], site.Heard.Where(line => line.Contains("24.353", StringComparison.Ordinal) || line.Contains("102.5465", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Bad_numbers_are_refused_in_a_sentence_and_nothing_is_lost()
    {
        var (door, teacher) = (await LocatedAsync(), await site.AsAsync("teacher"));
        var signed = await teacher.FollowAsync(await teacher.SubmitAsync(await door.AddressAsync(), [], SignIn));
        foreach (var (field, value) in new[] { ("Latitude", "NaN"), ("Latitude", "90.5"), ("Longitude", "-181"), ("Longitude", ""), ("Accuracy", "0"), ("Accuracy", "-3"), ("Accuracy", "Infinity"), ("Accuracy", "就在这里") })
        {
            var refused = await teacher.SendAsync(signed, new(Near) { [field] = value }, Locate);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("不影响签到", refused.Html.QuerySelector("[role=alert]:not([hidden])")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("已签到", refused.Text, StringComparison.Ordinal);
            // The form is there again, and so is the permission to ask.
            Assert.NotNull(refused.Html.QuerySelector(Locate));
            Assert.Contains("geolocation=(self)", Permissions(refused), StringComparison.Ordinal);
        }
        Assert.Contains("太不准", (await teacher.SendAsync(signed, new(Near) { ["Accuracy"] = "5001" }, Locate)).Text, StringComparison.Ordinal);
        Assert.Null(Assert.Single(await door.MarksAsync()).Distance);
    }

    [Fact]
    public async Task Nobody_is_asked_where_it_is_off_or_nobody_knows_where_the_venue_lies_or_one_is_not_there()
    {
        var teacher = await site.AsAsync("teacher");
        var off = await LocatedAsync();
        await off.RuleAsync(t => t);
        await NotAskedAsync(off, "不用附位置");
        var nowhere = await Door.OpenAsync(site, 30);
        await nowhere.RuleAsync(t => t with { NotesPlaces = true });
        await NotAskedAsync(nowhere, "不用附位置");

        var door = await LocatedAsync();
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        Assert.Contains("还没有签到", (await PostAsync(scanned)).Text, StringComparison.Ordinal);
        Assert.Empty(await door.MarksAsync());
        await site.InDbAsync(async db =>
        {
            db.Add(new AttendanceMark(door.Id, await World.PersonIdOfAsync(db, "teacher"), AttendanceStatus.Absent, site.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        });
        Assert.Null((await teacher.GetAsync(scanned.Path)).Html.QuerySelector(Locate));
        Assert.Contains("登记为缺勤，不用附位置", (await PostAsync(scanned)).Text, StringComparison.Ordinal);
        var ending = await LocatedAsync(startsIn: -58);
        var last = await teacher.FollowAsync(await teacher.SubmitAsync(await ending.AddressAsync(), [], SignIn));
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Contains("不能再附位置", (await PostAsync(last)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostBareAsync("/s/AAAA/place")).Status);

        async Task NotAskedAsync(Door one, string sentence)
        {
            var signed = await teacher.FollowAsync(await teacher.SubmitAsync(await one.AddressAsync(), [], SignIn));
            Assert.Contains("已签到", signed.Text, StringComparison.Ordinal);
            Assert.Null(signed.Html.QuerySelector(Locate));
            Assert.Contains("geolocation=()", Permissions(signed), StringComparison.Ordinal);
            Assert.Contains(sentence, (await PostAsync(signed)).Text, StringComparison.Ordinal);
            Assert.Null(Assert.Single(await one.MarksAsync()).Distance);
        }

        async Task<Page> PostAsync(Page page) => await teacher.PostAsync(page.Path + "/place", Near.ToDictionary(f => f.Key, f => f.Value!).Append(new("__RequestVerificationToken", await teacher.TokenAsync())));
    }

    [Fact]
    public async Task It_is_forgotten_ninety_days_after_the_session()
    {
        var (door, teacher) = (await LocatedAsync(), await site.AsAsync("teacher"));
        var signed = await teacher.FollowAsync(await teacher.SubmitAsync(await door.AddressAsync(), [], SignIn));
        await teacher.SendAsync(signed, Near, Locate);
        var day = site.Clock.GetUtcNow();
        await ForgetAsync(day.AddDays(89));
        Assert.Equal(110, Assert.Single(await door.MarksAsync()).Distance);
        await ForgetAsync(day.AddDays(90));
        var mark = Assert.Single(await door.MarksAsync());
        Assert.Equal((null, null, AttendanceStatus.Present), (mark.Distance, mark.Accuracy, mark.Status));

        Task ForgetAsync(DateTimeOffset at) => site.InDbAsync(db => new ForgetPlacesJob(db, new TestClock(at)).RunAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_venue_has_both_coordinates_or_none()
    {
        var (coordinator, venue) = (await site.AsAsync("coordinator"), await site.InDbAsync(db => World.SampleAsync(db, "venue", World.City)));
        var edit = $"/venues/{venue}/edit";
        foreach (var (north, east, sentence) in new[] { ("24.35", "", "要一起填写"), ("", "102.54", "要一起填写"), ("91", "102.54", "纬度"), ("24.35", "181", "经度"), ("北", "102.54", "纬度") })
        {
            var refused = await coordinator.SubmitAsync(edit, new() { ["Latitude"] = north, ["Longitude"] = east });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
            Assert.Equal(north, refused.Html.QuerySelector("#Latitude")!.GetAttribute("value") ?? "");
        }
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(edit, new() { ["Latitude"] = "24.3523806", ["Longitude"] = "102.5465" })).Status);
        Assert.Contains("纬度 24.352381，经度 102.546500", (await coordinator.GetAsync($"/venues/{venue}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(edit, new() { ["Latitude"] = "", ["Longitude"] = "" })).Status);
        Assert.Null((await site.InDbAsync(db => db.Venues.SingleAsync(v => v.Id == venue))).Place);
    }

    private static string Permissions(Page page) => string.Join(',', page.Answer.Headers.GetValues("Permissions-Policy"));

    /// <summary>A session to come, in a venue of which it is known where it lies.</summary>
    private async Task<Door> LocatedAsync(int startsIn = 30)
    {
        var door = await Door.OpenAsync(site, startsIn);
        await door.RuleAsync(t => t with { NotesPlaces = true });
        await site.InDbAsync(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == door.Id);
            var venue = new Venue(session.OrganisationId, $"礼堂{Guid.NewGuid():N}"[..20], null, null, Guid.NewGuid(), place: new Coordinates(24.3524m, 102.5465m));
            db.Add(venue);
            await db.SaveChangesAsync();
            session.Revise(session.Content() with { VenueId = venue.Id });
            await db.SaveChangesAsync();
        });
        return door;
    }

    /// <summary>A site of whose log every line is kept.</summary>
    public sealed class ListenedSite : TestSite
    {
        internal ConcurrentQueue<string> Heard { get; } = new();

        protected override void ConfigureServices(IServiceCollection services) => services.AddLogging(log => log.AddFilter<Listener>(null, LogLevel.Debug).AddProvider(new Listener(Heard)));
    }

    private sealed class Listener(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Debug;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => heard.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
