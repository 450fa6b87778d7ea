using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Mentoring.Matching;

namespace TeacherDev.Domain.Tests.Mentoring.Matching;

/// <summary>A problem small enough to try everything, kept in lists so that it can be read and put in another order.</summary>
internal sealed record SmallProblem(IReadOnlyList<int> Places, IReadOnlyList<SmallMentee> Mentees)
{
    public static Gen<SmallProblem> Any { get; } =
        from seed in Gen.Choose(0, 1_000_000)
        from mentors in Gen.Choose(1, 4)
        from mentees in Gen.Choose(0, 6)
        select Of(new Random(seed), mentors, mentees);

    public Problem Build()
    {
        var builder = new ProblemBuilder([.. Places]);
        foreach (var mentee in Mentees)
        {
            if (mentee.IsPinned) builder.AddPinned(mentee.Candidates[0]);
            else builder.Add([.. mentee.Candidates], mentee.Alone);
        }
        return builder.Build();
    }

    /// <summary>The cost of the cheapest assignment, by trying all.</summary>
    public long Cheapest() => Cheapest(0, [.. Places])!.Value;

    private static SmallProblem Of(Random random, int mentors, int mentees)
    {
        var places = Enumerable.Range(0, mentors).Select(_ => random.Next(0, 3)).ToList();
        var open = places.ToArray();
        return new(places, [.. Enumerable.Range(0, mentees).Select(_ => Mentee(random, open))]);
    }

    private static SmallMentee Mentee(Random random, int[] open)
    {
        var all = Enumerable.Range(0, open.Length).Select(m => new Candidate(m, random.Next(0, 12))).ToArray();
        random.Shuffle(all);
        var isPinned = random.Next(5) == 0 && open[all[0].Mentor] > 0;
        if (isPinned) open[all[0].Mentor]--;
        return new(all[..(isPinned ? 1 : random.Next(0, all.Length + 1))], random.Next(0, 30), isPinned);
    }

    private long? Cheapest(int next, int[] open)
    {
        if (next == Mentees.Count) return 0;
        var mentee = Mentees[next];
        var least = mentee.IsPinned ? null : mentee.Alone + Cheapest(next + 1, open);
        foreach (var (mentor, cost) in mentee.Candidates.Where(c => open[c.Mentor] > 0))
        {
            open[mentor]--;
            if (Cheapest(next + 1, open) is { } rest && (least is null || cost + rest < least)) least = cost + rest;
            open[mentor]++;
        }
        return least;
    }
}

internal sealed record SmallMentee(IReadOnlyList<Candidate> Candidates, int Alone, bool IsPinned);
