using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Scheduling.Solving;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

public sealed record ProposalForm
{
    [Required, Display(Name = "从")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "到")]
    public DateOnly? To { get; init; }

    [Display(Name = "可以排课的时段")]
    public IReadOnlyList<DayPart>? Parts { get; init; }

    [Display(Name = "可以排课的星期")]
    public IReadOnlyList<Weekday>? Weekdays { get; init; }

    /// <summary>Further classes of the same plan that are timetabled together with this one.</summary>
    public IReadOnlyList<int>? Cohorts { get; init; }

    /// <summary>Venues that may be used beside those in use.</summary>
    public IReadOnlyList<int>? Venues { get; init; }

    /// <summary>Sessions that stay where they are.</summary>
    public IReadOnlyList<int>? Pinned { get; init; }

    /// <summary>Classes of which every session stays where it is.</summary>
    public IReadOnlyList<int>? PinnedCohorts { get; init; }

    public IReadOnlyList<WishChoice>? Wishes { get; init; }

    [Required, Display(Name = "计算")]
    public ProposalEffort? Effort { get; init; } = ProposalEffort.Quick;

    [HiddenInput]
    public Guid Key { get; init; }
}

public sealed record WishChoice
{
    public TimetableWish Wish { get; init; }

    public WishStrength Strength { get; init; }
}

/// <summary>The form with what may be chosen in it.</summary>
/// <param name="Sessions">By class: its own and those that may be timetabled with it.</param>
public sealed record ProposalFormPage(CohortSummary Cohort, int OrganisationId, ProposalForm Form, IReadOnlyList<ProposalChoice> OtherCohorts, IReadOnlyList<ProposalChoice> Venues, ILookup<int, PinChoice> Sessions)
{
    private static readonly Weekday[] SchoolDays = [Weekday.Monday, Weekday.Tuesday, Weekday.Wednesday, Weekday.Thursday, Weekday.Friday];

    /// <summary>The classes that have something to pin, this one first.</summary>
    public IEnumerable<ProposalChoice> Pinnable => OtherCohorts.Prepend(new(Cohort.Id, Cohort.Name)).Where(c => Sessions.Contains(c.Id));

    /// <summary>Null where the viewer does not plan this class.</summary>
    public static async Task<ProposalFormPage?> OfAsync(TeacherDevDb db, int id, ProposalForm? form, DateOnly today, CancellationToken stop)
    {
        if (await CohortSummary.OfAsync(db, id, stop) is not { } cohort || !cohort.OrganisationPath.StartsWith(db.Viewer.Path, StringComparison.Ordinal)) return null;
        var own = await db.Cohorts.Where(c => c.Id == id).Select(c => new { c.ProgrammeYearId, c.OrganisationId }).SingleAsync(stop);
        var others = await db.Cohorts.AsNoTracking().Where(c => c.Id != id && c.ProgrammeYearId == own.ProgrammeYearId && c.Organisation.Path.StartsWith(db.Viewer.Path)
                && (c.State == CohortState.Draft || c.State == CohortState.Recruiting || c.State == CohortState.Confirmed || c.State == CohortState.Running))
            .OrderBy(c => c.SortKey).ThenBy(c => c.Id).Select(c => new ProposalChoice(c.Id, c.Name)).ToListAsync(stop);
        var all = others.Select(c => c.Id).Append(id).ToList();
        var first = cohort.Period.From > today ? cohort.Period.From : today.AddDays(1);
        return new(
            cohort, own.OrganisationId,
            form ?? new ProposalForm
            {
                Key = Guid.NewGuid(),
                From = first,
                To = cohort.Period.To > first ? cohort.Period.To : first,
                Parts = [DayPart.Morning, DayPart.Afternoon],
                Weekdays = SchoolDays,
                Wishes = [.. TimetableWishes.Usual.Strengths.Select(w => new WishChoice { Wish = w.Key, Strength = w.Value })],
            },
            others,
            await db.Venues.AsNoTracking().OrderBy(v => v.SortKey).Select(v => new ProposalChoice(v.Id, v.Capacity == null ? v.Name : v.Name + " (" + v.Capacity + ")")).ToListAsync(stop),
            (await db.Sessions.AsNoTracking().Where(s => s.State == SessionState.Planned && s.Day > today).ByClass(db).Where(c => all.Contains(c.CohortId)).OrderBy(c => c.Session.Day).ThenBy(c => c.Session.Part).ThenBy(c => c.Session.Id)
                .Select(c => new PinChoice(c.CohortId, c.Session.Id, c.Session.Day, c.Session.Part, c.Session.Topic, c.Session.Classes.Count > 1)).ToListAsync(stop)).ToLookup(s => s.CohortId));
    }

    /// <exception cref="RuleBroken">What was chosen is not there to choose, or lies in the past.</exception>
    public ProposalPlan Plan(DateOnly today)
    {
        if (Form.From > Form.To) throw new RuleBroken("结束日期不能早于开始日期");
        if (Form.From <= today) throw new RuleBroken("只能安排今天以后的课，请从 {0:yyyy-MM-dd} 或更晚开始", today.AddDays(1));
        var chosen = (Form.Cohorts ?? []).Distinct().ToList();
        if (chosen.Exists(c => OtherCohorts.All(o => o.Id != c))) throw new RuleBroken("请选择同一项目中由您安排的培训班");
        var venues = (Form.Venues ?? []).Distinct().ToList();
        if (venues.Exists(v => Venues.All(o => o.Id != v))) throw new RuleBroken("请选择您可以使用的场地");
        return new(
            OrganisationId, [Cohort.Id, .. chosen], new Period(Form.From!.Value, Form.To!.Value), Form.Parts ?? [], Form.Weekdays ?? [], venues,
            (Form.Wishes ?? []).Where(w => Enum.IsDefined(w.Wish) && Enum.IsDefined(w.Strength)).DistinctBy(w => w.Wish).ToDictionary(w => w.Wish, w => w.Strength),
            [.. Form.Pinned ?? [], .. (Form.PinnedCohorts ?? []).SelectMany(c => Sessions[c]).Select(s => s.Id)], Form.Effort!.Value);
    }
}

public sealed record ProposalChoice(int Id, string Name);

/// <summary>A session that may be told to stay where it is.</summary>
public sealed record PinChoice(int CohortId, int Id, DateOnly Day, DayPart Part, string Topic, bool IsJoint);
