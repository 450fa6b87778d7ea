namespace TeacherDev.Web.Infrastructure;

public static class PublicAddress
{
    /// <summary>Where the site is found from outside, without a slash at the end: its public address where one is set, else the one it was asked under.</summary>
    public static string Of(IConfiguration settings, HttpRequest request) =>
        settings["Site:PublicUrl"] is { Length: > 0 } address ? address.TrimEnd('/') : $"{request.Scheme}://{request.Host}";
}
