using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// Who may lead whom: the rules of <see cref="Pairing"/> and <see cref="PairingPlan"/>, and two that only a round can break. Places and ways are
/// another question.
/// </summary>
internal sealed class MatchingRules
{
    private readonly MatchingRound round;
    private readonly Because?[] ofMentors;
    private readonly HashSet<int>[] below;

    public MatchingRules(MatchingRound round)
    {
        this.round = round;
        ofMentors = [.. round.Mentors.Select(OfMentor)];
        var led = round.Problem.Standing.ToLookup(p => p.MentorId, p => p.MenteeId);
        below = [.. round.Mentees.Select(m => Below(m.Party.PersonId, led))];
    }

    /// <summary>Why the mentor cannot lead the mentee; null when they can.</summary>
    public Because? Objection(int mentee, int mentor)
    {
        var (led, leader) = (round.Mentees[mentee].Party, round.Mentors[mentor].Party);
        if (led.PersonId == leader.PersonId) return new("师傅和徒弟不能是同一人");
        if (below[mentee].Contains(leader.PersonId)) return new("{0}是{1}带出来的，不能反过来做师傅", leader.Name, led.Name);
        if (ofMentors[mentor] is { } own) return own;
        if (round.Problem.Kind != PairingKind.SubjectMentor) return null;
        if (Pairing.Misfit(leader, led) is { } misfit) return misfit;
        return round.Problem.IsTierList ? Pairing.OffTheList(leader, led, round.Problem.Kind) : null;
    }

    /// <summary>The lowest tier that may lead this one, in the list the only one (domain.md §4: 学科带头人 → 骨干教师 → 新教师).</summary>
    public static TeacherTier LowestTier(TeacherTier mentee) => Pairing.RungAbove(mentee);

    /// <summary>Tiers forbid circles among 学科导师; 班主任导师 have none, so nobody leads in the round in which they are led.</summary>
    private Because? OfMentor(MatchingMentor mentor) =>
        round.Problem.Kind == PairingKind.SubjectMentor ? null
        : PairingPlan.Inexperience(mentor.Party, round.Problem.From, round.Problem.HomeroomYears)
        ?? (round.MenteeAt(mentor.Party.PersonId) is null ? null : new("{0}自己在本轮要找导师", mentor.Party.Name));

    /// <summary>All whom a person leads, and those whom they lead.</summary>
    private static HashSet<int> Below(int personId, ILookup<int, int> led)
    {
        var (found, open) = (new HashSet<int>(), new Stack<int>([personId]));
        while (open.TryPop(out var leader))
            foreach (var mentee in led[leader])
                if (found.Add(mentee)) open.Push(mentee);
        return found;
    }
}
