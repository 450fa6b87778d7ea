using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Web.Features.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

public sealed record PlacementQuery : ListQuery
{
    [FromQuery(Name = "kind")]
    public PlacementKind? Kind { get; init; }

    /// <summary>true: only those that last today.</summary>
    [FromQuery(Name = "now")]
    public bool IsNow { get; init; }

    public IQueryable<Placement> Of(TeacherDevDb db, DateOnly today)
    {
        var placements = db.Placements.AsNoTracking();
        if (Sought is { } sought) placements = placements.Where(p => db.PersonCards.Any(c => c.Id == p.PersonId && c.SearchText.Contains(sought)));
        if (Kind is { } kind) placements = placements.Where(p => p.Kind == kind);
        return IsNow ? placements.Where(p => p.EndedBecause == null && p.Period.From <= today && p.Period.To >= today) : placements;
    }
}

public sealed record PlacementRow(int Id, string Name, string Home, string Host, string? Guide, PlacementKind Kind, DateOnly From, DateOnly To, PlacementEnd? EndedBecause)
{
    public static List<Placement, PlacementRow> Columns(TeacherDevDb db) => new List<Placement, PlacementRow>(
            p => new PlacementRow(p.Id, db.PersonCards.Where(c => c.Id == p.PersonId).Select(c => c.Name).First(), p.Organisation.Name, p.Host.Name, db.PersonCards.Where(c => c.Id == p.GuideId).Select(c => c.Name).FirstOrDefault(), p.Kind, p.Period.From, p.Period.To, p.EndedBecause),
            p => p.Id, p => p.Id)
        .With("姓名", r => r.Name, p => db.PersonCards.Where(c => c.Id == p.PersonId).Select(c => c.SortKey).First(), "name")
        .With("原单位", r => r.Home, p => p.Organisation.SortKey, "home")
        .With("跟岗学校", r => r.Host, p => p.Host.SortKey, "host")
        .With("带教教师", r => r.Guide)
        .With("类别", r => r.Kind, p => p.Kind, "kind")
        .With("起止", r => $"{r.From:yyyy-MM-dd} – {r.To:yyyy-MM-dd}", p => p.Period.To, "to")
        .With("结果", r => r.EndedBecause, p => p.EndedBecause, "end");
}

public sealed record PlacementIndex(ListPage<PlacementRow> Placements, PlacementQuery Query, bool MayManage, DateOnly Today);

public sealed record PlacementForm
{
    private const int MostLetters = Domain.People.Person.NameLength;

    [Required, StringLength(MostLetters), Display(Name = "教师（教师编号或姓名）")]
    public string? Person { get; init; }

    [Required, Display(Name = "类别")]
    public PlacementKind? Kind { get; init; }

    [Required, Display(Name = "跟岗学校")]
    public int? HostId { get; init; }

    [StringLength(MostLetters), Display(Name = "带教教师（教师编号或姓名）")]
    public string? Guide { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [StringLength(Placement.GoalLength), Display(Name = "目标")]
    public string? Goal { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Hosts { get; init; } = [];

    /// <summary>Any school of the city may receive.</summary>
    public async Task<PlacementForm> WithHostsAsync(TeacherDevDb db, CancellationToken stop) => this with { Hosts = await SchoolChoices.BelowAsync(db, db.Viewer.Region, stop) };

    // A method: the binder reads every property before it knows whether the form is whole.
    public Period ToPeriod() => new(From!.Value, To!.Value);
}

public sealed record PlacementEndForm
{
    [Required, Display(Name = "最后一天")]
    public DateOnly? On { get; init; }

    [Required, Display(Name = "结果")]
    public PlacementEnd? Because { get; init; }

    [Required, StringLength(Placement.NoteLength), Display(Name = "鉴定意见或原因")]
    public string? Note { get; init; }

    [HiddenInput]
    public int Version { get; init; }
}

/// <param name="MayEnd">The sending or the receiving school, or a body above.</param>
public sealed record PlacementPage(PlacementRow Row, string? Goal, string? EndNote, bool MayEnd, PlacementEndForm Form)
{
    public static async Task<PlacementPage?> OfAsync(TeacherDevDb db, int id, PlacementEndForm? form, DateOnly today, CancellationToken stop)
    {
        if (await db.Placements.AsNoTracking().Include(p => p.Organisation).Include(p => p.Host).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } placement) return null;
        var names = await db.PersonCards.Where(c => c.Id == placement.PersonId || c.Id == placement.GuideId).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        var row = new PlacementRow(id, names[placement.PersonId], placement.Organisation.Name, placement.Host.Name, placement.GuideId is { } guide ? names[guide] : null, placement.Kind, placement.Period.From, placement.Period.To, placement.EndedBecause);
        var mayEnd = placement.EndedBecause is null && placement.Period.From <= today && db.Viewer.May(Domain.Accounts.Permission.ManagePairings)
            && (placement.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal) || placement.Host.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal));
        return new(row, placement.Goal, placement.EndNote, mayEnd, form ?? new PlacementEndForm { On = today < placement.Period.To ? today : placement.Period.To, Because = PlacementEnd.Passed, Version = placement.Version });
    }
}
