namespace TeacherDev.Domain.Selection;

/// <summary>A file to be given to experts.</summary>
/// <param name="Barred">Experts who must not have it (回避).</param>
/// <param name="Kept">Experts who have it and keep it: their scores stand.</param>
public sealed record AssignedFile(int ApplicationId, IReadOnlySet<int> Barred, IReadOnlyCollection<int> Kept);

/// <summary>
/// Gives every file to so many different experts, none barred, as evenly as 回避 allows: first each file to those with least to do, then files
/// are passed along from who has most to who has least until no such chain is left, which is the evenest there is. Same input, same result.
/// </summary>
public static class Assignment
{
    /// <returns>By file, the experts beside those who keep it. A file that cannot get enough has all who may have it.</returns>
    public static IReadOnlyDictionary<int, IReadOnlyList<int>> Deal(IReadOnlyCollection<AssignedFile> files, IReadOnlyCollection<int> experts, int perFile)
    {
        var order = experts.Order().ToArray();
        var place = order.Select((e, at) => (e, at)).ToDictionary(x => x.e, x => x.at);
        var load = new int[order.Length];
        foreach (var kept in files.SelectMany(f => f.Kept).Where(place.ContainsKey)) load[place[kept]]++;
        // The most constrained first.
        var dealt = files.OrderByDescending(f => f.Barred.Count).ThenBy(f => f.ApplicationId).Select(f => new Hand(f, [.. order.Select(e => !f.Barred.Contains(e) && !f.Kept.Contains(e))])).ToList();
        foreach (var hand in dealt)
        {
            var chosen = Enumerable.Range(0, order.Length).Where(e => hand.May[e]).OrderBy(e => load[e]).ThenBy(e => e).Take(Math.Max(0, perFile - hand.File.Kept.Count)).ToList();
            foreach (var expert in chosen)
            {
                hand.Has[expert] = true;
                load[expert]++;
            }
        }
        Level(dealt, load);
        return dealt.ToDictionary(h => h.File.ApplicationId, h => (IReadOnlyList<int>)[.. Enumerable.Range(0, order.Length).Where(e => h.Has[e]).Select(e => order[e])]);
    }

    private static void Level(List<Hand> dealt, int[] load)
    {
        while (load.Length > 0 && load.Max() - load.Min() >= 2 && Enumerable.Range(0, load.Length).OrderByDescending(e => load[e]).Any(from => PassAlong(dealt, load, from)))
        {
        }
    }

    /// <summary>One file from each expert to the next, from this one to somebody who has at least two fewer; false where no chain leads there.</summary>
    private static bool PassAlong(List<Hand> dealt, int[] load, int from)
    {
        var (cameBy, queue) = (new (int Expert, Hand File)?[load.Length], new Queue<int>([from]));
        while (queue.TryDequeue(out var giver))
        {
            foreach (var hand in dealt)
            {
                if (!hand.Has[giver]) continue;
                for (var taker = 0; taker < load.Length; taker++)
                {
                    if (taker == from || cameBy[taker] is not null || !hand.May[taker] || hand.Has[taker]) continue;
                    cameBy[taker] = (giver, hand);
                    queue.Enqueue(taker);
                    if (load[taker] > load[from] - 2) continue;
                    for (var at = taker; at != from;)
                    {
                        var (before, file) = cameBy[at]!.Value;
                        (file.Has[before], file.Has[at]) = (false, true);
                        at = before;
                    }
                    load[from]--;
                    load[taker]++;
                    return true;
                }
            }
        }
        return false;
    }

    private sealed class Hand(AssignedFile file, bool[] may)
    {
        public AssignedFile File { get; } = file;

        public bool[] May { get; } = may;

        public bool[] Has { get; } = new bool[may.Length];
    }
}
