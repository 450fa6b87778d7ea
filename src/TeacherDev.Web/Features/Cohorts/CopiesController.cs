using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>复制到下一年: a new draft with the plan, the modules and, if wanted, the staff of a class; never its people.</summary>
[Route("cohorts/{id:int}/copy"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class CopiesController(TrainingWindows windows) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> New(int id)
    {
        if (await Db.ManagedAsync(id, Stop) is not { } cohort) return NotFound();
        var place = await NextAsync(cohort);
        var window = place is null ? null : (await windows.OfAsync(place.YearId, place.TrackId, Stop)).Days;
        var period = Cohort.InNextYear(cohort.Period, window);
        return View("Copy", await PageAsync(id, new CopyForm
        {
            Key = Guid.NewGuid(),
            Place = place is null ? null : CohortForm.PlaceOf(place.YearId, place.TrackId),
            Name = cohort.Name,
            From = period.From,
            To = period.To,
            Capacity = cohort.Capacity,
        }));
    }

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, CopyForm form)
    {
        if (await Db.ManagedAsync(id, Stop) is null) return NotFound();
        return await Create(
            form.Key, already: () => Db.Cohorts.SingleOrDefaultAsync(c => c.IdempotencyKey == form.Key, Stop),
            make: async () =>
            {
                var (year, track) = (form.ProgrammeYearId(), form.TrackYearId());
                (await windows.OfAsync(year, track, Stop)).MustInclude(form.Period());
                var cohort = await Db.Managed(id).WithModules().AsNoTracking().SingleAsync(Stop);
                return cohort.CopyTo(Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份新建培训班"), year, track, form.Name, form.Period(), form.Capacity!.Value, form.WithStaff, Today, form.Key);
            },
            done: copy => Redirect($"/cohorts/{copy.Id}"), "已复制为新的培训班", again: async () => View("Copy", await PageAsync(id, form)));
    }

    private async Task<CopyForm> PageAsync(int id, CopyForm form) => form with { Cohort = await CohortSummary.OfAsync(Db, id, Stop), Places = await CohortList.PlacesAsync(Db, Stop) };

    /// <summary>The same track of the programme's next year, where there is one.</summary>
    private Task<NextPlace?> NextAsync(Cohort cohort) =>
        (from year in Db.ProgrammeYears.AsNoTracking()
         where Db.ProgrammeYears.Any(own => own.Id == cohort.ProgrammeYearId && own.ProgrammeId == year.ProgrammeId && own.Year < year.Year)
         orderby year.Year
         let code = Db.Set<TrackYear>().Where(t => t.Id == cohort.TrackYearId).Select(t => t.Code).FirstOrDefault()
         select new NextPlace(year.Id, year.Tracks.Where(t => t.Code == code).Select(t => (int?)t.Id).FirstOrDefault())).FirstOrDefaultAsync(Stop);

    private sealed record NextPlace(int YearId, int? TrackId);
}

public sealed record CopyForm
{
    [Required, RegularExpression("^[0-9]{1,9}(-[0-9]{1,9})?$"), Display(Name = "培养类别")]
    public string? Place { get; init; }

    [Required, StringLength(Domain.Cohorts.Cohort.NameLength), Display(Name = "培训班名称")]
    public string? Name { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [Required, Range(1, Domain.Cohorts.Cohort.MostSeats), Display(Name = "人数上限")]
    public int? Capacity { get; init; }

    [Display(Name = "沿用班务人员")]
    public bool WithStaff { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [BindNever]
    public CohortSummary? Cohort { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Places { get; init; } = [];

    // Methods, not properties: the validator reads every property, also of a form that is not filled in.
    public int ProgrammeYearId() => new CohortForm { Place = Place }.ProgrammeYearId();

    public int? TrackYearId() => new CohortForm { Place = Place }.TrackYearId();

    public Period Period() => new(From!.Value, To!.Value);
}
