using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Features.Duties;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Studios;

/// <summary>One studio's 研修任务 in one term; who is furthest behind first. Whoever does not run it sees one's own line.</summary>
/// <param name="Kinds">Kinds that somebody owes or did.</param>
/// <param name="Works">What was logged in the term, waiting first.</param>
public sealed record WorksPage(StudioHead Head, StudioRule? Rule, Term Term, IReadOnlyList<Term> Terms, IReadOnlyList<WorkKind> Kinds, IReadOnlyList<WorksRow> People, IReadOnlyList<WorkRow> Works, IReadOnlyList<WorksPerson> Active, WorkForm Form)
{
    public static async Task<WorksPage> OfAsync(TeacherDevDb db, TermWorks works, StudioRule? rule, Studio studio, StudioHead head, string? key, WorkForm form, DateOnly today, CancellationToken stop)
    {
        var terms = await DutyTerms.OfAsync(db, today, stop);
        var term = DutyTerms.Chosen(terms, key);
        var (from, to, id) = (term.Period.From, term.Period.To, studio.Id);
        var counted = await works.OfAsync(studio, rule, term.Period, head.SeesAll ? null : db.Viewer.PersonId ?? 0, stop);
        var all = studio.Memberships.Select(m => m.PersonId).ToList();
        var names = await db.PersonCards.Where(c => all.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        var logged = await db.StudioWorks.AsNoTracking().Where(w => w.StudioId == id && w.Day >= from && w.Day <= to).OrderByDescending(w => w.Day).ThenByDescending(w => w.Id).ToListAsync(stop);
        return new(head, rule, term, terms, [.. Enum.GetValues<WorkKind>().Where(k => counted.Any(p => p.Counts.Any(c => c.Kind == k && (c.Owed > 0 || c.Done > 0))))],
            [.. counted.Select(p => new WorksRow(names.GetValueOrDefault(p.PersonId, ""), p))],
            [.. logged.OrderBy(w => w.State == WorkState.Logged ? 0 : 1).Select(w => new WorkRow(w.Id, names.GetValueOrDefault(w.PersonId, ""), w.Kind, w.Day, w.Title, w.Count, w.StoredFileId, w.State, w.Reason))],
            [.. studio.ActiveOn(today).Where(m => m.Role is StudioRole.Member or StudioRole.Fellow).Select(m => new WorksPerson(m.PersonId, names.GetValueOrDefault(m.PersonId, "")))], form);
    }

    public Workbook Workbook(IStringLocalizer<Shared> t) => new(
        [t["姓名"], t["角色"], .. Kinds.SelectMany(k => new[] { t["{0}已完成", t.Name(k)].Value, t["{0}应完成", t.Name(k)].Value })],
        People.Select(p => (object?[])[p.Name, t.Name(p.Works.Role), .. Kinds.SelectMany(k => new object?[] { p.Of(k).Done, p.Of(k).Owed })]));
}

public sealed record WorksRow(string Name, PersonWorks Works)
{
    public WorkCount Of(WorkKind kind) => Works.Counts.First(c => c.Kind == kind);
}

public sealed record WorksPerson(int Id, string Name);

public sealed record WorkRow(int Id, string Person, WorkKind Kind, DateOnly Day, string Title, int Count, int? FileId, WorkState State, string? Reason);

public sealed record WorkForm
{
    public Guid Key { get; init; }

    [Display(Name = "教师")]
    public int? PersonId { get; init; }

    [Required, Display(Name = "任务")]
    public WorkKind? Kind { get; init; }

    [Required, Display(Name = "日期")]
    public DateOnly? Day { get; init; }

    [Required, StringLength(StudioWork.TitleLength), Display(Name = "题目")]
    public string? Title { get; init; }

    [Required, Range(1, StudioRule.MostAsked), Display(Name = "数量")]
    public int? Count { get; init; }

    [Display(Name = "附件")]
    public IFormFile? File { get; init; }
}

public sealed record WorkChoice
{
    [MaxLength(500)]
    public IReadOnlyList<int>? Ids { get; init; }
}
