using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Infrastructure;

/// <summary>
/// The master keys: files `master-1.key`, `master-2.key` … of 32 random bytes, readable by the owner alone, outside the database and part of
/// a backup. The first is made at the first start; adding a higher one rotates what is sealed from then on.
/// </summary>
public static class MasterKeys
{
    private const int Size = 32;

    /// <exception cref="RuleBroken">The first key is gone while the database holds what it sealed: a new one would open nothing and hide the loss.</exception>
    public static FieldCipher Load(string folder, IServiceScopeFactory scopes)
    {
        OwnerOnly.Folder(folder);
        var first = Path.Combine(folder, "master-1.key");
        if (!File.Exists(first))
        {
            if (SomethingIsSealed(scopes)) throw new RuleBroken("主密钥 {0} 不见了，而数据库里有用它加密的内容：请从备份恢复 data/keys，不要另建密钥", first);
            Make(first);
        }
        var files = Directory.GetFiles(folder, "master-*.key");
        foreach (var file in files) OwnerOnly.File(file);
        return new FieldCipher(files.ToDictionary(Version, Read));
    }

    private static bool SomethingIsSealed(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        if (!db.Database.CanConnect() || !db.Database.GetAppliedMigrations().Any()) return false;
        return db.DataKeys.Any() || db.People.Any(p => p.SealedIdNumber != null || p.SealedPhone != null);
    }

    private static void Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(RandomNumberGenerator.GetBytes(Size));
        file.Flush(flushToDisk: true);
    }

    private static byte Version(string path) => byte.Parse(Path.GetFileNameWithoutExtension(path)["master-".Length..], CultureInfo.InvariantCulture);

    private static byte[] Read(string path) => File.ReadAllBytes(path) is { Length: Size } key ? key : throw new InvalidOperationException($"{path} is not a key of {Size} bytes.");
}
