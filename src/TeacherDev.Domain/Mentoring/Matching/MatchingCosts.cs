using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>What a pair can cost points for.</summary>
public enum MatchingAspect
{
    [Display(Name = "路程")] Way,
    [Display(Name = "层级")] Tier,
    [Display(Name = "已带的徒弟")] Load,
    [Display(Name = "徒弟的志愿")] MenteeWish,
    [Display(Name = "师傅的志愿")] MentorWish,
    [Display(Name = "延续原来的师傅")] Continuity,
    [Display(Name = "两位导师不是同一人")] BothKinds,
    [Display(Name = "学科和学段")] Field,
}

/// <param name="Points">More than 0.</param>
public readonly record struct MatchingCharge(MatchingAspect Aspect, int Points);

/// <summary>What pairs cost, in the points of <see cref="MatchingWeights"/>.</summary>
internal sealed class MatchingCosts(MatchingRound round)
{
    private readonly MatchingWeights weights = round.Problem.Weights;

    /// <summary>0 or more for a pair that the rules allow.</summary>
    public int Of(int mentee, int mentor) =>
        Way(mentee, mentor) + Tier(mentee, mentor) + Load(mentor) + MenteeWish(mentee, mentor) + MentorWish(mentee, mentor) + Continuity(mentee, mentor) + BothKinds(mentee, mentor) + Field(mentee, mentor);

    /// <summary>What the points of a pair are for, the most first; together they are <see cref="Of"/>.</summary>
    public IReadOnlyList<MatchingCharge> Charges(int mentee, int mentor)
    {
        MatchingCharge[] all =
        [
            new(MatchingAspect.Way, Way(mentee, mentor)), new(MatchingAspect.Tier, Tier(mentee, mentor)), new(MatchingAspect.Load, Load(mentor)),
            new(MatchingAspect.MenteeWish, MenteeWish(mentee, mentor)), new(MatchingAspect.MentorWish, MentorWish(mentee, mentor)),
            new(MatchingAspect.Continuity, Continuity(mentee, mentor)), new(MatchingAspect.BothKinds, BothKinds(mentee, mentor)), new(MatchingAspect.Field, Field(mentee, mentor)),
        ];
        return [.. all.Where(c => c.Points > 0).OrderByDescending(c => c.Points)];
    }

    private int Way(int mentee, int mentor) =>
        Led(mentee).OrganisationId == Leader(mentor).OrganisationId ? 0
        : weights.OtherSchool + (round.Kilometres(mentee, mentor) is { } kilometres ? kilometres * weights.Kilometre : weights.UnknownWay);

    private int Tier(int mentee, int mentor) =>
        round.Problem.Kind == PairingKind.SubjectMentor ? (Leader(mentor).Tier - MatchingRules.LowestTier(Led(mentee).Tier)) * weights.TierAbove : 0;

    private int Load(int mentor) => round.Led[mentor] * weights.Mentee;

    private int MenteeWish(int mentee, int mentor)
    {
        var wishes = round.Mentees[mentee].Wishes;
        for (var place = 0; place < wishes.Count; place++)
            if (wishes[place] == Leader(mentor).PersonId) return place * weights.LaterWish;
        return wishes.Count == 0 ? 0 : weights.NotWished + ((wishes.Count - 1) * weights.LaterWish);
    }

    private int MentorWish(int mentee, int mentor)
    {
        var wishes = round.Mentors[mentor].Wishes;
        return wishes.Count == 0 || wishes.Contains(Led(mentee).PersonId) ? 0 : weights.NotWishedByMentor;
    }

    private int Continuity(int mentee, int mentor) => round.Mentees[mentee].FormerMentorId is { } former && former != Leader(mentor).PersonId ? weights.Change : 0;

    private int BothKinds(int mentee, int mentor) => round.OtherMentorId(mentee) == Leader(mentor).PersonId ? weights.BothKinds : 0;

    private int Field(int mentee, int mentor) =>
        (Led(mentee).Subject == Leader(mentor).Subject ? 0 : weights.OtherSubject) + (Led(mentee).Stage == Leader(mentor).Stage ? 0 : weights.OtherStage);

    private PairingParty Led(int mentee) => round.Mentees[mentee].Party;

    private PairingParty Leader(int mentor) => round.Mentors[mentor].Party;
}
