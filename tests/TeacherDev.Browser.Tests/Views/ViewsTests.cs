using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Browser.Tests.Stage;
using TeacherDev.Jobs.Work;
using TeacherDev.Web.Features.Accounts;

namespace TeacherDev.Browser.Tests.Views;

/// <summary>
/// Every view once, at a desk and on a phone: nothing on the console, nothing blocked, nothing axe finds, no sideways scroll. The list is made
/// by walking the links, and compared with the access matrix, so that a new room is looked at without being written down here.
/// With `TEACHERDEV_PICTURES=folder` each is also saved as a picture, in Chinese and in English.
/// </summary>
public sealed class ViewsTests(SharedWalk walk, OneBrowser browser) : IClassFixture<SharedWalk>
{
    private const int ViewsOfAWindow = 20;

    /// <summary>Pages no link leads to, or that are shown to nobody on purpose.</summary>
    private static readonly View[] Unlinked =
    [
        new("Account.Login", null, "/account/login"),
        new("Styleguide.Index", "teacher", "/styleguide"),
        new("Error.Show", "teacher", "/people/new", 403),
        new("Error.Show", "coordinator", "/people/999999999", 404),
        new("Error.Show", null, "/error/500", 500),
    ];

    /// <summary>Actions that answer 200 and draw no view of their own.</summary>
    private static readonly string[] NotViews = ["Health.Health", "Health.Ready", "Files.Show", "CohortNotices.Document"];

    [Fact]
    public async Task No_link_leads_to_nothing()
    {
        var broken = (await walk.WalkedAsync()).SelectMany(w => w.Broken).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public async Task Every_view_of_the_access_matrix_is_reached_by_links()
    {
        var reached = (await walk.WalkedAsync()).SelectMany(w => w.Reached);
        var promised = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "matrix.csv")).Where(l => l.StartsWith("GET ", StringComparison.Ordinal))
            .Select(l => l.Split(',')).Where(c => c.Skip(3).Contains("200", StringComparer.Ordinal)).Select(c => c[0]["GET ".Length..]);
        Assert.Equal([], promised.Except(reached, StringComparer.Ordinal).Except(Unlinked.Select(u => u.Action), StringComparer.Ordinal).Except(NotViews, StringComparer.Ordinal));
    }

    [Theory, InlineData(Screen.Desk), InlineData(Screen.Phone)]
    public async Task Every_view_is_clean(Screen screen)
    {
        var problems = await LookAtAllAsync(screen, "zh-CN", LookAsync);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    /// <summary>What fits a phone fits a desk: there the English is only gone through for its pictures.</summary>
    public static TheoryData<Screen> EnglishScreens => Pictures.AreTaken ? [Screen.Desk, Screen.Phone] : [Screen.Phone];

    [Theory, MemberData(nameof(EnglishScreens))]
    public async Task English_labels_fit(Screen screen)
    {
        var problems = await LookAtAllAsync(screen, "en", async (window, view) =>
        {
            await window.GoAsync(view.Path);
            return [.. new[] { await window.SidewaysAsync(), await window.Page.GetAttributeAsync("html", "lang") == "en" ? null : "is not English" }.OfType<string>()];
        });
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task In_the_dark_every_part_keeps_its_contrast()
    {
        await using var window = await SignedInAsync("teacher", Screen.Desk, isDark: true);
        await window.GoAsync("/styleguide");
        Assert.Empty(await window.AxeAsync());
    }

    [Fact]
    public async Task What_is_wrong_with_a_page_is_noticed()
    {
        await using var window = await SignedInAsync("teacher", Screen.Phone);
        await window.GoAsync("/account");
        await window.Page.RunAndWaitForConsoleMessageAsync(() => window.Page.EvaluateAsync("""
            () => {
              const main = document.querySelector('main');
              main.insertAdjacentHTML('beforeend', '<p class="planted">broad</p><img src="/mark.svg">');
              main.querySelector('.planted').style.width = '900px';
              const script = document.createElement('script');
              script.textContent = '1';
              document.head.append(script);
            }
            """), new() { Predicate = message => message.Text.StartsWith("blocked by", StringComparison.Ordinal) });
        Assert.Contains(window.TakeFaults(), f => f.Contains("blocked by script-src", StringComparison.Ordinal));
        Assert.NotNull(await window.SidewaysAsync());
        Assert.Contains(await window.AxeAsync(), f => f.StartsWith("image-alt", StringComparison.Ordinal));
        await window.Page.EvaluateAsync("() => { document.body.textContent = ''; }");
        Assert.Contains(await window.AxeAsync(), f => f.StartsWith("only ", StringComparison.Ordinal));
    }

    /// <summary>Every view of every account, in two windows side by side.</summary>
    private async Task<IReadOnlyCollection<string>> LookAtAllAsync(Screen screen, string language, Func<Window, View, Task<IReadOnlyList<string>>> look)
    {
        var problems = new ConcurrentBag<string>();
        // The first account that reaches a view shows it.
        var lots = (await walk.WalkedAsync()).SelectMany(w => w.Views).DistinctBy(v => v.Key).Select(v => v.Value).Concat(Unlinked).GroupBy(v => v.Account).SelectMany(own => own.Chunk(ViewsOfAWindow));
        await Parallel.ForEachAsync(lots, SharedWalk.Two, async (views, _) =>
        {
            await using var window = await SignedInAsync(views[0].Account, screen, language: language);
            foreach (var view in views)
            {
                foreach (var problem in await look(window, view)) problems.Add($"{view.Path} as {view.Account}: {problem}");
                await Pictures.SaveAsync(window, view, screen, language[..2]);
            }
        });
        return problems;
    }

    private static async Task<IReadOnlyList<string>> LookAsync(Window window, View view)
    {
        var status = await window.GoAsync(view.Path);
        var problems = new List<string>(await window.AxeAsync());
        if (status != view.Status) problems.Add($"answers {status}");
        if (await window.SidewaysAsync() is { } sideways) problems.Add(sideways);
        problems.AddRange(window.TakeFaults());
        return problems;
    }

    private async Task<Window> SignedInAsync(string? account, Screen screen, bool isDark = false, string language = "zh-CN")
    {
        var window = await browser.OpenAsync(walk.Site, screen, isDark, language);
        if (account is not null) await window.SignInAsync(account);
        return window;
    }
}

/// <summary>The site of these tests and one walk over it as each account, made when first asked for.</summary>
public sealed class SharedWalk : IAsyncLifetime
{
    /// <summary>Two at a time: one renders while the other is looked at.</summary>
    public static readonly ParallelOptions Two = new() { MaxDegreeOfParallelism = 2 };

    private readonly Lazy<Task<IReadOnlyList<Walk>>> walked;

    public SharedWalk() => walked = new(WalkAsync);

    public BrowserSite Site { get; } = new();

    public ValueTask InitializeAsync() => Site.InitializeAsync();

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    /// <summary>In the order of the accounts.</summary>
    public Task<IReadOnlyList<Walk>> WalkedAsync() => walked.Value;

    private async Task<IReadOnlyList<Walk>> WalkAsync()
    {
        // Reminders make the outbox and the inboxes pages with something on them.
        await Site.WithAsync(services => services.GetRequiredService<Sweep>().RunNowAsync("plan-reminders", CancellationToken.None));
        var walks = DemonstrationAccounts.All.Select(a => new Walk(Site, a.UserName)).ToList();
        await Parallel.ForEachAsync(walks, Two, async (walk, _) => await walk.GoAsync());
        return walks;
    }
}
