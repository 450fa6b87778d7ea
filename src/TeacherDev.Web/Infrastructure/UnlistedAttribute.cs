using Microsoft.AspNetCore.Mvc.Filters;

namespace TeacherDev.Web.Infrastructure;

/// <summary>None of these pages is kept or found by anybody else: their address is a secret.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnlistedAttribute : ActionFilterAttribute
{
    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var response = context.HttpContext.Response;
        response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        // A page with a form says so itself.
        response.OnStarting(() =>
        {
            if (!response.Headers.ContainsKey("Cache-Control")) response.Headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
    }
}
