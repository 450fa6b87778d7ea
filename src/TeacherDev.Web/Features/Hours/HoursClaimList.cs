using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Hours;

public sealed record HoursClaimQuery : ListQuery
{
    public const string All = "all";

    /// <summary>Empty = what waits for the viewer, or all where nothing ever does; “all”; or a <see cref="HoursClaimState"/>.</summary>
    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "mode")]
    public string? Mode { get; init; }

    /// <summary>The body that they were handed in through.</summary>
    [FromQuery(Name = "school")]
    public int? School { get; init; }

    /// <summary>Of events that ended on this day or later.</summary>
    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    public HoursClaimState? StateFor(HoursClaimState? turn) =>
        string.IsNullOrEmpty(State) ? turn : Enum.TryParse<HoursClaimState>(State, out var state) && Enum.IsDefined(state) ? state : null;

    public IQueryable<ListedClaim> Of(IQueryable<ListedClaim> claims, HoursClaimState? turn)
    {
        if (StateFor(turn) is { } state) claims = claims.Where(l => l.Claim.State == state);
        if (!string.IsNullOrEmpty(Mode)) claims = claims.Where(l => l.Claim.Mode == Mode);
        if (School is { } school) claims = claims.Where(l => l.Claim.OrganisationId == school);
        if (From is { } from) claims = claims.Where(l => l.Claim.Day >= from);
        if (To is { } to) claims = claims.Where(l => l.Claim.Day <= to);
        if (Sought is { } sought) claims = claims.Where(l => l.Claim.SearchText.Contains(sought) || l.Card.SearchText.Contains(sought));
        return claims;
    }
}

/// <summary>A claim with its claimant's card.</summary>
public sealed class ListedClaim
{
    public required HoursClaim Claim { get; init; }

    public required PersonCard Card { get; init; }
}

/// <param name="Claimed">学时 in tenths; null in a draft that does not say yet.</param>
/// <param name="Certified">In tenths; null before the approval.</param>
public sealed record HoursClaimRow(
    int Id, int Version, int PersonId, string Name, string? Number, string School, string Title, string? Organiser, DateOnly? From, DateOnly? Day, string? Mode, HoursKind? Kind, int? Claimed, int? Certified, HoursClaimState State,
    DateTime? SubmittedAt, int Papers)
{
    public Domain.Kernel.Hours? ClaimedHours => Claimed is { } tenths ? Domain.Kernel.Hours.OfTenths(tenths) : null;

    public Domain.Kernel.Hours? CertifiedHours => Certified is { } tenths ? Domain.Kernel.Hours.OfTenths(tenths) : null;

    public SeenClaim Seen => new(Id, Version);
}

public static class HoursClaimList
{
    public static IQueryable<ListedClaim> Claims(TeacherDevDb db) =>
        from claim in db.HoursClaims.AsNoTracking().IgnoreAutoIncludes()
        join card in db.PersonCards on claim.PersonId equals card.Id
        select new ListedClaim { Claim = claim, Card = card };

    /// <param name="names">Of modes, by code.</param>
    public static List<ListedClaim, HoursClaimRow> Columns(IReadOnlyDictionary<string, string> names) => Rows(l => l.Claim.SubmittedAt)
        .With("姓名", r => r.Name, l => l.Card.SortKey, "name")
        .With("教师编号", r => r.Number, onPage: false)
        .With("学校", r => r.School, l => l.Claim.Organisation.SortKey, "school")
        .With("活动名称", r => r.Title, l => l.Claim.Title, "title")
        .With("主办单位", r => r.Organiser, onPage: false)
        .With("开始日期", r => r.From, onPage: false)
        .With("活动日期", r => r.Day, l => l.Claim.Day, "day")
        .With("形式", r => new Because(names.GetValueOrDefault(r.Mode ?? "", r.Mode ?? "")), l => l.Claim.Mode, "mode")
        .With("类别", r => r.Kind, onPage: false)
        .With("学时", r => r.ClaimedHours, l => l.Claim.Claimed!.Value.Tenths, "hours", isNumber: true)
        .With("认定学时", r => r.CertifiedHours, isNumber: true, onPage: false)
        .With("佐证", r => r.Papers, isNumber: true)
        .With("状态", r => r.State, l => l.Claim.State, "state")
        .With("提交时间", r => r.SubmittedAt, l => l.Claim.SubmittedAt, "submitted", onPage: false);

    /// <summary>One's own, the newest first.</summary>
    public static List<ListedClaim, HoursClaimRow> OwnColumns(IReadOnlyDictionary<string, string> names) => Rows(l => -l.Claim.Id)
        .With("活动名称", r => r.Title, l => l.Claim.Title, "title")
        .With("活动日期", r => r.Day, l => l.Claim.Day, "day")
        .With("形式", r => new Because(names.GetValueOrDefault(r.Mode ?? "", r.Mode ?? "")), l => l.Claim.Mode, "mode")
        .With("学时", r => r.ClaimedHours, l => l.Claim.Claimed!.Value.Tenths, "hours", isNumber: true)
        .With("认定学时", r => r.CertifiedHours, isNumber: true)
        .With("状态", r => r.State, l => l.Claim.State, "state");

    private static List<ListedClaim, HoursClaimRow> Rows(System.Linq.Expressions.Expression<Func<ListedClaim, object?>> fallback) => new(
        l => new HoursClaimRow(
            l.Claim.Id, l.Claim.Version, l.Claim.PersonId, l.Card.Name, l.Card.StaffNumber, l.Claim.Organisation.Name, l.Claim.Title, l.Claim.Organiser, l.Claim.From, l.Claim.Day, l.Claim.Mode, l.Claim.Kind,
            (int?)l.Claim.Claimed!.Value.Tenths, (int?)l.Claim.Certified!.Value.Tenths, l.Claim.State, l.Claim.SubmittedAt, l.Claim.Papers.Count),
        fallback, l => l.Claim.Id);

    /// <summary>The class that colours a state; a word always stands beside the colour.</summary>
    public static string LookOf(HoursClaimState state) => state switch
    {
        HoursClaimState.Approved => "ok",
        HoursClaimState.Draft or HoursClaimState.Returned => "warn",
        HoursClaimState.Withdrawn => "alert",
        _ => "",
    };
}

/// <param name="Turn">The state of the claims that wait for the viewer; null for those who only look.</param>
/// <param name="Modes">Names by code.</param>
/// <param name="Schools">Through which there is any claim.</param>
/// <param name="Refused">What was left alone just now, and why.</param>
public sealed record HoursClaimIndex(
    ListPage<HoursClaimRow> Claims, HoursClaimQuery Query, HoursClaimState? Turn, IReadOnlyDictionary<string, string> Modes, IReadOnlyList<HoursClaimSchool> Schools, int Done, IReadOnlyList<RefusedClaim> Refused)
{
    public HoursClaimState? State => Query.StateFor(Turn);

    public bool MayDecide => Turn is not null && Claims.Rows.Any(r => r.State == Turn);

    public static async Task<HoursClaimIndex> OfAsync(TeacherDevDb db, HoursClaimQuery query, HoursClaimsDecided? decided, DateOnly today, CancellationToken stop)
    {
        var (turn, modes) = (db.Viewer.ClaimTurn, await db.ModeNamesAsync(db.Viewer.OrganisationId!.Value, today, stop));
        var page = await HoursClaimList.Columns(modes).PageAsync(query.Of(HoursClaimList.Claims(db), turn), query, stop);
        var schools = await db.Organisations.Where(o => db.HoursClaims.Any(c => c.OrganisationId == o.Id)).OrderBy(o => o.SortKey).ThenBy(o => o.Id).Select(o => new HoursClaimSchool(o.Id, o.Name)).ToListAsync(stop);
        return new(page, query, turn, modes, schools, decided?.Done ?? 0, await RefusedAsync(db, decided, stop));
    }

    private static async Task<IReadOnlyList<RefusedClaim>> RefusedAsync(TeacherDevDb db, HoursClaimsDecided? decided, CancellationToken stop)
    {
        if (decided is not { Refused: { Count: > 0 } refused }) return [];
        var people = refused.Where(r => r.Claim is not null).Select(r => r.Claim!.PersonId).Distinct().ToList();
        var names = await db.PersonCards.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. refused.Select(r => new RefusedClaim(r.Claim?.Id, r.Claim is { } claim ? names[claim.PersonId] : null, r.Claim?.Title, r.Why))];
    }
}

public sealed record HoursClaimSchool(int Id, string Name);

/// <param name="Name">The claimant's.</param>
public sealed record RefusedClaim(int? Id, string? Name, string? Title, Because Why);

/// <summary>One's own claims.</summary>
public sealed record HoursClaimMine(ListPage<HoursClaimRow> Claims, IReadOnlyDictionary<string, string> Modes);
