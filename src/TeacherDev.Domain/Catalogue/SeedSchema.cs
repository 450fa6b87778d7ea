using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TeacherDev.Domain.Catalogue;

/// <summary>
/// Checks a file against the JSON schema that stands beside it. Knows the part of JSON Schema that the seeds use and refuses a schema with
/// anything else, so that no rule is written down and silently not applied (docs/decisions: why no library).
/// </summary>
public sealed class SeedSchema
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$schema", "$defs", "$ref", "title", "type", "enum", "pattern", "format", "minLength", "maxLength", "minimum", "maximum",
        "required", "properties", "additionalProperties", "items", "minItems", "uniqueItems",
    };

    private static readonly string[] Named = ["properties", "$defs"];
    private const string DefinitionPrefix = "#/$defs/";
    private readonly string file;
    private readonly JsonElement root;

    /// <exception cref="SeedRefused">The schema itself uses what is not understood here.</exception>
    public SeedSchema(string file, JsonElement root)
    {
        (this.file, this.root) = (file, root);
        if (Unknown(root, "").ToList() is { Count: > 0 } unknown) throw new SeedRefused(unknown);
    }

    /// <summary>Every place where <paramref name="content"/> is not as the schema says; empty when it is.</summary>
    public IReadOnlyList<Refusal> Check(string contentFile, JsonElement content)
    {
        try
        {
            return [.. Faults(content, root, "").Select(f => new Refusal(contentFile, f.Place, f.Text, f.Arguments))];
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or ArgumentException or FormatException or RegexMatchTimeoutException)
        {
            return [new Refusal(file, "", "格式文件本身有误，不能用来核对 {0}", contentFile)];
        }
    }

    private IEnumerable<(string Place, string Text, object?[] Arguments)> Faults(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Faults(value, Definition(reference.GetString()!), at);
        if (schema.TryGetProperty("type", out var type) && !Is(value, type.GetString()!))
            return [(at, "应为{0}，现在是{1}", [NameOf(type.GetString()!), NameOf(value)])];
        return value.ValueKind switch
        {
            JsonValueKind.Object => InObject(value, schema, at),
            JsonValueKind.Array => InArray(value, schema, at),
            JsonValueKind.String => InText(value, schema, at),
            JsonValueKind.Number => InNumber(value, schema, at),
            _ => InList(value, schema, at),
        };
    }

    private IEnumerable<(string, string, object?[])> InObject(JsonElement value, JsonElement schema, string at)
    {
        var properties = schema.GetProperty("properties");
        foreach (var required in Items(schema, "required"))
        {
            if (!value.TryGetProperty(required.GetString()!, out _)) yield return (at, "缺少“{0}”（{1}）", [required.GetString(), TitleOf(properties.GetProperty(required.GetString()!))]);
        }
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{at}/{member.Name.Replace("~", "~0").Replace("/", "~1")}";
            if (!properties.TryGetProperty(member.Name, out var inner)) yield return (place, "不认识的项“{0}”，请核对拼写", [member.Name]);
            else
            {
                foreach (var fault in Faults(member.Value, inner, place)) yield return fault;
            }
        }
    }

    private IEnumerable<(string, string, object?[])> InArray(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32()) yield return (at, "至少应有 {0} 项；没有内容时请删去这一项", [least.GetInt32()]);
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean() && value.EnumerateArray().Select(i => i.GetRawText()).Distinct().Count() < value.GetArrayLength()) yield return (at, "不能有重复的项", []);
        var place = 0;
        foreach (var item in value.EnumerateArray())
        {
            foreach (var fault in Faults(item, schema.GetProperty("items"), $"{at}/{place}")) yield return fault;
            place++;
        }
    }

    private static IEnumerable<(string, string, object?[])> InText(JsonElement value, JsonElement schema, string at)
    {
        var text = value.GetString()!;
        foreach (var fault in InList(value, schema, at)) yield return fault;
        var length = text.EnumerateRunes().Count();
        if (schema.TryGetProperty("minLength", out var least) && length < least.GetInt32()) yield return (at, "不能为空", []);
        if (schema.TryGetProperty("maxLength", out var most) && length > most.GetInt32()) yield return (at, "最多 {0} 个字，现有 {1} 个", [most.GetInt32(), length]);
        if (schema.TryGetProperty("pattern", out var pattern) && !Matches(text, pattern.GetString()!)) yield return (at, "“{0}”的写法不对，应符合 {1}", [text, pattern.GetString()]);
        if (schema.TryGetProperty("format", out _) && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) yield return (at, "“{0}”不是日期，应写成 2023-04-01 的样子", [text]);
    }

    private static IEnumerable<(string, string, object?[])> InNumber(JsonElement value, JsonElement schema, string at)
    {
        var number = value.GetDecimal();
        if (schema.TryGetProperty("minimum", out var least) && number < least.GetDecimal()) yield return (at, "不能小于 {0}，现在是 {1}", [least.GetDecimal(), number]);
        if (schema.TryGetProperty("maximum", out var most) && number > most.GetDecimal()) yield return (at, "不能大于 {0}，现在是 {1}", [most.GetDecimal(), number]);
    }

    private static IEnumerable<(string, string, object?[])> InList(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
            yield return (at, "不能是“{0}”，只能是：{1}", [value.ToString(), string.Join('、', allowed.EnumerateArray().Select(a => a.ToString()))]);
    }

    private JsonElement Definition(string reference) => root.GetProperty("$defs").GetProperty(reference[DefinitionPrefix.Length..]);

    private string TitleOf(JsonElement schema) =>
        schema.TryGetProperty("title", out var title) ? title.GetString()! : schema.TryGetProperty("$ref", out var reference) ? TitleOf(Definition(reference.GetString()!)) : "必填";

    // "$" also matches before a last line break; a schema means the very end.
    private static bool Matches(string text, string pattern) => Regex.IsMatch(text, pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "number" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _),
        _ => false,
    };

    private static string NameOf(string type) => type switch
    {
        "object" => "一组项",
        "array" => "列表",
        "string" => "文本",
        "boolean" => "true 或 false",
        "integer" => "整数",
        _ => "数字",
    };

    private static string NameOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "一组项",
        JsonValueKind.Array => "列表",
        JsonValueKind.String => "文本",
        JsonValueKind.Number => "数字",
        JsonValueKind.Null => "空值（没有内容时请删去这一项）",
        _ => "true 或 false",
    };

    private static IEnumerable<JsonProperty> Members(JsonElement group) => group.ValueKind == JsonValueKind.Object ? group.EnumerateObject() : [];

    private static IEnumerable<JsonElement> Items(JsonElement schema, string name) => schema.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    // A definition that is itself only a reference could refer in a circle.
    private bool IsDefined(JsonElement reference) =>
        reference.ValueKind == JsonValueKind.String && reference.GetString()!.StartsWith(DefinitionPrefix, StringComparison.Ordinal)
        && root.TryGetProperty("$defs", out var definitions) && definitions.ValueKind == JsonValueKind.Object
        && definitions.TryGetProperty(reference.GetString()![DefinitionPrefix.Length..], out var definition) && definition.ValueKind == JsonValueKind.Object && !definition.TryGetProperty("$ref", out _);

    // Walks schemas only: the names under "properties" and "$defs" are the seeds' own words.
    private IEnumerable<Refusal> Unknown(JsonElement schema, string at)
    {
        if (schema.ValueKind != JsonValueKind.Object) return [new Refusal(file, at, "应为{0}，现在是{1}", "一组项", NameOf(schema))];
        var unknown = schema.EnumerateObject().Where(m => !Known.Contains(m.Name)).Select(m => new Refusal(file, $"{at}/{m.Name}", "本程序不认识这条格式规则“{0}”", m.Name));
        if (schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "object" && !(schema.TryGetProperty("properties", out _) && schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False))
            unknown = unknown.Append(new Refusal(file, at, "格式文件中的每组项都应写明 properties，并写 additionalProperties: false"));
        if (schema.TryGetProperty("type", out type) && type.ValueKind == JsonValueKind.String && type.GetString() == "array" && !schema.TryGetProperty("items", out _)) unknown = unknown.Append(new Refusal(file, at, "格式文件中的每个列表都应写明 items"));
        if (schema.TryGetProperty("$ref", out var reference) && !IsDefined(reference)) unknown = unknown.Append(new Refusal(file, at + "/$ref", "格式文件引用了没有定义的内容“{0}”", reference));
        var inner = Named.Where(n => schema.TryGetProperty(n, out _))
            .SelectMany(n => Members(schema.GetProperty(n)).SelectMany(m => Unknown(m.Value, $"{at}/{n}/{m.Name}")));
        return unknown.Concat(inner).Concat(schema.TryGetProperty("items", out var items) ? Unknown(items, $"{at}/items") : []);
    }
}
