using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Catalogue;

/// <summary>A copy of the repository's seeds to damage, and a database to load it into.</summary>
public sealed class SeedsCopy : IDisposable
{
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("seeds-");

    public SeedsCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Original, "*.json", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy.FullName, Path.GetRelativePath(Original, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public static string Original { get; } = Find();

    public string Folder => copy.FullName;

    public SqliteFile Database { get; } = new();

    public string this[string file]
    {
        get => File.ReadAllText(Path.Combine(Folder, file));
        set => File.WriteAllText(Path.Combine(Folder, file), value);
    }

    public static IReadOnlyList<ISeedKind> Kinds { get; } =
        [.. typeof(ISeedKind).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(ISeedKind)) && t.IsClass).Select(t => (ISeedKind)Activator.CreateInstance(t)!)];

    public async Task<bool> LoadAsync()
    {
        await using var db = Database.Open();
        return await new Seeds(db, Kinds, TimeProvider.System).LoadAsync(Folder);
    }

    /// <summary>Loads what must be refused and answers why.</summary>
    public async Task<IReadOnlyList<Refusal>> RefusedAsync() => (await Assert.ThrowsAsync<SeedRefused>(LoadAsync)).Refusals;

    public void Dispose()
    {
        Database.Dispose();
        copy.Delete(recursive: true);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TeacherDev.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "seeds");
    }
}
