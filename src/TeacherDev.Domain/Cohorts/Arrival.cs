namespace TeacherDev.Domain.Cohorts;

/// <summary>报到: that somebody of a class has arrived, and when. Taken back by removing the row, which the audit trail keeps.</summary>
public sealed class Arrival
{
    /// <param name="accountId">Who ticked the list; null for the system.</param>
    public Arrival(int cohortId, int personId, DateTime at, int? accountId) => (CohortId, PersonId, At, AccountId) = (cohortId, personId, at, accountId);

    private Arrival() { }

    public int Id { get; private set; }

    public int CohortId { get; private set; }

    public int PersonId { get; private set; }

    public DateTime At { get; private set; }

    public int? AccountId { get; private set; }
}
