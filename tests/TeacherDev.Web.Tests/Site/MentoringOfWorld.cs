using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.Observations;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Site;

/// <summary>One pairing in every organisation with what belongs to one, and the one of the mentor's and the mentee's accounts.</summary>
public sealed class MentoringOfWorld : IRoomOfWorld
{
    public static readonly Period Agreed = new(new DateOnly(2026, 9, 1), new DateOnly(2027, 8, 31));

    public int Order => 40;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["pairing"] = (db, organisation) => db.Pairings.Where(p => p.Goal == "样例" && p.Organisation.Key == organisation).Select(p => p.Id).SingleAsync(),
        ["pairingentry"] = (db, organisation) => db.PairingEntries.Where(e => e.Text == "样例" && db.Pairings.Any(p => p.Id == e.PairingId && p.Organisation.Key == organisation)).Select(e => e.Id).SingleAsync(),
        ["observation"] = (db, organisation) => db.LessonObservations.Where(o => o.Topic == "样例" && o.Organisation.Key == organisation).Select(o => o.Id).SingleAsync(),
        ["growthplan"] = (db, organisation) => db.GrowthPlans.Where(p => p.Goals == "样例" && p.Organisation.Key == organisation).Select(p => p.Id).SingleAsync(),
        ["placement"] = (db, organisation) => db.Placements.Where(p => p.Goal == "样例" && p.Organisation.Key == organisation).Select(p => p.Id).SingleAsync(),
        ["matching"] = (db, organisation) => db.PairingProposals.Where(p => p.Goal == "样例" && p.Organisation.Key == organisation).Select(p => p.Id).SingleAsync(),
        ["proposedpair"] = (db, organisation) => db.Set<ProposedPair>().Where(p => db.PairingProposals.Any(x => x.Id == p.ProposalId && x.Goal == "样例" && x.Organisation.Key == organisation)).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).ToListAsync())
        {
            var mentor = new Person("师" + organisation.Name[..2], organisation, new DateOnly(2010, 9, 1));
            mentor.Describe(null, null, null, TeacherRank.Senior, new DateOnly(2010, 9, 1), null);
            db.Add(mentor);
            await db.SaveChangesAsync();
            var mentee = await World.PersonAsync(db, organisation.Key);
            var pairing = db.Add(Pair(mentor, mentee, "样例")).Entity;
            await db.SaveChangesAsync();
            AddRecords(db, pairing, mentor, mentee, await World.OrganisationAsync(db, organisation.Key == World.OtherSchool ? World.OtherCity : World.OtherSchool));
        }
        var (teacher, pupil) = (await World.PersonIdOfAsync(db, "mentor"), await World.PersonIdOfAsync(db, "mentee"));
        db.Add(Pair(await db.People.SingleAsync(p => p.Id == teacher), await db.People.SingleAsync(p => p.Id == pupil), goal: null));
        await db.SaveChangesAsync();
    }

    /// <summary>What belongs to a pairing: an entry, a word, a lesson heard, a plan, a placement, a proposal, a wish.</summary>
    internal static void AddRecords(TeacherDevDb db, Pairing pairing, Person mentor, Person mentee, Organisation host)
    {
        var today = new DateOnly(2026, 11, 23);
        var term = new Term(2026, TermSeason.Autumn, new(new(2026, 9, 1), new(2027, 1, 22)));
        db.Add(new PairingEntry(pairing, PairingSide.Mentee, MentoringWork.Talk, today.AddDays(-3), null, "样例", null, today, Guid.NewGuid()));
        db.Add(new PairingReview(pairing, term, ReviewSide.MentorOnMentee, MentoringGrade.Pass, null, today, null, Agreed.From.AtInShanghai(new(9, 0)), Guid.NewGuid()));
        db.Add(new LessonObservation(mentor.Id, mentee.Id, pairing.OrganisationId, new(today.AddDays(-4), 2, ObserverRole.Mentor, LessonType.New, "样例", null, "提问有层次", null, null, 90, null), today, Guid.NewGuid()));
        var plan = new GrowthPlan(mentee.Id, pairing.OrganisationId, term, Guid.NewGuid());
        plan.Plan("样例", "每周听一节课");
        plan.Submit();
        db.Add(plan);
        db.Add(new Placement(mentee.Id, pairing.OrganisationId, host.Id, null, PlacementKind.Shadowing, Agreed, "样例", Guid.NewGuid()));
        var proposal = new PairingProposal(pairing.OrganisationId, new(PairingKind.HomeroomMentor, Agreed, "样例"), new(3, MatchingReach.City), null, Guid.NewGuid());
        proposal.Answer(new([new Match(mentee.Id, mentor.Id, IsPinned: false, [], [new("在同一所学校")])], [], new Proof(0, 0, 0, 1, 1, 1, 3)), Agreed.From.AtInShanghai(new(9, 0)));
        db.Add(proposal);
        var wishes = new PairingWishes(mentee.Id, PairingSide.Mentee);
        wishes.Wish([mentor.Id]);
        db.Add(wishes);
    }

    internal static Pairing Pair(Person mentor, Person mentee, string? goal)
    {
        var pairing = new PairingPlan([]).Pair(PairingParty.Of(mentor, Agreed.From), PairingParty.Of(mentee, Agreed.From), new(PairingKind.HomeroomMentor, Agreed, goal), Guid.NewGuid());
        foreach (var side in Enum.GetValues<PairingSide>()) pairing.Sign(side, Agreed.From.AtInShanghai(new(9, 0)), accountId: null);
        return pairing;
    }
}
