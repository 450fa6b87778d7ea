using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Attendance;

/// <summary>更正: a mark that stood was changed; why, by whom and when is shown on the sheet beside it.</summary>
public sealed class MarkCorrection
{
    public const int ReasonLength = 100;

    internal MarkCorrection(AttendanceStatus was, AttendanceStatus became, string? reason, string by, DateTime at)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("更正已登记的考勤，请填写更正原因");
        (Was, Became, Reason, By, At) = (was, became, Naming.Clean(reason, "更正原因", ReasonLength), by, at);
    }

    private MarkCorrection() { }

    public int Id { get; private set; }

    public int MarkId { get; private set; }

    public AttendanceStatus Was { get; private set; }

    public AttendanceStatus Became { get; private set; }

    public string Reason { get; private set; } = null!;

    /// <summary>The name of whoever changed it, as it was then.</summary>
    public string By { get; private set; } = null!;

    public DateTime At { get; private set; }
}
