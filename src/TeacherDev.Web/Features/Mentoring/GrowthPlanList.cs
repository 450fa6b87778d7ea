using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

public sealed record GrowthPlanQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public GrowthPlanState? State { get; init; }

    /// <summary>The first day of a term; all where it is none.</summary>
    [FromQuery(Name = "term")]
    public string? TermFrom { get; init; }

    public IQueryable<GrowthPlan> Of(TeacherDevDb db, Term? term)
    {
        var plans = db.GrowthPlans.AsNoTracking();
        if (Sought is { } sought) plans = plans.Where(p => db.PersonCards.Any(c => c.Id == p.PersonId && c.SearchText.Contains(sought)));
        if (State is { } state) plans = plans.Where(p => p.State == state);
        if (term is { Year: var year, Season: var season }) plans = plans.Where(p => p.Year == year && p.Season == season);
        return plans;
    }
}

public sealed record GrowthPlanRow(int Id, string Name, string School, int Year, TermSeason Season, string Goals, bool HasOutcome, bool HasReflection, GrowthPlanState State)
{
    public static List<GrowthPlan, GrowthPlanRow> Columns(TeacherDevDb db) => new List<GrowthPlan, GrowthPlanRow>(
            p => new GrowthPlanRow(p.Id, db.PersonCards.Where(c => c.Id == p.PersonId).Select(c => c.Name).First(), p.Organisation.Name, p.Year, p.Season, p.Goals, p.Outcome != null, p.Reflection != null, p.State),
            p => p.State, p => p.Id)
        .With("姓名", r => r.Name, p => db.PersonCards.Where(c => c.Id == p.PersonId).Select(c => c.SortKey).First(), "name")
        .With("学校", r => r.School, p => p.Organisation.SortKey, "school")
        .With("年", r => r.Year, p => p.Year, "year", isNumber: true)
        .With("学期", r => r.Season)
        .With("成长目标", r => r.Goals)
        .With("期末自评", r => r.HasOutcome)
        .With("年度反思", r => r.HasReflection)
        .With("状态", r => r.State, p => p.State, "state");
}

/// <param name="MayWrite">The viewer is a teacher and may write one of one's own.</param>
public sealed record GrowthPlanIndex(ListPage<GrowthPlanRow> Plans, GrowthPlanQuery Query, IReadOnlyList<Term> Terms, bool MayWrite);

public sealed record GrowthPlanForm
{
    /// <summary>The first day of the term it is for.</summary>
    [Display(Name = "学期")]
    public string? Term { get; init; }

    [Required, StringLength(GrowthPlan.TextLength), Display(Name = "成长目标")]
    public string? Goals { get; init; }

    [Required, StringLength(GrowthPlan.TextLength), Display(Name = "主要措施")]
    public string? Measures { get; init; }

    /// <summary>Hands it in, too.</summary>
    public bool Submits { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<Term> Terms { get; init; } = [];
}

public sealed record LookBackForm
{
    [StringLength(GrowthPlan.TextLength), Display(Name = "期末自评")]
    public string? Outcome { get; init; }

    [StringLength(GrowthPlan.TextLength), Display(Name = "年度反思")]
    public string? Reflection { get; init; }
}

public sealed record CommentForm
{
    [Required, StringLength(GrowthPlan.TextLength), Display(Name = "点评")]
    public string? Text { get; init; }
}

/// <param name="IsOwn">The viewer wrote it.</param>
/// <param name="MayComment">The viewer is a mentor of the writer, or keeps pairings at the school.</param>
public sealed record GrowthPlanPage(
    int Id, string Name, string School, int Year, TermSeason Season, string Goals, string Measures, string? Outcome, string? Reflection, string? Review, string? Reviewer, DateTime? ReviewedAt, GrowthPlanState State, bool IsOwn, bool MayComment, int Version)
{
    public GrowthPlanForm? Form { get; init; }

    public static async Task<GrowthPlanPage?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        if (await db.GrowthPlans.AsNoTracking().Include(p => p.Organisation).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } plan) return null;
        var names = await db.PersonCards.Where(c => c.Id == plan.PersonId || c.Id == plan.ReviewerId).ToDictionaryAsync(c => c.Id, c => c.Name, stop);
        var isOwn = plan.PersonId == db.Viewer.PersonId;
        return new(id, names[plan.PersonId], plan.Organisation.Name, plan.Year, plan.Season, plan.Goals, plan.Measures, plan.Outcome, plan.Reflection, plan.Review, plan.ReviewerId is { } by ? names[by] : null, plan.ReviewedAt, plan.State,
            isOwn, !isOwn && plan.State != GrowthPlanState.Draft && await MayCommentAsync(db, plan, stop), plan.Version);
    }

    public static async Task<bool> MayCommentAsync(TeacherDevDb db, GrowthPlan plan, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        if (me is not null && await db.Pairings.Standing().AnyAsync(p => p.MentorId == me && p.MenteeId == plan.PersonId, stop)) return true;
        return db.Viewer.May(Domain.Accounts.Permission.ManagePairings) && await db.Organisations.AnyAsync(o => o.Id == plan.OrganisationId && o.Path.StartsWith(db.Viewer.Path), stop);
    }
}
