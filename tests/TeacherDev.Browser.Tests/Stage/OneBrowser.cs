using Microsoft.Playwright;
using TeacherDev.Browser.Tests.Stage;

[assembly: AssemblyFixture(typeof(OneBrowser))]

namespace TeacherDev.Browser.Tests.Stage;

/// <summary>One driver and one browser for all tests of the assembly; every test opens windows of its own.</summary>
public sealed class OneBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> started = new(StartAsync);

    /// <summary>A fresh window without cookies: a desk of 1440 pixels or a phone of 390.</summary>
    public async Task<Window> OpenAsync(BrowserSite site, Screen screen = Screen.Desk, bool isDark = false, string language = "zh-CN")
    {
        var (_, browser) = await started.Value;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = site.Url,
            ViewportSize = screen == Screen.Desk ? new() { Width = 1440, Height = 900 } : new() { Width = 390, Height = 844 },
            IsMobile = screen == Screen.Phone,
            HasTouch = screen == Screen.Phone,
            DeviceScaleFactor = screen == Screen.Phone ? 2 : 1,
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = language,
            TimezoneId = "Asia/Shanghai",
        });
        return await Window.OfAsync(context, language);
    }

    public async ValueTask DisposeAsync()
    {
        if (!started.IsValueCreated || !started.Value.IsCompletedSuccessfully) return;
        var (driver, browser) = await started.Value;
        await browser.CloseAsync();
        driver.Dispose();
    }

    private static async Task<(IPlaywright Driver, IBrowser Browser)> StartAsync()
    {
        var path = Chromium.Path;
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none"],
        });
        return (driver, browser);
    }
}

public enum Screen
{
    Desk,
    Phone,
}
