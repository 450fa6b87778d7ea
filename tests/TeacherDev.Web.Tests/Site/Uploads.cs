using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Dom;

namespace TeacherDev.Web.Tests.Site;

/// <summary>Sends a form that carries files, as it stands on its page, with what is typed over it.</summary>
internal static class Uploads
{
    extension(Visitor visitor)
    {
        /// <param name="typed">A value null leaves the field out.</param>
        /// <param name="files">By field.</param>
        public async Task<Page> UploadAsync(Page page, IReadOnlyDictionary<string, string?> typed, (string Field, string Name, byte[] Content)[] files, string selector = "main form[enctype='multipart/form-data']")
        {
            var form = page.Html.QuerySelector(selector)!;
            using var content = new MultipartFormDataContent();
            var written = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in form.QuerySelectorAll("input[name]:not([type=file]), select[name], textarea[name]"))
            {
                var name = field.GetAttribute("name")!;
                if (field is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } || (typed.ContainsKey(name) && !written.Add(name))) continue;
                var value = typed.TryGetValue(name, out var over) ? over : field switch { IHtmlSelectElement select => select.Value, IHtmlTextAreaElement area => area.Value, _ => field.GetAttribute("value") ?? "" };
                if (value is not null) content.Add(new StringContent(value, Encoding.UTF8), name);
            }
            foreach (var (name, value) in typed.Where(t => t.Value is not null && !written.Contains(t.Key))) content.Add(new StringContent(value!, Encoding.UTF8), name);
            foreach (var (field, name, bytes) in files)
            {
                var file = new ByteArrayContent(bytes);
                file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                content.Add(file, field, name);
            }
            return await Page.OfAsync(await visitor.Http.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content));
        }
    }
}
