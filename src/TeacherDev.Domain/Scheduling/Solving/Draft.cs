namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>A timetable, good or bad: by lecture where it stands, null where no place was found for it.</summary>
/// <param name="Hard">Pairs of lectures that collide, and lectures without a place; 0 for a timetable that can be kept.</param>
/// <param name="Soft">What is not as it should be, weighted.</param>
public sealed record Draft(IReadOnlyList<Placement?> Placements, int Hard, int Soft)
{
    public bool IsFeasible => Hard == 0;

    internal bool IsBetterThan(int hard, int soft) => Hard < hard || (Hard == hard && Soft <= soft);
}
