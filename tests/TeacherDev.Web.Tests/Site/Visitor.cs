using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace TeacherDev.Web.Tests.Site;

/// <summary>Someone with a browser of their own: opens pages, fills in the forms that are really there, and sends them.</summary>
public sealed class Visitor(HttpClient http)
{
    private string? token;

    public HttpClient Http => http;

    public async Task<Page> GetAsync(string path) => await Page.OfAsync(await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    public async Task<HttpStatusCode> StatusAsync(string path) => (await GetAsync(path)).Status;

    /// <summary>Follows redirects, as a browser does.</summary>
    public async Task<Page> FollowAsync(Page page) => page.Location is { } location ? await FollowAsync(await GetAsync(location)) : page;

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    /// <param name="form">A CSS selector, when the page has more than one form.</param>
    public async Task<Page> SubmitAsync(string path, Dictionary<string, string?> values, string form = "main form[method=post]")
    {
        var page = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return await SendAsync(page, values, form);
    }

    /// <summary>Fills in and sends a form of an open page. A value of null leaves the field out.</summary>
    public async Task<Page> SendAsync(Page page, Dictionary<string, string?> values, string form = "main form[method=post]")
    {
        var element = page.Html.QuerySelector<IHtmlFormElement>(form) ?? throw new InvalidOperationException($"No form {form} on the page.");
        var fields = Fields(element).Where(f => !values.ContainsKey(f.Key)).Concat(values.Where(v => v.Value is not null).SelectMany(v => v.Value!.Split('|').Select(one => KeyValuePair.Create(v.Key, one))));
        return await PostAsync(element.GetAttribute("action") ?? page.Path, fields);
    }

    public async Task<Page> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Page.OfAsync(await http.PostAsync(new Uri(path, UriKind.Relative), content));
    }

    /// <summary>An unsafe request with a good token and no other field.</summary>
    public async Task<Page> PostBareAsync(string path) => await PostAsync(path, [KeyValuePair.Create("__RequestVerificationToken", await TokenAsync())]);

    /// <summary>A good token of whoever this is, also of somebody not signed in; it serves for as long as the session.</summary>
    public async Task<string> TokenAsync() => token ??= (await FollowAsync(await GetAsync("/account/password"))).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    public async Task SignInAsync(string userName, string password)
    {
        var answer = await SubmitAsync("/account/login", new() { ["Name"] = userName, ["Password"] = password });
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{userName} could not sign in: {answer.Status} {answer.Text}");
        token = null;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is not { Length: > 0 } name) continue;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked:
                case IHtmlButtonElement:
                    break;
                case IHtmlInputElement input:
                    yield return KeyValuePair.Create(name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return KeyValuePair.Create(name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return KeyValuePair.Create(name, area.Value);
                    break;
                default:
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Field {name} is of an unknown kind."));
            }
        }
    }
}

/// <summary>An answer: its status, where it leads, and its HTML when it has some.</summary>
public sealed record Page(HttpStatusCode Status, string Path, string? Location, byte[] Bytes, HttpResponseMessage Answer)
{
    /// <summary>Parsed when somebody looks: most answers are judged by their status.</summary>
    public IHtmlDocument Html => field ??= new HtmlParser().ParseDocument(Answer.Content.Headers.ContentType?.MediaType == "text/html" ? System.Text.Encoding.UTF8.GetString(Bytes) : "");

    /// <summary>What a person reads, with runs of white space as one space.</summary>
    public string Text => string.Join(' ', (Html.QuerySelector("main") ?? Html.Body)?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? []);

    public static async Task<Page> OfAsync(HttpResponseMessage answer) =>
        new(answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery, answer.Headers.Location?.ToString(), await answer.Content.ReadAsByteArrayAsync(), answer);
}
