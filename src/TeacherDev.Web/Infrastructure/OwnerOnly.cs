namespace TeacherDev.Web.Infrastructure;

/// <summary>
/// What holds people's data or keys is for the account that runs the site alone: 0700 and 0600, made so at every start, for a copy or a restore
/// easily loosens them. Windows has its inherited rights.
/// </summary>
public static class OwnerOnly
{
    public static void Folder(string path)
    {
        Directory.CreateDirectory(path);
        Tighten(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static void File(string path) => Tighten(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    private static void Tighten(string path, UnixFileMode most)
    {
        if (OperatingSystem.IsWindows()) return;
        var mode = System.IO.File.GetUnixFileMode(path);
        if ((mode & ~most) == UnixFileMode.None) return;
        try
        {
            System.IO.File.SetUnixFileMode(path, mode & most);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            Console.Error.WriteLine($"{path} can be read by others and belongs to another account: {e.Message}");
        }
    }
}
