namespace TeacherDev.Domain.Attendance;

/// <summary>
/// The two rates of the field: 到课率 (was there) and 含请假 (was there or excused). Unmarked people are expected but counted in
/// neither, and a rate without anyone expected is unknown, not zero.
/// </summary>
/// <param name="Expected">People on the list.</param>
public readonly record struct AttendanceRate(int Expected, int Attended, int Excused)
{
    public decimal? Present => Expected == 0 ? null : (decimal)Attended / Expected;

    public decimal? PresentOrExcused => Expected == 0 ? null : (decimal)(Attended + Excused) / Expected;

    public static AttendanceRate Of(int expected, IEnumerable<AttendanceStatus> marks)
    {
        var statuses = marks.ToList();
        return new(expected, statuses.Count(s => s.Attended), statuses.Count(s => s == AttendanceStatus.Excused));
    }

    public static AttendanceRate operator +(AttendanceRate a, AttendanceRate b) => new(a.Expected + b.Expected, a.Attended + b.Attended, a.Excused + b.Excused);
}
