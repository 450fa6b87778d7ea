using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>Why a mentee was left over: each reason is counted from the problem and the assignment, and holds whoever searches.</summary>
internal sealed class MatchingShortages(MatchingRound round, MatchingRules rules, MatchingChains chains)
{
    public LeftOver Of(int mentee)
    {
        var (cause, reason) = Explain(mentee);
        return new(round.Mentees[mentee].Party.PersonId, cause, reason);
    }

    private (LeftOverCause Cause, Because Reason) Explain(int mentee)
    {
        var field = round.MentorsOfField(mentee).ToList();
        var allowed = field.Where(m => rules.Objection(mentee, m) is null).ToList();
        if (allowed.Count == 0) return OfNobody(mentee, field);
        var open = allowed.Where(m => round.Places[m] > 0).ToList();
        if (open.Count == 0) return (LeftOverCause.NoPlaces, new("符合条件的 {0} 位导师本轮没有名额（已带满，或本轮不再带）", allowed.Count));
        if (!open.Exists(m => round.IsInReach(mentee, m))) return (LeftOverCause.OutOfReach, OfReach(mentee, open));
        return (LeftOverCause.PlacesTaken, OfPlaces(mentee));
    }

    private (LeftOverCause Cause, Because Reason) OfNobody(int mentee, List<int> field)
    {
        var led = round.Mentees[mentee].Party;
        if (round.Problem.Kind == PairingKind.SubjectMentor && (led.Subject is null || led.Stage is null)) return (LeftOverCause.FieldUnknown, new("请先填写{0}的任教学科和学段", led.Name));
        if (field.Count == 0) return (LeftOverCause.NobodyFits, new("导师名单里没有教{0}（{1}）的", led.Subject, led.Stage));
        return (LeftOverCause.NobodyFits, new("有 {0} 位导师，但按规则都不能带这位徒弟，如：{1}", field.Count, rules.Objection(mentee, field[0])));
    }

    private Because OfReach(int mentee, List<int> open) => round.Problem.MostKilometres == 0 ? new("限定的范围内没有符合条件又有名额的导师") : open.Min(m => round.Kilometres(mentee, m)) is { } nearest
        ? new("{0} 公里内没有符合条件又有名额的导师，最近的约 {1} 公里", round.Problem.MostKilometres, nearest)
        : new("{0} 公里内没有符合条件又有名额的导师，其余的距离没有登记", round.Problem.MostKilometres);

    /// <summary>Every mentor of the crowd could make room for somebody of it, so that a place more with any of them pairs one more.</summary>
    private Because OfPlaces(int mentee)
    {
        var crowd = chains.CrowdOf(mentee);
        return new("导师名额已满：{0} 名徒弟本轮只能由 {1} 位导师带，共 {2} 个名额；任何一位再加一个名额就能多配上一名徒弟", crowd.Mentees, crowd.Mentors.Count, crowd.Places);
    }
}
