using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Tests.Languages;

/// <summary>The Chinese text in the source is the key; every key has English, every English has a key, and no Chinese stands outside a key.</summary>
public sealed partial class LanguageTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly string Home = Checkout.Root;

    // Not shown in a reader's language: parsers and tables of characters, data of the demonstration city, console and log output.
    private static readonly string[] NotTexts = ["Kernel/Naming.cs", "Kernel/SchoolSubjects.cs", "Scheduling/TermDay.cs", "Scheduling/WeekdayNames.cs", "Scheduling/TeachingColumns.cs", "Hours/HoursColumns.cs", "/Demonstration", "Infrastructure/Greeting.cs", "Infrastructure/Preparation.cs", "/Verbs/", "/Migrations/"];

    private static readonly IReadOnlyDictionary<string, string> English =
        XDocument.Load(Path.Combine(Home, "src/TeacherDev.Web/Resources/Shared.en.resx")).Root!.Elements("data").ToLookup(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value).ToDictionary(d => d.Key, d => d.Last(), StringComparer.Ordinal);

    [Fact]
    public void Every_text_has_English()
    {
        var missing = Keys().Select(k => k.Text).Distinct(StringComparer.Ordinal).Where(k => !English.ContainsKey(k)).Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.Count == 0, $"{missing.Count} texts without English:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void Every_English_is_used_and_English()
    {
        // Units, subjects and track names come from data: a key is used when it stands in the sources or in the seeds.
        var written = string.Concat(Files("*.cs").Concat(Files("*.cshtml")).Concat(Seeds()).Select(f => f.Text));
        Assert.Equal([], NotEnglish(English));
        Assert.Equal([], English.Keys.Where(k => !written.Contains(k, StringComparison.Ordinal)));
        Assert.Equal(["一", "二 {0}", "三 {0} {1}"], NotEnglish(new Dictionary<string, string> { ["一"] = "One 一", ["二 {0}"] = "Two", ["三 {0} {1}"] = "Three {0} {2}", ["四 {0} {1}"] = "{1} and {0}" }));
    }

    [Fact]
    public void No_Chinese_stands_on_a_page_outside_a_key()
    {
        var offenders = from view in Files("*.cshtml")
                        from line in OutsideKeys(view.Text).Split('\n')
                        where Chinese().IsMatch(line.Replace("中文", "", StringComparison.Ordinal))
                        select $"{view.Path}: {line.Trim()}";
        Assert.Equal([], offenders);
        Assert.Matches(Chinese(), OutsideKeys("<p>你好</p>"));
        Assert.DoesNotMatch(Chinese(), OutsideKeys("<p>@T[\"你好\"]</p>"));
    }

    [Fact]
    public void A_text_without_English_is_found() => Assert.Contains("请填写{0}", KeysOf("throw new RuleBroken(\"请填写{0}\", label); // 注释"));

    [Fact]
    public void A_count_in_English_has_both_forms()
    {
        Assert.Equal([], English.Values.Where(v => Counted().IsMatch(v)));
        Assert.Matches(Counted(), "{0} classes");
        Assert.DoesNotMatch(Counted(), "{0} [class|classes]");
    }

    [Fact]
    public async Task One_is_said_in_the_singular_and_a_day_of_another_year_with_its_year()
    {
        var said = await site.WithAsync(services =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            var t = services.GetRequiredService<IStringLocalizer<Shared>>();
            return Task.FromResult<string[]>([t["{0} 个培训班", 1], t["{0} 个培训班", 2], t["{0} 节课，共 {1} 学时", 1, 4], t.Sentence(Remark.Of("清理 {0} 条运行记录", 1))]);
        });
        Assert.Equal(["1 class", "2 classes", "1 session, 4 hours in all", "1 run cleared"], said);
        await site.InDbAsync(async db =>
        {
            var by = await db.Accounts.Where(a => a.UserName == "coordinator").Select(a => a.Id).SingleAsync();
            foreach (var at in new[] { new DateTime(2025, 3, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc) })
                db.Add(new BackgroundTask("years", Remark.Of("{0} 年度考核汇总", at.Year), "{}", by, Guid.NewGuid(), at));
            await db.SaveChangesAsync();
        });
        var times = (await (await site.AsAsync("coordinator")).GetAsync("/admin/work?culture=zh-CN")).Html.QuerySelectorAll("tbody td.nowrap").Select(c => c.TextContent.Trim()).ToList();
        Assert.Equal(["3月1日 08:00", "2025年3月1日 08:00"], times);
    }

    [Fact]
    public async Task The_site_speaks_English()
    {
        var anyone = await site.AnyoneAsync();
        Assert.Contains("Sign in", (await anyone.GetAsync("/account/login?culture=en")).Text, StringComparison.Ordinal);
        Assert.Contains("Sign in", (await anyone.GetAsync("/account/login")).Text, StringComparison.Ordinal);
    }

    /// <summary>Chinese left standing, or other places for arguments than the Chinese has.</summary>
    private static IEnumerable<string> NotEnglish(IReadOnlyDictionary<string, string> texts) => texts.Where(e => Chinese().IsMatch(e.Value) || Places(e.Key) != Places(e.Value)).Select(e => e.Key);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(m => m.Groups["n"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static IEnumerable<(string Path, string Text)> Keys() =>
        from file in Files("*.cs").Concat(Files("*.cshtml"))
        where !NotTexts.Any(n => file.Path.Contains(n, StringComparison.Ordinal))
        from key in file.Path.EndsWith(".cshtml", StringComparison.Ordinal) ? KeysOfView(file.Text) : KeysOf(file.Text)
        select (file.Path, key);

    private static IEnumerable<string> KeysOfView(string view) =>
        Key().Matches(view).SelectMany(m => KeysOf(m.Groups["inner"].Value)).Concat(TextAttribute().Matches(view).Select(m => m.Groups["text"].Value).Where(t => Chinese().IsMatch(t)));

    private static IEnumerable<string> KeysOf(string source) =>
        from line in source.Split('\n')
        let code = Comment().Replace(line, "")
        from Match match in Literal().Matches(code)
        let text = match.Groups["text"].Value
        where !match.Groups["interpolated"].Success && Chinese().IsMatch(text)
        select Regex.Unescape(text);

    private static string OutsideKeys(string view) => TextAttribute().Replace(Key().Replace(RazorComment().Replace(view, ""), ""), "");

    private static IEnumerable<(string Path, string Text)> Files(string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Home, "src"), pattern, SearchOption.AllDirectories).Select(p => p.Replace('\\', '/'))
            .Where(p => !p.Contains("/obj/", StringComparison.Ordinal) && !p.Contains("/bin/", StringComparison.Ordinal)).Select(p => (p, File.ReadAllText(p)));

    private static IEnumerable<(string Path, string Text)> Seeds() => Directory.EnumerateFiles(Path.Combine(Home, "seeds"), "*.json", SearchOption.AllDirectories).Select(p => (p, File.ReadAllText(p)));

    [GeneratedRegex(@"[\u3400-\u9fff]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"(?<interpolated>\$)?""(?<text>(?:[^""\\]|\\.)*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Literal();

    /// <summary>T[ … ] with whatever stands inside.</summary>
    [GeneratedRegex(@"\bT\[(?<inner>(?:[^\[\]""]|""(?:[^""\\]|\\.)*""|\[[^\]]*\])*)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Key();

    /// <summary>Attributes of our tag helpers that carry a key.</summary>
    [GeneratedRegex(@"\s(text|hint)=""(?<text>[^""@]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextAttribute();

    [GeneratedRegex(@"(?<!:)//.*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex RazorComment();

    /// <summary>A number of things without a form for one of them; limits (“at most {0} characters”) are never one.</summary>
    [GeneratedRegex(@"\{[0-9]\}( (more|background|open|closed|required))? (messages|hours|results|runs|tasks|sessions|members|seats|lines|people|classes|schools|visits|points|studios|leaders|teachers|days|times|mentees|places|months|newcomers|items|gatherings|assessments|weeks|records|rows)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{(?<n>[0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
