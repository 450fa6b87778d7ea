using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Cohorts;

/// <param name="Template">What the programme suggests for the track.</param>
/// <param name="Form">What was typed and refused.</param>
public sealed record ModulesPage(CohortSummary Cohort, IReadOnlyList<ModuleLine> Modules, IReadOnlyList<ModuleContent> Template, ModuleForm Form)
{
    /// <summary>Of the template, what the class does not have yet.</summary>
    public int Missing => Template.Count(t => Modules.All(m => m.Name != t.Name));

    public static async Task<IReadOnlyList<ModuleContent>> TemplateAsync(TeacherDevDb db, int programmeYearId, int? trackYearId, CancellationToken stop) =>
        await (from module in db.Set<TrainingModule>().AsNoTracking()
               where module.ProgrammeYearId == programmeYearId && (module.TrackCode == null || db.Set<TrackYear>().Any(t => t.Id == trackYearId && t.Code == module.TrackCode))
               orderby module.Position
               select new ModuleContent(module.Name, module.Mode, module.Tenths, module.IsRequired)).ToListAsync(stop);
}

/// <summary>A module with its hours: planned, on the timetable (held ones included), and held. In tenths.</summary>
/// <param name="Tenths">Null where none are planned.</param>
public sealed record ModuleLine(int Id, int Position, string Name, ModuleMode? Mode, bool IsRequired, int? Tenths, int Scheduled, int Held, int Sessions)
{
    public string? Planned => Tenths is { } tenths ? Domain.Kernel.Hours.OfTenths(tenths).ToString() : null;

    public static async Task<IReadOnlyList<ModuleLine>> OfAsync(TeacherDevDb db, int cohortId, CancellationToken stop) =>
        await (from module in db.Set<CohortModule>().AsNoTracking()
               where module.CohortId == cohortId
               orderby module.Position, module.Id
               select new ModuleLine(module.Id, module.Position, module.Name, module.Mode, module.IsRequired, module.Tenths,
                   db.Sessions.Where(s => s.ModuleId == module.Id && s.State != SessionState.Cancelled).Sum(s => s.Hours.Tenths),
                   db.Sessions.Where(s => s.ModuleId == module.Id && s.State == SessionState.Closed).Sum(s => s.Hours.Tenths),
                   db.Sessions.Count(s => s.ModuleId == module.Id))).ToListAsync(stop);
}
