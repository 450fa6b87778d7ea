namespace TeacherDev.Domain.Studios.Planning;

/// <summary>How many of all visits of the window are a district's: as it has schools, rounded down or up. By index of the district.</summary>
internal sealed class DistrictShares
{
    public DistrictShares(VisitPlanProblem problem)
    {
        var names = problem.Schools.Select(s => s.District).Distinct().ToList();
        var schools = problem.Schools.Select(s => names.IndexOf(s.District)).ToArray();
        var districtOf = problem.Schools.Index().ToDictionary(s => s.Item.Key, s => schools[s.Index]);
        var total = problem.Studios.Sum(s => s.Owed) + problem.Done.Count(v => districtOf.ContainsKey(v.School));
        (OfSchool, Low, High, Done) = (schools, new int[names.Count], new int[names.Count], new int[names.Count]);
        for (var district = 0; district < names.Count; district++)
        {
            var part = total * schools.Count(d => d == district);
            (Low[district], High[district]) = (part / schools.Length, (part + schools.Length - 1) / schools.Length);
        }
        foreach (var visit in problem.Done) if (districtOf.TryGetValue(visit.School, out var district)) Done[district]++;
    }

    /// <summary>The district of each school.</summary>
    public int[] OfSchool { get; }

    public int[] Low { get; }

    public int[] High { get; }

    /// <summary>Visits that took place.</summary>
    public int[] Done { get; }

    public int Count => Low.Length;

    /// <summary>Visits off the share, where the district has so many.</summary>
    public int Off(int district, int visits) => Steps.Off(visits, Low[district], High[district]);

    /// <summary>−1, 0 or 1: what one visit more changes in <see cref="Off"/>.</summary>
    public int Step(int district, int visits) => Steps.Of(visits, Low[district], High[district]);
}

/// <summary>A count that should lie between two bounds: how far it is off, and how one more changes that.</summary>
internal static class Steps
{
    public static int Off(int count, int low, int high) => Math.Max(0, low - count) + Math.Max(0, count - high);

    public static int Of(int count, int low, int high) => count < low ? -1 : count < high ? 0 : 1;
}
