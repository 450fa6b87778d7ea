using System.Collections.Immutable;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>An assignment, and what proves it.</summary>
/// <param name="MentorOf">By mentee; <see cref="Alone"/> where there is none.</param>
/// <param name="Prices">By mentor, 0 or less: one place more with this mentor would make the whole cheaper by at most so much.</param>
public sealed record Solution(ImmutableArray<int> MentorOf, ImmutableArray<long> Prices)
{
    public const int Alone = -1;
}
