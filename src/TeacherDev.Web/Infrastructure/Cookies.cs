using Microsoft.AspNetCore.HttpOverrides;

namespace TeacherDev.Web.Infrastructure;

/// <summary>
/// Every cookie of a site with an https address is bound to exactly this host (`__Host-`: Secure, path “/”, no domain), so that neither a neighbour
/// under the same domain nor plain http can set or read it.
/// </summary>
public static class Cookies
{
    public static string Name(string name, bool https) => https ? $"__Host-{name}" : name;

    public static void Bind(CookieBuilder cookie, string name, bool https)
    {
        cookie.Name = Name(name, https);
        cookie.Path = "/";
        cookie.SecurePolicy = https ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>
    /// A proxy on this machine that ends TLS speaks plain http to us: the public address says what the visitor sees, and the proxy, trusted on
    /// loopback only, whose request it is. Without this, Secure cookies are refused and every visitor has one address.
    /// </summary>
    public static IApplicationBuilder UsePublicAddress(this IApplicationBuilder app, bool https) => !https
        ? app
        : app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor }).Use((context, next) =>
        {
            context.Request.Scheme = "https";
            return next(context);
        });
}
