using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring;

/// <summary>What the rules of a pairing ask about one side, as of the pairing's first day.</summary>
/// <param name="OrganisationId">The school of that day.</param>
/// <param name="Subject">Null when not known.</param>
/// <param name="TeachingSince">参加工作; null when not known.</param>
public sealed record PairingParty(int PersonId, string Name, int OrganisationId, string? Subject, SchoolStage? Stage, TeacherTier Tier, DateOnly? TeachingSince)
{
    /// <param name="day">The pairing's first.</param>
    /// <param name="person">With postings and titles.</param>
    public static PairingParty Of(Person person, DateOnly day) => new(
        person.Id, person.Name, person.Postings.FirstOrDefault(p => p.Period.Includes(day))?.OrganisationId ?? person.OrganisationId, person.Subject, person.Stage, person.TierOn(day), person.TeachingSince);
}
