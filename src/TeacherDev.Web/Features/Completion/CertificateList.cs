using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Features.Cohorts;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Completion;

public sealed record CertificateQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public CertificateState? State { get; init; }

    public IQueryable<Certificate> Of(IQueryable<Certificate> certificates)
    {
        if (Sought is { } sought) certificates = certificates.Where(c => c.SearchText.Contains(sought));
        if (State is { } state) certificates = certificates.Where(c => c.State == state);
        return certificates;
    }
}

/// <param name="IsOurs">Issued within the viewer's reach, and not merely held by the viewer.</param>
public sealed record CertificateRow(int Id, string Number, string Name, string School, string ClassName, Domain.Kernel.Hours Hours, string Grade, DateOnly IssuedOn, CertificateState State, string? Reason, bool IsOurs);

public static class CertificateList
{
    /// <param name="path">The viewer's reach.</param>
    public static List<Certificate, CertificateRow> Columns(string path) => new List<Certificate, CertificateRow>(
            c => new CertificateRow(c.Id, c.Number, c.Name, c.School, c.ClassName, c.Hours, c.Grade, c.IssuedOn, c.State, c.Reason, c.Organisation.Path.StartsWith(path)), c => c.SortKey, c => c.Id)
        .With("姓名", r => r.Name, c => c.SortKey, "name")
        .With("单位", r => r.School, c => c.School, "school")
        .With("证书编号", r => r.Number, c => c.Number, "number")
        .With("培训班", r => r.ClassName, onPage: false)
        .With("学时", r => r.Hours, isNumber: true)
        .With("等次", r => new Word(r.Grade))
        .With("发证日期", r => r.IssuedOn, c => c.IssuedOn, "on")
        .With("状态", r => r.State, c => c.State, "state")
        .With("原因", r => r.Reason, onPage: false);
}

/// <summary>证书 of a class: whom to issue one for, and those there are.</summary>
/// <param name="Due">Who completed and holds no valid one.</param>
public sealed record ClassCertificatesPage(CohortSummary Cohort, IReadOnlyList<DueLine> Due, ListPage<CertificateRow> Certificates, CertificateQuery Query, IssueForm Form, int Valid, bool MayIssue);

public sealed record DueLine(int PersonId, string Name, string School);

/// <param name="IsOfMany">For those who see more than their own.</param>
public sealed record CertificateIndex(ListPage<CertificateRow> Certificates, CertificateQuery Query, bool IsOfMany, bool MayChange);

public sealed record IssueForm
{
    [MaxLength(Cohort.MostSeats)]
    public IReadOnlyList<int>? PersonIds { get; init; }

    [Required, StringLength(Certificate.GradeLength), Display(Name = "成绩（等次）")]
    public string? Grade { get; init; } = Certificate.UsualGrade;
}

/// <summary>Nothing brings a revoked certificate back, so it is asked for twice: a tick here, and the question of the page.</summary>
public sealed record RevocationForm
{
    [Required, StringLength(Certificate.ReasonLength), Display(Name = "撤销原因")]
    public string? Reason { get; init; }

    [Display(Name = "确认撤销，不能恢复")]
    public bool IsSure { get; init; }

    /// <exception cref="RuleBroken">Not ticked.</exception>
    public string? Confirmed() => IsSure ? Reason : throw new RuleBroken("请勾选“确认撤销，不能恢复”");
}

public sealed record ReplacementForm
{
    [Required, StringLength(Domain.People.Person.NameLength), Display(Name = "姓名")]
    public string? Name { get; init; }

    [Required, StringLength(Certificate.ReasonLength), Display(Name = "补发原因")]
    public string? Reason { get; init; }
}
