namespace TeacherDev.Domain.Scheduling;

/// <summary>专家不可用: half-days on which a trainer does not teach, and why. It holds in every list that names the same person.</summary>
public sealed class TrainerAbsence
{
    public const int ReasonLength = 80;

    internal TrainerAbsence(HalfDays when, string reason) => (When, Reason) = (when, reason);

    private TrainerAbsence() { }

    public int Id { get; private set; }

    public int TrainerId { get; private set; }

    public HalfDays When { get; private set; }

    public string Reason { get; private set; } = null!;
}
