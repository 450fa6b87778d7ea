using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeacherDev.Domain.Catalogue;

/// <summary>How seed files are read and written: unknown and doubled members are refused, absent members are null, two spaces, Chinese as it is.</summary>
public static class SeedJson
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Written to files and downloads, never into a page: “+” and “<” stand as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="JsonException">Not JSON, or a member stands twice.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes, Strict);
        return document.RootElement.Clone();
    }

    /// <exception cref="JsonException">The element is not what <typeparamref name="T"/> describes.</exception>
    public static T Read<T>(JsonElement element) => element.Deserialize<T>(Options) ?? throw new JsonException("null");

    /// <summary>The one way a file of this content is written, ending in a line break.</summary>
    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Options) + "\n";

    public static string Write(JsonElement element) => JsonSerializer.Serialize(element, Options) + "\n";
}
