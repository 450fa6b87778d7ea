using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.People;

/// <summary>任职: where a person worked from when to when. History is closed, never edited.</summary>
public sealed class Posting
{
    internal Posting(int organisationId, Period period) => (OrganisationId, Period) = (organisationId, period);

    private Posting() { }

    public int Id { get; private set; }

    public int PersonId { get; private set; }

    public int OrganisationId { get; private set; }

    public Period Period { get; private set; }

    internal void EndOn(DateOnly day) => Period = Period.EndedOn(day);
}
