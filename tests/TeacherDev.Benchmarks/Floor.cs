using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TeacherDev.Benchmarks;

/// <summary>The floor: Kestrel that answers two bytes, in a process of its own like the site. What a page costs above it is ours.</summary>
internal static class Floor
{
    public const string Verb = "--floor";

    public static Task ServeAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        app.MapGet("/healthz", () => Results.Text("ok"));
        return app.RunAsync();
    }

    /// <summary>Processor time of one request to it, in milliseconds.</summary>
    public static async Task<double> MeasureAsync()
    {
        await using var server = await Server.StartAsync("TeacherDev.Benchmarks.dll", Verb, "{url}");
        using var visit = new Visit(server);
        return (await Rounds.SettleAsync(new Dictionary<string, Func<Task<double>>>(StringComparer.Ordinal) { ["floor"] = () => visit.CpuAsync("/healthz", requests: 10_000) }))["floor"];
    }
}
