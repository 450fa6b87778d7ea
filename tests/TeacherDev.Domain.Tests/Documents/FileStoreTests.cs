using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Documents;

public sealed class FileStoreTests : IDisposable
{
    private const long MostBytes = 1_000_000;
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj");
    private static readonly byte[] Png = [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    private readonly DirectoryInfo parent = Directory.CreateTempSubdirectory("files-");
    private readonly SqliteFile database = new();
    private readonly MovedClock clock = new();

    private string Folder => Path.Combine(parent.FullName, "files");

    private FileStore Store => new(Folder, MostBytes, clock);

    [Fact]
    public async Task What_was_kept_is_opened_by_its_row_and_by_the_owner_alone()
    {
        await using var db = database.Open();
        var file = await KeptAsync(db, Pdf, "教学设计.PDF");
        var read = await db.StoredFiles.AsNoTracking().SingleAsync();
        Assert.Equal(("教学设计.PDF", FileKind.Pdf, Pdf.Length), (read.Name, read.Kind, read.Length));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), read.Sha256);
        Assert.Equal(32, read.StorageName.Length);
        await using var content = Store.Open(read);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        Assert.Equal(Pdf, copy.ToArray());
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Kept())));
        Assert.All(Directory.EnumerateDirectories(parent.FullName, "*", SearchOption.AllDirectories),
            d => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(d)));
        Assert.NotEqual(file.StorageName, (await Store.KeepAsync(new MemoryStream(Pdf), "a.pdf", 1, Viewer.System, Guid.NewGuid())).StorageName);
    }

    [Theory]
    [InlineData("../../etc/passwd.pdf")]
    [InlineData("..\\..\\boot.pdf")]
    [InlineData("/etc/x.pdf")]
    [InlineData("C:x.pdf")]
    [InlineData("a\0.pdf")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("x.html")]
    [InlineData("x.pdf.exe")]
    [InlineData("x.docx")]
    public async Task A_name_with_a_path_or_another_ending_is_refused(string name)
    {
        await Assert.ThrowsAsync<RuleBroken>(() => Store.KeepAsync(new MemoryStream(Pdf), name, 1, Viewer.System, Guid.NewGuid()));
        Assert.Empty(Kept());
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script>", "x.pdf")]
    [InlineData("MZ\u0090", "x.png")]
    [InlineData("GIF89a", "x.png")]
    [InlineData("PK\u0003\u0004 and no package", "x.docx")]
    [InlineData("", "x.pdf")]
    public async Task Content_of_no_known_kind_is_refused(string content, string name)
    {
        await Assert.ThrowsAsync<RuleBroken>(() => Store.KeepAsync(new MemoryStream(Encoding.Latin1.GetBytes(content)), name, 1, Viewer.System, Guid.NewGuid()));
        Assert.Empty(Kept());
    }

    [Theory]
    [InlineData("word/document.xml", "计划.docx", FileKind.Word)]
    [InlineData("xl/workbook.xml", "名单.xlsx", FileKind.Excel)]
    [InlineData("ppt/presentation.xml", "讲座.pptx", FileKind.PowerPoint)]
    public async Task An_office_file_is_known_by_what_is_packed_in_it(string entry, string name, FileKind kind)
    {
        using var package = new MemoryStream();
        using (var archive = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true)) archive.CreateEntry(entry);
        package.Position = 0;
        Assert.Equal(kind, (await Store.KeepAsync(package, name, 1, Viewer.System, Guid.NewGuid())).Kind);
    }

    [Fact]
    public async Task Pictures_are_known_by_their_signatures()
    {
        Assert.Equal(FileKind.Png, (await Store.KeepAsync(new MemoryStream(Png), "a.png", 1, Viewer.System, Guid.NewGuid())).Kind);
        Assert.Equal(FileKind.Jpeg, (await Store.KeepAsync(new MemoryStream([0xFF, 0xD8, 0xFF, 0xE0, 0]), "a.jpeg", 1, Viewer.System, Guid.NewGuid())).Kind);
        Assert.Equal(FileKind.WebP, (await Store.KeepAsync(new MemoryStream([.. "RIFF"u8, 1, 2, 3, 4, .. "WEBPVP8 "u8]), "a.webp", 1, Viewer.System, Guid.NewGuid())).Kind);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_before_it_is_read_to_its_end()
    {
        using var endless = new Endless();
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Store.KeepAsync(endless, "x.pdf", 1, Viewer.System, Guid.NewGuid()));
        Assert.Equal("文件不能超过 1 MB", refused.Message);
        Assert.InRange(endless.Given, MostBytes, MostBytes * 2);
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task A_file_lies_in_its_place_before_its_row_is_saved_and_without_a_row_is_swept_after_a_day()
    {
        await using var db = database.Open();
        var kept = await KeptAsync(db, Pdf, "有记录.pdf");
        var lost = await Store.KeepAsync(new MemoryStream(Png), "中断.png", kept.OrganisationId, Viewer.System, Guid.NewGuid());
        await Store.Open(lost).DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(Folder, "0123456789abcdef0123456789abcdef.part"), "broken off");
        File.SetLastWriteTimeUtc(Path.Combine(Folder, "0123456789abcdef0123456789abcdef.part"), clock.GetUtcNow().UtcDateTime);

        Assert.Equal(0, await Store.SweepAsync(db));
        clock.Move(TimeSpan.FromHours(25));
        Assert.Equal(2, await Store.SweepAsync(db));
        Assert.EndsWith(kept.StorageName, Assert.Single(Kept()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        using var broken = new Broken();
        await Assert.ThrowsAsync<IOException>(() => Store.KeepAsync(broken, "x.pdf", 1, Viewer.System, Guid.NewGuid()));
        Assert.Empty(Kept());
    }

    [Fact]
    public async Task A_file_is_seen_by_its_organisation_and_by_who_handed_it_in()
    {
        await using var db = database.Open();
        await KeptAsync(db, Pdf, "a.pdf");
        Assert.Equal((1, 0, 0), (await SeenAsync("/yuxi/"), await SeenAsync("/other/"), await SeenAsync(Viewer.NoPath)));
    }

    public void Dispose()
    {
        database.Dispose();
        parent.Delete(recursive: true);
    }

    private async Task<StoredFile> KeptAsync(Domain.Data.TeacherDevDb db, byte[] content, string name)
    {
        var bureau = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        db.Add(bureau);
        await db.SaveChangesAsync();
        var file = await Store.KeepAsync(new MemoryStream(content), name, bureau.Id, Viewer.System, Guid.NewGuid());
        db.Add(file);
        await db.SaveChangesAsync();
        return file;
    }

    private async Task<int> SeenAsync(string path)
    {
        await using var db = database.Open(new(1, PersonId: null, "", null, null, null, path));
        return await db.StoredFiles.CountAsync();
    }

    private IEnumerable<string> Kept() => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories) : [];

    private sealed class MovedClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

        public void Move(TimeSpan by) => now += by;

        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }

    private sealed class Broken : MemoryStream
    {
        private bool hasGiven;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (hasGiven) throw new IOException("The connection broke off.");
            hasGiven = true;
            Pdf.CopyTo(buffer);
            return ValueTask.FromResult(Pdf.Length);
        }
    }
}
