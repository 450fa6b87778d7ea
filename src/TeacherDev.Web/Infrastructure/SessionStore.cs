using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Web.Infrastructure;

/// <summary>
/// Sessions on the server. Every request reads the session, the account and its grants anew, in one query, so that sign-out, disabling, a new
/// password or a changed role is felt by the very next request. It also sets the scope's viewer, before the database is first used.
/// </summary>
public sealed class SessionStore(IServiceScopeFactory scopes, PasswordProfile profile, bool admitsDemonstration, SecurityLog log, TimeProvider clock) : ITicketStore
{
    private static readonly TimeSpan SeenAgain = TimeSpan.FromMinutes(1);

    // Compiled, for every request asks it. One query: an account without grants still has its session.
    private readonly Func<TeacherDevDb, byte[], DateOnly, bool, CancellationToken, Task<Found?>> find = EF.CompileAsyncQuery((TeacherDevDb db, byte[] hash, DateOnly today, bool demonstration, CancellationToken stop) =>
        db.LoginSessions.AsNoTracking().Where(s => s.KeyHash == hash)
            .Join(db.Accounts, s => s.AccountId, a => a.Id, (Session, Account) => new { Session, Account })
            .Where(x => x.Account.DisabledAt == null && x.Session.SecurityStamp == x.Account.SecurityStamp && (demonstration || !x.Account.IsDemonstration))
            .Select(x => new Found(x.Session, x.Account.Name, x.Account.UserName!, x.Account.PersonId, x.Account.IsDemonstration, x.Account.MustChangePassword, x.Account.PasswordChangedAt,
                db.Grants.Where(g => g.AccountId == x.Account.Id && g.Period.From <= today && g.Period.To >= today && g.EndedAt == null).OrderBy(g => g.Id)
                    .Select(g => new FoundGrant(g.Id, g.Role, g.Organisation)).ToList()))
            .SingleOrDefault());

    public async Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(16));
        var id = int.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture);
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == id, cancellationToken);
        var session = new LoginSession(Hash(key), account, grantId: null, httpContext.Connection.RemoteIpAddress?.ToString() ?? "", httpContext.Request.Headers.UserAgent.ToString(), clock.UtcNow);
        db.LoginSessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        log.SignedIn(id, SecurityLog.AddressOf(httpContext), session.Id);
        if (httpContext.Features.Get<FormerSession>() is { } former)
        {
            await db.WriteAsync(() => db.LoginSessions.Where(s => s.Id == former.Id).ExecuteDeleteAsync(cancellationToken), cancellationToken);
            log.SessionEnded(former.Id, id);
        }
        return key;
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        // The request's own context, which has seen nothing yet: sessions, accounts and grants lie outside every scope.
        var db = httpContext.RequestServices.GetRequiredService<TeacherDevDb>();
        await db.StayOpenAsync(cancellationToken);
        if (await FindAsync(db, Hash(key), cancellationToken) is not { } session) return null;
        if (httpContext.GetEndpoint()?.Metadata.GetMetadata<BeginsSessionAttribute>() is not null)
        {
            httpContext.Features.Set(new FormerSession(session.Id));
            return null;
        }
        if (clock.UtcNow - session.LastSeenAt > SeenAgain) await SeeAsync(db, session.Id, cancellationToken);
        httpContext.RequestServices.GetRequiredService<Acting>().Viewer = session.Viewer;
        httpContext.Features.Set(session);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, session.AccountId.ToString(CultureInfo.InvariantCulture)), new(ClaimTypes.Name, session.Name)],
            CookieAuthenticationDefaults.AuthenticationScheme));
        return new AuthenticationTicket(principal, new AuthenticationProperties { ExpiresUtc = new DateTimeOffset(session.StartedAt + LoginSession.Absolute) }, CookieAuthenticationDefaults.AuthenticationScheme);
    }

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        var hash = Hash(key);
        await db.WriteAsync(() => db.LoginSessions.Where(s => s.KeyHash == hash).ExecuteDeleteAsync());
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    Task<string> ITicketStore.StoreAsync(AuthenticationTicket ticket) => throw new NotSupportedException("A session belongs to a request.");

    Task<AuthenticationTicket?> ITicketStore.RetrieveAsync(string key) => throw new NotSupportedException("A session belongs to a request.");

    private async Task<SignedIn?> FindAsync(TeacherDevDb db, byte[] hash, CancellationToken stop)
    {
        var now = clock.UtcNow;
        var found = await find(db, hash, clock.Today, admitsDemonstration, stop);
        if (found is null || !found.Session.IsAlive(now)) return null;
        var grants = found.Grants.Select(g => new HeldGrant(g.Id, g.Role, g.Organisation?.Id, g.Organisation?.ShortName ?? g.Organisation?.Name, g.Role.HasReach ? g.Organisation!.Reach : Viewer.NoPath)).ToList();
        var acting = grants.Find(g => g.Id == found.Session.GrantId) ?? grants.FirstOrDefault();
        var passwordIsDue = !found.IsDemonstration && (found.MustChangePassword || found.PasswordChangedAt is null
            || (profile == PasswordProfile.DengBao && found.PasswordChangedAt.Value.AddDays(Account.PasswordDays) <= now));
        return new SignedIn(found.Session.Id, found.Session.AccountId, found.Name, found.UserName, found.Session.StartedAt, found.Session.LastSeenAt, grants, acting, passwordIsDue,
            new Viewer(found.Session.AccountId, found.PersonId, found.Name, acting?.Role, acting?.Id, acting?.OrganisationId, acting?.Path ?? Viewer.NoPath));
    }

    private Task<int> SeeAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        var now = clock.UtcNow;
        return db.WriteAsync(() => db.LoginSessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), stop), stop);
    }

    private static byte[] Hash(string key) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(key));

    private sealed record Found(LoginSession Session, string Name, string UserName, int? PersonId, bool IsDemonstration, bool MustChangePassword, DateTime? PasswordChangedAt, List<FoundGrant> Grants);

    private sealed record FoundGrant(int Id, Role Role, Organisation? Organisation);

    /// <summary>The session of a browser that signs in once more; it ends when the new one begins.</summary>
    private sealed record FormerSession(int Id);
}

/// <summary>
/// This action begins a session and never goes on with one: who is signed in is a stranger to it, so that every sign-in gets a key of its own,
/// and a key that someone planted or kept opens nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BeginsSessionAttribute : Attribute;

/// <summary>A grant the signed-in account holds today.</summary>
public sealed record HeldGrant(int Id, Role Role, int? OrganisationId, string? Organisation, string Path);

/// <summary>The session of this request, with all grants of its account; to-dos of all of them stand together.</summary>
public sealed record SignedIn(
    int Id, int AccountId, string Name, string UserName, DateTime StartedAt, DateTime LastSeenAt, IReadOnlyList<HeldGrant> Grants, HeldGrant? Acting, bool PasswordIsDue, Viewer Viewer);
