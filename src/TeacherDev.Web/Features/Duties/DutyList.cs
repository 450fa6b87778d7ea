using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Duties;

public enum DutyState
{
    [Display(Name = "未完成")] Lacking,
    [Display(Name = "已完成")] Done,
    [Display(Name = "全部")] All,
}

public sealed record DutyQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public DutyState State { get; init; }

    /// <summary>With everything under it.</summary>
    [FromQuery(Name = "organisation")]
    public int? OrganisationId { get; init; }

    [FromQuery(Name = "subject")]
    public string? Subject { get; init; }

    /// <summary>The first day of a term, by which it is known; the present term where it is none.</summary>
    [FromQuery(Name = "term")]
    public string? TermFrom { get; init; }

    public IQueryable<TermDuty> Of(TeacherDevDb db, Period term, DutyHolder holder)
    {
        var duties = db.DutiesIn(term, holder);
        if (Sought is { } sought) duties = duties.Where(d => d.Person.SearchText.Contains(sought));
        if (OrganisationId is { } organisation) duties = duties.Where(d => db.Organisations.Any(o => o.Id == organisation && d.Person.Organisation.Path.StartsWith(o.Path)));
        if (Subject is { Length: > 0 } subject) duties = duties.Where(d => d.Person.Subject == subject);
        return State switch
        {
            DutyState.Done => duties.Where(d => d.Done >= d.Rule.Least),
            DutyState.All => duties,
            _ => duties.Where(d => d.Done < d.Rule.Least),
        };
    }
}

public sealed record DutyRow(int PersonId, string Name, string? StaffNumber, string Body, string? Subject, string Duty, bool IsUnverified, int Least, int Done);

/// <param name="Copied">Names to paste into a chat group; empty when there are too many, or when not those who lack something are listed.</param>
/// <param name="HasRules">Whether any rule holds for somebody in reach.</param>
public sealed record DutyIndex(ListPage<DutyRow> Duties, DutyQuery Query, DutyHolder Holder, Term Term, IReadOnlyList<Term> Terms, IReadOnlyList<SelectListItem> Bodies, IReadOnlyList<string> Subjects, IReadOnlyList<DutyRow> Copied, bool HasRules)
{
    public const int MostCopied = 200;

    public string Address => Holder == DutyHolder.Teacher ? "/activities/duties/lessons" : "/activities/duties";
}

public static class DutyList
{
    public static List<TermDuty, DutyRow> Columns(TeacherDevDb db) => new List<TermDuty, DutyRow>(
            d => new DutyRow(d.Person.Id, d.Person.Name, d.Person.StaffNumber, d.Person.Organisation.Name, d.Person.Subject, d.Rule.Name, d.Rule.IsUnverified, d.Rule.Least, d.Done), d => d.Person.SortKey, d => (d.Person.Id * 1000) + d.Rule.Id)
        .With("姓名", r => r.Name, d => d.Person.SortKey, "name")
        .With("教师编号", r => r.StaffNumber, onPage: false)
        .With("单位", r => r.Body, d => d.Person.Organisation.SortKey, "body")
        .With("学科", r => new Word(r.Subject), d => d.Person.Subject, "subject")
        .With("职责", r => new Word(r.Duty), d => d.Rule.Name, "duty")
        .With("应完成", r => r.Least, d => d.Rule.Least, "least", isNumber: true)
        .With("已完成", r => r.Done, d => d.Done, "done", isNumber: true)
        .With("尚缺", r => Math.Max(0, r.Least - r.Done), isNumber: true);
}

/// <summary>The terms one may look at.</summary>
public static class DutyTerms
{
    private const int Shown = 4;

    /// <summary>The present term (in the holidays the one to come) and those before it.</summary>
    public static IReadOnlyList<Term> Around(TermWeeks weeks, DateOnly today)
    {
        var terms = new List<Term> { weeks.Meant(today) };
        while (terms.Count < Shown) terms.Add(weeks.Over(terms[^1].Period.From));
        return terms;
    }

    /// <summary><see cref="Around"/>, of the calendars that are loaded.</summary>
    public static async Task<IReadOnlyList<Term>> OfAsync(TeacherDevDb db, DateOnly today, CancellationToken stop) => Around(await new Calendars(db).TermWeeksAsync(new Period(today.AddYears(-3), today), stop), today);

    public static string Key(Term term) => term.Period.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static Term Chosen(IReadOnlyList<Term> terms, string? key) => terms.FirstOrDefault(t => Key(t) == key) ?? terms[0];
}
