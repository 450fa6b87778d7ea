using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>Days in Shanghai, both included; without days asked for, the last week.</summary>
public sealed record AuditQuery : ListQuery
{
    private const int UsualDays = 7;
    private static readonly (DateOnly First, DateOnly Last) Known = (new(2000, 1, 1), new(2100, 12, 31));

    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    [FromQuery(Name = "entity")]
    public string? Entity { get; init => field = value?.Replace("\0", "", StringComparison.Ordinal); }

    [FromQuery(Name = "verb")]
    public AuditVerb? Verb { get; init; }

    public AuditQuery Within(DateOnly today)
    {
        var to = Clamp(To ?? today);
        return this with { To = to, From = Clamp(From ?? to.AddDays(1 - UsualDays)) };
    }

    public IQueryable<AuditEntry> Of(IQueryable<AuditEntry> entries, TeacherDevDb db)
    {
        var (start, end) = (From!.Value.AtInShanghai(TimeOnly.MinValue), To!.Value.AddDays(1).AtInShanghai(TimeOnly.MinValue));
        entries = entries.Where(e => e.At >= start && e.At < end);
        if (!string.IsNullOrEmpty(Entity)) entries = entries.Where(e => e.Entity == Entity);
        if (Verb is { } verb) entries = entries.Where(e => e.Verb == verb);
        if (Sought is not { } sought) return entries;
        var (upper, typed) = (sought.ToUpperInvariant(), Search!.Trim());
        return entries.Where(e => db.Accounts.Any(a => a.Id == e.AccountId
            && (a.NormalizedUserName!.Contains(upper) || a.Name.Contains(typed) || db.PersonCards.Any(p => p.Id == a.PersonId && p.SearchText.Contains(sought)))));
    }

    // The ends of the calendar have no day before and after.
    private static DateOnly Clamp(DateOnly day) => day < Known.First ? Known.First : day > Known.Last ? Known.Last : day;
}

public sealed record AuditRow(long Id, DateTime At, string? UserName, string? Name, string ActingAs, string Entity, int? EntityId, AuditVerb Verb, string? Changes, string RequestId);

public static class AuditList
{
    public static IReadOnlyList<ListHead> Heads { get; } = [new("时间", null, false), new("操作人", null, false), new("身份", null, false), new("操作", null, false), new("对象", null, false), new("内容", null, false), new("请求编号", null, false)];

    /// <summary>The newest first, always: a trail is read backwards.</summary>
    public static IQueryable<AuditRow> Newest(IQueryable<AuditEntry> entries, TeacherDevDb db) => entries.OrderByDescending(e => e.Id).Select(e => new AuditRow(
        e.Id, e.At, db.Accounts.Where(a => a.Id == e.AccountId).Select(a => a.UserName).FirstOrDefault(), db.Accounts.Where(a => a.Id == e.AccountId).Select(a => a.Name).FirstOrDefault(),
        e.ActingAs, e.Entity, e.EntityId, e.Verb, e.Changes, e.RequestId));

    public static async Task<ListPage<AuditRow>> PageAsync(IQueryable<AuditEntry> entries, AuditQuery query, TeacherDevDb db, CancellationToken stop)
    {
        var total = await entries.CountAsync(stop);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + ListQuery.PageSize - 1) / ListQuery.PageSize));
        var rows = await Newest(entries, db).Skip((page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize).ToListAsync(stop);
        return new ListPage<AuditRow>(rows, total, page, query.Search, Sort: null, Heads);
    }
}

public sealed record AuditIndex(ListPage<AuditRow> Entries, AuditQuery Query, IReadOnlyList<SelectListItem> Entities, AuditWords Words)
{
    /// <summary>What the trail can speak of: every audited kind of row.</summary>
    public static Task<List<SelectListItem>> EntitiesAsync(TeacherDevDb db, IStringLocalizer t, CancellationToken stop) => Task.FromResult(
        db.Model.GetEntityTypes().Where(e => !e.IsOwned() && e.GetViewName() is null && !Attribute.IsDefined(e.ClrType, typeof(UnauditedAttribute)))
            .Select(e => new SelectListItem(AuditWords.EntityName(e.ClrType.Name, t), e.ClrType.Name)).OrderBy(i => i.Text, StringComparer.Ordinal).ToList());
}
