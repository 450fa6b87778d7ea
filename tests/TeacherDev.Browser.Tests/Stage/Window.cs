using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using TeacherDev.Web.Features.Accounts;

namespace TeacherDev.Browser.Tests.Stage;

/// <summary>A browser window that remembers what went wrong in it: errors on the console, scripts that failed, what the content policy blocked.</summary>
public sealed class Window : IAsyncDisposable
{
    /// <summary>Rules of WCAG 2.2 A and AA that axe can check.</summary>
    private static readonly AxeRunOptions Wcag = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        // Of the rules that hold, that they do: not every element of the page at which they do.
        ResultTypes = [ResultType.Violations],
    };

    /// <summary>A page on which fewer rules found anything to check than this was not really looked at; a bare error page has 11.</summary>
    private const int FewestRules = 10;

    private readonly IBrowserContext context;
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> faults = new();

    private Window(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>How often its user did something: a click, a field that was filled in, a choice, a key.</summary>
    public int Actions { get; private set; }

    public static async Task<Window> OfAsync(IBrowserContext context, string language)
    {
        // Reports arrive on the console as errors too; the event also says which directive.
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error('blocked by ' + e.violatedDirective + ': ' + e.blockedURI + ' ' + e.sample))");
        if (language != "zh-CN") await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = $"c={language}|uic={language}", Domain = "127.0.0.1", Path = "/" }, new() { Name = ".AspNetCore.Culture", Value = $"c={language}|uic={language}", Domain = "localhost", Path = "/" }]);
        var window = new Window(context, await context.NewPageAsync());
        window.Page.Console += (_, message) => window.Hear(message);
        window.Page.PageError += (_, error) => window.faults.Enqueue($"script failed: {error}");
        window.Page.RequestFailed += (_, request) =>
        {
            if (request.Failure is not "net::ERR_ABORTED") window.faults.Enqueue($"{request.Url} failed: {request.Failure}");
        };
        return window;
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();

    /// <summary>Signs in through the form, as a person does.</summary>
    public async Task SignInAsync(string userName)
    {
        await Page.GotoAsync("/account/login");
        await Page.FillAsync("#Name", userName);
        await Page.FillAsync("#Password", DemonstrationAccounts.UsualPassword);
        await Page.ClickAsync("button[type=submit]");
        await Page.WaitForURLAsync(url => !url.Contains("/account/login", StringComparison.Ordinal));
    }

    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load }))!.Status;

    public Task ClickAsync(string selector) => DoAsync(Page.ClickAsync(selector));

    public Task FillAsync(string selector, string text) => DoAsync(Page.FillAsync(selector, text));

    /// <summary>Takes a choice of several that stand side by side; what is clicked is the label over it.</summary>
    public Task ChooseAsync(string selector) => DoAsync(Page.CheckAsync(selector, new() { Force = true }));

    /// <summary>Takes a choice of a list, by its place.</summary>
    public Task SelectAsync(string selector, int index) => DoAsync(Page.SelectOptionAsync(selector, new SelectOptionValue { Index = index }));

    public Task PressAsync(string key) => DoAsync(Page.Keyboard.PressAsync(key));

    /// <summary>What went wrong since it was last asked.</summary>
    public IReadOnlyList<string> TakeFaults()
    {
        var taken = new List<string>();
        while (faults.TryDequeue(out var fault)) taken.Add(fault);
        return taken;
    }

    /// <summary>Whether the page is wider than its window; the widest elements are named, to be found quickly.</summary>
    public async Task<string?> SidewaysAsync()
    {
        var width = await Page.EvaluateAsync<string?>("""
            () => {
              const most = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= most) return null;
              const clips = e => { for (let p = e.parentElement; p; p = p.parentElement) if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(p).overflowX) && p !== document.body && p !== document.documentElement) return true; return false; };
              const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > most + 1 && !clips(e)).slice(0, 4);
              return `${document.documentElement.scrollWidth} of ${most}px: ` + wide.map(e => `${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className} “${e.textContent.trim().slice(0, 20)}”`).join(', ');
            }
            """);
        return width is null ? null : $"scrolls sideways, {width}";
    }

    /// <summary>What axe finds against WCAG 2.2 AA, one line a broken rule; too few rules passed is a finding as well.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
#pragma warning disable CS0618 // The way that looks into frames opens a page of its own for every report, and no page here has frames.
        var result = await Page.Locator("html").RunAxeLegacy(Wcag);
#pragma warning restore CS0618
        var broken = result.Violations.Select(v => $"{v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => $"{n.Target} {n.Html} {string.Join("; ", n.Any.Select(c => c.Message))}"))}");
        return [.. broken, .. result.Passes.Length < FewestRules ? [$"only {result.Passes.Length} accessibility rules found anything to check"] : Array.Empty<string>()];
    }

    /// <summary>Warnings about clashes are read and meant, where there are any; then the page says that it was done.</summary>
    /// <param name="done">The notice of the page after.</param>
    public async Task AcceptAsync(string done)
    {
        var (notice, accept) = (Page.Locator(".notice", new() { HasText = done }).First, Page.Locator("button[name=Accepted]"));
        await Assertions.Expect(notice.Or(accept).First).ToBeVisibleAsync();
        if (await accept.IsVisibleAsync()) await accept.ClickAsync();
        await Assertions.Expect(notice).ToBeVisibleAsync();
    }

    private Task DoAsync(Task act)
    {
        Actions++;
        return act;
    }

    // A page that answers 403 or 404 on purpose is not an error of the page.
    private void Hear(IConsoleMessage message)
    {
        if (message.Type != "error") return;
        if (message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(Page.Url, StringComparison.Ordinal)) return;
        faults.Enqueue($"console: {message.Text} ({message.Location})");
    }
}
