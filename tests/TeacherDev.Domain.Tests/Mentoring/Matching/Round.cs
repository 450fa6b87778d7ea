using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Tests.Mentoring.Matching;

/// <summary>Rounds of 数学 teachers of a 小学; mentees are 1–99, mentors 101 and on; schools below 50 lie in district 10, those below 100 in 20, then in 30.</summary>
internal static class Round
{
    public static readonly Period Year = new(new(2026, 9, 1), new(2027, 8, 31));

    public static MatchingProblem Of(IReadOnlyList<MatchingMentee> mentees, params IReadOnlyList<MatchingMentor> mentors) => new(PairingKind.SubjectMentor, Year.From, mentees, mentors);

    public static MatchingMentee Mentee(int id, int school = 1, params IReadOnlyList<int> wishes) => new(Party(id, school, TeacherTier.NewTeacher), District(school)) { Wishes = wishes };

    public static MatchingMentor Mentor(int id, int school = 1, TeacherTier tier = TeacherTier.Backbone, int? places = null) => new(Party(id, school, tier), District(school)) { MostMore = places };

    public static PairingParty Party(int id, int school, TeacherTier tier, string? subject = "数学", SchoolStage? stage = SchoolStage.Primary, DateOnly? since = null) =>
        new(id, $"教师{id}", school, subject, stage, tier, since ?? new DateOnly(2010, 9, 1));

    /// <summary>Mentee and mentor of all matches, in the order of the mentees.</summary>
    public static IEnumerable<(int Mentee, int Mentor)> Pairs(this MatchingResult result) => result.Matches.Select(m => (m.MenteeId, m.MentorId)).Order();

    public static IEnumerable<string> ReasonsOf(this MatchingResult result, int mentee) => result.Matches.Single(m => m.MenteeId == mentee).Reasons.Select(r => $"{r}");

    private static int District(int school) => ((school / 50) + 1) * 10;
}
