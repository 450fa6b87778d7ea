using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

public enum Without
{
    [Display(Name = "缺学科导师的新教师")] SubjectMentor,
    [Display(Name = "缺班主任导师的新教师")] HomeroomMentor,

    /// <summary>翔安, 教师教学素养提升工程 2: who holds a title is assessed by whom they lead.</summary>
    [Display(Name = "没有带徒弟的骨干以上教师")] Mentee,
}

public sealed record WithoutQuery : ListQuery
{
    [FromQuery(Name = "what")]
    public Without What { get; init; }

    public IQueryable<Person> Of(TeacherDevDb db, DateOnly today)
    {
        var standing = db.Pairings.Standing();
        var people = db.People.AsNoTracking();
        people = What switch
        {
            Without.Mentee => people.Where(p => p.Titles.Any(t => t.Period.From <= today && t.Period.To >= today) && !standing.Any(x => x.MentorId == p.Id)),
            Without.HomeroomMentor => people.NewOn(today).Where(p => !standing.Any(x => x.MenteeId == p.Id && x.Kind == PairingKind.HomeroomMentor)),
            _ => people.NewOn(today).Where(p => !standing.Any(x => x.MenteeId == p.Id && x.Kind == PairingKind.SubjectMentor)),
        };
        return Sought is { } sought ? people.Where(p => p.SearchText.Contains(sought)) : people;
    }

    public PairingKind Kind => What == Without.HomeroomMentor ? PairingKind.HomeroomMentor : PairingKind.SubjectMentor;
}

public sealed record WithoutRow(int Id, string Name, string? StaffNumber, string School, string? Subject, SchoolStage? Stage, DateOnly? Since)
{
    /// <summary>What names the person in a form.</summary>
    public string Key => StaffNumber ?? Name;

    public static List<Person, WithoutRow> Columns { get; } = new List<Person, WithoutRow>(p => new WithoutRow(p.Id, p.Name, p.StaffNumber, p.Organisation.Name, p.Subject, p.Stage, p.TeachingSince), p => p.SortKey, p => p.Id)
        .With("姓名", r => r.Name, p => p.SortKey, "name")
        .With("教师编号", r => r.StaffNumber, onPage: false)
        .With("学校", r => r.School, p => p.Organisation.SortKey, "school")
        .With("学科", r => new Word(r.Subject), p => p.Subject, "subject")
        .With("学段", r => r.Stage, p => p.Stage, "stage")
        .With("参加工作", r => r.Since, p => p.TeachingSince, "since");
}

public sealed record WithoutIndex(ListPage<WithoutRow> People, WithoutQuery Query);
