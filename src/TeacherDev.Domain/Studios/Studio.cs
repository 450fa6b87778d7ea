using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Studios;

/// <summary>
/// 名师工作室 (or 名班主任工作室, 名校长基地) for one term (届). Its people are dated memberships; without a leader on a day it is
/// suspended until a successor is appointed (domain.md §3, “Exit / change”).
/// </summary>
public sealed class Studio : Aggregate
{
    public const int NameLength = 60;
    public const int SubjectLength = 20;
    public const int MostAssistants = 2;

    private readonly List<StudioMembership> memberships = [];

    /// <param name="organisationId">The body that runs the studio (市教科所, a district's bureau, a school).</param>
    /// <param name="term">The term (届), 3 years as a rule.</param>
    public Studio(int organisationId, string name, StudioLevel level, StudioKind kind, string? subject, SchoolStage? stage, Period term, Guid idempotencyKey)
    {
        if (term.IsOpen) throw new RuleBroken("工作室须写明本届结束日期");
        (OrganisationId, Level, Kind, Term, IdempotencyKey) = (organisationId, level, kind, term, idempotencyKey);
        Describe(name, subject, stage);
    }

    private Studio() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public StudioLevel Level { get; private set; }

    public StudioKind Kind { get; private set; }

    /// <summary>Null for a studio that stands for no subject (名校长基地).</summary>
    public string? Subject { get; private set; }

    public SchoolStage? Stage { get; private set; }

    public Period Term { get; private set; }

    /// <summary>Whether visits to the leader's own school count; off unless the city's rules say otherwise (domain.md §3, “unless allowed (parameter)”).</summary>
    public bool CountsOwnSchool { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public byte[] SortKey { get; private set; } = [];

    public string SearchText { get; private set; } = null!;

    public IReadOnlyCollection<StudioMembership> Memberships => memberships;

    public void Describe(string name, string? subject, SchoolStage? stage)
    {
        Name = Naming.Clean(name, "工作室名称", NameLength);
        Subject = string.IsNullOrWhiteSpace(subject) ? null : Naming.Clean(subject, "学科", SubjectLength);
        Stage = stage;
        (SortKey, SearchText) = (Naming.SortKey(Name), Naming.SearchText(Name, Subject));
    }

    public void CountOwnSchool(bool counts) => CountsOwnSchool = counts;

    /// <summary>The leader on a day; null while the studio is suspended.</summary>
    public StudioMembership? LeaderOn(DateOnly day) => memberships.SingleOrDefault(m => m.Role == StudioRole.Leader && m.IsActiveOn(day));

    /// <summary>The leader logs visits, and the assistant for the leader.</summary>
    public bool MayBeLoggedBy(int? personId, DateOnly today) => ActiveOn(today).Any(m => m.PersonId == personId && (m.Role is StudioRole.Leader or StudioRole.Assistant));

    /// <summary>A member or fellow writes down one's own work.</summary>
    public bool IsWorkedInBy(int? personId, DateOnly today) => ActiveOn(today).Any(m => m.PersonId == personId && m.Role is StudioRole.Member or StudioRole.Fellow);

    public IEnumerable<StudioMembership> ActiveOn(DateOnly day) => memberships.Where(m => m.IsActiveOn(day));

    /// <summary>Appoints the leader, or a successor from <paramref name="from"/> on: the present leader's membership ends the day before.</summary>
    public StudioMembership Appoint(int personId, DateOnly from, string reason = "更换主持人")
    {
        MustLieInTerm(from);
        if (memberships.Any(m => m.Role == StudioRole.Leader && m.Period.From >= from))
            throw new RuleBroken("{0:yyyy-MM-dd} 起已有主持人任职，继任日期须更晚", memberships.Where(m => m.Role == StudioRole.Leader).Max(m => m.Period.From));
        if (LeaderOn(from)?.PersonId == personId) throw new RuleBroken("这位教师已是主持人");
        if (ActiveMembershipOf(personId, from) is { } own) own.EndOn(from.AddDays(-1), reason);
        LeaderOn(from)?.EndOn(from.AddDays(-1), reason);
        return Add(personId, StudioRole.Leader, from);
    }

    /// <summary>Admits a member, fellow or assistant until the term ends.</summary>
    public StudioMembership Admit(int personId, StudioRole role, DateOnly from)
    {
        if (role == StudioRole.Leader) throw new RuleBroken("主持人须以任命方式产生");
        if (role == StudioRole.Assistant && ActiveOn(from).Count(m => m.Role == StudioRole.Assistant) >= MostAssistants)
            throw new RuleBroken("工作室助理最多 {0} 人", MostAssistants);
        return Add(personId, role, from);
    }

    /// <summary>Closes a membership: <paramref name="on"/> is its last day. When the leader leaves, the studio is suspended until a successor is appointed.</summary>
    public void Release(int membershipId, DateOnly on, string reason)
    {
        var membership = memberships.SingleOrDefault(m => m.Id == membershipId) ?? throw new RuleBroken("工作室没有这条任职记录，请刷新页面");
        membership.EndOn(on, reason);
        Touch();
    }

    private StudioMembership Add(int personId, StudioRole role, DateOnly from)
    {
        MustLieInTerm(from);
        var membership = new StudioMembership(personId, role, new Period(from, Term.To));
        if (memberships.Any(m => m.PersonId == personId && m.Period.Overlaps(membership.Period)))
            throw new RuleBroken("这位教师在此期间已在本工作室任职");
        memberships.Add(membership);
        Touch();
        return membership;
    }

    private void MustLieInTerm(DateOnly day)
    {
        if (!Term.Includes(day)) throw new RuleBroken("任职日期应在本届 {0:yyyy-MM-dd} 至 {1:yyyy-MM-dd} 之内", Term.From, Term.To);
    }

    private StudioMembership? ActiveMembershipOf(int personId, DateOnly day) => ActiveOn(day).FirstOrDefault(m => m.PersonId == personId);
}
