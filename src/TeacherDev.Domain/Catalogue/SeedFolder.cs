using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TeacherDev.Domain.Catalogue;

/// <summary>The seeds folder as it was read: every file's bytes, so that what is checked is what is loaded.</summary>
public sealed class SeedFolder
{
    private const string SchemaEnding = ".schema.json";
    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    private SeedFolder() { }

    /// <summary>SHA-256 over names and contents, as 64 hexadecimal digits.</summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (name, bytes) in files)
            {
                hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{bytes.Length}\0"));
                hash.AppendData(bytes);
            }
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static SeedFolder Read(string path)
    {
        var folder = new SeedFolder();
        foreach (var file in Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories))
            folder.files[Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/')] = File.ReadAllBytes(file);
        return folder;
    }

    /// <summary>The files of each kind, in the order in which the kinds load. All faults of all files are told at once.</summary>
    /// <exception cref="SeedRefused">A file is not JSON, does not fit its schema, or belongs to no kind.</exception>
    public IReadOnlyList<(ISeedKind Kind, IReadOnlyList<SeedFile> Files)> For(IEnumerable<ISeedKind> kinds)
    {
        var refusals = new List<Refusal>();
        var ordered = kinds.OrderBy(k => k.Order).ToList();
        refusals.AddRange(files.Keys.Where(name => !ordered.Exists(k => Belongs(name, k))).Select(name => new Refusal(name, "", "没有程序读取这个文件，请核对文件夹名称")));
        var read = ordered.ConvertAll(kind => (kind, (IReadOnlyList<SeedFile>)[.. Checked(kind, refusals)]));
        return refusals.Count == 0 ? read : throw new SeedRefused(refusals);
    }

    private IEnumerable<SeedFile> Checked(ISeedKind kind, List<Refusal> refusals)
    {
        var names = files.Keys.Where(n => Belongs(n, kind) && !n.EndsWith(SchemaEnding, StringComparison.Ordinal)).ToList();
        if (names.Count == 0 || Schema(kind, refusals) is not { } schema) yield break;
        foreach (var name in names)
        {
            if (Parsed(name, refusals) is not { } content) continue;
            var faults = schema.Check(name, content);
            refusals.AddRange(faults);
            if (faults.Count == 0) yield return new SeedFile(name, content);
        }
    }

    private SeedSchema? Schema(ISeedKind kind, List<Refusal> refusals)
    {
        var name = $"{kind.Folder}/{kind.Schema}";
        try
        {
            if (!files.ContainsKey(name)) refusals.Add(new Refusal(name, "", "缺少格式文件"));
            else if (Parsed(name, refusals) is { } root) return new SeedSchema(name, root);
        }
        catch (SeedRefused refused)
        {
            refusals.AddRange(refused.Refusals);
        }
        return null;
    }

    private JsonElement? Parsed(string name, List<Refusal> refusals)
    {
        try
        {
            return SeedJson.Parse(files[name]);
        }
        catch (JsonException e)
        {
            refusals.Add(e.LineNumber is { } line
                ? new Refusal(name, "", "不是正确的 JSON：第 {0} 行第 {1} 字节", line + 1, (e.BytePositionInLine ?? 0) + 1)
                : new Refusal(name, "", "不是正确的 JSON，或同一项写了两次"));
            return null;
        }
    }

    private static bool Belongs(string name, ISeedKind kind) => name.StartsWith(kind.Folder + "/", StringComparison.Ordinal) && !name[(kind.Folder.Length + 1)..].Contains('/');
}
