using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// 排课冲突规则 of one organisation: which clashes refuse a session, which only warn, and how many teachers of a school may be away at once.
/// What it leaves open is decided by the nearest body above that says something, in the end by the code (decision 0030).
/// </summary>
public sealed class ClashPolicy : Aggregate
{
    public const int MostTeachers = 999;

    private readonly List<ClashRule> rules = [];

    public ClashPolicy(int organisationId) => OrganisationId = organisationId;

    private ClashPolicy() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Most teachers of one school away on one half-day; null = left open.</summary>
    public int? SchoolTeachers { get; private set; }

    /// <summary>Most of them that teach one subject; null = left open.</summary>
    public int? SubjectTeachers { get; private set; }

    public IReadOnlyCollection<ClashRule> Rules => rules;

    public ClashEffect? EffectOf(ClashKind kind) => rules.Find(r => r.Kind == kind)?.Effect;

    /// <param name="effects">What is decided here; a kind that is missing is left open.</param>
    public void Decide(IReadOnlyDictionary<ClashKind, ClashEffect> effects, int? schoolTeachers, int? subjectTeachers)
    {
        if (effects.FirstOrDefault(e => e.Value == ClashEffect.Off && !e.Key.MayBeOff) is { Value: ClashEffect.Off } kept) throw new RuleBroken("“{0}”冲突不能不检查，请选“不能保存”或“提醒”", kept.Key);
        if (schoolTeachers is < 1 or > MostTeachers || subjectTeachers is < 1 or > MostTeachers) throw new RuleBroken("同校外出人数应在 1–{0} 之间", MostTeachers);
        rules.RemoveAll(r => !effects.ContainsKey(r.Kind));
        foreach (var (kind, effect) in effects)
        {
            if (rules.Find(r => r.Kind == kind) is { } rule) rule.Effect = effect;
            else rules.Add(new ClashRule(kind, effect));
        }
        (SchoolTeachers, SubjectTeachers) = (schoolTeachers, subjectTeachers);
        Touch();
    }
}

/// <summary>What one organisation decided about one kind of clash.</summary>
public sealed class ClashRule
{
    internal ClashRule(ClashKind kind, ClashEffect effect) => (Kind, Effect) = (kind, effect);

    private ClashRule() { }

    public int Id { get; private set; }

    public int PolicyId { get; private set; }

    public ClashKind Kind { get; private set; }

    public ClashEffect Effect { get; internal set; }
}

/// <summary>What a clash does to a session that meets it.</summary>
public enum ClashEffect
{
    [Display(Name = "不能保存")] Block,
    [Display(Name = "提醒")] Warn,
    [Display(Name = "不检查")] Off,
}
