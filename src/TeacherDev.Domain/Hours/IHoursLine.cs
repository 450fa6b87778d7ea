using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>What of a ledger row decides how much of it counts: a whole <see cref="HoursEntry"/> for one person's page, a narrow row for a whole city.</summary>
internal interface IHoursLine
{
    int Id { get; }

    DateOnly Day { get; }

    DayPart? Part { get; }

    string Mode { get; }

    HoursKind? Kind { get; }

    HoursSourceKind SourceKind { get; }

    int SourceId { get; }

    Kernel.Hours Hours { get; }
}
