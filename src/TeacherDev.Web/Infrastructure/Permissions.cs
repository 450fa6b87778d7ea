using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Infrastructure;

/// <summary>One policy a permission, made in a loop; whoever is not signed in is sent to sign in, whoever may not is answered 403 in place and written down.</summary>
public static class Permissions
{
    public static IServiceCollection AddPermissions(this IServiceCollection services)
    {
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, DenialWriter>();
        services.AddAuthorization(options =>
        {
            options.FallbackPolicy = options.DefaultPolicy;
            foreach (var permission in Enum.GetValues<Permission>())
                options.AddPolicy(permission.ToString(), policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
        });
        return services;
    }

    private sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

    private sealed class PermissionHandler(Acting acting) : AuthorizationHandler<PermissionRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
        {
            if (acting.Viewer.May(requirement.Permission)) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }

    private sealed class DenialWriter : IAuthorizationMiddlewareResultHandler
    {
        private readonly AuthorizationMiddlewareResultHandler usual = new();

        public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (!authorizeResult.Forbidden)
            {
                await usual.HandleAsync(next, context, policy, authorizeResult);
                return;
            }
            await context.RequestServices.GetRequiredService<TeacherDevDb>().WriteDenialAsync($"{context.Request.Method} {context.Request.Path}", context.RequestAborted);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}
