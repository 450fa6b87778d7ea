namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>Mentors that were reached and not yet looked through, the nearest first: a heap of four branches in which a mentor can come nearer.</summary>
internal sealed class Frontier(int mentors)
{
    private const int Branches = 4;
    private const int Outside = -1;

    private readonly int[] heap = new int[mentors];
    private readonly long[] distances = new long[mentors];
    private readonly int[] places = [.. Enumerable.Repeat(Outside, mentors)];
    private int count;

    public void Clear()
    {
        for (var place = 0; place < count; place++) places[heap[place]] = Outside;
        count = 0;
    }

    /// <summary>Puts a mentor in, or nearer than it was.</summary>
    public void Reach(int mentor, long distance)
    {
        distances[mentor] = distance;
        Rise(places[mentor] == Outside ? count++ : places[mentor], mentor);
    }

    public bool TryTake(out int mentor, out long distance)
    {
        (mentor, distance) = count == 0 ? (Outside, 0) : (heap[0], distances[heap[0]]);
        if (count == 0) return false;
        places[mentor] = Outside;
        if (--count > 0) Sink(heap[count]);
        return true;
    }

    private void Rise(int place, int mentor)
    {
        var distance = distances[mentor];
        while (place > 0 && distances[heap[(place - 1) / Branches]] > distance)
        {
            Put(place, heap[(place - 1) / Branches]);
            place = (place - 1) / Branches;
        }
        Put(place, mentor);
    }

    private void Sink(int mentor)
    {
        var (place, distance) = (0, distances[mentor]);
        while (Nearest(place) is var below && below < count && distances[heap[below]] < distance)
        {
            Put(place, heap[below]);
            place = below;
        }
        Put(place, mentor);
    }

    private int Nearest(int place)
    {
        var first = (place * Branches) + 1;
        var nearest = first;
        for (var branch = first + 1; branch < Math.Min(first + Branches, count); branch++)
            if (distances[heap[branch]] < distances[heap[nearest]]) nearest = branch;
        return nearest;
    }

    private void Put(int place, int mentor) => (heap[place], places[mentor]) = (mentor, place);
}
