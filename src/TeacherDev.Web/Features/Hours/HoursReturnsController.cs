using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Features.People;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Hours;

/// <summary>学时报送: certified hours in the layout of a province's platform; rows that it would send back are told with why, and not handed in.</summary>
[Route("hours/returns"), Authorize(Policy = nameof(Permission.ManageHours))]
public sealed class HoursReturnsController(HoursReturns returns) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ReturnQuery query)
    {
        var layouts = await Db.ReturnLayouts.AsNoTracking().Where(l => l.Path.StartsWith(Viewer.Path) || Viewer.Path.StartsWith(l.Path)).OrderBy(l => l.Name).ThenByDescending(l => l.Id).ToListAsync(Stop);
        query = query with { LayoutId = query.LayoutId ?? layouts.FirstOrDefault()?.Id, From = query.From ?? new DateOnly(Today.Year, 1, 1), To = query.To ?? Today };
        var page = new ReturnPage(query, layouts, await PersonIndex.SchoolsAsync(Db, Stop));
        if (layouts.Find(l => l.Id == query.LayoutId) is not { } layout) return query.IsAsked ? NotFound() : View(page);
        var reach = query.OrganisationId is { } id ? await Db.Organisations.Where(o => o.Id == id && o.Path.StartsWith(Viewer.Path)).Select(o => o.Path).SingleOrDefaultAsync(Stop) : Viewer.Path;
        if (reach is null) return NotFound();
        page = page with { Layout = layout };
        if (!query.IsAsked) return View(page);
        try
        {
            var sheet = layout.Write(await returns.LinesAsync(reach, new Period(query.From!.Value, query.To!.Value), Stop));
            var name = T["{0} {1:yyyy-MM-dd} 至 {2:yyyy-MM-dd}", layout.Name, query.From, query.To].Value;
            return query.Format switch
            {
                "xlsx" => new Workbook(sheet.Heads, sheet.Rows.Select(r => r.ToArray())).ToFile(name),
                "csv" => new CommaText(sheet.Heads, sheet.Rows).ToFile(name),
                "refused" => new Workbook([T["姓名"].Value, T["单位"].Value, T["培训名称"].Value, T["日期"].Value, T["学时"].Value, T["原因"].Value], sheet.Refused.Select(r => new object?[] { r.Line.Name, r.Line.School, r.Line.Title, r.Line.Day, r.Line.Hours, T.Sentence(r.Why) })).ToFile(T["不能报送的记录"]),
                _ => View(page with { Sheet = sheet }),
            };
        }
        catch (RuleBroken rule)
        {
            ModelState.AddModelError("", T.Sentence(rule));
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(page);
        }
    }
}

public sealed record ReturnQuery
{
    [FromQuery(Name = "layout"), Display(Name = "报送格式")]
    public int? LayoutId { get; init; }

    [FromQuery(Name = "from"), Display(Name = "起")]
    public DateOnly? From { get; init; }

    [FromQuery(Name = "to"), Display(Name = "止")]
    public DateOnly? To { get; init; }

    /// <summary>With everything under it.</summary>
    [FromQuery(Name = "organisation")]
    public int? OrganisationId { get; init; }

    /// <summary>xlsx, csv, or refused for those that would be sent back; nothing looks through.</summary>
    [FromQuery(Name = "format")]
    public string? Format { get; init; }

    /// <summary>The form was sent: a whole ledger is not read for a first look.</summary>
    [FromQuery(Name = "check")]
    public bool IsAsked { get; init; }
}

/// <param name="Layouts">Those of the viewer's region.</param>
public sealed record ReturnPage(ReturnQuery Query, IReadOnlyList<ReturnLayout> Layouts, IReadOnlyList<SelectListItem> Bodies)
{
    public const int MostShown = 100;

    public ReturnLayout? Layout { get; init; }

    /// <summary>Null before anything was asked for.</summary>
    public ReturnSheet? Sheet { get; init; }
}
