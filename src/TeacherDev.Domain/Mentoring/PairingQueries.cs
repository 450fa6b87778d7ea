namespace TeacherDev.Domain.Mentoring;

public static class PairingQueries
{
    extension(IQueryable<Pairing> pairings)
    {
        /// <summary>Proposed or active: they take the mentor's place and the mentee's.</summary>
        public IQueryable<Pairing> Standing() => pairings.Where(p => p.State == PairingState.Proposed || p.State == PairingState.Active);
    }
}
