using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>What an applicant hands in, such as 教师资格证; optional papers help and do not bar.</summary>
public sealed class RequiredAttachment
{
    public const int NameLength = 40;

    public RequiredAttachment(string? name, bool isRequired) => (Name, IsRequired) = (Naming.Clean(name, "附件名称", NameLength), isRequired);

    private RequiredAttachment() { }

    public int Id { get; private set; }

    public int CallId { get; private set; }

    public string Name { get; private set; } = null!;

    public bool IsRequired { get; private set; }
}
