namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// How warm the search is: it cools geometrically with the moves made, never with the clock, so that the same moves give the same timetable on
/// a slow machine. And how heavy a collision weighs: a little more after each round with collisions, a little less after one without.
/// </summary>
internal sealed class Cooling(double hot, double cold)
{
    private const double Heaviest = 400;
    private const double Lightest = 10;
    private const double Up = 1.02;
    private const double Down = 0.995;

    /// <summary>Beyond this many temperatures nothing is accepted: e to the −20 is less than one of 2^28.</summary>
    private const double Reach = 20;

    private readonly uint[] chances = new uint[(int)(Math.Max(hot, cold) * Reach) + 1];
    private double weight = 60;

    public int Weight => (int)weight;

    /// <summary>The dearest change that has a chance.</summary>
    public int Dearest { get; private set; }

    /// <param name="done">The part of all moves that is made, 0–1.</param>
    public void To(double done)
    {
        var temperature = hot * Math.Pow(cold / hot, done);
        Dearest = (int)(temperature * Reach);
        for (var change = 0; change <= Dearest; change++) chances[change] = (uint)(Math.Exp(-change / temperature) * uint.MaxValue);
    }

    public void Weigh(bool hadCollisions) => weight = hadCollisions ? Math.Min(Heaviest, weight * Up) : Math.Max(Lightest, weight * Down);

    /// <summary>Throws the dice first: what costs no more than this is accepted.</summary>
    public int Limit(Dice dice)
    {
        var (bits, limit) = (dice.Bits(), 0);
        while (limit < Dearest && bits < chances[limit + 1]) limit++;
        return limit;
    }

    public bool Accepts(int change, Dice dice) => change <= 0 || (change <= Dearest && dice.Bits() < chances[change]);
}
