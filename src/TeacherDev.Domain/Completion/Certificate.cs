using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Completion;

using Hours = Kernel.Hours;

/// <summary>
/// 结业证书: what was printed for one person who completed one class. It keeps its words whatever is corrected later; a mistake is a new one
/// (补发), a wrong one is revoked. Carries no ID digits (docs/decisions/0027).
/// </summary>
public sealed class Certificate : Aggregate
{
    public const int NumberLength = 100;
    public const int GradeLength = 20;
    public const int ReasonLength = 200;
    public const int ProgrammeLength = 120;

    /// <summary>成绩/等次 where nobody said otherwise.</summary>
    public const string UsualGrade = "合格";

    internal Certificate(Cohort cohort, string number, int personId, string? name, string school, string programme, Hours hours, string? grade, DateOnly issuedOn)
    {
        (OrganisationId, CohortId, PersonId, Number) = (cohort.OrganisationId, cohort.Id, personId, number);
        (School, Programme, ClassName, Period, Hours, IssuedOn) = (school, programme, cohort.Name, cohort.Period, hours, issuedOn);
        Name = Naming.Clean(name, "姓名", Person.NameLength);
        Grade = Naming.Clean(grade, "等次", GradeLength);
        Code = VerificationCode.New();
        (SortKey, SearchText) = (Naming.SortKey(Name), Naming.SearchText(Name, School, ClassName, Number));
    }

    private Certificate() { }

    /// <summary>发证单位.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int CohortId { get; private set; }

    public int PersonId { get; private set; }

    public string Number { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string School { get; private set; } = null!;

    public string Programme { get; private set; } = null!;

    public string ClassName { get; private set; } = null!;

    public Period Period { get; private set; }

    /// <summary>学时 of the class in the person's ledger on the day of issue; none where the rules say that they do not count.</summary>
    public Hours Hours { get; private set; }

    public string Grade { get; private set; } = null!;

    public DateOnly IssuedOn { get; private set; }

    /// <summary>Without dashes. Whoever has it may read the certificate, so the audit trail does not repeat it.</summary>
    [Unaudited]
    public string Code { get; private set; } = null!;

    public CertificateState State { get; private set; }

    /// <summary>Why it was revoked or replaced.</summary>
    public string? Reason { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>The one that was issued in its place.</summary>
    public int? ReplacedById { get; private set; }

    public byte[] SortKey { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    public void Revoke(string? reason, DateOnly today) => End(CertificateState.Revoked, reason, "撤销原因", today);

    internal void GiveWay(string? reason, DateOnly today) => End(CertificateState.Reissued, reason, "补发原因", today);

    internal void PointTo(Certificate next) => ReplacedById = next.Id;

    private void End(CertificateState end, string? reason, string label, DateOnly today)
    {
        if (State != CertificateState.Valid) throw new RuleBroken("证书 {0} {1}，不能再办理", Number, State);
        (Reason, State, EndedOn) = (Naming.Prose(reason, label, ReasonLength), end, today);
        Touch();
    }
}

public enum CertificateState
{
    [Display(Name = "有效")] Valid,
    [Display(Name = "已补发")] Reissued,
    [Display(Name = "已撤销")] Revoked,
}
