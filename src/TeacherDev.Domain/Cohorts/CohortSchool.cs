namespace TeacherDev.Domain.Cohorts;

/// <summary>整校推进: a school all of whose teachers a class is for.</summary>
public sealed class CohortSchool
{
    internal CohortSchool(int organisationId) => OrganisationId = organisationId;

    private CohortSchool() { }

    public int Id { get; private set; }

    public int CohortId { get; private set; }

    public int OrganisationId { get; private set; }
}
