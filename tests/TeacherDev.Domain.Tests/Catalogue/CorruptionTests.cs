using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Tests.Catalogue;

public sealed class CorruptionTests
{
    private static readonly string[] Files = [.. Directory.EnumerateFiles(Path.Combine(SeedsCopy.Original, "programmes"), "*.json").Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Whatever happens to one member of a programme file: either it is refused, naming the file, or exactly what it now says is loaded.</summary>
    [Fact]
    public async Task A_damaged_member_is_refused_or_loaded_as_it_stands()
    {
        using var seeds = new SeedsCopy();
        await seeds.LoadAsync();
        var schema = new SeedSchema("programme.schema.json", SeedJson.Parse(File.ReadAllBytes(Path.Combine(seeds.Folder, "programmes/programme.schema.json"))));
        var (refused, loaded) = (0, 0);
        var damage = Gen.Elements(Files).Zip(Gen.Choose(0, 9999).Two()).ToArbitrary();
        Prop.ForAll(damage, async d =>
        {
            var name = "programmes/" + Path.GetFileName(d.Item1);
            try
            {
                await LoadsAsItStandsAsync(seeds, schema, name, Damage(File.ReadAllText(d.Item1), d.Item2.Item1, d.Item2.Item2));
                loaded++;
            }
            catch (SeedRefused e)
            {
                Assert.All(e.Refusals, r => Assert.Equal(name, r.File));
                refused++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        // Both ends must have been met, or this shows nothing.
        Assert.True(refused > 20 && loaded > 5, $"{refused} refused, {loaded} loaded");
    }

    private static async Task LoadsAsItStandsAsync(SeedsCopy seeds, SeedSchema schema, string name, JsonObject damaged)
    {
        await using var db = seeds.Database.Open();
        await using var trial = await db.Database.BeginTransactionAsync();
        var content = new SeedFile(name, SeedJson.Parse(JsonSerializer.SerializeToUtf8Bytes(damaged)));
        if (schema.Check(name, content.Content) is { Count: > 0 } faults) throw new SeedRefused(faults);
        await new ProgrammeSeeds().LoadAsync(db, [content], default);
        await db.SaveChangesAsync();
        Assert.Equal(Same(content.Content), await ExportAsync(db, (string)damaged["code"]!));
    }

    private static JsonObject Damage(string text, int where, int how)
    {
        var root = JsonNode.Parse(text)!.AsObject();
        var members = Members(root).ToList();
        var (parent, name) = members[where % members.Count];
        var value = parent[name];
        switch (how % 7)
        {
            case 0: parent.Remove(name); break;
            case 1: parent.Remove(name); parent[name + "x"] = value; break;
            case 2: parent[name] = null; break;
            case 3: parent[name] = value is JsonValue ? new JsonArray(value.DeepClone()) : "文字"; break;
            case 4: parent[name] = -1; break;
            case 5: parent[name] = "2023-13-01"; break;
            default: parent[name] = value is JsonValue && value.GetValueKind() == JsonValueKind.String ? value + "改" : value is JsonValue v && v.TryGetValue<int>(out var n) ? n + 1 : null; break;
        }
        return root;
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(m => Members(m.Value!).Prepend((o, m.Key))),
        JsonArray a => a.SelectMany(Members!),
        _ => [],
    };

    // Written once more through the record, so that only the order of members is set aside.
    private static string Same(JsonElement content) => SeedJson.Write(SeedJson.Read<ProgrammeFile>(content) with { Schema = "./" + ProgrammeFile.SchemaName });

    private static async Task<string> ExportAsync(Domain.Data.TeacherDevDb db, string code)
    {
        db.ChangeTracker.Clear();
        var programme = await db.Programmes.Include(p => p.Organisation).SingleAsync(p => p.Code == code);
        return SeedJson.Write(ProgrammeFile.Of(programme, await db.ProgrammeYears.Whole().Where(y => y.ProgrammeId == programme.Id).ToListAsync()));
    }
}
