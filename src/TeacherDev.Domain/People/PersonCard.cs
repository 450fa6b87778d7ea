namespace TeacherDev.Domain.People;

/// <summary>
/// What everyone who meets a person in a list may see: name, school, subject, stage. A view without filter and without sealed columns, so that
/// a class list shows all its members to whoever may open the class.
/// </summary>
public sealed class PersonCard
{
    private PersonCard() { }

    public int Id { get; private set; }

    public string Name { get; private set; } = null!;

    public string? StaffNumber { get; private set; }

    public string School { get; private set; } = null!;

    public int OrganisationId { get; private set; }

    public string? Subject { get; private set; }

    public SchoolStage? Stage { get; private set; }

    public byte[] SortKey { get; private set; } = [];

    public string SearchText { get; private set; } = null!;
}
