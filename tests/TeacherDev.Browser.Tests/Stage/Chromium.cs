namespace TeacherDev.Browser.Tests.Stage;

/// <summary>
/// The browser the machine has: `CHROMIUM` names it, else the first on the PATH. The headless shell before all: a whole browser begins processes
/// for an interface that nobody sees beside every page, and takes twice as long.
/// </summary>
internal static class Chromium
{
    private const string How = "No Chromium found: apt-get install chromium-headless-shell, or name one in the environment variable CHROMIUM, then run the tests again.";
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

    /// <summary>The program's path. Without one the test is skipped with a sentence, and fails where CI is set.</summary>
    public static string Path
    {
        get
        {
            if (Find() is { } found) return found;
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(How);
            Assert.Skip(How);
            return "";
        }
    }

    private static string? Find() => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named
        : (from name in Names
           from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
           let program = System.IO.Path.Combine(folder, name)
           where File.Exists(program)
           select program).FirstOrDefault();
}
