using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>The lists of a class in one workbook, for a stated purpose that is written down; telephones stand nowhere else.</summary>
[Route("cohorts/{id:int}/lists"), Authorize(Policy = nameof(Permission.RunClasses))]
public sealed class ListsController(FieldCipher cipher) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> New(int id) => await FormAsync(id, new ListsForm()) is { } form ? View("Export", form) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Create(int id, ListsForm form)
    {
        if (await FormAsync(id, form) is not { } page) return NotFound();
        if (form.FullPhones && !Viewer.May(Permission.ManagePeople)) return await Deny();
        byte[] workbook = [];
        return await Create(
            key: null, () => Task.FromResult<ListExport?>(null),
            async () =>
            {
                workbook = await WorkbookAsync(id, form.FullPhones);
                return new ListExport(id, form.Purpose, form.FullPhones, Viewer.AccountId, Time.UtcNow);
            },
            _ => File(workbook, Workbook.ContentType, $"{page.Cohort!.Name} {T["名单"]}.xlsx"), "名单已导出，用途已记入审计", () => Task.FromResult<IActionResult>(View("Export", page)));
    }

    private async Task<ListsForm?> FormAsync(int id, ListsForm form) =>
        await CohortSummary.OfAsync(Db, id, Stop) is { } cohort && await cohort.IsLookedAfterAsync(Db, Stop) ? form with { Cohort = cohort, MayOpenNumbers = Viewer.May(Permission.ManagePeople) } : null;

    private async Task<byte[]> WorkbookAsync(int id, bool full)
    {
        var members = await MemberList.Members(Db, id, leftToo: false).OrderBy(m => m.Card.SortKey).ThenBy(m => m.Card.Id).Select(m => m.Card).ToListAsync(Stop);
        var ids = members.ConvertAll(m => m.Id);
        var people = await Db.People.AsNoTracking().IgnoreAutoIncludes().Where(p => ids.Contains(p.Id) && p.SealedPhone != null).ToDictionaryAsync(p => p.Id, Stop);
        var arrived = await Db.Set<Arrival>().Where(a => a.CohortId == id).ToDictionaryAsync(a => a.PersonId, a => a.At, Stop);
        var arrangement = await Db.Arrangements.AsNoTracking().SingleOrDefaultAsync(a => a.CohortId == id, Stop);
        var placed = (arrangement?.People ?? []).ToDictionary(p => p.PersonId);
        var lodging = (await Db.ReturnSlips.AsNoTracking().IgnoreAutoIncludes().Where(s => s.CohortId == id).SelectMany(s => s.Lines).Where(l => l.Said == SlipAnswer.Comes && !l.IsDropped && l.LodgesFrom != null).ToListAsync(Stop)).ToDictionary(l => l.PersonId);
        string? Phone(int person) => people.GetValueOrDefault(person) is not { } p ? null : full ? p.Phone(cipher) : p.MaskedPhone(cipher);
        var columns = Math.Max(1, arrangement?.Columns ?? 1);
        return new Workbook(
        [
            new(T["名单"], [T["序号"], T["姓名"], T["单位"], T["学科"], T["电话"], T["报到"]], members.Select((m, at) => new object?[] { at + 1, m.Name, m.School, T[m.Subject ?? ""].Value, Phone(m.Id), arrived.TryGetValue(m.Id, out var when) ? when : null })),
            new(T["分组"], [T["组"], T["姓名"], T["单位"], T["学科"]], members.Where(m => placed.GetValueOrDefault(m.Id)?.Group is not null).OrderBy(m => placed[m.Id].Group).Select(m => new object?[] { placed[m.Id].Group, m.Name, m.School, T[m.Subject ?? ""].Value })),
            new(T["座次"], [T["排"], T["列"], T["姓名"], T["单位"]], members.Where(m => placed.GetValueOrDefault(m.Id)?.Seat is not null).OrderBy(m => placed[m.Id].Seat).Select(m => new object?[] { ((placed[m.Id].Seat - 1) / columns) + 1, ((placed[m.Id].Seat - 1) % columns) + 1, m.Name, m.School })),
            new(T["住宿"], [T["房间"], T["姓名"], T["单位"], T["入住日期"], T["离开日期"], T["备注"]], members.Where(m => lodging.ContainsKey(m.Id)).OrderBy(m => placed.GetValueOrDefault(m.Id)?.Room ?? int.MaxValue).Select(m => new object?[] { placed.GetValueOrDefault(m.Id)?.Room, m.Name, m.School, lodging[m.Id].LodgesFrom, lodging[m.Id].LodgesTo, lodging[m.Id].Notes })),
        ]).Bytes();
    }
}

public sealed record ListsForm
{
    [Required, StringLength(ListExport.PurposeLength), Display(Name = "用途")]
    public string? Purpose { get; init; }

    [Display(Name = "包含完整手机号")]
    public bool FullPhones { get; init; }

    [BindNever]
    public CohortSummary? Cohort { get; init; }

    [BindNever]
    public bool MayOpenNumbers { get; init; }
}
