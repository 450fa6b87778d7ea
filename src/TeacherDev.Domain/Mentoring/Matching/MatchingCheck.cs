using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>Whether a round can be matched as it was put together.</summary>
public static class MatchingCheck
{
    public const int MostCandidates = 50;
    public const int MostWishes = 10;
    public const int MostLoad = 10;
    public const int MostKilometres = 1_000;
    public const int MostPeople = 100_000;

    /// <exception cref="RuleBroken">People are missing, named twice or too many; a mentee has a mentor of the kind; a pin cannot be kept; a number is out of range.</exception>
    public static void Check(MatchingProblem problem)
    {
        problem.Weights.Check();
        CheckNumbers(problem);
        CheckPeople(problem);
        CheckPins(problem);
    }

    private static void CheckNumbers(MatchingProblem problem)
    {
        if (problem.Candidates is < 1 or > MostCandidates) throw new RuleBroken("每名徒弟的候选导师应为 1–{0} 位", MostCandidates);
        if (problem.MostMentees is < 1 or > MostLoad) throw new RuleBroken("每位导师最多带的徒弟应为 1–{0} 名", MostLoad);
        if (problem.MostKilometres is < 0 or > MostKilometres) throw new RuleBroken("距离上限应为 0–{0} 公里", MostKilometres);
        if (problem.Ways.FirstOrDefault(w => w.Kilometres is < 0 or > MostKilometres) is { Kilometres: not 0 } way) throw new RuleBroken("区县之间的距离应为 0–{0} 公里，不能是 {1}", MostKilometres, way.Kilometres);
        if (problem.Mentors.FirstOrDefault(m => m.MostMore < 0) is { } shy) throw new RuleBroken("{0}本轮愿带的徒弟数不能小于 0", shy.Party.Name);
    }

    private static void CheckPeople(MatchingProblem problem)
    {
        if (problem.Mentees.Count == 0) throw new RuleBroken("请至少选择一名徒弟");
        if (problem.Mentors.Count == 0) throw new RuleBroken("请至少选择一位导师");
        if (Math.Max(problem.Mentees.Count, problem.Mentors.Count) > MostPeople) throw new RuleBroken("一次最多匹配 {0} 人，请分区县进行", MostPeople);
        if (Twice(problem.Mentees.Select(m => m.Party)) is { } mentee) throw new RuleBroken("{0}在徒弟名单里出现了两次", mentee.Name);
        if (Twice(problem.Mentors.Select(m => m.Party)) is { } mentor) throw new RuleBroken("{0}在导师名单里出现了两次", mentor.Name);
        if (problem.Mentees.FirstOrDefault(m => m.Wishes.Count > MostWishes) is { } greedy) throw new RuleBroken("{0}的志愿有 {1} 个，最多 {2} 个", greedy.Party.Name, greedy.Wishes.Count, MostWishes);
        var led = problem.Standing.Where(p => p.Kind == problem.Kind).Select(p => p.MenteeId).ToHashSet();
        if (problem.Mentees.FirstOrDefault(m => led.Contains(m.Party.PersonId)) is { } served) throw new RuleBroken("{0}已有进行中的{1}，请先结束原来的结对", served.Party.Name, problem.Kind);
    }

    private static void CheckPins(MatchingProblem problem)
    {
        if (problem.Pins.Count == 0) return;
        var round = new MatchingRound(problem);
        var rules = new MatchingRules(round);
        foreach (var pins in problem.Pins.GroupBy(p => p.MenteeId))
        {
            if (round.MenteeAt(pins.Key) is not { } mentee) throw new RuleBroken("固定的徒弟不在本轮名单里，请先加入或取消固定");
            var name = round.Mentees[mentee].Party.Name;
            if (pins.Count() > 1) throw new RuleBroken("{0}被固定给了 {1} 位导师，请只留一位", name, pins.Count());
            if (round.MentorAt(pins.Single().MentorId) is not { } mentor) throw new RuleBroken("固定给{0}的导师不在本轮名单里，请先加入或取消固定", name);
            if (rules.Objection(mentee, mentor) is { } objection) throw new RuleBroken("不能固定{0}和{1}：{2}", name, round.Mentors[mentor].Party.Name, objection);
        }
        foreach (var pins in problem.Pins.GroupBy(p => round.MentorAt(p.MentorId)!.Value))
        {
            if (pins.Count() > round.Places[pins.Key]) throw new RuleBroken("{0}本轮还能带 {1} 名徒弟，却固定了 {2} 名", round.Mentors[pins.Key].Party.Name, round.Places[pins.Key], pins.Count());
        }
    }

    private static PairingParty? Twice(IEnumerable<PairingParty> people)
    {
        var seen = new HashSet<int>();
        return people.FirstOrDefault(p => !seen.Add(p.PersonId));
    }
}
