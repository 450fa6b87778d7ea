using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Organisations;

/// <summary>Files of organisations: bureaux, institutes, departments and schools by their keys, parents named by key, in any file and any order.</summary>
public sealed class OrganisationSeeds : ISeedKind
{
    public string Folder => "organisations";

    public string Schema => "organisations.schema.json";

    public int Order => 1;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var known = await db.Organisations.ToDictionaryAsync(o => o.Key, stop);
        var rows = Rows(files);
        var waiting = rows;
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(r => r.Item.Parent is null || known.ContainsKey(r.Item.Parent)).ToList();
            if (ready.Count == 0) throw new SeedRefused([.. waiting.Select(r => new Refusal(r.File.Name, r.Place + "/parent", "没有标识为“{0}”的机构，或上下级互相指认", r.Item.Parent))]);
            foreach (var row in ready) row.File.At(row.Place, () => Bring(row, known, db));
            waiting = [.. waiting.Except(ready)];
        }
        CheckCodes(rows, known);
    }

    private static void Bring(Row row, Dictionary<string, Organisation> known, TeacherDevDb db)
    {
        var item = row.Item;
        var parent = item.Parent is null ? null : known[item.Parent];
        if (!known.TryGetValue(item.Key, out var organisation)) db.Add(known[item.Key] = organisation = new Organisation(item.Key, item.Name, item.Kind, parent));
        else if (organisation.ParentId != parent?.Id || organisation.Kind != item.Kind) throw new SeedRefused(new Refusal(row.File.Name, row.Place, "机构“{0}”的上级和类别不能由文件改动", item.Key));
        if (organisation.Name != item.Name || organisation.ShortName != item.ShortName) organisation.Rename(item.Name, item.ShortName);
        organisation.Describe(item.Code, (item.Stages ?? []).Aggregate(StageSet.None, (all, one) => all | one), organisation.IsRural);
    }

    /// <summary>A code may also belong to an organisation that no file names.</summary>
    private static void CheckCodes(List<Row> rows, Dictionary<string, Organisation> known)
    {
        var byCode = known.Values.Where(o => o.Code is not null).ToLookup(o => o.Code);
        foreach (var row in rows)
        {
            if (byCode[known[row.Item.Key].Code].FirstOrDefault(o => o.Key != row.Item.Key) is { } other)
                throw new SeedRefused(new Refusal(row.File.Name, $"{row.Place}/code", "学校标识码“{0}”已由“{1}”使用", other.Code, other.Name));
        }
    }

    private static List<Row> Rows(IReadOnlyList<SeedFile> files)
    {
        var rows = files.SelectMany(f => f.Read<Content>().Organisations.Select((item, at) => new Row(f, $"/organisations/{at}", item))).ToList();
        MustDiffer(rows, r => r.Item.Key, "key", "机构标识“{0}”在 {1} 中已经用过");
        MustDiffer([.. rows.Where(r => r.Item.Code is not null)], r => r.Item.Code!, "code", "学校标识码“{0}”在 {1} 中已经用过");
        return rows;
    }

    private static void MustDiffer(List<Row> rows, Func<Row, string> value, string member, string sentence)
    {
        if (rows.GroupBy(value).FirstOrDefault(g => g.Count() > 1) is not { } twice) return;
        throw new SeedRefused(new Refusal(twice.Last().File.Name, $"{twice.Last().Place}/{member}", sentence, twice.Key, twice.First().File.Name));
    }

    private sealed record Row(SeedFile File, string Place, Item Item);

    private sealed record Content(Item[] Organisations)
    {
        [System.Text.Json.Serialization.JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Item(string Key, string Name, OrganisationKind Kind, System.Text.Json.JsonElement Source, string? ShortName = null, string? Parent = null, string? Code = null, StageSet[]? Stages = null);
}
