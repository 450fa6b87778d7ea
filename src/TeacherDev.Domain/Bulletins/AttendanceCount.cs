using TeacherDev.Domain.Attendance;

namespace TeacherDev.Domain.Bulletins;

/// <summary>How many were expected and what became of them, in 人次: a person counts once a session.</summary>
/// <param name="Attended">Late and early leavers included.</param>
/// <param name="Irregular">Of those, who came late or left early.</param>
public readonly record struct AttendanceCount(int Expected, int Attended, int Irregular, int Excused)
{
    /// <summary>缺勤: expected, neither there nor excused.</summary>
    public int Absent => Expected - Attended - Excused;

    public AttendanceRate Rate => new(Expected, Attended, Excused);

    /// <param name="marks">How many people have which status; null is no mark at all, which a closed session does not have.</param>
    public static AttendanceCount Of(IEnumerable<(AttendanceStatus? Status, int People)> marks)
    {
        var count = default(AttendanceCount);
        foreach (var (status, people) in marks)
        {
            count += new AttendanceCount(
                people, status?.Attended == true ? people : 0, status is AttendanceStatus.Late or AttendanceStatus.LeftEarly ? people : 0, status == AttendanceStatus.Excused ? people : 0);
        }
        return count;
    }

    public static AttendanceCount operator +(AttendanceCount a, AttendanceCount b) =>
        new(a.Expected + b.Expected, a.Attended + b.Attended, a.Irregular + b.Irregular, a.Excused + b.Excused);
}
