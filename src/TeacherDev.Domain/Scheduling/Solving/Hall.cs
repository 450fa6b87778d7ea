namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// Gives each of some a different thing of those it may have, or names some that together may have fewer things than they are (Hall's theorem):
/// proof that it cannot be done, whoever tries.
/// </summary>
internal sealed class Hall(IReadOnlyList<IReadOnlyList<int>> choices, int things)
{
    private readonly int[] holderOf = [.. Enumerable.Repeat(-1, things)];

    /// <summary>Numbers of those who are too many for what they may have, and what that is; null when everybody has something.</summary>
    public (IReadOnlyList<int> Some, IReadOnlyList<int> Things)? Shortage()
    {
        foreach (var (one, _) in choices.Index().OrderBy(c => c.Item.Count))
        {
            var seen = new bool[things];
            if (Serve(one, seen)) continue;
            var taken = Enumerable.Range(0, things).Where(t => seen[t]).ToList();
            return ([.. taken.Select(t => holderOf[t]).Append(one).Order()], taken);
        }
        return null;
    }

    /// <summary>Along a chain in which everyone passes on to something else; what was looked at in vain is all they may have.</summary>
    private bool Serve(int one, bool[] seen)
    {
        foreach (var thing in choices[one])
        {
            if (seen[thing]) continue;
            seen[thing] = true;
            if (holderOf[thing] >= 0 && !Serve(holderOf[thing], seen)) continue;
            holderOf[thing] = one;
            return true;
        }
        return false;
    }
}
