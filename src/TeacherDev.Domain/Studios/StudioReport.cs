using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>年度报告: what the leader writes about a year; the rest of the report is put together from what is logged.</summary>
public sealed class StudioReport : Aggregate
{
    public const int TextLength = 4000;

    public StudioReport(int studioId, int year) => (StudioId, Year) = (studioId, year);

    private StudioReport() { }

    public int StudioId { get; private set; }

    public int Year { get; private set; }

    public string? Summary { get; private set; }

    public string? Features { get; private set; }

    public string? Plans { get; private set; }

    /// <exception cref="RuleBroken">A text is too long.</exception>
    public void Write(string? summary, string? features, string? plans)
    {
        (Summary, Features, Plans) = (Prose(summary, "工作总结"), Prose(features, "特色与成效"), Prose(plans, "问题与打算"));
        Touch();
    }

    private static string? Prose(string? text, string label) => string.IsNullOrWhiteSpace(text) ? null : Naming.Prose(text, label, TextLength);
}
