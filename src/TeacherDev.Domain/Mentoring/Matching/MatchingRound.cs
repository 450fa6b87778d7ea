namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>The people of a problem by number, in the order of their keys, with what is asked of them thousands of times laid out.</summary>
internal sealed class MatchingRound
{
    private const int UnknownKilometres = -1;

    private readonly Dictionary<int, int> mentees;
    private readonly Dictionary<int, int> mentors;
    private readonly ILookup<(string?, People.SchoolStage?), int> fields;
    private readonly int[] everybody;
    private readonly int[] menteeDistricts;
    private readonly int[] mentorDistricts;
    private readonly int[,] kilometres;
    private readonly Dictionary<int, int> otherMentors;

    public MatchingRound(MatchingProblem problem)
    {
        Problem = problem;
        (Mentees, Mentors) = ([.. problem.Mentees.OrderBy(m => m.Party.PersonId)], [.. problem.Mentors.OrderBy(m => m.Party.PersonId)]);
        mentees = Mentees.Index().ToDictionary(m => m.Item.Party.PersonId, m => m.Index);
        mentors = Mentors.Index().ToDictionary(m => m.Item.Party.PersonId, m => m.Index);
        fields = Mentors.Index().ToLookup(m => (m.Item.Party.Subject, m.Item.Party.Stage), m => m.Index);
        everybody = [.. Enumerable.Range(0, Mentors.Length)];
        var led = problem.Standing.ToLookup(p => p.MentorId);
        Led = [.. Mentors.Select(m => led[m.Party.PersonId].Count())];
        Places = [.. Mentors.Select((m, at) => Math.Max(0, Math.Min(m.MostMore ?? int.MaxValue, problem.MostMentees - Led[at])))];
        otherMentors = problem.Standing.Where(p => p.Kind != problem.Kind).DistinctBy(p => p.MenteeId).ToDictionary(p => p.MenteeId, p => p.MentorId);
        var districts = Mentees.Select(m => m.DistrictId).Concat(Mentors.Select(m => m.DistrictId)).Distinct().Order().Index().ToDictionary(d => d.Item, d => d.Index);
        (menteeDistricts, mentorDistricts) = ([.. Mentees.Select(m => districts[m.DistrictId])], [.. Mentors.Select(m => districts[m.DistrictId])]);
        kilometres = Between(districts, problem.Ways);
    }

    public MatchingProblem Problem { get; }

    public MatchingMentee[] Mentees { get; }

    public MatchingMentor[] Mentors { get; }

    /// <summary>By mentor: mentees of both kinds whom they lead.</summary>
    public int[] Led { get; }

    /// <summary>By mentor: how many more they can lead.</summary>
    public int[] Places { get; }

    public int? MenteeAt(int personId) => mentees.TryGetValue(personId, out var at) ? at : null;

    public int? MentorAt(int personId) => mentors.TryGetValue(personId, out var at) ? at : null;

    /// <summary>The mentors who could be asked at all: a 学科导师 teaches the same subject at the same stage.</summary>
    public IEnumerable<int> MentorsOfField(int mentee) =>
        Problem.Kind == PairingKind.SubjectMentor ? fields[(Mentees[mentee].Party.Subject, Mentees[mentee].Party.Stage)] : everybody;

    /// <summary>0 within a district; null where it is not known.</summary>
    public int? Kilometres(int mentee, int mentor) => kilometres[menteeDistricts[mentee], mentorDistricts[mentor]] is var way and not UnknownKilometres ? way : null;

    public bool IsInReach(int mentee, int mentor) => Problem.MostKilometres is not { } most || Kilometres(mentee, mentor) <= most;

    /// <summary>Who leads the mentee in the other kind; null where nobody does.</summary>
    public int? OtherMentorId(int mentee) => otherMentors.TryGetValue(Mentees[mentee].Party.PersonId, out var id) ? id : null;

    private static int[,] Between(Dictionary<int, int> districts, IReadOnlyList<DistrictWay> ways)
    {
        var between = new int[districts.Count, districts.Count];
        for (var one = 0; one < districts.Count; one++)
            for (var other = 0; other < districts.Count; other++) between[one, other] = one == other ? 0 : UnknownKilometres;
        foreach (var way in ways.Where(w => w.OneId != w.OtherId))
        {
            if (!districts.TryGetValue(way.OneId, out var one) || !districts.TryGetValue(way.OtherId, out var other)) continue;
            between[one, other] = between[other, one] = way.Kilometres;
        }
        return between;
    }
}
