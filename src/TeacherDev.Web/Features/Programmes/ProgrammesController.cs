using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Programmes;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Programmes;

[Route("programmes"), Authorize(Policy = nameof(Permission.ReadProgrammes))]
public sealed class ProgrammesController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ProgrammeQuery query)
    {
        var years = query.Of(Db.ProgrammeYears.AsNoTracking());
        if (query.WantsWorkbook) return (await ProgrammeList.Columns.WorkbookAsync(years, query, T, Stop)).ToFile(T["培养项目"]);
        return View(new ProgrammeIndex(await ProgrammeList.Columns.PageAsync(years, query, Stop), await ProgrammeIndex.RefusalsAsync(Db, Stop)));
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string code, ListQuery query)
    {
        if (!query.WantsWorkbook) return await ProgrammePage.OfAsync(Db, code, Stop) is { } page ? View(page) : NotFound();
        var years = Db.ProgrammeYears.AsNoTracking().Where(y => y.Programme.Code == code);
        return await years.AnyAsync(Stop) ? (await ProgrammeList.Columns.WorkbookAsync(years, query, T, Stop)).ToFile(code) : NotFound();
    }

    [HttpGet("{code}/{year}")]
    public async Task<IActionResult> Year(string code, string year) => await ProgrammeYearPage.OfAsync(Db, code, year, Stop) is { } page ? View(page) : NotFound();

    /// <summary>The programme as the file it can be loaded from again.</summary>
    [HttpGet("{code}/export")]
    public async Task<IActionResult> Export(string code)
    {
        if (await Db.Programmes.AsNoTracking().Include(p => p.Organisation).SingleOrDefaultAsync(p => p.Code == code, Stop) is not { } programme) return NotFound();
        var years = await Db.ProgrammeYears.AsNoTracking().Whole().Where(y => y.ProgrammeId == programme.Id).ToListAsync(Stop);
        if (years.Count == 0) return NotFound();
        // What a file defined goes back into a file; years planned here are exported where there is nothing else.
        var exported = years.Any(y => y.IsCatalogue) ? years.Where(y => y.IsCatalogue) : years;
        return File(Encoding.UTF8.GetBytes(SeedJson.Write(ProgrammeFile.Of(programme, exported))), "application/json", $"{code}.json");
    }
}
