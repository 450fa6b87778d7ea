using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring;

/// <summary>Makes a new pairing beside those that stand: the rules that look at more than one.</summary>
/// <param name="standing">The pairings of both people that are proposed or active, as mentor or as mentee, and of those whom the mentee leads, down to the last; others are ignored.</param>
/// <param name="mostMentees">A mentor's load, 1 or more (domain.md §4: ≤ 2–3; the default is 3).</param>
/// <param name="homeroomYears">Years of teaching that a 班主任导师 needs, who has no tier to show (domain.md §4, mentor entry: ≥ 5).</param>
public sealed class PairingPlan(IReadOnlyCollection<Pairing> standing, int mostMentees = PairingPlan.UsualMost, int homeroomYears = PairingPlan.UsualYears)
{
    public const int UsualMost = 3;
    public const int UsualYears = 5;

    /// <summary>“新教师” = the first three years of teaching (domain.md §4).</summary>
    public const int YearsNew = 3;

    /// <exception cref="RuleBroken">The mentee has a mentor of this kind, the mentor is full, is led by the mentee (directly or not), or a rule of <see cref="Pairing"/>.</exception>
    public Pairing Pair(PairingParty mentor, PairingParty mentee, PairingTerms terms, Guid idempotencyKey)
    {
        if (Standing.Any(p => p.MenteeId == mentee.PersonId && p.Kind == terms.Kind)) throw new RuleBroken("{0}已有进行中的{1}，请先结束原来的结对", mentee.Name, terms.Kind);
        if (Standing.Any(p => p.MentorId == mentee.PersonId && p.MenteeId == mentor.PersonId)) throw new RuleBroken("{0}正是{1}的师傅，不能互为师徒", mentee.Name, mentor.Name);
        if (Below(mentee.PersonId).Contains(mentor.PersonId)) throw new RuleBroken("{0}是{1}带出来的，不能反过来做师傅", mentor.Name, mentee.Name);
        if (terms.Kind == PairingKind.HomeroomMentor && Inexperience(mentor, terms.Period.From, homeroomYears) is { } inexperience) throw new RuleBroken(inexperience.Text, [.. inexperience.Arguments]);
        return new Pairing(mentor, mentee, terms, FreeSeat(mentor), idempotencyKey);
    }

    /// <summary>What is allowed but unusual, for the coordinator to see before saving.</summary>
    public IEnumerable<Because> Warnings(PairingParty mentor, PairingParty mentee, PairingKind kind)
    {
        if (Standing.Any(p => p.MenteeId == mentee.PersonId && p.MentorId == mentor.PersonId && p.Kind != kind))
            yield return new("{0}的两位导师通常不是同一人", mentee.Name);
    }

    /// <summary>Why somebody cannot be a 班主任导师 from a day on; null when they can.</summary>
    internal static Because? Inexperience(PairingParty mentor, DateOnly from, int years)
    {
        if (mentor.TeachingSince is not { } since) return new("班主任导师须任教满 {0} 年，请先填写{1}的参加工作日期", years, mentor.Name);
        return since.AddYears(years) > from ? new("班主任导师须任教满 {0} 年，{1}从 {2:yyyy-MM-dd} 起任教", years, mentor.Name, since) : null;
    }

    private IEnumerable<Pairing> Standing => standing.Where(p => p.IsStanding);

    /// <summary>All whom a person leads, and those whom they lead.</summary>
    private HashSet<int> Below(int personId)
    {
        var led = Standing.ToLookup(p => p.MentorId, p => p.MenteeId);
        var (found, open) = (new HashSet<int>(), new Stack<int>([personId]));
        while (open.TryPop(out var leader))
            foreach (var mentee in led[leader])
                if (found.Add(mentee)) open.Push(mentee);
        return found;
    }

    private int FreeSeat(PairingParty mentor)
    {
        var taken = Standing.Where(p => p.MentorId == mentor.PersonId).Select(p => p.Seat).ToHashSet();
        return taken.Count >= mostMentees ? throw new RuleBroken("{0}已带 {1} 名徒弟，最多 {2} 名", mentor.Name, taken.Count, mostMentees) : Enumerable.Range(1, mostMentees).First(s => !taken.Contains(s));
    }
}
