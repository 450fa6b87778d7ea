using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>People are named by 教师编号 or by a name that only one has; both lists of suggestions are only suggestions.</summary>
public sealed record PairingForm
{
    private const int Suggestions = 200;

    [Required, StringLength(Person.NameLength), Display(Name = "师傅（教师编号或姓名）")]
    public string? Mentor { get; init; }

    [Required, StringLength(Person.NameLength), Display(Name = "徒弟（教师编号或姓名）")]
    public string? Mentee { get; init; }

    [Required, Display(Name = "结对类型")]
    public PairingKind? Kind { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [StringLength(Pairing.GoalLength), Display(Name = "结对目标")]
    public string? Goal { get; init; }

    [Display(Name = "列入传帮带三级名单")]
    public bool InTierList { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    /// <summary>The warnings that were seen and accepted: those and no others.</summary>
    public string? Accepted { get; init; }

    [BindNever]
    public IReadOnlyList<Because> Warnings { get; init; } = [];

    public static string Said(IEnumerable<Because> warnings) => string.Join('|', warnings);

    [BindNever]
    public IReadOnlyList<SelectListItem> Mentors { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Mentees { get; init; } = [];

    /// <summary>An agreement of one year, renewable (domain.md §4).</summary>
    public static PairingForm New(DateOnly today) => new() { Key = Guid.NewGuid(), Kind = PairingKind.SubjectMentor, From = today, To = today.AddYears(1).AddDays(-1) };

    // A method: the binder reads every property before it knows whether the form is whole.
    public PairingTerms ToTerms() => new(Kind!.Value, new Period(From!.Value, To!.Value), Goal, InTierList);

    public async Task<PairingForm> WithSuggestionsAsync(TeacherDevDb db, DateOnly today, CancellationToken stop)
    {
        var titled = db.People.Where(p => p.Titles.Any(t => t.Period.From <= today && t.Period.To >= today)).OrderBy(p => p.SortKey);
        var beginners = db.People.NewOn(today).OrderBy(p => p.SortKey);
        return this with { Mentors = await OptionsAsync(titled, stop), Mentees = await OptionsAsync(beginners, stop) };
    }

    /// <exception cref="RuleBroken">Nobody, or more than one, is meant.</exception>
    public static async Task<int> PersonAsync(TeacherDevDb db, string typed, string label, CancellationToken stop)
    {
        var name = Naming.Clean(typed, label, Person.NameLength);
        var region = await db.RegionAsync(stop);
        var found = await db.PersonCards.Where(p => (p.StaffNumber == name || p.Name == name) && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Path.StartsWith(region))).OrderByDescending(p => p.StaffNumber == name).Select(p => new { p.Id, p.StaffNumber }).Take(Suggestions).ToListAsync(stop);
        if (found.Count == 0) throw new RuleBroken("没有找到{0}“{1}”，请填写教师编号或姓名全称", label, name);
        if (found.Count > 1 && found[0].StaffNumber != name) throw new RuleBroken("有 {0} 位教师叫“{1}”，请填写{2}的教师编号", found.Count, name, label);
        return found[0].Id;
    }

    private static async Task<IReadOnlyList<SelectListItem>> OptionsAsync(IQueryable<Person> people, CancellationToken stop) =>
        [.. (await people.Where(p => p.StaffNumber != null).Take(Suggestions).Select(p => new { p.StaffNumber, p.Name, School = p.Organisation.Name }).ToListAsync(stop))
            .Select(p => new SelectListItem($"{p.Name} {p.School}", p.StaffNumber))];
}

public sealed record EndForm
{
    /// <summary>Not asked of a pairing that is not in force: it is cancelled.</summary>
    [Display(Name = "最后一天")]
    public DateOnly? On { get; init; }

    [Required, Display(Name = "结束原因")]
    public PairingEnd? Because { get; init; }

    [StringLength(Pairing.NoteLength), Display(Name = "说明")]
    public string? Note { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    /// <summary>A pairing that is not in force is cancelled instead.</summary>
    [BindNever]
    public bool IsInForce { get; init; }
}
