namespace TeacherDev.Domain.Selection;

/// <summary>A paper handed in with an application: a stored file under the name that the call asks for.</summary>
public sealed class ApplicationAttachment
{
    internal ApplicationAttachment(string name, int storedFileId, string fileName) => (Name, StoredFileId, FileName) = (name, storedFileId, fileName);

    private ApplicationAttachment() { }

    public int Id { get; private set; }

    public int ApplicationId { get; private set; }

    /// <summary>Of the <see cref="RequiredAttachment"/>.</summary>
    public string Name { get; private set; } = null!;

    public int StoredFileId { get; private set; }

    /// <summary>As its owner calls it.</summary>
    public string FileName { get; private set; } = null!;
}
