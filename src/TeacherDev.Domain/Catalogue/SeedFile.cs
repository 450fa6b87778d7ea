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

    // System.Text.Json says “$.years[0].tracks[2]”.
    private static string PlaceOf(string? path) => (path ?? "").TrimStart('$').Replace('.', '/').Replace('[', '/').Replace("]", "");
}
