using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TeacherDev.Benchmarks;

/// <summary>A server in a process of its own, so that its processor time is its own: the load is made by the process that measures.</summary>
internal sealed class Server : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(10);
    private readonly Process process;

    private Server(Process process, string url) => (this.process, Url) = (process, url);

    public string Url { get; }

    /// <summary>Processor time of all its threads since it started, kernel and collector included.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <param name="program">An assembly beside this one.</param>
    /// <param name="arguments">`{url}` is replaced by the address it is to serve.</param>
    public static async Task<Server> StartAsync(string program, params string[] arguments)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var child = Start(program, arguments.Select(a => a.Replace("{url}", url, StringComparison.Ordinal)), "Production");
        var said = new Queue<string>();
        void Hear(object _, DataReceivedEventArgs line)
        {
            lock (said)
            {
                said.Enqueue(line.Data ?? "");
                if (said.Count > 20) said.Dequeue();
            }
        }
        child.OutputDataReceived += Hear;
        child.ErrorDataReceived += Hear;
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        var server = new Server(child, url);
        AppDomain.CurrentDomain.ProcessExit += server.Kill;
        await server.AwaitAsync(said);
        return server;
    }

    /// <summary>Runs a program to its end, in Development, where its clock may be set.</summary>
    public static async Task BuildAsync(string program, params string[] arguments)
    {
        using var child = Start(program, arguments, "Development");
        var (output, errors) = (child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
        await child.WaitForExitAsync();
        if (child.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {child.ExitCode}:\n{await output}\n{await errors}");
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        Kill(this, EventArgs.Empty);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Start(string program, IEnumerable<string> arguments, string environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : "dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return Process.Start(start)!;
    }

    private void Kill(object? sender, EventArgs e)
    {
        if (!process.HasExited) process.Kill();
    }

    private async Task AwaitAsync(Queue<string> said)
    {
        using var http = new HttpClient();
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < LongestStart; await Task.Delay(200))
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode}:\n{string.Join('\n', said)}");
            try
            {
                if ((await http.GetAsync(new Uri(Url + "/healthz"))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet: it migrates, loads and builds the city first.
            }
        }
        throw new InvalidOperationException($"The server did not answer within {LongestStart}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
