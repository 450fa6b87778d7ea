using System.Security.Cryptography;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Documents;

/// <summary>A file that was handed in: who may have it, what it is, and under which random name its bytes lie in the <see cref="FileStore"/>. Never changed.</summary>
public sealed class StoredFile : Aggregate
{
    public const int NameLength = 120;
    public const int StorageNameLength = 32;
    public const int DigestLength = 64;

    internal StoredFile(string storageName, string name, FileKind kind, long length, string sha256, int organisationId, bool followsRecord, Viewer by, DateTime now, Guid key)
    {
        if (!kind.Fits(name)) throw new RuleBroken("“{0}”的内容与它的扩展名不符，请核对后重新选择", name);
        (StorageName, Name, Kind, Length, Sha256) = (storageName, name, kind, length, sha256);
        FollowsRecord = followsRecord;
        (OrganisationId, UploadedByAccountId, UploadedByPersonId, UploadedAt, IdempotencyKey) = (organisationId, by.AccountId, by.PersonId, now, key);
    }

    private StoredFile() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Seen by those who see the record it belongs to, and not by all within whose reach its body lies.</summary>
    public bool FollowsRecord { get; private set; }

    public int? UploadedByAccountId { get; private set; }

    public int? UploadedByPersonId { get; private set; }

    public DateTime UploadedAt { get; private set; }

    /// <summary>As its owner calls it; the file system never sees it.</summary>
    public string Name { get; private set; } = null!;

    public FileKind Kind { get; private set; }

    public long Length { get; private set; }

    public string Sha256 { get; private set; } = null!;

    /// <summary>128 random bits in hexadecimal digits, and nothing that could lead elsewhere.</summary>
    public string StorageName
    {
        get;
        private set => field = IsStorageName(value) ? value : throw new ArgumentException("Not the name of a stored file.", nameof(value));
    } = null!;

    public Guid IdempotencyKey { get; private set; }

    internal static string NewStorageName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(StorageNameLength / 2));

    internal static bool IsStorageName(string name) => name.Length == StorageNameLength && name.All(char.IsAsciiHexDigitLower);

    /// <summary>The name a browser gave; one that carries a path was not given by a browser.</summary>
    internal static string CleanName(string? name) =>
        Naming.Clean(name, "文件名称", NameLength) is var clean && clean.IndexOfAny(['/', '\\', ':']) < 0 ? clean : throw new RuleBroken("文件名不能含有路径：{0}", name);
}
