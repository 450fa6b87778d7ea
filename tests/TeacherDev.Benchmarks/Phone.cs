using System.Net;
using System.Text.RegularExpressions;

namespace TeacherDev.Benchmarks;

/// <summary>Somebody's phone, signed in to an account: opens what was scanned and presses the one button on it.</summary>
/// <param name="account">The cookie of its session.</param>
internal sealed partial class Phone(HttpClient http, string account)
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal) { ["teacherdev"] = account };
    private string address = "", token = "";

    /// <summary>How many of its sign-ins were acknowledged.</summary>
    public int Acked { get; private set; }

    public async Task ScanAsync(string scanned)
    {
        address = scanned;
        using var request = Request(HttpMethod.Get);
        using var answer = await SendAsync(request);
        var page = await answer.Content.ReadAsStringAsync();
        token = Token().Match(page).Groups["token"].Value;
        if (answer.StatusCode != HttpStatusCode.OK || token.Length == 0) throw new InvalidOperationException($"A scan was answered {(int)answer.StatusCode}: {page}");
    }

    /// <returns>Whether the site says that it is recorded.</returns>
    public async Task<bool> PressAsync()
    {
        using var request = Request(HttpMethod.Post);
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]);
        using var answer = await SendAsync(request);
        var isAcked = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.OriginalString == address;
        if (isAcked) Acked++;
        return isAcked;
    }

    private HttpRequestMessage Request(HttpMethod method)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
            {
                var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0]);
                cookies[name] = value;
            }
        return answer;
    }

    [GeneratedRegex("""name="__RequestVerificationToken" type="hidden" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}

/// <summary>The wall as the projector shows it: asked every two seconds, so that what it shows can be scanned.</summary>
internal sealed class Wall : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly Task watching;

    private Wall(Visit coordinator, int session, string first)
    {
        Address = first;
        watching = WatchAsync(coordinator, session, over.Token);
    }

    public string Address { get; private set; }

    public static async Task<Wall> WatchAsync(Visit coordinator, int session) => new(coordinator, session, await AskAsync(coordinator, session));

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await watching;
        over.Dispose();
    }

    private async Task WatchAsync(Visit coordinator, int session, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), stop).ContinueWith(_ => { }, TaskScheduler.Default);
            if (!stop.IsCancellationRequested) Address = await AskAsync(coordinator, session);
        }
    }

    private static async Task<string> AskAsync(Visit coordinator, int session) =>
        new Uri(await coordinator.FindAsync($"/sessions/{session}/wall", "data-address=\"(?<it>[^\"]+)\"")).AbsolutePath;
}
