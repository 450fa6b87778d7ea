using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Studios;

/// <summary>The working days a school has for its answer, as the year's obligations say (<see cref="StudioDuty.AnswerDays"/>).</summary>
public sealed class VisitDays(TeacherDevDb db, StudioYears years)
{
    /// <summary>The last day for the school to answer; from the next one on the coordinator may go by the stamped sheet.</summary>
    /// <param name="studioBody">The body that runs the studio.</param>
    public Task<DateOnly> AnswerDueAsync(Organisation studioBody, StudioVisit visit, CancellationToken stop = default) => AfterAsync(studioBody, visit.Day, visit.LoggedAt, stop);

    /// <summary>The last day for the school to object to what somebody without an account confirmed in its name.</summary>
    public Task<DateOnly> ObjectionDueAsync(Organisation studioBody, StudioVisit visit, CancellationToken stop = default) => AfterAsync(studioBody, visit.Day, visit.AnsweredAt!.Value, stop);

    private async Task<DateOnly> AfterAsync(Organisation studioBody, DateOnly visited, DateTime from, CancellationToken stop)
    {
        var day = from.DayInShanghai;
        var count = await years.AnswerDaysAsync(studioBody.Path, visited.Year, stop);
        return (await new Calendars(db).WorkingDaysAsync(new Period(day, day.AddYears(1)), stop)).After(day, count);
    }
}
