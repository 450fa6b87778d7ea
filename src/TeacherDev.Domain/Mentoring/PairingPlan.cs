using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring;

/// <summary>Makes a new pairing beside those that are active: the rules that look at more than one.</summary>
/// <param name="active">The active pairings of both people, as mentor or as mentee; others are ignored.</param>
/// <param name="mostMentees">A mentor's load, 1 or more (domain.md §4: ≤ 2–3; the default is 3).</param>
/// <param name="homeroomYears">Years of teaching that a 班主任导师 needs, who has no tier to show (domain.md §4, mentor entry: ≥ 5).</param>
public sealed class PairingPlan(IReadOnlyCollection<Pairing> active, int mostMentees = PairingPlan.UsualMost, int homeroomYears = PairingPlan.UsualYears)
{
    public const int UsualMost = 3;
    public const int UsualYears = 5;

    /// <exception cref="RuleBroken">The mentee has an active mentor of this kind, the mentor is full, the two would mentor each other, or a rule of <see cref="Pairing"/>.</exception>
    public Pairing Pair(PairingParty mentor, PairingParty mentee, PairingKind kind, Period period, string? goal, Guid idempotencyKey)
    {
        if (Active.Any(p => p.MenteeId == mentee.PersonId && p.Kind == kind)) throw new RuleBroken("{0}已有进行中的{1}，请先结束原来的结对", mentee.Name, kind);
        if (Active.Any(p => p.MentorId == mentee.PersonId && p.MenteeId == mentor.PersonId)) throw new RuleBroken("{0}正是{1}的师傅，不能互为师徒", mentee.Name, mentor.Name);
        if (kind == PairingKind.HomeroomMentor && Inexperience(mentor, period.From, homeroomYears) is { } inexperience) throw new RuleBroken(inexperience.Text, [.. inexperience.Arguments]);
        return new Pairing(mentor, mentee, kind, period, FreeSeat(mentor), goal, idempotencyKey);
    }

    /// <summary>What is allowed but unusual, for the coordinator to see before saving.</summary>
    public IEnumerable<Because> Warnings(PairingParty mentor, PairingParty mentee, PairingKind kind)
    {
        if (Active.Any(p => p.MenteeId == mentee.PersonId && p.MentorId == mentor.PersonId && p.Kind != kind))
            yield return new("{0}的两位导师通常不是同一人", mentee.Name);
    }

    /// <summary>Why somebody cannot be a 班主任导师 from a day on; null when they can.</summary>
    internal static Because? Inexperience(PairingParty mentor, DateOnly from, int years)
    {
        if (mentor.TeachingSince is not { } since) return new("班主任导师须任教满 {0} 年，请先填写{1}的参加工作日期", years, mentor.Name);
        return since.AddYears(years) > from ? new("班主任导师须任教满 {0} 年，{1}从 {2:yyyy-MM-dd} 起任教", years, mentor.Name, since) : null;
    }

    private IEnumerable<Pairing> Active => active.Where(p => p.State == PairingState.Active);

    private int FreeSeat(PairingParty mentor)
    {
        var taken = Active.Where(p => p.MentorId == mentor.PersonId).Select(p => p.Seat).ToHashSet();
        return taken.Count >= mostMentees ? throw new RuleBroken("{0}已带 {1} 名徒弟，最多 {2} 名", mentor.Name, taken.Count, mostMentees) : Enumerable.Range(1, mostMentees).First(s => !taken.Contains(s));
    }
}
