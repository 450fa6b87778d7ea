namespace TeacherDev.Domain.Studios.Planning;

/// <summary>A plan in the making: visits have a place, a school on a day, or none yet. What it breaks and costs is counted by differences.</summary>
internal sealed class VisitBoard
{
    public const int Nowhere = -1;

    private readonly VisitModel model;
    private readonly VisitWeights weights;
    private readonly (int Low, int High)[] pace;
    private readonly int[] studios, schools, days;
    private readonly int[] ofLeaderDay, ofSchoolWeek, ofPairTerm, ofPair, ofSchool, ofDistrict, ofMonth;

    public VisitBoard(VisitModel model)
    {
        (this.model, weights) = (model, model.Problem.Weights);
        pace = [.. Enumerable.Range(0, model.Studios).Select(model.PaceOf)];
        studios = [.. model.Problem.Studios.SelectMany((s, i) => Enumerable.Repeat(i, s.Owed))];
        (schools, days) = ([.. studios.Select(_ => Nowhere)], [.. studios.Select(_ => Nowhere)]);
        (ofLeaderDay, ofSchoolWeek) = (new int[model.Studios * model.Days.Count], new int[model.Schools * model.Weeks]);
        (ofPair, ofPairTerm) = (new int[model.Studios * model.Schools], new int[model.Studios * model.Schools * model.Terms]);
        (ofSchool, ofDistrict, ofMonth) = ([.. model.SchoolDone], [.. model.Shares.Done], new int[model.Studios * model.Months]);
        IsPinned = new bool[studios.Length];
        Hard = studios.Length + Enumerable.Range(0, model.Schools).Sum(model.LeastOfSchool);
        Soft = Offs();
        foreach (var pin in model.Pins)
        {
            var visit = Waiting(pin.Studio);
            Put(visit, pin.School, pin.Day);
            IsPinned[visit] = true;
        }
    }

    /// <summary>Visits without a place, clashes, and how far schools are below their least and above their most.</summary>
    public int Hard { get; private set; }

    public int Soft { get; private set; }

    public bool[] IsPinned { get; }

    public int Visits => studios.Length;

    public int StudioOf(int visit) => studios[visit];

    public int SchoolOf(int visit) => schools[visit];

    public int DayOf(int visit) => days[visit];

    public bool IsPlaced(int visit) => schools[visit] != Nowhere;

    public int VisitsAt(int school) => ofSchool[school];

    /// <summary>The first of the studio's visits without a place.</summary>
    public int Waiting(int studio)
    {
        var visit = Array.IndexOf(studios, studio);
        while (IsPlaced(visit)) visit++;
        return studios[visit] == studio ? visit : throw new InvalidOperationException("The studio has no visit left.");
    }

    /// <summary>How many of the studio's visits have no place.</summary>
    public int WaitingOf(int studio) => Enumerable.Range(0, Visits).Count(v => studios[v] == studio && !IsPlaced(v));

    public IEnumerable<PlannedVisit> Placed() => Enumerable.Range(0, Visits).Where(IsPlaced).Select(v => model.Visit(studios[v], schools[v], days[v]));

    /// <summary>What it changes when a visit without a place goes there.</summary>
    public (int Hard, int Soft) Price(int visit, int school, int day)
    {
        var studio = studios[visit];
        var (pair, visited, district) = ((studio * model.Schools) + school, ofSchool[school], model.Shares.OfSchool[school]);
        var (host, month) = (model.Problem.Schools[school], (studio * model.Months) + model.MonthOfDay[day]);
        var hard = Clash(ofLeaderDay[(studio * model.Days.Count) + day]) + Clash(ofSchoolWeek[(school * model.Weeks) + model.WeekOfDay[day]])
            + Clash(ofPairTerm[(pair * model.Terms) + model.TermOfDay[day]]) + Steps.Of(visited, host.Least, host.Most) - 1;
        var soft = model.Costs[studio][school] + (visited >= host.Least ? model.ExtraCost(school) : 0)
            + (weights.District * model.Shares.Step(district, ofDistrict[district])) + (weights.Pace * Steps.Of(ofMonth[month], pace[studio].Low, pace[studio].High));
        if (!model.HasEarlier) return (hard, soft);
        if (!model.WasPlanned(studio, school, day)) soft += weights.OtherDay;
        return (hard, ofPair[pair] < model.EarlierPairs.GetValueOrDefault((studio, school)) ? soft : soft + weights.OtherSchool);
    }

    /// <summary>Whether a visit would then share its day, or the school's week or the pair's term, with another.</summary>
    public bool Clashes(int studio, int school, int day)
    {
        var pair = (studio * model.Schools) + school;
        return ofLeaderDay[(studio * model.Days.Count) + day] + ofSchoolWeek[(school * model.Weeks) + model.WeekOfDay[day]] + ofPairTerm[(pair * model.Terms) + model.TermOfDay[day]] > 0;
    }

    public void Put(int visit, int school, int day)
    {
        var (hard, soft) = Price(visit, school, day);
        (Hard, Soft, schools[visit], days[visit]) = (Hard + hard, Soft + soft, school, day);
        Count(visit, 1);
    }

    public void Take(int visit)
    {
        Count(visit, -1);
        var (hard, soft) = Price(visit, schools[visit], days[visit]);
        (Hard, Soft, schools[visit], days[visit]) = (Hard - hard, Soft - soft, Nowhere, Nowhere);
    }

    /// <summary>Visits that break a rule together with others, this one included; none where it breaks none.</summary>
    public IReadOnlyList<int> InTheWayOf(int visit)
    {
        var all = Enumerable.Range(0, Visits).Where(v => v != visit && IsPlaced(v) && Collide(v, visit)).ToList();
        return all.Count == 0 ? [] : [visit, .. all];
    }

    public (int School, int Day)[] Snapshot() => [.. schools.Zip(days)];

    public void Restore((int School, int Day)[] places)
    {
        for (var visit = 0; visit < Visits; visit++) if (IsPlaced(visit) && (schools[visit], days[visit]) != places[visit]) Take(visit);
        for (var visit = 0; visit < Visits; visit++) if (!IsPlaced(visit) && places[visit].School != Nowhere) Put(visit, places[visit].School, places[visit].Day);
    }

    private bool Collide(int one, int other)
    {
        var (sameStudio, sameSchool) = (studios[one] == studios[other], schools[one] == schools[other]);
        return (sameStudio && days[one] == days[other])
            || (sameSchool && model.WeekOfDay[days[one]] == model.WeekOfDay[days[other]])
            || (sameStudio && sameSchool && model.TermOfDay[days[one]] == model.TermOfDay[days[other]]);
    }

    private static int Clash(int already) => already > 0 ? 1 : 0;

    private void Count(int visit, int by)
    {
        var (studio, school, day) = (studios[visit], schools[visit], days[visit]);
        var pair = (studio * model.Schools) + school;
        ofLeaderDay[(studio * model.Days.Count) + day] += by;
        ofSchoolWeek[(school * model.Weeks) + model.WeekOfDay[day]] += by;
        ofPairTerm[(pair * model.Terms) + model.TermOfDay[day]] += by;
        ofPair[pair] += by;
        ofSchool[school] += by;
        ofDistrict[model.Shares.OfSchool[school]] += by;
        ofMonth[(studio * model.Months) + model.MonthOfDay[day]] += by;
    }

    /// <summary>What districts and months are off before any visit has a place.</summary>
    private int Offs() =>
        (weights.District * Enumerable.Range(0, model.Shares.Count).Sum(d => model.Shares.Off(d, model.Shares.Done[d]))) + (weights.Pace * pace.Sum(p => p.Low * model.Months));
}
