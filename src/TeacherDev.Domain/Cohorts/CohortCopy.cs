using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>复制到下一年: a class is held again next year.</summary>
public sealed partial class Cohort
{
    /// <summary>A year later on the same weekday: 52 weeks.</summary>
    public const int DaysToNextYear = 364;

    /// <summary>
    /// A new draft with this class's plan and modules, whatever state this one is in; never its people, its list or its sessions. It is open to
    /// nobody until somebody says so.
    /// </summary>
    /// <param name="withStaff">Whether those who look after this class look after that one, from <paramref name="today"/>.</param>
    public Cohort CopyTo(int organisationId, int programmeYearId, int? trackYearId, string? name, Period period, int capacity, bool withStaff, DateOnly today, Guid key)
    {
        var copy = new Cohort(organisationId, programmeYearId, trackYearId, name, period, capacity, new CohortPlan(Theme, Goals, Outcomes, AssessmentProcedure), key);
        foreach (var module in modules.OrderBy(m => m.Position)) copy.AddModule(module.Content);
        if (!withStaff) return copy;
        foreach (var post in staff.Where(s => s.Until is null)) copy.Appoint(post.PersonId, post.Role, today);
        return copy;
    }

    /// <summary>This class's days a year later, cut to the window where they reach beyond it; the window's own days where they do not meet it.</summary>
    public static Period InNextYear(Period period, Period? window)
    {
        var shifted = new Period(period.From.AddDays(DaysToNextYear), period.To.AddDays(DaysToNextYear));
        return window is { } days ? shifted.Intersect(days) ?? days : shifted;
    }
}
