using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>学科组: subjects that share places, such as 理化生. A subject stands in one group of a call.</summary>
public sealed class SubjectGroup
{
    public const int NameLength = 20;
    public const int MostSubjects = 20;

    public SubjectGroup(string? name, IEnumerable<string> subjects)
    {
        Name = Naming.Clean(name, "学科组", NameLength);
        Subjects = [.. subjects.Select(s => Naming.Clean(s, "学科", People.Person.SubjectLength)).Distinct(StringComparer.Ordinal)];
        if (Subjects.Count is 0 or > MostSubjects) throw new RuleBroken("学科组“{0}”应有 1–{1} 个学科", Name, MostSubjects);
    }

    private SubjectGroup() { }

    public int Id { get; private set; }

    public int CallId { get; private set; }

    public string Name { get; private set; } = null!;

    public List<string> Subjects { get; private set; } = [];
}
