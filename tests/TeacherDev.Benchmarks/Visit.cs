using System.Net;
using System.Text.RegularExpressions;

namespace TeacherDev.Benchmarks;

/// <summary>Someone signed in over one connection, who asks for the same page again and again.</summary>
internal sealed partial class Visit(Server server) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 1 }) { BaseAddress = new Uri(server.Url) };

    public void Dispose() => http.Dispose();

    public async Task SignInAsync(string userName, string password)
    {
        var token = Token().Match(await http.GetStringAsync(new Uri("/account/login", UriKind.Relative))).Groups["token"].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["Name"] = userName, ["Password"] = password, ["__RequestVerificationToken"] = token });
        using var answer = await http.PostAsync(new Uri("/account/login", UriKind.Relative), form);
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"{userName} could not sign in: {(int)answer.StatusCode}.");
    }

    /// <summary>The first address on a page that looks like <paramref name="pattern"/>.</summary>
    public async Task<string> LinkAsync(string path, string pattern) =>
        Regex.Match(await http.GetStringAsync(new Uri(path, UriKind.Relative)), $"href=\"(?<href>{pattern})\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? match.Groups["href"].Value : throw new InvalidOperationException($"{path} has no link like {pattern}.");

    /// <summary>What <paramref name="pattern"/> finds on a page as “it”.</summary>
    public async Task<string> FindAsync(string path, string pattern) =>
        Regex.Match(await http.GetStringAsync(new Uri(path, UriKind.Relative)), pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? match.Groups["it"].Value : throw new InvalidOperationException($"{path} has nothing like {pattern}.");

    /// <summary>Processor time of the server for one of so many requests, in milliseconds.</summary>
    public async Task<double> CpuAsync(string path, int requests)
    {
        var before = server.ProcessorTime;
        await AskAsync(path, requests);
        return (server.ProcessorTime - before).TotalMilliseconds / requests;
    }

    private async Task AskAsync(string path, int times)
    {
        for (var at = 0; at < times; at++)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
            await answer.Content.ReadAsByteArrayAsync();
        }
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
