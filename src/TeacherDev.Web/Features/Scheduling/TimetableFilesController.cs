using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>培训日程安排表 of a class to take along: as a workbook, as a calendar file, and on paper. Whoever does not look after the class gets what was published.</summary>
[Route("cohorts/{id:int}/timetable"), Authorize(Policy = nameof(Permission.ReadCohorts))]
public sealed class TimetableFilesController(ClassPapers papers, Agenda agenda, IConfiguration settings) : FeatureController
{
    [HttpGet("workbook")]
    public async Task<IActionResult> Workbook(int id) => await PaperAsync(id) is { } paper ? paper.ToWorkbook(T).ToFile($"{paper.Cohort.Name} {T["培训日程安排表"]}") : NotFound();

    [HttpGet("print")]
    public async Task<IActionResult> Print(int id) => await PaperAsync(id) is { } paper ? View("TimetablePrint", paper) : NotFound();

    [HttpGet("calendar")]
    public async Task<IActionResult> Calendar(int id)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort) return NotFound();
        var sessions = await agenda.OfCohortAsync(id, toldOnly: !await cohort.IsLookedAfterAsync(Db, Stop), Stop);
        var site = new Uri(PublicAddress.Of(settings, Request));
        return File(new CalendarFile(cohort.Name, sessions.Select(s => s.Entry(new Uri(site, $"/sessions/{s.Id}")))).Bytes(Time.UtcNow), CalendarFile.ContentType, $"{cohort.Name} {T["日程"]}.ics");
    }

    private async Task<TimetablePaper?> PaperAsync(int id)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort) return null;
        return new(cohort, await papers.TimetableAsync(id, toldOnly: !await cohort.IsLookedAfterAsync(Db, Stop), Stop));
    }
}
