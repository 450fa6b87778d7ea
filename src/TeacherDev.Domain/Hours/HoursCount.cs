using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// Decides how much of each ledger row counts: reversals cancel what they took back, a class missed too much counts nothing, ceilings cut what
/// is above them, the earlier first: of a half-day and a day for sessions, of a year or term for a mode. Independent of the order in
/// which rows were posted, so that opening one session again gives its place to the others.
/// </summary>
/// <param name="owedIn">The total owed in the period of a kind that a day lies in; null where none is.</param>
/// <param name="forfeited">The closings whose class was missed too much.</param>
internal sealed class HoursCount<T>(HoursRuleSet rules, Func<HoursPeriodKind, DateOnly, Kernel.Hours?> owedIn, IReadOnlySet<int> forfeited)
    where T : IHoursLine
{
    private readonly Dictionary<Ceiling, Kernel.Hours> used = [];
    private readonly List<Ceiling> ceilings = [];
    private Dictionary<int, T> reversals = [];

    /// <returns>In the order in which they count: by day.</returns>
    public List<Counted<T>> Of(IEnumerable<T> lines)
    {
        var rows = lines.ToList();
        reversals = rows.Where(r => r.SourceKind == HoursSourceKind.Reversal).ToDictionary(r => r.SourceId);
        rows.Sort(Earlier);
        return rows.ConvertAll(Count);
    }

    private static int Earlier(T one, T other) =>
        one.Day != other.Day ? one.Day.CompareTo(other.Day)
        : one.SourceKind != other.SourceKind ? one.SourceKind.CompareTo(other.SourceKind)
        : one.Part != other.Part ? Nullable.Compare(one.Part, other.Part)
        : one.SourceId != other.SourceId ? one.SourceId.CompareTo(other.SourceId)
        : string.CompareOrdinal(one.Mode, other.Mode);

    private Counted<T> Count(T line) =>
        line.SourceKind == HoursSourceKind.Reversal ? new(line, Kernel.Hours.Zero, HoursVerdict.Reversal)
        : line.Id != 0 && reversals.TryGetValue(line.Id, out var reversal) ? new(line, Kernel.Hours.Zero, HoursVerdict.Reversed) { By = reversal }
        : line.SourceKind == HoursSourceKind.Session && forfeited.Contains(line.SourceId) ? new(line, Kernel.Hours.Zero, HoursVerdict.Forfeited)
        : Cut(line);

    private Counted<T> Cut(T line)
    {
        Gather(line);
        var (counted, tight, before) = (line.Hours, default(Ceiling?), Kernel.Hours.Zero);
        foreach (var ceiling in ceilings)
        {
            var taken = used.GetValueOrDefault(ceiling);
            if (ceiling.Most - taken < counted) (counted, tight, before) = (ceiling.Most - taken, ceiling, taken);
        }
        foreach (var ceiling in ceilings) used[ceiling] = used.GetValueOrDefault(ceiling) + counted;
        return new(line, counted, tight is null ? HoursVerdict.Whole : HoursVerdict.Cut) { Ceiling = tight, Before = before };
    }

    private void Gather(T line)
    {
        ceilings.Clear();
        if (line.Part is { } part)
        {
            ceilings.Add(new(null, line.Day, part, rules.HoursPerHalfDay));
            ceilings.Add(new(null, line.Day, null, rules.HoursPerDay));
        }
        foreach (var cap in rules.Caps)
        {
            if (cap.Limits(line) && cap.Ceiling(owedIn(cap.PeriodKind, line.Day)) is { } most) ceilings.Add(new(cap, cap.PeriodOn(line.Day).From, null, most));
        }
    }
}

/// <summary>A row and how much of it counts.</summary>
/// <param name="Hours">Between zero and the row's own hours; zero in a reversal and in what it took back.</param>
internal readonly record struct Counted<T>(T Line, Kernel.Hours Hours, HoursVerdict Verdict)
{
    /// <summary>The counter-entry that took it back.</summary>
    public T? By { get; init; }

    /// <summary>The ceiling that cut it.</summary>
    public Ceiling? Ceiling { get; init; }

    /// <summary>What had counted under that ceiling before.</summary>
    public Kernel.Hours Before { get; init; }
}

/// <summary>What shares a ceiling: a half-day, a day, or a period of a cap.</summary>
/// <param name="Cap">Null for a half-day and a day.</param>
/// <param name="From">The day, or the first of the cap's period.</param>
internal readonly record struct Ceiling(HoursCap? Cap, DateOnly From, DayPart? Part, Kernel.Hours Most);
