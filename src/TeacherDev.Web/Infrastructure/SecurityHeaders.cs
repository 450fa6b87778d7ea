namespace TeacherDev.Web.Infrastructure;

/// <summary>The headers of every response, errors and files included. No inline script or style exists, so the policy needs neither nonce nor “unsafe”.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string Permissions = "Permissions-Policy";

    /// <summary>This answer alone may ask the browser where it is. Its reader is asked too, by the browser, and only after pressing a button.</summary>
    public static void MayAskPlace(this HttpResponse response) => response.Headers[Permissions] = PermissionsWith("(self)");

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, bool https) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (!headers.ContainsKey(Permissions)) headers[Permissions] = PermissionsWith("()");
            if (https) headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            if (context.User.Identity?.IsAuthenticated == true && !headers.ContainsKey("Cache-Control")) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static string PermissionsWith(string geolocation) => $"camera=(), geolocation={geolocation}, microphone=(), payment=(), usb=()";
}
