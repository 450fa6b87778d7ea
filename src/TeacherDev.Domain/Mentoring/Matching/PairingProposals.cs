using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>Puts a round together from the database and has it matched: as many statements however many people.</summary>
public sealed class PairingProposals(TeacherDevDb db, TimeProvider clock)
{
    /// <summary>Matches all who lack a mentor of the kind, around what is pinned; what was accepted stands, what was dropped is left out.</summary>
    /// <exception cref="RuleBroken">Nobody lacks one, nobody could be one, or a pin cannot be kept.</exception>
    public async Task SolveAsync(PairingProposal proposal, CancellationToken stop = default) => proposal.Answer(MatchingSolver.Solve(await ProblemAsync(proposal, stop), stop), clock.UtcNow);

    private async Task<MatchingProblem> ProblemAsync(PairingProposal proposal, CancellationToken stop)
    {
        var (from, path) = (proposal.Period.From, (await db.Organisations.AsNoTracking().Include(o => o.Parent).SingleAsync(o => o.Id == proposal.OrganisationId, stop)).Reach);
        var settled = proposal.Pairs.Where(p => p.State != ProposedPairState.Open).Select(p => p.MenteeId).ToHashSet();
        var led = db.Pairings.IgnoreAutoIncludes().Standing().Where(p => p.Kind == proposal.Kind).Select(p => p.MenteeId);
        var mentees = (await db.People.AsNoTracking().NewOn(from).Where(p => p.Organisation.Path.StartsWith(path) && !led.Contains(p.Id)).OrderBy(p => p.Id).Take(PairingProposal.MostPeople + 1).ToListAsync(stop)).Where(p => !settled.Contains(p.Id)).ToList();
        if (mentees.Count == 0) throw new RuleBroken("没有缺{0}的新教师，不需要匹配", proposal.Kind);
        if (mentees.Count > PairingProposal.MostPeople) throw new RuleBroken("一次最多匹配 {0} 人，请分区县进行", PairingProposal.MostPeople);
        var mentors = await MentorsAsync(proposal, mentees, stop);
        if (mentors.Count == 0) throw new RuleBroken("没有可以担任{0}的教师，请先授予称号或扩大范围", proposal.Kind);
        var (menteeIds, mentorIds) = (mentees.ConvertAll(p => p.Id), mentors.ConvertAll(p => p.Id));
        var places = await PlacesAsync(IsOfSchool(proposal), stop);
        var standing = await db.AllPairings.IgnoreAutoIncludes().Standing().Where(p => p.Organisation.Path.StartsWith(db.Viewer.Region) || p.MentorOrganisation.Path.StartsWith(db.Viewer.Region)).Select(p => new StandingPair(p.MentorId, p.MenteeId, p.Kind)).ToListAsync(stop);
        var former = (await db.AllPairings.IgnoreAutoIncludes().Where(p => p.Kind == proposal.Kind && p.State == PairingState.Completed && menteeIds.Contains(p.MenteeId)).Select(p => new { p.MenteeId, p.MentorId, p.Period.To }).ToListAsync(stop))
            .GroupBy(p => p.MenteeId).ToDictionary(g => g.Key, g => g.MaxBy(p => p.To)!.MentorId);
        var wishes = (await db.AllPairingWishes.Where(w => (w.Side == PairingSide.Mentee && menteeIds.Contains(w.PersonId)) || (w.Side == PairingSide.Mentor && mentorIds.Contains(w.PersonId))).ToListAsync(stop))
            .ToDictionary(w => (w.PersonId, w.Side), w => w.Wishes.Select(x => x.WishedId).ToList());
        return new(
            proposal.Kind, from,
            [.. mentees.Select(p => new MatchingMentee(PairingParty.Of(p, from), places[p.OrganisationId]) { Wishes = wishes.GetValueOrDefault((p.Id, PairingSide.Mentee), []), FormerMentorId = former.TryGetValue(p.Id, out var before) ? before : null })],
            [.. mentors.Select(p => new MatchingMentor(PairingParty.Of(p, from), places[p.OrganisationId]) { Wishes = wishes.GetValueOrDefault((p.Id, PairingSide.Mentor), []) })])
        {
            Standing = standing,
            Pins = [.. proposal.Pins],
            IsTierList = proposal.InTierList,
            MostMentees = proposal.MostMentees,
            MostKilometres = proposal.Reach == MatchingReach.City && !IsOfSchool(proposal) ? null : 0,
        };
    }

    /// <summary>Who could be asked. A 班主任导师 works at the mentee's school; a 学科导师 has a title, and comes from as far as the round reaches. Those who are pinned are asked wherever they are.</summary>
    private async Task<List<Person>> MentorsAsync(PairingProposal proposal, List<Person> mentees, CancellationToken stop)
    {
        var (from, region, pinned) = (proposal.Period.From, db.Viewer.Region, proposal.Pins.Select(p => p.MentorId).ToList());
        var schools = mentees.Select(p => p.OrganisationId).Distinct().ToList();
        var experienced = from.AddYears(-PairingPlan.UsualYears);
        var (isOfSubject, isOfSchool) = (proposal.Kind == PairingKind.SubjectMentor, IsOfSchool(proposal));
        return await db.AllPeople.Where(p => p.Organisation.Path.StartsWith(region))
            .Where(p => pinned.Contains(p.Id) || ((!isOfSchool || schools.Contains(p.OrganisationId))
                && (isOfSubject ? p.Titles.Any(t => t.Period.From <= from && t.Period.To >= from) : p.TeachingSince <= experienced)))
            .ToListAsync(stop);
    }

    /// <summary>Nobody walks to another school's classroom every week.</summary>
    private static bool IsOfSchool(PairingProposal proposal) => proposal.Kind == PairingKind.HomeroomMentor || proposal.Reach == MatchingReach.School;

    /// <summary>What counts as near, for each body: the one under which it stands, schools of one county being near each other; only itself where a round keeps to the school.</summary>
    private async Task<Dictionary<int, int>> PlacesAsync(bool isOfSchool, CancellationToken stop)
    {
        var region = db.Viewer.Region;
        return await db.Organisations.Where(o => o.Path.StartsWith(region)).ToDictionaryAsync(o => o.Id, o => o.Kind == OrganisationKind.School && !isOfSchool ? o.ParentId ?? o.Id : o.Id, stop);
    }
}
