using AngleSharp.Dom;
using TeacherDev.Browser.Tests.Stage;

namespace TeacherDev.Browser.Tests.Views;

/// <summary>A view to look at: the action that draws it, an account that may, and an address where it shows something.</summary>
public sealed record View(string Action, string? Account, string Path, int Status = 200)
{
    /// <summary>A file name for its picture.</summary>
    public string Name => $"{Action.ToLowerInvariant()}{(Action == Walk.Home || Status != 200 ? $"-{Account}" : "")}{(Status == 200 ? "" : $"-{Status}")}";
}

/// <summary>
/// Walks the site over plain HTTP as one account: opens the home page, then one page of every view that a link leads to, and asks for every
/// link of the pages it opens, and of other pages of the view for kinds of links that it has not met.
/// </summary>
public sealed class Walk(BrowserSite site, string account)
{
    public const string Home = "Home.Index";

    // Lists link to thousands of the same page: of each kind of address a page gives, this many are asked for.
    private const int SameOnOnePage = 14;

    private readonly Dictionary<string, View> views = new(StringComparer.Ordinal);
    private readonly List<string> broken = [];

    /// <summary>The views that were reached, by what tells them apart: the home page is each role's own.</summary>
    public IReadOnlyDictionary<string, View> Views => views;

    /// <summary>Every action that answered 200, whether or not it draws a view (a download does not).</summary>
    public HashSet<string> Reached { get; } = new(StringComparer.Ordinal);

    /// <summary>Links that lead to no page, with the page they stand on.</summary>
    public IReadOnlyList<string> Broken => broken;

    public async Task GoAsync()
    {
        var visitor = await site.VisitorAsync(account);
        var opened = new HashSet<string>(StringComparer.Ordinal);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        var asked = new Dictionary<string, Page>(StringComparer.Ordinal);
        var open = new Queue<(string Path, string From)>([("/", "sign-in")]);
        while (open.TryDequeue(out var next))
        {
            if (asked.ContainsKey(next.Path)) continue;
            var page = asked[next.Path] = await visitor.GetAsync(next.Path);
            if (page.Location is { Length: > 0 } location && IsOurs(location)) open.Enqueue((location, next.Path));
            if ((int)page.Status is not (200 or 302)) broken.Add($"{account}: {next.Path} answers {(int)page.Status}, linked from {next.From}");
            if (page.Status != HttpStatusCode.OK || Action(page) is not { } action) continue;
            Reached.Add(action);
            if (page.Answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            views.TryAdd(action == Home ? $"{Home} {account}" : action, new View(action, account, next.Path));
            // One page of every view is gone through; of the others only what leads somewhere new: a call with experts has a page that the first has not.
            var isFirst = opened.Add(action);
            foreach (var link in Links(page))
                if (kinds.Add(Kind(link)) || isFirst) open.Enqueue((link, next.Path));
        }
    }

    private static IEnumerable<string> Links(Page page) => page.Html.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!)
        .Select(href => href.StartsWith('?') ? page.Path.Split('?')[0] + href : href.Split('#')[0])
        .Where(IsOurs).Distinct(StringComparer.Ordinal)
        .GroupBy(Kind, StringComparer.Ordinal).SelectMany(same => same.Take(SameOnOnePage));

    // Language and acting role change the session; everything else that begins with one slash is a page of ours.
    private static bool IsOurs(string href) => href is ['/', ..] and not ['/', '/', ..] && !href.Contains("culture=", StringComparison.Ordinal) && !href.Contains("as=", StringComparison.Ordinal);

    private static string Kind(string href) => string.Concat(href.Select(c => char.IsDigit(c) ? '0' : c)).Replace("00", "0", StringComparison.Ordinal);

    private static string? Action(Page page) => page.Answer.Headers.TryGetValues(BrowserSite.ActionHeader, out var values) ? values.First() : null;
}
