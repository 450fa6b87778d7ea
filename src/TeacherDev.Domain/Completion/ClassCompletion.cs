using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Completion;

/// <summary>
/// 结业考核 of one class: its own terms where it changed them, the assignments, and what was decided by hand. Made when something is first
/// written into it; until then the rule set of the region speaks.
/// </summary>
public sealed class ClassCompletion : Aggregate
{
    private readonly List<Assignment> assignments = [];
    private readonly List<Ruling> rulings = [];

    public ClassCompletion(Cohort cohort) => (OrganisationId, CohortId) = (cohort.OrganisationId, cohort.Id);

    private ClassCompletion() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int CohortId { get; private set; }

    /// <summary>Null while the class goes by the rule set of its region.</summary>
    public CompletionTerms? Terms { get; private set; }

    public IReadOnlyCollection<Assignment> Assignments => assignments;

    /// <summary>What was decided by hand, oldest first; of one person the last counts.</summary>
    public IReadOnlyCollection<Ruling> Rulings => rulings;

    /// <param name="terms">Null goes back to the rule set of the region.</param>
    public void Ask(Cohort cohort, CompletionTerms? terms)
    {
        MustBeOpen(cohort);
        Terms = terms;
        Touch();
    }

    /// <summary>Writes down whether somebody handed in and passed.</summary>
    /// <param name="passed">Null where it was not judged; then nothing is known yet.</param>
    public void Record(Cohort cohort, int personId, DateOnly? handedInOn, bool? passed, DateOnly today)
    {
        MustBeOpen(cohort, personId);
        if (handedInOn > today) throw new RuleBroken("交作业的日期不能晚于今天");
        var known = assignments.Find(a => a.PersonId == personId);
        if (known is null && handedInOn is null && passed is null) return;
        if (known is null) assignments.Add(new Assignment(personId, handedInOn, passed));
        else known.Judge(handedInOn, passed);
        Touch();
    }

    /// <summary>Decides by hand, whatever the rules say; with a reason, and never erased.</summary>
    /// <param name="verdict">Null lets the rules speak again.</param>
    public void Rule(Cohort cohort, int personId, CompletionVerdict? verdict, string? reason, int? accountId, DateTime at)
    {
        MustBeOpen(cohort, personId);
        if (verdict == CompletionVerdict.Pending) throw new RuleBroken("请认定为合格或不合格，或改回按规则");
        if (verdict is null && RulingOn(personId)?.Verdict is null) throw new RuleBroken("该教师本来就按规则认定");
        rulings.Add(new Ruling(personId, verdict, reason, accountId, at));
        Touch();
    }

    /// <summary>What was last decided on somebody; null where nothing was.</summary>
    public Ruling? RulingOn(int personId) => rulings.Where(r => r.PersonId == personId).OrderBy(r => r.At).ThenBy(r => r.Id).LastOrDefault();

    private static void MustBeOpen(Cohort cohort, int personId)
    {
        MustBeOpen(cohort);
        if (!cohort.IsMember(personId)) throw new RuleBroken("该教师不在“{0}”中", cohort.Name);
    }

    private static void MustBeOpen(Cohort cohort)
    {
        if (!cohort.State.IsOpen) throw new RuleBroken("“{0}”{1}，不能再修改", cohort.Name, cohort.State);
    }
}
