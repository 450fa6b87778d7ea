using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Notifications;

/// <summary>Message-template files: one template each, with the facts it may name; a place for a fact that is not listed is refused.</summary>
public sealed partial class MessageTemplateSeeds : ISeedKind
{
    public string Folder => "message-templates";

    public string Schema => "message-template.schema.json";

    public int Order => 5;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var known = await db.MessageTemplates.ToDictionaryAsync(t => t.Key, stop);
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            if (!seen.TryAdd(content.Key, file.Name)) throw new SeedRefused(new Refusal(file.Name, "/key", "模板标识“{0}”在 {1} 中已经用过", content.Key, seen[content.Key]));
            var facts = content.Facts.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
            CheckPlaces(file, "/subject", content.Subject, facts);
            CheckPlaces(file, "/body", content.Body, facts);
            var next = file.At("", () => new MessageTemplate(content.Key, content.Name, content.Subject, content.Body));
            if (!known.TryGetValue(next.Key, out var template)) db.Add(next);
            else if ((template.Name, template.Subject, template.Body) != (next.Name, next.Subject, next.Body)) template.Revise(next.Name, next.Subject, next.Body);
        }
    }

    private static void CheckPlaces(SeedFile file, string place, string words, HashSet<string> facts)
    {
        foreach (var name in Place().Matches(words).Select(m => m.Groups["name"].Value).Where(n => !facts.Contains(n)))
            throw new SeedRefused(new Refusal(file.Name, place, "用了没有列出的事实“{0}”", name));
    }

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}]*?)\s*\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    private sealed record Content(string Key, string Name, string Subject, string Body, Fact[] Facts)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Fact(string Name, string Meaning);
}
