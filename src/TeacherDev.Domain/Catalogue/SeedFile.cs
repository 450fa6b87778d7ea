using System.Text.Json;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Catalogue;

/// <summary>One file of the seeds that its schema accepts.</summary>
/// <param name="Name">Relative to the seeds folder, with forward slashes: “programmes/yuxi-5123xe.json”.</param>
public sealed record SeedFile(string Name, JsonElement Content)
{
    /// <exception cref="SeedRefused">The content is not what <typeparamref name="T"/> describes, though the schema let it pass.</exception>
    public T Read<T>()
    {
        try
        {
            return SeedJson.Read<T>(Content);
        }
        catch (JsonException e)
        {
            throw new SeedRefused(new Refusal(Name, PlaceOf(e.Path), "内容与本程序的格式不符"));
        }
    }

    /// <summary>Does a step that reads <paramref name="place"/>; a rule it breaks becomes a refusal of that place.</summary>
    public T At<T>(string place, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (RuleBroken rule)
        {
            throw new SeedRefused(new Refusal(Name, place, rule.Text, [.. rule.Arguments]));
        }
    }

    public void At(string place, Action step) => At(place, () => { step(); return true; });

    /// <summary>The path of the organisation that the file names as `organisation`.</summary>
    /// <exception cref="SeedRefused">There is none of this key.</exception>
    public string PathOf(string key, IReadOnlyDictionary<string, string> paths) =>
        paths.TryGetValue(key, out var path) ? path : throw new SeedRefused(new Refusal(Name, "/organisation", "没有标识为“{0}”的机构", key));

    // System.Text.Json says “$.years[0].tracks[2]”.
    private static string PlaceOf(string? path) => (path ?? "").TrimStart('$').Replace('.', '/').Replace('[', '/').Replace("]", "");
}
