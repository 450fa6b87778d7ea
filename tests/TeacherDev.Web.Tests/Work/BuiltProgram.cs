using System.Diagnostics;

namespace TeacherDev.Web.Tests.Work;

/// <summary>The built program as a process of its own.</summary>
internal static class BuiltProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static Process Start(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> settings, string environment = "Development")
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TeacherDev.Web.dll"), .. arguments, .. settings.Select(s => $"--{s.Key}={s.Value}")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end, but not for ever.</summary>
    public static async Task<(int Exit, string Output, string Errors)> RunAsync(IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string?>> settings, string environment = "Development")
    {
        using var process = Start(arguments, settings, environment);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            Assert.Fail($"{string.Join(' ', arguments)} did not end within {Patience.TotalMinutes} minutes:\n{await errors}");
        }
        return (process.ExitCode, await output, await errors);
    }
}
