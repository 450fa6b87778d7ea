using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Budgets;

/// <summary>One held session on the sheet.</summary>
public sealed record FeeEntry(int TrainerId, DateOnly Day, DayPart Part, TimeOnly? From, int SessionId, Kernel.Hours Hours, long FenPerHour);

/// <param name="Paid">The hours of it that are paid: no more than the half-day's rest.</param>
public sealed record PaidEntry(FeeEntry Entry, Kernel.Hours Paid, Money Amount);

/// <summary>讲课费发放表: what is paid for held sessions, exact to the fen; of a half-day no more hours than the rule allows.</summary>
public static class FeeSheet
{
    public static IReadOnlyList<PaidEntry> Of(IEnumerable<FeeEntry> entries, Kernel.Hours perHalfDay)
    {
        var paid = new List<PaidEntry>();
        foreach (var halfDay in entries.GroupBy(e => (e.TrainerId, e.Day, e.Part)))
        {
            var rest = perHalfDay.Tenths;
            foreach (var entry in halfDay.OrderBy(e => e.From).ThenBy(e => e.SessionId))
            {
                var tenths = Math.Min(rest, entry.Hours.Tenths);
                rest -= tenths;
                paid.Add(new(entry, Kernel.Hours.Of(tenths / 10m), Money.OfFen(entry.FenPerHour / LectureFee.Step * tenths)));
            }
        }
        return [.. paid.OrderBy(p => p.Entry.Day).ThenBy(p => p.Entry.Part).ThenBy(p => p.Entry.From).ThenBy(p => p.Entry.SessionId)];
    }
}
