using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>A ledger row without its words, or a session still to come as the ledger would have it.</summary>
internal readonly record struct HoursRow(int Id, int PersonId, DateOnly Day, DayPart? Part, string Mode, HoursKind? Kind, HoursSourceKind SourceKind, int SourceId, int Tenths) : IHoursLine
{
    public Kernel.Hours Hours => Kernel.Hours.OfTenths(Tenths);

    public static HoursRow Of(HoursEntry entry) => new(entry.Id, entry.PersonId, entry.Day, entry.Part, entry.Mode, entry.Kind, entry.SourceKind, entry.SourceId, entry.Hours.Tenths);

    /// <summary>It has no closing yet; the negative id is nobody's.</summary>
    public static HoursRow Of(PlannedHours planned, HoursRuleSet rules, int personId) => new(
        0, personId, planned.Day, planned.Part, rules.Earned(planned.Delivery, planned.Activity).Code, null, HoursSourceKind.Session, -planned.SessionId, rules.ForHalfDay(planned.Hours).Tenths);
}
