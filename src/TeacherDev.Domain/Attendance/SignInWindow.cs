using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>When one can sign in to a session, in UTC. Where the session has no times of its own, those of its half-day stand in.</summary>
/// <param name="LateAfter">The last moment at which one is on time.</param>
/// <param name="Ends">After this, only whoever takes attendance can record somebody.</param>
public sealed record SignInWindow(DateTime Opens, DateTime Starts, DateTime LateAfter, DateTime Ends)
{
    /// <summary>One may sign out for so long after the end.</summary>
    private static readonly TimeSpan Leaving = TimeSpan.FromHours(1);

    public static SignInWindow Of(Slot slot, SignInTerms terms)
    {
        var (from, to) = slot.Times;
        var starts = slot.Day.AtInShanghai(from);
        return new(starts.AddMinutes(-terms.OpensBefore), starts, starts.AddMinutes(terms.LateAfter), slot.Day.AtInShanghai(to));
    }

    public AttendanceStatus StatusAt(DateTime scanned) => scanned > LateAfter ? AttendanceStatus.Late : AttendanceStatus.Present;

    public bool IsToOpenAt(DateTime now) => now < Opens;

    public bool IsOverAt(DateTime scanned) => scanned > Ends;

    public bool IsForLeavingAt(DateTime now) => now <= Ends + Leaving;

    /// <summary>What counts of a scan: one made before the opening counts from the opening.</summary>
    public DateTime Counted(DateTime scanned) => scanned < Opens ? Opens : scanned;
}
