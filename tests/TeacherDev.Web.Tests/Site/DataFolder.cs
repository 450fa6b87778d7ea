namespace TeacherDev.Web.Tests.Site;

/// <summary>The data directory of a site that has stopped, copied to be another's.</summary>
internal static class DataFolder
{
    /// <summary>All but the lock, which may still be held: a disposed factory does not wait for the program's last line.</summary>
    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
