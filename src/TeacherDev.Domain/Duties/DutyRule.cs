using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Duties;

/// <summary>Who owes it.</summary>
public enum DutyHolder
{
    /// <summary>教研员: who works at an institute, a teacher college or a development centre.</summary>
    [Display(Name = "教研员")] Researcher,

    /// <summary>Who works at a school.</summary>
    [Display(Name = "教师")] Teacher,
}

/// <summary>
/// 职责规则: what a researcher or a teacher gives in a term, and how often (清远 2020, 7: “每学期到学校讲授公开课、示范课，组织研究课”; 翔安 2024: “每学期每位老师至少开课一节”).
/// Data: a version that is loaded is never changed.
/// </summary>
public sealed class DutyRule : Aggregate
{
    public const int CodeLength = 20;
    public const int NameLength = 40;
    public const int BasisLength = 300;

    private readonly List<DutyKind> kinds = [];

    /// <param name="path">Path of the organisation whose subtree it holds for.</param>
    /// <param name="least">Sessions a term; at least 1.</param>
    /// <param name="atContactSchool">Only what is given at a school that the researcher looks after on that day.</param>
    /// <exception cref="RuleBroken">No kinds, or no number.</exception>
    public DutyRule(string code, string version, string? name, string path, DutyHolder holder, IReadOnlyCollection<ActivityKind> kinds, int least, bool atContactSchool, bool isUnverified, string basis)
    {
        (Code, VersionText, Path, Holder, AtContactSchool, IsUnverified, Basis) = (code, version, path, holder, atContactSchool, isUnverified, basis);
        Name = Naming.Clean(name, "职责", NameLength);
        if (kinds.Count == 0) throw new RuleBroken("“{0}”要写明哪些活动算数", Name);
        if (least < 1) throw new RuleBroken("“{0}”每学期至少 1 次：{1}", Name, least);
        if (atContactSchool && holder != DutyHolder.Researcher) throw new RuleBroken("只有教研员有联系学校：{0}", Name);
        Least = least;
        this.kinds.AddRange(kinds.Distinct().Order().Select(k => new DutyKind(k)));
    }

    private DutyRule()
    {
    }

    public string Code { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    public DutyHolder Holder { get; private set; }

    /// <summary>Sessions a term.</summary>
    public int Least { get; private set; }

    public bool AtContactSchool { get; private set; }

    /// <summary>The text gives no number, or nobody has seen it; pages say so.</summary>
    public bool IsUnverified { get; private set; }

    public string Basis { get; private set; } = null!;

    /// <summary>Which activities count.</summary>
    public IReadOnlyCollection<DutyKind> Kinds => kinds;

    public string Label => $"{Code} {VersionText}";

    /// <summary>Whether somebody of a body owes it.</summary>
    public static bool IsOf(DutyHolder holder, OrganisationKind kind) => holder == DutyHolder.Teacher
        ? kind == OrganisationKind.School
        : kind is OrganisationKind.Institute or OrganisationKind.TeacherCollege or OrganisationKind.DevelopmentCentre;
}

public sealed class DutyKind
{
    internal DutyKind(ActivityKind kind) => Kind = kind;

    private DutyKind()
    {
    }

    public int Id { get; private set; }

    public int RuleId { get; private set; }

    public ActivityKind Kind { get; private set; }
}
