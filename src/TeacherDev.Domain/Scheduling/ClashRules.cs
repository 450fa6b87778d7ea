namespace TeacherDev.Domain.Scheduling;

/// <summary>The policies from an organisation up to its root, read as one.</summary>
public sealed class ClashRules
{
    public const int UsualSchoolTeachers = 5;
    public const int UsualSubjectTeachers = 2;

    private readonly List<ClashPolicy> nearestFirst;

    /// <param name="policies">With their organisations.</param>
    /// <param name="path">Of the organisation that is asked about.</param>
    public ClashRules(IEnumerable<ClashPolicy> policies, string path) =>
        nearestFirst = [.. policies.Where(p => path.StartsWith(p.Organisation.Path, StringComparison.Ordinal)).OrderByDescending(p => p.Organisation.Path.Length)];

    public int SchoolTeachers => nearestFirst.Select(p => p.SchoolTeachers).FirstOrDefault(n => n is not null) ?? UsualSchoolTeachers;

    public int SubjectTeachers => nearestFirst.Select(p => p.SubjectTeachers).FirstOrDefault(n => n is not null) ?? UsualSubjectTeachers;

    public ClashEffect Of(ClashKind kind) => nearestFirst.Select(p => p.EffectOf(kind)).FirstOrDefault(e => e is not null) ?? kind.Usual;
}
