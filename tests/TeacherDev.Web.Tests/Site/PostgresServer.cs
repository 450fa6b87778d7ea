#if POSTGRES
using System.Diagnostics;
using System.Net.Sockets;
using Npgsql;

namespace TeacherDev.Web.Tests.Site;

/// <summary>
/// A private PostgreSQL of the installed binaries on a free loopback port, ended with the tests. It refuses to run as root, so as root it is
/// run as the user `postgres`. Where it is not installed the tests are skipped, and fail where CI is set.
/// </summary>
internal sealed class PostgresServer
{
    private const string Careless = " -c fsync=off -c synchronous_commit=off -c full_page_writes=off";
    private static readonly Lazy<Task<PostgresServer>> Quick = new(() => StartAsync(Careless));
    private static readonly Lazy<Task<PostgresServer>> Durable = new(() => StartAsync(""));
    private readonly string folder;
    private readonly string binaries;
    private readonly int port;

    private PostgresServer(string folder, string binaries, int port) => (this.folder, this.binaries, this.port) = (folder, binaries, port);

    /// <param name="isDurable">Whether a commit waits for the disk.</param>
    public static async Task<PostgresServer> StartedAsync(bool isDurable)
    {
        if (Binaries() is null)
        {
            const string how = "PostgreSQL is not installed: apt-get install postgresql, then run the tests again.";
            if (Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) Assert.Fail(how);
            Assert.Skip(how);
        }
        return await (isDurable ? Durable : Quick).Value;
    }

    public async Task CreateAsync(string database, string? template = null)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE \"{database}\"{(template is null ? "" : $" TEMPLATE \"{template}\"")}", connection);
        await command.ExecuteNonQueryAsync();
    }

    public IReadOnlyDictionary<string, string?> Use(Dictionary<string, string?> settings, string database)
    {
        settings["Database:Provider"] = "PostgreSql";
        settings["ConnectionStrings:TeacherDev"] = ConnectionString(database);
        return settings;
    }

    private static async Task<PostgresServer> StartAsync(string more)
    {
        var home = Directory.CreateTempSubdirectory("teacherdev-postgres-").FullName;
        var server = new PostgresServer(home, Binaries()!, FreePort());
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", home);
        await server.AsOwnerAsync("initdb", "-D", $"{home}/db", "-U", "teacherdev", "--auth=trust", "--locale=C", "--encoding=UTF8");
        await server.AsOwnerAsync("pg_ctl", "-D", $"{home}/db", "-w", "-l", $"{home}/log", "-o",
            $"-p {server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{home}' -c max_connections=300{more}", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        return server;
    }

    private void Stop()
    {
        AsOwnerAsync("pg_ctl", "-D", $"{folder}/db", "-m", "immediate", "stop").GetAwaiter().GetResult();
        Directory.Delete(folder, recursive: true);
    }

    private Task AsOwnerAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Path.Combine(binaries, program), .. arguments])
        : RunAsync(Path.Combine(binaries, program), arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // pg_ctl leaves the server behind with our pipes, so its output goes nowhere rather than to a pipe that never ends.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=teacherdev;Database={database};Maximum Pool Size=20";

    private static string? Binaries() =>
        Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb"))) : null;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
#endif
