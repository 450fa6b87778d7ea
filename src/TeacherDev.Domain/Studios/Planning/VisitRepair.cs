namespace TeacherDev.Domain.Studios.Planning;

/// <summary>
/// Mends a plan by moving exactly so many visits, each at most once, and finds the cheapest way. Where a rule is broken, one of the visits that break it must move: every one of
/// them, to every place, is tried. Ends after so many looks at places.
/// </summary>
internal sealed class VisitRepair
{
    private const int MostLooks = 2_000_000;

    private readonly VisitBoard board;
    private readonly VisitModel model;
    private readonly HashSet<int> moved = [];
    private (int School, int Day)[]? best;
    private int bestSoft;
    private int looks;

    /// <param name="board">Visits that cannot stay have no place.</param>
    public VisitRepair(VisitBoard board, VisitModel model) =>
        (this.board, this.model, Broken) = (board, model, Enumerable.Range(0, board.Visits).Count(v => !board.IsPlaced(v)));

    /// <summary>Visits that have no place; so many move at least.</summary>
    public int Broken { get; }

    /// <summary>The last try ended before every way was looked at.</summary>
    public bool IsCutShort => looks >= MostLooks;

    /// <summary>Places looked at, in all tries.</summary>
    public long Looks { get; private set; }

    /// <returns>Whether the board is mended now.</returns>
    public bool Try(int moves)
    {
        (best, looks) = (null, 0);
        Descend(moves);
        Looks += looks;
        if (best is null) return false;
        board.Restore(best);
        return true;
    }

    private void Descend(int left)
    {
        if (board.Hard == 0)
        {
            if (best is null || board.Soft < bestSoft) (best, bestSoft) = (board.Snapshot(), board.Soft);
            return;
        }
        if (left == 0 || IsCutShort) return;
        var (visits, only) = Blamed();
        foreach (var visit in visits.Where(v => !board.IsPinned[v] && !moved.Contains(v))) Move(visit, only, left);
    }

    private void Move(int visit, int? only, int left)
    {
        var (school, day) = (board.SchoolOf(visit), board.DayOf(visit));
        if (board.IsPlaced(visit)) board.Take(visit);
        moved.Add(visit);
        foreach (var place in Places(visit, only).Where(p => (p.School, p.Day) != (school, day) && (left > 1 || board.Hard + p.Hard == 0)).OrderBy(p => (p.Hard, p.Soft)).Take(left > 1 ? int.MaxValue : 1))
        {
            if (IsCutShort) break;
            board.Put(visit, place.School, place.Day);
            Descend(left - 1);
            board.Take(visit);
        }
        moved.Remove(visit);
        if (school != VisitBoard.Nowhere) board.Put(visit, school, day);
    }

    private IEnumerable<(int Hard, int Soft, int School, int Day)> Places(int visit, int? only)
    {
        for (var school = 0; school < model.Schools; school++)
        {
            if (only is not null && school != only) continue;
            foreach (var day in model.AllowedDays[board.StudioOf(visit)][school])
            {
                looks++;
                var (hard, soft) = board.Price(visit, school, day);
                yield return (hard, soft, school, day);
            }
        }
    }

    /// <summary>Visits of which one must move to mend one rule, the first that is broken; and where to, if that is known.</summary>
    private (IReadOnlyList<int> Visits, int? Only) Blamed()
    {
        var all = Enumerable.Range(0, board.Visits).ToList();
        if (all.FindIndex(v => !board.IsPlaced(v)) is >= 0 and var waiting) return ([waiting], null);
        foreach (var visit in all)
        {
            if (board.InTheWayOf(visit) is { Count: > 0 } together) return (together, null);
        }
        foreach (var (school, host) in model.Problem.Schools.Index())
        {
            if (board.VisitsAt(school) < host.Least) return (all, school);
            if (board.VisitsAt(school) > host.Most && all.Exists(v => board.SchoolOf(v) == school)) return (all.FindAll(v => board.SchoolOf(v) == school), null);
        }
        throw new InvalidOperationException("A rule is broken, and no visit breaks it.");
    }
}
