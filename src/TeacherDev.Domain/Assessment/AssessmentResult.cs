using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Assessment;

/// <summary>
/// What a cycle says about one studio, as of <see cref="CompiledAt"/>. Until it is published, compiling replaces it in place; once
/// published it never changes: late data make the next revision.
/// </summary>
public sealed class AssessmentResult : Aggregate
{
    private readonly List<ResultLine> lines = [];

    internal AssessmentResult(AssessmentCycle cycle, int studioId, int organisationId, int revision, GradedSubject graded, IEnumerable<Evidence> evidence, string contentHash, DateTime now)
    {
        (CycleId, Year, Counted, SchemeId) = (cycle.Id, cycle.Year, cycle.Counted, cycle.SchemeId);
        (StudioId, OrganisationId, Revision) = (studioId, organisationId, revision);
        Take(graded, evidence, contentHash, now);
    }

    private AssessmentResult() { }

    public int CycleId { get; private set; }

    /// <summary>Year, days and scheme as of the cycle: the studio's people see the result but not the cycle.</summary>
    public int Year { get; private set; }

    public Period Counted { get; private set; }

    public int SchemeId { get; private set; }

    public AssessmentScheme Scheme { get; private set; } = null!;

    public int StudioId { get; private set; }

    /// <summary>The studio's organisation.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>1 for the first; one more for each change after publishing.</summary>
    public int Revision { get; private set; }

    public Points Earned { get; private set; }

    public Points Applicable { get; private set; }

    /// <summary>Earned of applicable, as of 100.</summary>
    public Points Score { get; private set; }

    public Points Obligations { get; private set; }

    public int? Rank { get; private set; }

    public Grade Grade { get; private set; }

    public StoredBecause GradeWhy { get; private set; } = null!;

    /// <summary>The instant whose evidence it counts, UTC.</summary>
    public DateTime CompiledAt { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    /// <summary>SHA-256 over everything that was counted; equal = nothing changed.</summary>
    public string ContentHash { get; private set; } = null!;

    /// <summary>
    /// The rows that were counted. Instants would not tell: what was stamped before the compiling may have been committed after it. The hash
    /// stands for them in the audit trail.
    /// </summary>
    [Unaudited]
    public IReadOnlyList<int> EvidenceIds { get; private set; } = [];

    public IReadOnlyCollection<ResultLine> Lines => lines;

    /// <summary>Replaces the figures of an unpublished result.</summary>
    /// <exception cref="RuleBroken">It is published.</exception>
    internal void Take(GradedSubject graded, IEnumerable<Evidence> evidence, string contentHash, DateTime now)
    {
        if (PublishedAt is not null) throw new RuleBroken("考核结果已于 {0:yyyy-MM-dd} 发布，不能改动", PublishedAt.Value.DayInShanghai);
        (Earned, Applicable, Score, Obligations) = (graded.Earned, graded.Applicable, graded.Score, graded.Obligations);
        (Rank, Grade, GradeWhy, ContentHash, CompiledAt) = (graded.Rank, graded.Grade, StoredBecause.Of(graded.Why), contentHash, now);
        EvidenceIds = [.. evidence.Select(e => e.Id).Order()];
        foreach (var line in graded.Lines)
        {
            if (lines.SingleOrDefault(l => l.IndicatorId == line.Indicator.Id) is { } old) old.Take(line);
            else lines.Add(new ResultLine(line));
        }
        Touch();
    }

    internal void Publish(DateTime now)
    {
        PublishedAt ??= now;
        Touch();
    }

    /// <summary>What a graded subject and its evidence come to.</summary>
    /// <param name="evidence">The sources counted, in any order.</param>
    public static string HashOf(GradedSubject graded, IEnumerable<Evidence> evidence)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{graded.Earned.Hundredths}/{graded.Applicable.Hundredths}/{graded.Score.Hundredths}/{graded.Rank}/{graded.Grade}/{graded.Why}\n");
        foreach (var line in graded.Lines) text.Append(CultureInfo.InvariantCulture, $"{line.Indicator.Position}:{line.Raw}/{line.OutOf}={line.Points?.Hundredths}\n");
        foreach (var fact in evidence.OrderBy(e => e.Kind).ThenBy(e => e.SourceKind).ThenBy(e => e.SourceId))
            text.Append(CultureInfo.InvariantCulture, $"{fact.Kind}:{fact.SourceKind}:{fact.SourceId}:{fact.Amount}/{fact.OutOf}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>One indicator's line: raw value, points, cap and why.</summary>
public sealed class ResultLine
{
    internal ResultLine(ScoredLine line)
    {
        (IndicatorId, Most) = (line.Indicator.Id, line.Indicator.Most);
        Take(line);
    }

    private ResultLine() { }

    public int Id { get; private set; }

    public int ResultId { get; private set; }

    public int IndicatorId { get; private set; }

    /// <summary>Null for a manual indicator or one that does not apply.</summary>
    public int? Raw { get; private set; }

    public int? OutOf { get; private set; }

    /// <summary>Null = not applicable or not scored yet, which is not zero.</summary>
    public Points? Points { get; private set; }

    /// <summary>The cap.</summary>
    public Points Most { get; private set; }

    public StoredBecause Why { get; private set; } = null!;

    internal void Take(ScoredLine line) => (Raw, OutOf, Points, Why) = (line.Raw, line.OutOf, line.Points, StoredBecause.Of(line.Why));
}
