using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// When the teachers of one school teach in one term (任课时段), as far as half-days: enough to say whom a session takes out of the classroom.
/// Read whole from the school's sheet; a newer sheet replaces it.
/// </summary>
public sealed class TeachingTimetable : Aggregate
{
    private readonly List<TeachingPeriod> periods = [];

    public TeachingTimetable(int organisationId, int year, TermSeason season) => (OrganisationId, Year, Season) = (organisationId, year, season);

    private TeachingTimetable() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>In which the term begins.</summary>
    public int Year { get; private set; }

    public TermSeason Season { get; private set; }

    /// <summary>When the sheet was last read.</summary>
    public DateOnly ReadOn { get; private set; }

    public IReadOnlyCollection<TeachingPeriod> Periods => periods;

    /// <summary>Takes a newer sheet: what is the same stays, what is gone goes.</summary>
    /// <exception cref="RuleBroken">An empty sheet, or the same half-day of a person twice.</exception>
    public void Replace(IReadOnlyCollection<TeachingLine> lines, DateOnly today)
    {
        if (lines.Count == 0) throw new RuleBroken("表里没有任课时段，没有保存");
        if (lines.DistinctBy(l => (l.PersonId, l.Weekday, l.Part)).Count() < lines.Count) throw new RuleBroken("同一位教师的同一半天写了两次");
        var said = lines.ToHashSet();
        periods.RemoveAll(p => !said.Remove(p.Line));
        periods.AddRange(said.Select(l => new TeachingPeriod(l)));
        ReadOn = today;
        Touch();
    }
}
