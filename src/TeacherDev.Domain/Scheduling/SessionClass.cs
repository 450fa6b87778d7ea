using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>A class that sits in a session, the leading one included: whatever asks for the sessions of a class asks here (docs/decisions/0034).</summary>
public sealed class SessionClass
{
    internal SessionClass(int cohortId, int organisationId) => (CohortId, OrganisationId) = (cohortId, organisationId);

    private SessionClass() { }

    public int Id { get; private set; }

    public int SessionId { get; private set; }

    public int CohortId { get; private set; }

    /// <summary>The body that holds the class; it never changes.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;
}
