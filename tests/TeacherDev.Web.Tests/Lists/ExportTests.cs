using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;

namespace TeacherDev.Web.Tests.Lists;

/// <summary>Every page that exports, opened in both languages: what a workbook says is said in its reader's words.</summary>
public sealed class ExportTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly HashSet<string> Identifiers =
        [.. typeof(RuleBroken).Assembly.GetTypes().Where(t => t.IsEnum).SelectMany(Enum.GetNames).Where(n => n is not "E" and not "X")];

    private static readonly IReadOnlyDictionary<string, string> English =
        XDocument.Load(Path.Combine(Checkout.Root, "src/TeacherDev.Web/Resources/Shared.en.resx")).Root!.Elements("data").ToLookup(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value).ToDictionary(d => d.Key, d => d.Last(), StringComparer.Ordinal);

    private static readonly HashSet<string> Said = [.. English.Values];

    [Fact]
    public async Task No_export_shows_an_identifier_or_a_text_of_the_house_in_the_wrong_language()
    {
        await site.InDbAsync(PrepareAsync);
        var (wrong, exports) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (action, account, address) in await PagesAsync())
        {
            foreach (var culture in new[] { "zh-CN", "en" })
            {
                var book = await (await site.AsAsync(account)).GetAsync($"{address}?format=xlsx&culture={culture}");
                if (book.Answer.Content.Headers.ContentType?.MediaType != Sheet.ContentType) break;
                exports.Add(action);
                wrong.AddRange(Sheet.Rows(book).SelectMany(r => r).Distinct(StringComparer.Ordinal).Where(cell => IsWrong(cell, culture)).Select(cell => $"{action} {culture}: {cell}"));
            }
        }
        Assert.Equal([], wrong);
        Assert.True(exports.IsSupersetOf(["GET People.Index", "GET Cohorts.Index", "GET Messages.Index", "GET Tasks.Index", "GET Trainers.Index", "GET Pairings.Index", "GET Inbox.Index", "GET Organisations.Index",
            "GET Assessments.Index", "GET Assessments.Show", "GET Activities.Index", "GET Activities.Show", "GET Jobs.Index", "GET Programmes.Show"]), string.Join('\n', exports));
    }

    [Fact]
    public void A_wrong_cell_is_noticed()
    {
        Assert.True(IsWrong("FaceToFace", "zh-CN"));
        Assert.True(IsWrong("FaceToFace", "en"));
        Assert.True(IsWrong("Refused", "zh-CN"));
        Assert.False(IsWrong("Refused", "en"));
        Assert.True(IsWrong("内聘", "en"));
        Assert.False(IsWrong("内聘", "zh-CN"));
        Assert.False(IsWrong("东区第一中学", "en"));
    }

    // “Refused” is an identifier and good English; “FaceToFace” is not.
    private static bool IsWrong(string cell, string culture) => culture == "en"
        ? (English.TryGetValue(cell, out var english) && english != cell) || (Identifiers.Contains(cell) && !Said.Contains(cell))
        : Identifiers.Contains(cell);

    /// <summary>Every page of the access table that somebody may open, each once.</summary>
    private async Task<List<(string Action, string Account, string Address)>> PagesAsync()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Access", "matrix.csv")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(',')).ToList();
        var pages = new List<(string, string, string)>();
        foreach (var row in rows.Skip(1).Where(r => r[0].StartsWith("GET ", StringComparison.Ordinal) && r[1] == "own" && !r[2].Contains('?', StringComparison.Ordinal)).DistinctBy(r => r[0]))
        {
            var column = Array.IndexOf(row, "200", 3);
            if (column < 0 || column == row.Length - 1) continue;
            var account = rows[0][column];
            pages.Add((row[0], account, await AddressAsync(row[2], account)));
        }
        return pages;
    }

    private async Task<string> AddressAsync(string template, string account)
    {
        var (from, to) = (template.IndexOf('{', StringComparison.Ordinal), template.IndexOf('}', StringComparison.Ordinal));
        return from < 0 ? template : $"{template[..from]}{await site.InDbAsync(db => World.SampleAsync(db, template[(from + 1)..to], World.Related(account, "own")!))}{template[(to + 1)..]}";
    }

    private async Task PrepareAsync(TeacherDev.Domain.Data.TeacherDevDb db)
    {
        var now = site.Clock.GetUtcNow().UtcDateTime;
        var by = await db.Accounts.Where(a => a.UserName == "coordinator").Select(a => new { a.Id, a.PersonId }).SingleAsync();
        var failed = new BackgroundTask("export", Remark.Of("{0} 年度考核汇总", 2026), "{}", by.Id, Guid.NewGuid(), now);
        failed.Fail(Remark.Of("多次中断，已停止重试；请联系系统管理员"), now);
        db.Add(failed);
        var person = await World.PersonAsync(db, World.CityInstitute);
        var refused = new Message(NotificationsOfWorld.Reminder(person.Id, person.OrganisationId, now, "export"), Channel.Email, "nobody@example.cn");
        refused.Settle(Delivery.Refused("已放入站内消息"), now);
        db.Add(refused);
        db.Add(JobRun.Requested("clear-runs", by.Id, now));
        await db.SaveChangesAsync();
    }
}
