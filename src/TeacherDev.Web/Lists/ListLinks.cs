using Microsoft.AspNetCore.Http.Extensions;

namespace TeacherDev.Web.Lists;

/// <summary>Addresses of the same list with one thing changed. A new sort begins at the first page.</summary>
public static class ListLinks
{
    /// <summary>Whether a search or a filter leaves something out.</summary>
    public static bool IsNarrowed(HttpRequest request) =>
        request.Query.Any(q => q.Key is not ("sort" or "page" or "format" or "culture" or "as") && q.Value.Any(v => v is not (null or "" or "false")));

    public static string With(HttpRequest request, string key, string value)
    {
        var kept = request.Query.Where(q => q.Key != key && q.Key is not "format" and not "culture" && (q.Key != "page" || key == "format"))
            .SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v ?? ""));
        return request.PathBase + request.Path + new QueryBuilder(kept) { { key, value } }.ToQueryString();
    }
}
