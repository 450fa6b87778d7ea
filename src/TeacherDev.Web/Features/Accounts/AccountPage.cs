using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>One account as the security administrator sees it: state, grants of all times, and the form for another.</summary>
/// <param name="OneTimePassword">Only on the page that follows its making.</param>
public sealed record AccountPage(
    int Id, string UserName, string Name, string? School, bool IsDisabled, bool AwaitsPassword, DateTime? PasswordChangedAt, int Sessions, bool IsOwn,
    IReadOnlyList<GivenGrant> Grants, GrantForm Form, string? OneTimePassword)
{
    public static async Task<AccountPage?> OfAsync(TeacherDevDb db, int id, GrantForm form, string? oneTimePassword, DateTime now, CancellationToken stop)
    {
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, stop) is not { } account) return null;
        var today = now.DayInShanghai;
        var school = await db.PersonCards.Where(p => p.Id == account.PersonId).Select(p => p.School).FirstOrDefaultAsync(stop);
        var grants = await db.Grants.AsNoTracking().Include(g => g.Organisation).Where(g => g.AccountId == id).OrderByDescending(g => g.Id).ToListAsync(stop);
        var sessions = await db.LoginSessions.AsNoTracking().Where(s => s.AccountId == id && s.SecurityStamp == account.SecurityStamp).ToListAsync(stop);
        var organisations = await db.Organisations.AsNoTracking().OrderBy(o => o.SortKey).Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(stop);
        return new AccountPage(id, account.UserName!, account.Name, school, account.DisabledAt is not null, account.MustChangePassword, account.PasswordChangedAt, sessions.Count(s => s.IsAlive(now)),
            id == db.Viewer.AccountId, [.. grants.Select(g => new GivenGrant(g.Id, g.Role, g.Organisation?.Name, g.Period, g.EndedAt is not null || g.Period.To < today, g.Period.From > today))
                .OrderBy(g => g.IsOver)], form with { Organisations = organisations }, oneTimePassword);
    }
}

public sealed record GivenGrant(int Id, Role Role, string? Organisation, Period Period, bool IsOver, bool IsToCome);
