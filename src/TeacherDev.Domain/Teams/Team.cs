using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Teams;

/// <summary>
/// 协作组织: a body that stands beside the tree of organisations and holds activities — a subject's 中心组 or 教研组, a 片区, a 集团. Its people are dated
/// memberships; whoever leads it runs its activities on the days on which they lead.
/// </summary>
public sealed class Team : Aggregate
{
    public const int NameLength = 60;
    public const int SubjectLength = 20;

    private readonly List<TeamMembership> memberships = [];

    /// <param name="organisationId">The office or school that keeps it and answers for it.</param>
    public Team(int organisationId, TeamKind kind, string? name, string? subject, SchoolStage? stage, Guid idempotencyKey)
    {
        (OrganisationId, IdempotencyKey) = (organisationId, idempotencyKey);
        Describe(kind, name, subject, stage);
    }

    private Team() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public TeamKind Kind { get; private set; }

    public string Name { get; private set; } = null!;

    /// <summary>Null for a body of no one subject (片区, 集团).</summary>
    public string? Subject { get; private set; }

    public SchoolStage? Stage { get; private set; }

    /// <summary>Its last day; null while it stands.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? EndReason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public byte[] SortKey { get; private set; } = [];

    public string SearchText { get; private set; } = null!;

    public IReadOnlyCollection<TeamMembership> Memberships => memberships;

    /// <exception cref="RuleBroken">No name, or a text that is too long.</exception>
    public void Describe(TeamKind kind, string? name, string? subject, SchoolStage? stage)
    {
        (Kind, Stage) = (kind, stage);
        Name = Naming.Clean(name, "组织名称", NameLength);
        Subject = string.IsNullOrWhiteSpace(subject) ? null : Naming.Clean(subject, "学科", SubjectLength);
        (SortKey, SearchText) = (Naming.SortKey(Name), Naming.SearchText(Name, Subject));
    }

    /// <summary>Who leads it on a day; null while nobody does.</summary>
    public TeamMembership? LeadOn(DateOnly day) => memberships.SingleOrDefault(m => m.Role == TeamRole.Lead && m.IsActiveOn(day));

    public IEnumerable<TeamMembership> ActiveOn(DateOnly day) => memberships.Where(m => m.IsActiveOn(day));

    /// <summary>Appoints who leads it from a day on: whoever led until then leads until the day before. A member's row gives way to the new one.</summary>
    /// <param name="reason">Why the rows that give way are closed; “更换负责人” where nothing is said.</param>
    /// <exception cref="RuleBroken">It has ended; somebody leads from that day or a later one; or the person belongs from a later day.</exception>
    public TeamMembership Appoint(int personId, DateOnly from, string? reason = null)
    {
        MustStand();
        var why = string.IsNullOrWhiteSpace(reason) ? "更换负责人" : Naming.Clean(reason, "更换原因", TeamMembership.ReasonLength);
        var latest = memberships.Where(m => m.Role == TeamRole.Lead).Select(m => (DateOnly?)m.Period.From).Max();
        if (latest >= from) throw new RuleBroken("{0:yyyy-MM-dd} 起已有负责人，接任日期须更晚", latest);
        var (former, own) = (LeadOn(from), ActiveOn(from).FirstOrDefault(m => m.PersonId == personId));
        if (former is not null && former == own) throw new RuleBroken("这位教师已是负责人");
        if (memberships.Any(m => m.PersonId == personId && m.Period.From > from)) throw new RuleBroken("这位教师在此期间已在“{0}”任职", Name);
        // Both are judged before either changes.
        foreach (var row in new[] { former, own }) row?.MustRun();
        former?.EndOn(from.AddDays(-1), why);
        if (own is not null) GiveWay(own, from, why);
        var lead = new TeamMembership(personId, TeamRole.Lead, from);
        memberships.Add(lead);
        Touch();
        return lead;
    }

    /// <summary>Admits several members from a day on. Who belongs on that day or later already is passed over.</summary>
    /// <returns>How many were admitted.</returns>
    /// <exception cref="RuleBroken">It has ended, or nobody is new.</exception>
    public int Admit(IEnumerable<int> personIds, DateOnly from)
    {
        MustStand();
        var newcomers = personIds.Distinct().Where(id => !BelongsFrom(id, from)).ToList();
        if (newcomers.Count == 0) throw new RuleBroken("请选择还不是“{0}”成员的教师", Name);
        memberships.AddRange(newcomers.Select(id => new TeamMembership(id, TeamRole.Member, from)));
        Touch();
        return newcomers.Count;
    }

    /// <summary>Closes the running membership of a person: <paramref name="on"/> is its last day. Without its lead the body waits for another.</summary>
    /// <exception cref="RuleBroken">The person has none, it begins later, or no reason is given.</exception>
    public void Release(int personId, DateOnly on, string? reason)
    {
        // Rows that are not closed run for ever, so that a person has one at most.
        var membership = memberships.SingleOrDefault(m => m.PersonId == personId && m.EndReason is null) ?? throw new RuleBroken("“{0}”没有这位教师的任职，请刷新页面", Name);
        membership.EndOn(on, reason);
        Touch();
    }

    /// <summary>Ends the body: <paramref name="on"/> is its last day, and everyone's in it.</summary>
    /// <exception cref="RuleBroken">It has ended, a membership begins or was closed for a later day, or no reason is given.</exception>
    public void End(DateOnly on, string? reason)
    {
        MustStand();
        var why = Naming.Clean(reason, "结束原因", TeamMembership.ReasonLength);
        if (memberships.Select(m => (DateOnly?)(m.EndReason is null ? m.Period.From : m.Period.To)).Max() is { } last && last > on)
            throw new RuleBroken("{0:yyyy-MM-dd} 还有人任职，结束日期不能早于这一天", last);
        foreach (var running in memberships.Where(m => m.EndReason is null)) running.EndOn(on, why);
        (EndedOn, EndReason) = (on, why);
        Touch();
    }

    /// <summary>A row of which no day has passed before the new one begins says nothing, and goes.</summary>
    private void GiveWay(TeamMembership own, DateOnly from, string reason)
    {
        if (own.Period.From == from) memberships.Remove(own);
        else own.EndOn(from.AddDays(-1), reason);
    }

    private bool BelongsFrom(int personId, DateOnly from) => memberships.Any(m => m.PersonId == personId && m.Period.To >= from);

    private void MustStand()
    {
        if (EndedOn is { } last) throw new RuleBroken("“{0}”已于 {1:yyyy-MM-dd} 结束", Name, last);
    }
}
