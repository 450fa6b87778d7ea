using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Access;

/// <summary>
/// The one table of who may do what to whose: action × role × relation → answer, driven by real requests. A row is
/// `action,relation,address,` and one answer for each account of <see cref="World.Accounts"/> and then for someone not signed in:
/// a status; `ok` = let through (200, a redirect, or a sentence about the form); `login` = sent to sign in; `-` = there is no such relation.
/// </summary>
public sealed class AccessMatrixTests(TestSite site) : IClassFixture<TestSite>
{
    private static string? fingerprint;
    private Visitor? stranger;

    private static readonly string[] Header = [.. new[] { "action", "relation", "address" }, .. World.Accounts.Select(a => a.UserName), "anyone"];

    private static IReadOnlyList<string[]> Rows { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Access", "matrix.csv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(','))];

    [Fact]
    public async Task Every_action_is_in_the_table_and_every_row_is_an_action()
    {
        var actions = await ActionsAsync();
        Assert.Equal([], MissingFrom(Rows, actions));
        Assert.Equal([], Rows.Skip(1).Select(r => r[0]).Except(actions, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_change_that_leaves_no_audit_row_is_noticed()
    {
        var before = await FingerprintAsync();
        Assert.Equal(before, await FingerprintAsync());
        await site.InDbAsync(db => db.Messages.Where(m => m.Channel == Domain.Notifications.Channel.Inbox).Take(1).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, Domain.Notifications.MessageState.OutcomeUnknown)));
        Assert.NotEqual(before, await FingerprintAsync());
    }

    [Fact]
    public void An_action_that_is_missing_from_the_table_is_reported() =>
        Assert.Equal(["GET Planted.Offender"], MissingFrom(Rows, ["GET Planted.Offender"]));

    [Fact]
    public async Task Every_endpoint_has_a_policy_or_is_opened_on_purpose()
    {
        var open = await site.WithAsync(services => Task.FromResult(Endpoints(services)
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList()));
        string[] reviewed = [.. Rows.Skip(1).Where(r => r[^1] is not "login" and not "-").Select(r => r[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Assert.Equal(reviewed, open);
    }

    [Fact]
    public async Task Every_cell_answers_as_the_table_says()
    {
        Assert.Equal(Header, Rows[0]);
        var cells = Rows.Skip(1).SelectMany(row => Enumerable.Range(3, row.Length - 3).Select(column => (Row: row, Column: column))).ToLookup(c => c.Row[c.Column] is "403" or "404" or "login");
        var wrong = new List<string>();
        // Signing in leaves a session.
        foreach (var account in World.Accounts) await site.AsAsync(account.UserName);
        // Who is refused comes first: all of them together leave everything as it was, so that each is asked for the same rows.
        var (samples, before) = (new Dictionary<(string, string), int>(), await FingerprintAsync());
        foreach (var room in cells[true].GroupBy(c => ControllerOf(c.Row)))
        {
            foreach (var (row, column) in room) wrong.AddRange(await AskAsync(row, column, samples));
            var after = await FingerprintAsync();
            if (after != before) wrong.Add($"{room.Key}: someone was denied and yet something changed: {string.Join(' ', after.Split('\n').Except(before.Split('\n'), StringComparer.Ordinal))}");
            before = after;
        }
        foreach (var (row, column) in cells[false]) wrong.AddRange(await AskAsync(row, column, []));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string ControllerOf(string[] row) => row[0].Split(' ', '.')[1];

    /// <summary>Asks one cell: nothing when the answer is the table's, else what differs.</summary>
    /// <param name="samples">The rows asked for so far.</param>
    private async Task<string[]> AskAsync(string[] row, int column, Dictionary<(string, string), int> samples)
    {
        var (expected, account) = (row[column], Header[column]);
        if (expected == "-") return [];
        if (await AddressAsync(row[2], account, row[1], samples) is not { } address) return [$"{row[0]} {row[1]}: {account} has no such relation, write - instead of {expected}"];
        var visitor = account == "anyone" ? stranger ??= await site.AnyoneAsync() : await site.AsAsync(account);
        // A fresh session a cell where the action itself ends it.
        if (account != "anyone" && row[0].Contains("Logout", StringComparison.Ordinal))
        {
            visitor = await site.AnyoneAsync();
            await visitor.SignInAsync(account, World.Password);
        }
        var page = row[0].StartsWith("GET ", StringComparison.Ordinal) ? await visitor.GetAsync(address) : await visitor.PostBareAsync(address);
        return Matches(expected, page) ? [] : [$"{row[0]} {row[1]} {address}: {account} got {(int)page.Status} {page.Location}, the table says {expected}"];
    }

    private static bool Matches(string expected, Page page) => expected switch
    {
        "login" => page.Status == HttpStatusCode.Redirect && page.Location!.Contains("/account/login?returnUrl=", StringComparison.Ordinal),
        "ok" => page.Status is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict
            || (page.Status is HttpStatusCode.Redirect && !page.Location!.Contains("returnUrl", StringComparison.Ordinal)),
        _ => (int)page.Status == int.Parse(expected, CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// All that a request may change, rows that the audit trail leaves out included: of every table how many rows, how often they were changed,
    /// and in which states they are. The row that records the denial itself is left aside.
    /// </summary>
    private Task<string> FingerprintAsync() => site.InDbAsync(async db =>
        // PostgreSQL asks the tables in any order, another one as soon as it has counted their rows.
        string.Join('\n', (await db.Database.SqlQueryRaw<string>(fingerprint ??= FingerprintOf(db)).ToListAsync()).Order(StringComparer.Ordinal)));

    private static string FingerprintOf(TeacherDevDb db) => string.Join(" UNION ALL ", db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null).GroupBy(t => t.GetTableName()!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(table =>
    {
        var columns = table.SelectMany(t => t.GetProperties()).Select(p => p.GetColumnName()).ToHashSet(StringComparer.Ordinal);
        var changes = columns.Contains("Version") ? "COALESCE(SUM(\"Version\"), 0)" : "0";
        var states = columns.Contains("State") ? "COALESCE(SUM(LENGTH(\"State\")), 0)" : "0";
        var rows = table.Key == db.Model.FindEntityType(typeof(AuditEntry))!.GetTableName() ? $" WHERE \"Verb\" <> '{AuditVerb.Denied}'" : "";
        return $"SELECT '{table.Key} ' || COUNT(*) || '/' || {changes} || '/' || {states} AS \"Value\" FROM \"{table.Key}\"{rows}";
    }));

    private async Task<string?> AddressAsync(string template, string account, string relation, Dictionary<(string, string), int> samples)
    {
        var from = template.IndexOf('{', StringComparison.Ordinal);
        if (from < 0) return template;
        var to = template.IndexOf('}', StringComparison.Ordinal);
        var organisation = World.Related(account == "anyone" ? "teacher" : account, relation);
        if (organisation is null) return null;
        var kind = template[(from + 1)..to];
        if (!samples.TryGetValue((kind, organisation), out var id)) samples[(kind, organisation)] = id = await site.InDbAsync(db => World.SampleAsync(db, kind, organisation));
        return template[..from] + id + template[(to + 1)..];
    }

    private Task<IReadOnlyList<string>> ActionsAsync() =>
        site.WithAsync(services => Task.FromResult<IReadOnlyList<string>>([.. Endpoints(services).Select(NameOf).Distinct(StringComparer.Ordinal)]));

    private static IEnumerable<RouteEndpoint> Endpoints(IServiceProvider services) => services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints)
        .OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is { ControllerName: not "Error" });

    private static string NameOf(RouteEndpoint endpoint)
    {
        var action = endpoint.Metadata.GetRequiredMetadata<ControllerActionDescriptor>();
        return $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET"} {action.ControllerName}.{action.ActionName}";
    }

    private static IEnumerable<string> MissingFrom(IReadOnlyList<string[]> rows, IEnumerable<string> actions) => actions.Except(rows.Skip(1).Select(r => r[0]), StringComparer.Ordinal);
}
