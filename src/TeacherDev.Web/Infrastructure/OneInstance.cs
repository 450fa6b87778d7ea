namespace TeacherDev.Web.Infrastructure;

/// <summary>SQLite serves one host and one site: the second on the same data directory is refused at its start. More nodes are for PostgreSQL.</summary>
public static class OneInstance
{
    /// <returns>Holds the place until it is disposed or the process ends, however it ends; null on PostgreSQL.</returns>
    public static IDisposable? Hold(IConfiguration settings, string dataDirectory)
    {
        if (settings["Database:Provider"] == "PostgreSql") return null;
        var path = Path.Combine(dataDirectory, "teacherdev.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException held)
        {
            throw new InvalidOperationException($"Another TeacherDev is running on {dataDirectory} ({path} is held). SQLite serves one; for several nodes use Database:Provider=PostgreSql.", held);
        }
    }
}
