using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>What speaks for a pair, each a fact of its own.</summary>
internal sealed class MatchingReasons(MatchingRound round, MatchingCosts costs)
{
    /// <param name="offered">The mentors who were looked at for the mentee; in the best assignment those who are cheaper than the chosen one are full.</param>
    public IReadOnlyList<Because> Of(int mentee, int mentor, bool isPinned, IReadOnlyList<Candidate> offered) =>
    [
        .. isPinned ? new Because[] { new("已固定这对师徒") } : [],
        .. OfWishes(mentee, mentor), .. OfField(mentee, mentor), .. OfWay(mentee, mentor),
        .. round.Led[mentor] == 0 ? new Because[] { new("目前没有带徒弟") } : [],
        .. isPinned ? [] : OfBetter(mentee, mentor, offered),
    ];

    private IEnumerable<Because> OfWishes(int mentee, int mentor)
    {
        var (led, leader) = (round.Mentees[mentee], round.Mentors[mentor]);
        if (led.FormerMentorId == leader.Party.PersonId) yield return new("上一期也是这位师傅");
        if (led.Wishes.Index().FirstOrDefault(w => w.Item == leader.Party.PersonId) is (var place, > 0)) yield return new("徒弟的第 {0} 志愿", place + 1);
        if (leader.Wishes.Contains(led.Party.PersonId)) yield return new("师傅也选了这位徒弟");
    }

    private IEnumerable<Because> OfField(int mentee, int mentor)
    {
        var (led, leader) = (round.Mentees[mentee].Party, round.Mentors[mentor].Party);
        if (led.Subject is not null && led.Subject == leader.Subject) yield return new("同学科：{0}", led.Subject);
        if (led.Stage is not null && led.Stage == leader.Stage) yield return new("同学段：{0}", led.Stage);
        if (round.Problem.Kind == PairingKind.SubjectMentor && leader.Tier == MatchingRules.LowestTier(led.Tier)) yield return new("层级正好衔接：{0}带{1}", leader.Tier, led.Tier);
    }

    private IEnumerable<Because> OfWay(int mentee, int mentor)
    {
        if (round.Mentees[mentee].Party.OrganisationId == round.Mentors[mentor].Party.OrganisationId) yield return new("在同一所学校");
        else if (round.Mentees[mentee].DistrictId == round.Mentors[mentor].DistrictId) yield return new("在同一区县");
        else if (round.Kilometres(mentee, mentor) is { } kilometres) yield return new("相距约 {0} 公里", kilometres);
    }

    private IEnumerable<Because> OfBetter(int mentee, int mentor, IReadOnlyList<Candidate> offered)
    {
        if (offered.Count > 0 && offered[0].Cost < costs.Of(mentee, mentor)) yield return new("更合适的{0}名额已满", round.Mentors[offered[0].Mentor].Party.Name);
    }
}
