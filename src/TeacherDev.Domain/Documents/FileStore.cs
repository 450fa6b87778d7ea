using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Documents;

/// <summary>
/// The bytes of stored files, in a folder outside the web root, readable by the owner alone. A file is whole and in its place before its row
/// is saved, so that no row is ever without its file; a file that no row came to is swept away after a day.
/// </summary>
public sealed class FileStore(string folder, long mostBytes, TimeProvider clock)
{
    public const long UsualMostBytes = 20_000_000;

    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int NamesAQuery = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>Puts a file in its place and makes its row, which the caller saves.</summary>
    /// <param name="content">As it comes from the browser; read once, and no further than the limit.</param>
    /// <param name="name">As the browser calls it.</param>
    /// <param name="followsRecord"><see cref="StoredFile.FollowsRecord"/>.</param>
    /// <exception cref="RuleBroken">Too big, empty, of no known kind, or of another kind than its name says.</exception>
    public async Task<StoredFile> KeepAsync(Stream content, string? name, int organisationId, Viewer by, Guid key, bool followsRecord = false, CancellationToken stop = default)
    {
        var (cleanName, storageName) = (StoredFile.CleanName(name), StoredFile.NewStorageName());
        var arriving = Path.Combine(OwnersFolder(folder), storageName + ".part");
        try
        {
            var file = await WriteAsync(arriving, content, stop) is var (kind, length, digest)
                ? new StoredFile(storageName, cleanName, kind, length, digest, organisationId, followsRecord, by, clock.UtcNow, key)
                : throw new RuleBroken("只能上传图片（JPEG、PNG、WebP）、PDF 和 Office 文件（docx、xlsx、pptx）：{0}", cleanName);
            File.SetLastWriteTimeUtc(arriving, clock.UtcNow);
            OwnersFolder(Path.GetDirectoryName(PlaceOf(storageName))!);
            File.Move(arriving, PlaceOf(storageName));
            return file;
        }
        finally
        {
            File.Delete(arriving);
        }
    }

    /// <summary>Opens the file of a row; there is no other way to one.</summary>
    public Stream Open(StoredFile file) => new FileStream(PlaceOf(file.StorageName), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);

    /// <summary>Removes what no row came to within a day: the row was refused, or the process died between file and row.</summary>
    /// <returns>How many files went.</returns>
    public async Task<int> SweepAsync(TeacherDevDb db, CancellationToken stop = default)
    {
        var before = clock.UtcNow - Patience;
        var swept = 0;
        foreach (var old in Directory.EnumerateFiles(OwnersFolder(folder), "*", SearchOption.AllDirectories).Where(f => File.GetLastWriteTimeUtc(f) < before).Chunk(NamesAQuery))
        {
            var names = old.Select(f => Path.GetFileName(f)).ToList();
            var kept = (await db.AllStoredFiles.Where(f => names.Contains(f.StorageName)).Select(f => f.StorageName).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
            foreach (var file in old.Where(f => !kept.Contains(Path.GetFileName(f))))
            {
                File.Delete(file);
                swept++;
            }
        }
        return swept;
    }

    private async Task<(FileKind Kind, long Length, string Digest)?> WriteAsync(string place, Stream content, CancellationToken stop)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnersFile;
        await using var file = new FileStream(place, options);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        while (await content.ReadAsync(buffer, stop) is > 0 and var read)
        {
            if (file.Length + read > mostBytes) throw new RuleBroken("文件不能超过 {0} MB", mostBytes / 1_000_000);
            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }
        file.Flush(flushToDisk: true);
        return FileKinds.Of(file) is { } kind ? (kind, file.Length, Convert.ToHexStringLower(hash.GetHashAndReset())) : null;
    }

    private string PlaceOf(string storageName) => Path.Combine(folder, storageName[..2], storageName);

    private static string OwnersFolder(string path) =>
        (OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OwnersFile | UnixFileMode.UserExecute)).FullName;
}
