using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.People;

namespace TeacherDev.Benchmarks;

/// <summary>
/// Rounds in the words of the house: teachers of 8 subjects and 3 stages at 180 schools of 9 districts, mentors of three tiers who lead none to three already; every
/// fifth mentee wishes for three mentors and every tenth had one before.
/// </summary>
internal sealed class MatchingRounds(int mentees, int mentors, ulong seed)
{
    private const int Districts = 9;
    private const int SchoolsOfDistrict = 20;
    private const int FirstMentor = 1_000_000;
    private static readonly IReadOnlyList<string> Subjects = ["语文", "数学", "英语", "物理", "化学", "历史", "地理", "音乐"];
    private static readonly IReadOnlyList<SchoolStage> Stages = [SchoolStage.Primary, SchoolStage.Junior, SchoolStage.Senior];
    private static readonly DateOnly Day = new(2026, 9, 1);

    private readonly Lots lots = new(seed);

    public MatchingProblem Build(PairingKind kind) => new(kind, Day, [.. Enumerable.Range(1, mentees).Select(Mentee)], [.. Enumerable.Range(FirstMentor, mentors).Select(Mentor)])
    {
        Standing = [.. Enumerable.Range(FirstMentor, mentors).SelectMany(id => Enumerable.Range(0, Math.Max(0, lots.Below(6) - 2)).Select(n => new StandingPair(id, (id * 4) + n, kind)))],
        Ways = [.. from one in Enumerable.Range(0, Districts) from other in Enumerable.Range(0, one) select new DistrictWay(one, other, 10 + lots.Below(90))],
    };

    private MatchingMentee Mentee(int id)
    {
        var party = Party(id, TeacherTier.NewTeacher, 1);
        return new(party, party.OrganisationId / SchoolsOfDistrict)
        {
            Wishes = lots.Below(5) == 0 ? [.. Enumerable.Range(0, 3).Select(_ => FirstMentor + lots.Below(mentors)).Distinct()] : [],
            FormerMentorId = lots.Below(10) == 0 ? FirstMentor + lots.Below(mentors) : null,
        };
    }

    private MatchingMentor Mentor(int id)
    {
        var party = Party(id, TeacherTier.Backbone + lots.Below(3), 6 + lots.Below(20));
        return new(party, party.OrganisationId / SchoolsOfDistrict);
    }

    private PairingParty Party(int id, TeacherTier tier, int years) =>
        new(id, $"教师{id}", lots.Below(Districts * SchoolsOfDistrict), Subjects[lots.Below(Subjects.Count)], Stages[lots.Below(Stages.Count)], tier, Day.AddYears(-years));
}
