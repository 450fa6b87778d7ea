using System.IO.Compression;

namespace TeacherDev.Domain.Documents;

/// <summary>The kinds of files that are kept. What a file is, its content says; its name only has to agree.</summary>
public enum FileKind
{
    Jpeg,
    Png,
    WebP,
    Pdf,
    Word,
    Excel,
    PowerPoint,
}

public static class FileKinds
{
    private static readonly (string Entry, FileKind Kind)[] OfOffice = [("word/document.xml", FileKind.Word), ("xl/workbook.xml", FileKind.Excel), ("ppt/presentation.xml", FileKind.PowerPoint)];

    extension(FileKind kind)
    {
        public string MediaType => kind switch
        {
            FileKind.Jpeg => "image/jpeg",
            FileKind.Png => "image/png",
            FileKind.WebP => "image/webp",
            FileKind.Pdf => "application/pdf",
            FileKind.Word => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind.Excel => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind.PowerPoint => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
        };

        /// <summary>What a browser shows itself; everything else is only handed over.</summary>
        public bool IsShown => kind is FileKind.Jpeg or FileKind.Png or FileKind.WebP or FileKind.Pdf;

        private string[] Endings => kind switch
        {
            FileKind.Jpeg => [".jpg", ".jpeg"],
            FileKind.Png => [".png"],
            FileKind.WebP => [".webp"],
            FileKind.Pdf => [".pdf"],
            FileKind.Word => [".docx"],
            FileKind.Excel => [".xlsx"],
            FileKind.PowerPoint => [".pptx"],
            _ => [],
        };

        public bool Fits(string name) => kind.Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The kind that the content's signature says; null for anything that is not kept.</summary>
    public static FileKind? Of(Stream content)
    {
        Span<byte> head = stackalloc byte[12];
        content.Position = 0;
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P'] => FileKind.WebP,
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileKind.Pdf,
            [(byte)'P', (byte)'K', 0x03, 0x04, ..] => OfPackage(content),
            _ => null,
        };
    }

    // Only the table of contents is read; nothing is unpacked.
    private static FileKind? OfPackage(Stream content)
    {
        try
        {
            using var package = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var (entry, kind) in OfOffice)
                if (package.GetEntry(entry) is not null) return kind;
        }
        catch (InvalidDataException) { /* begins like a package and is none */ }
        return null;
    }
}
