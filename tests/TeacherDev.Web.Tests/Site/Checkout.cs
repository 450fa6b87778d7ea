namespace TeacherDev.Web.Tests.Site;

/// <summary>The folder of the checkout that the tests were built from.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TeacherDev.sln"))) folder = folder.Parent ?? throw new InvalidOperationException("TeacherDev.sln is not above the tests.");
        return folder.FullName;
    }
}
