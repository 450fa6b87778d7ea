namespace TeacherDev.Web.Tests.Site;

/// <summary>Which database the suite runs on: SQLite here; the project beside this one compiles the same tests for PostgreSQL.</summary>
internal static class DatabaseOfChoice
{
#if POSTGRES
    private static int databases;

    /// <param name="isDurable">Whether the server waits for the disk; crash tests need it.</param>
    public static async Task<IReadOnlyDictionary<string, string?>> WithTemplateDatabaseAsync(this Dictionary<string, string?> settings, string template, bool isDurable)
    {
        var server = await PostgresServer.StartedAsync(isDurable);
        await server.CreateAsync($"template_{template}");
        return server.Use(settings, $"template_{template}");
    }

    public static async Task<IReadOnlyDictionary<string, string?>> WithDatabaseAsync(this Dictionary<string, string?> settings, string template, bool isDurable)
    {
        var server = await PostgresServer.StartedAsync(isDurable);
        var name = $"site_{template}_{Interlocked.Increment(ref databases)}";
        await server.CreateAsync(name, $"template_{template}");
        return server.Use(settings, name);
    }
#else
    public static Task<IReadOnlyDictionary<string, string?>> WithTemplateDatabaseAsync(this Dictionary<string, string?> settings, string template, bool isDurable) =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(settings);

    public static Task<IReadOnlyDictionary<string, string?>> WithDatabaseAsync(this Dictionary<string, string?> settings, string template, bool isDurable) =>
        Task.FromResult<IReadOnlyDictionary<string, string?>>(settings);
#endif
}
