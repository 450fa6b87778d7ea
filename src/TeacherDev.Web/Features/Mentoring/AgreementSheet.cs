using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>师徒结对登记表 (domain.md §7).</summary>
/// <param name="Rules">What the region asks of such a pairing in a term.</param>
public sealed record AgreementSheet(int Id, string Number, PairingKind Kind, Period Period, string? Goal, bool InTierList, PartyLine Mentor, PartyLine Mentee, IReadOnlyList<SideLine> Sides, IReadOnlyList<MentoringRule> Rules)
{
    public static async Task<AgreementSheet?> OfAsync(TeacherDevDb db, PairingDuties duties, int id, CancellationToken stop)
    {
        if (await db.Pairings.AsNoTracking().Include(p => p.Organisation).Include(p => p.MentorOrganisation).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } pairing) return null;
        var cards = await db.PersonCards.Where(c => c.Id == pairing.MentorId || c.Id == pairing.MenteeId).ToDictionaryAsync(c => c.Id, stop);
        var rules = (await duties.RulesAsync(pairing.Organisation.Path, stop))?.Rules.Where(r => r.IsOf(pairing.Kind)).OrderBy(r => r.Work).ToList() ?? [];
        return new(
            id, pairing.AgreementNumber, pairing.Kind, pairing.Period, pairing.Goal, pairing.InTierList,
            PartyLine.Of(cards[pairing.MentorId], pairing.MentorOrganisation.Name, pairing.MentorTier), PartyLine.Of(cards[pairing.MenteeId], pairing.Organisation.Name, pairing.MenteeTier), SideLine.Of(pairing), rules);
    }
}

/// <param name="School">As of the first day.</param>
public sealed record PartyLine(string Name, string School, string? Subject, SchoolStage? Stage, TeacherTier Tier)
{
    public static PartyLine Of(PersonCard card, string school, TeacherTier tier) => new(card.Name, school, card.Subject, card.Stage, tier);
}
