using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Mentoring;

public static class PairingQueries
{
    extension(IQueryable<Pairing> pairings)
    {
        /// <summary>Proposed or active: they take the mentor's place and the mentee's.</summary>
        public IQueryable<Pairing> Standing() => pairings.Where(p => p.State == PairingState.Proposed || p.State == PairingState.Active);

        /// <summary>Those that stand though the mentor or the mentee has moved to another school since.</summary>
        public IQueryable<Pairing> Moved(TeacherDevDb db) => pairings.Standing().Where(p => db.PersonCards.Any(c => (c.Id == p.MentorId && c.OrganisationId != p.MentorOrganisationId) || (c.Id == p.MenteeId && c.OrganisationId != p.OrganisationId)));
    }
}
