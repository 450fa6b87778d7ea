using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Demonstration;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Features.Accounts;

namespace TeacherDev.Web.Infrastructure;

/// <summary>What must stand before the first request is answered: the schema, the seeds, and someone who can sign in.</summary>
public sealed class Preparation(TeacherDevDb db, Seeds seeds, Places places, DemonstrationCity city, DemonstrationAccounts demonstration, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    private static readonly (string UserName, string Name, Role Role)[] Administrators =
        [("sysadmin", "系统管理员", Role.SystemAdmin), ("secadmin", "安全管理员", Role.SecurityAdmin), ("auditor", "审计管理员", Role.AuditAdmin)];

    /// <exception cref="RuleBroken">The site may not start as it is set.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var isDemonstration = demonstration.AreShown;
        // Migrating compares the whole model with the last snapshot first; a start that has nothing to migrate need not wait for that.
        if ((await db.Database.GetPendingMigrationsAsync(stop)).Any()) await db.Database.MigrateAsync(stop);
        await db.RenewSortKeysAsync(stop);
        await LoadSeedsAsync(stop);
        if (isDemonstration) await DemonstrateAsync(stop);
        else if (await db.Accounts.AnyAsync(a => !a.IsDemonstration, stop)) await RenewAsync(stop);
        else await AddAdministratorsAsync(stop);
    }

    /// <summary>A wrong file leaves what was loaded before; the site opens all the same and tells what is wrong.</summary>
    private async Task LoadSeedsAsync(CancellationToken stop)
    {
        try
        {
            await seeds.LoadAsync(places.Seeds, stop);
        }
        catch (SeedRefused refused)
        {
            Greeting.PrintRefusals(refused.Refusals);
        }
    }

    private async Task DemonstrateAsync(CancellationToken stop)
    {
        if (await db.Programmes.AnyAsync(stop)) await city.BuildAsync(demonstration.Password, demonstration.Teachers, stop);
        await city.TakePasswordAsync(demonstration.Password, stop);
    }

    /// <summary>Who opens accounts must be able to get in: when the one-time password of every security administrator has expired, they get new ones.</summary>
    private async Task RenewAsync(CancellationToken stop)
    {
        var (now, today) = (clock.UtcNow, clock.Today);
        var keepers = await db.Accounts.Include(a => a.FormerPasswords).Where(a => !a.IsDemonstration && a.DisabledAt == null && db.Grants
            .Any(g => g.AccountId == a.Id && g.Role == Role.SecurityAdmin && g.EndedAt == null && g.Period.From <= today && g.Period.To >= today)).ToListAsync(stop);
        if (keepers.Count == 0 || !keepers.TrueForAll(a => a.OneTimeUntil <= now)) return;
        var passwords = keepers.ConvertAll(a => (a.UserName!, GiveOneTime(a)));
        await db.SaveChangesAsync(stop);
        Greeting.PrintOneTimePasswords(passwords);
    }

    /// <summary>The three administrators with one-time passwords, printed once. Where the demonstration left its accounts, their names are taken.</summary>
    private async Task AddAdministratorsAsync(CancellationToken stop)
    {
        var taken = await db.Accounts.Select(a => a.NormalizedUserName).ToListAsync(stop);
        var passwords = new List<(string UserName, string Password)>();
        await db.WriteAsync(async () =>
        {
            foreach (var (userName, name, role) in Administrators)
            {
                var free = taken.Contains(userName.ToUpperInvariant()) ? $"{userName}-real" : userName;
                var account = new Account(free, name, personId: null);
                passwords.Add((free, GiveOneTime(account)));
                db.Accounts.Add(account);
                await db.SaveChangesAsync(stop);
                db.Grants.Add(new Grant(account, role, organisation: null, Period.Since(clock.Today)));
            }
            return await db.SaveChangesAsync(stop);
        }, stop);
        Greeting.PrintOneTimePasswords(passwords);
    }

    private string GiveOneTime(Account account)
    {
        var password = OneTimePassword.Make();
        account.TakePassword(hasher.HashPassword(account, password), clock.UtcNow);
        account.AwaitNewPassword(clock.UtcNow);
        return password;
    }
}

public static class PreparationStep
{
    public static async Task PrepareAsync(this WebApplication app)
    {
        await using var scope = app.Services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
        await scope.ServiceProvider.GetRequiredService<Preparation>().RunAsync(app.Lifetime.ApplicationStopping);
    }
}
