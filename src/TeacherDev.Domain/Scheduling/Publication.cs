using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// 发布日程: what the timetable of a class said when its participants, trainers and schools were told of it. Its lines stay as they were; a later
/// change is told by a further publication (docs/decisions/0032).
/// </summary>
public sealed class Publication : Aggregate
{
    public const int ByLength = 60;

    private readonly List<PublishedSession> sessions = [];

    /// <param name="before">The last publication of the same class; null where this is the first.</param>
    /// <param name="sessions">What the timetable says now.</param>
    /// <param name="by">The name of whoever publishes.</param>
    /// <exception cref="RuleBroken">The class is closed, there is no session, or nothing has changed.</exception>
    public Publication(Cohort cohort, Publication? before, IReadOnlyCollection<PublishedSession> sessions, string? by, DateTime now, Guid key)
    {
        if (!cohort.State.IsOpen) throw new RuleBroken("“{0}”{1}，不能再发布日程", cohort.Name, cohort.State);
        if (sessions.Count == 0) throw new RuleBroken("“{0}”还没有课程，请先排课再发布", cohort.Name);
        if (before is not null && TimetableChange.Between(before.Sessions, sessions).Count == 0) throw new RuleBroken("日程和第 {0} 次发布时相同，没有需要发布的变更", before.Number);
        (CohortId, OrganisationId, Number, PublishedAt, IdempotencyKey) = (cohort.Id, cohort.OrganisationId, (before?.Number ?? 0) + 1, now, key);
        By = Naming.Clean(by, "发布人", ByLength);
        this.sessions.AddRange(sessions);
    }

    private Publication() { }

    public int CohortId { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>1 is the first of its class.</summary>
    public int Number { get; private set; }

    public DateTime PublishedAt { get; private set; }

    /// <summary>The name of whoever published it, as it was.</summary>
    public string By { get; private set; } = null!;

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<PublishedSession> Sessions => sessions;
}
