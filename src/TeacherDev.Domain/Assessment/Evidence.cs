using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Assessment;

public enum EvidenceKind
{
    [Display(Name = "到校")] Visit,
    [Display(Name = "全员集中培训")] Gathering,
}

public enum EvidenceSource
{
    [Display(Name = "到校记录")] StudioVisit,
    [Display(Name = "活动")] Activity,
}

/// <summary>
/// 佐证: one fact that counts for a subject, from an instant on and, when it was taken back, until one. So a result can be opened as of its
/// day, whatever happened since. Rows are closed, never changed.
/// </summary>
public sealed class Evidence
{
    /// <param name="day">The day the fact happened; it decides in which year it counts.</param>
    /// <param name="amount">What it weighs: 1 for a visit; people present for a gathering.</param>
    /// <param name="outOf">Of how many; 1 for a visit; people expected for a gathering.</param>
    /// <param name="countedFrom">UTC.</param>
    public Evidence(AssessmentSubject subjectKind, int subjectId, EvidenceKind kind, EvidenceSource sourceKind, int sourceId, DateOnly day, int amount, int outOf, DateTime countedFrom) =>
        (SubjectKind, SubjectId, Kind, SourceKind, SourceId, Day, Amount, OutOf, CountedFrom) = (subjectKind, subjectId, kind, sourceKind, sourceId, day, amount, outOf, countedFrom);

    private Evidence() { }

    public int Id { get; private set; }

    public AssessmentSubject SubjectKind { get; private set; }

    public int SubjectId { get; private set; }

    public EvidenceKind Kind { get; private set; }

    public EvidenceSource SourceKind { get; private set; }

    public int SourceId { get; private set; }

    public DateOnly Day { get; private set; }

    public int Amount { get; private set; }

    public int OutOf { get; private set; }

    public DateTime CountedFrom { get; private set; }

    /// <summary>From this instant on it counts no more; null while it counts.</summary>
    public DateTime? CountedUntil { get; private set; }

    internal void Close(DateTime now) => CountedUntil ??= now;
}

public static class EvidenceQueries
{
    extension(IQueryable<Evidence> evidence)
    {
        /// <summary>What counted at an instant: from ≤ it &lt; until.</summary>
        public IQueryable<Evidence> CountedAt(DateTime instant) => evidence.Where(e => e.CountedFrom <= instant && (e.CountedUntil == null || e.CountedUntil > instant));

        /// <summary>What a result was counted from.</summary>
        public IQueryable<Evidence> CountedIn(AssessmentResult result) => evidence.Where(e => result.EvidenceIds.Contains(e.Id));

        public IQueryable<Evidence> OfStudio(int studioId) => evidence.Where(e => e.SubjectKind == AssessmentSubject.Studio && e.SubjectId == studioId);

        public IQueryable<Evidence> Within(DateOnly from, DateOnly to) => evidence.Where(e => e.Day >= from && e.Day <= to);
    }
}
