using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Completion;

/// <summary>批次: the place of a class among those of its programme-year that issue certificates, and the last number given in it.</summary>
public sealed class CertificateBatch : Aggregate
{
    internal CertificateBatch(int programmeYearId, int cohortId, int batch, string scheme) => (ProgrammeYearId, CohortId, Batch, Scheme) = (programmeYearId, cohortId, batch, scheme);

    private CertificateBatch() { }

    public int ProgrammeYearId { get; private set; }

    public int CohortId { get; private set; }

    public int Batch { get; private set; }

    /// <summary>As the rules were when the first was issued, so that a class is numbered in one way.</summary>
    public string Scheme { get; private set; } = null!;

    public int Last { get; private set; }

    /// <summary>The next number, never given again: a revoked one stays taken.</summary>
    internal string Next(string year, string programme)
    {
        Last++;
        Touch();
        return Scheme.Replace("{year}", year, StringComparison.Ordinal).Replace("{programme}", programme, StringComparison.Ordinal)
            .Replace("{batch}", Batch.ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("{seq}", Last.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
