using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Features.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Studios;

public sealed record ClosingRow(int Id, string School, DateOnly From, DateOnly To, string Reason)
{
    public static List<SchoolClosing, ClosingRow> Columns { get; } = new List<SchoolClosing, ClosingRow>(c => new ClosingRow(c.Id, c.School.Name, c.Period.From, c.Period.To, c.Reason), c => c.Id, c => c.Id)
        .With("学校", r => r.School, c => c.School.SortKey, "school")
        .With("开始日期", r => r.From, c => c.Period.From, "from")
        .With("结束日期", r => r.To, c => c.Period.To, "to")
        .With("原因", r => r.Reason);
}

public sealed record ClosingForm
{
    [Required, Display(Name = "学校")]
    public int? SchoolId { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [Required, StringLength(SchoolClosing.ReasonLength), Display(Name = "原因")]
    public string? Reason { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Schools { get; init; } = [];

    public async Task<ClosingForm> WithSchoolsAsync(TeacherDevDb db, CancellationToken stop) => this with { Schools = await SchoolChoices.BelowAsync(db, db.Viewer.Path, stop) };

    // A method: the binder reads every property before it knows whether the form is whole.
    public Period ToPeriod() => new(From!.Value, To!.Value);
}

public sealed record ClosingIndex(ListPage<ClosingRow> Closings, ListQuery Query, ClosingForm Form);
