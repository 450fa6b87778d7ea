using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Accounts;

public sealed record AccountQuery : ListQuery
{
    [FromQuery(Name = "role")]
    public Role? Role { get; init; }

    [FromQuery(Name = "state")]
    public string? State { get; init; }

    public bool OnlyDisabled => State == "disabled";

    public IQueryable<Account> Of(IQueryable<Account> accounts, TeacherDevDb db, DateOnly today)
    {
        if (Sought is { } sought)
        {
            var (upper, typed) = (sought.ToUpperInvariant(), Search!.Trim());
            accounts = accounts.Where(a => a.NormalizedUserName!.Contains(upper) || a.Name.Contains(typed) || db.PersonCards.Any(p => p.Id == a.PersonId && p.SearchText.Contains(sought)));
        }
        if (Role is { } role) accounts = accounts.Where(a => db.Grants.Any(g => g.AccountId == a.Id && g.Role == role && g.EndedAt == null && g.Period.From <= today && g.Period.To >= today));
        return OnlyDisabled ? accounts.Where(a => a.DisabledAt != null) : accounts;
    }
}

public sealed record AccountRow(int Id, string UserName, string Name, string? School, IReadOnlyList<HeldRole> Roles, bool IsDisabled, bool AwaitsPassword);

public sealed record HeldRole(Role Role, string? Organisation);

public static class AccountList
{
    /// <summary>Made per request: the rows look up grants and persons in its database.</summary>
    public static List<Account, AccountRow> Columns(TeacherDevDb db, DateOnly today, IStringLocalizer t) => new List<Account, AccountRow>(
            a => new AccountRow(a.Id, a.UserName!, a.Name, db.PersonCards.Where(p => p.Id == a.PersonId).Select(p => p.School).FirstOrDefault(),
                db.Grants.Where(g => g.AccountId == a.Id && g.EndedAt == null && g.Period.From <= today && g.Period.To >= today).OrderBy(g => g.Id)
                    .Select(g => new HeldRole(g.Role, g.Organisation!.ShortName ?? g.Organisation.Name)).ToList(),
                a.DisabledAt != null, a.MustChangePassword), a => a.UserName, a => a.Id)
        .With("登录名", r => r.UserName, a => a.UserName, "account")
        .With("姓名", r => r.Name, a => db.PersonCards.Where(p => p.Id == a.PersonId).Select(p => p.SortKey).FirstOrDefault(), "name")
        .With("单位", r => r.School)
        .With("角色", r => string.Join(t["、"], r.Roles.Select(h => $"{t.Name(h.Role)} {h.Organisation}".TrimEnd())))
        .With("状态", r => t[r.IsDisabled ? "已停用" : r.AwaitsPassword ? "待修改密码" : "正常"].Value);
}

public sealed record AccountIndex(ListPage<AccountRow> Accounts, AccountQuery Query);

/// <summary>The page of a new account: first a search for the person, then the form.</summary>
public sealed record NewAccountPage(string? Search, IReadOnlyList<PersonCard> Found, PersonCard? Person, AccountForm Form)
{
    public const int MostFound = 20;
}
