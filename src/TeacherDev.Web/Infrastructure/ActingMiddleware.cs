using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Infrastructure;

/// <summary>
/// `?as={grantId}` switches to another grant of one's own and goes on without it, so that a to-do of any role opens in that role.
/// A password that is due must be changed before anything else.
/// </summary>
public sealed class ActingMiddleware(RequestDelegate next, SecurityLog log)
{
    private const string Key = "as";
    private static readonly string[] OpenWhenPasswordIsDue = ["/account/password", "/account/logout"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<SignedIn>() is not { } session)
        {
            await next(context);
            return;
        }
        var db = context.RequestServices.GetRequiredService<TeacherDevDb>();
        db.RequestId = context.TraceIdentifier;
        if (session.PasswordIsDue && !OpenWhenPasswordIsDue.Any(p => context.Request.Path.StartsWithSegments(p)) && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: not null } endpoint && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>() is not null)
        {
            context.Response.Redirect("/account/password");
            return;
        }
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Query.ContainsKey(Key) && await SwitchAsync(context, session, db))
        {
            context.Response.Redirect(WithoutKey(context.Request));
            return;
        }
        await next(context);
    }

    private async Task<bool> SwitchAsync(HttpContext context, SignedIn session, TeacherDevDb db)
    {
        if (!int.TryParse(context.Request.Query[Key], CultureInfo.InvariantCulture, out var id) || session.Grants.All(g => g.Id != id)) return false;
        await db.WriteAsync(() => db.LoginSessions.Where(s => s.Id == session.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.GrantId, id)));
        log.RoleSwitched(session.AccountId, id, session.Id);
        return true;
    }

    /// <summary>A path may be written so that a browser takes it for another site's address (“//evil.test”); then home.</summary>
    private static string WithoutKey(HttpRequest request)
    {
        var rest = new QueryBuilder(request.Query.Where(q => q.Key != Key).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value ?? "")));
        var target = request.PathBase + request.Path + rest.ToQueryString();
        return RedirectHttpResult.IsLocalUrl(target) ? target : "/";
    }
}
