using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

public enum SlotState { Confirmed, Pending, Late, Next, Open }

/// <summary>One of the visits a studio owes: made and confirmed, made and waiting, late, next, or still open.</summary>
/// <param name="Visit">Null while it is not made.</param>
/// <param name="Due">The last day on which it is in time; null for what is made.</param>
public sealed record VisitSlot(int Number, SlotState State, VisitLine? Visit, DateOnly? Due, int DaysLate)
{
    /// <summary>Confirmed ones by day, then those waiting, then what is owed; more than owed are shown too.</summary>
    public static IReadOnlyList<VisitSlot> Of(IReadOnlyList<VisitLine> visits, StudioYear? owed, DateOnly today)
    {
        var made = visits.Where(v => v.State is VisitState.Confirmed or VisitState.Logged).OrderBy(v => v.State == VisitState.Logged).ThenBy(v => v.Day)
            .Select((v, i) => new VisitSlot(i + 1, v.State == VisitState.Confirmed ? SlotState.Confirmed : SlotState.Pending, v, Due: null, DaysLate: 0)).ToList();
        if (owed is null) return made;
        var missing = Enumerable.Range(made.Count + 1, Math.Max(0, owed.Visits - made.Count)).Select(n => (Number: n, Due: owed.Pace.DueOn(n))).ToList();
        var next = missing.FirstOrDefault(m => m.Due >= today).Number;
        return [.. made, .. missing.Select(m => new VisitSlot(m.Number, m.Due < today ? SlotState.Late : m.Number == next ? SlotState.Next : SlotState.Open, Visit: null, m.Due, Math.Max(0, today.DayNumber - m.Due.DayNumber)))];
    }

    public string Css => State switch { SlotState.Confirmed => "done", SlotState.Pending => "wait", SlotState.Late => "late", SlotState.Next => "cur", _ => "none" };
}

/// <summary>The three purposes as they are coloured everywhere.</summary>
public static class PurposeTags
{
    public static IReadOnlyList<(VisitPurposes Purpose, string Css)> All { get; } = [(VisitPurposes.ExamSupport, "zk"), (VisitPurposes.LearningSupport, "zx"), (VisitPurposes.TeachingSupport, "zj")];

    public static IEnumerable<(VisitPurposes Purpose, string Css)> Of(VisitPurposes purposes) => All.Where(p => purposes.HasFlag(p.Purpose));
}
