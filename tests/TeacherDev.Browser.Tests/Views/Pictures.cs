using TeacherDev.Browser.Tests.Stage;

namespace TeacherDev.Browser.Tests.Views;

/// <summary>
/// With `TEACHERDEV_PICTURES=folder` the views are saved as {view}-{zh|en}-{1440|390}.png, what one sees without scrolling. Without it nothing is written.
/// </summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("TEACHERDEV_PICTURES") is { Length: > 0 } folder ? Directory.CreateDirectory(folder).FullName : null;

    public static bool AreTaken => Folder is not null;

    /// <summary>What a journey passes and no link leads to: nothing that axe finds, no sideways scroll, and a picture.</summary>
    public static async Task LookAsync(Window window, string name)
    {
        Assert.Equal([], await window.AxeAsync());
        Assert.Null(await window.SidewaysAsync());
        await ShotAsync(window, name);
    }

    /// <summary>The picture alone.</summary>
    public static Task ShotAsync(Window window, string name) => Folder is null ? Task.CompletedTask : window.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });

    public static Task SaveAsync(Window window, View view, Screen screen, string language) => Folder is null
        ? Task.CompletedTask
        : window.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{view.Name}-{language}-{(screen == Screen.Desk ? 1440 : 390)}.png") });
}
