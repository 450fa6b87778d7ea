using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Completion;

/// <summary>Closes a class by its completion list, and opens it again as long as no certificate of it is valid.</summary>
public sealed class Concluding(TeacherDevDb db)
{
    private const int Named = 3;

    /// <exception cref="RuleBroken">A lesson is still open, or somebody is 待定.</exception>
    public async Task CloseAsync(Cohort cohort, DateOnly today, CancellationToken stop = default)
    {
        var closure = new CohortClosure(db);
        await closure.MustBeTaughtAsync(cohort, stop);
        var list = await CompletionList.OfAsync(db, cohort, today, stop);
        var pending = list.Pending.Select(l => l.Name).ToList();
        if (pending.Count > 0) throw new RuleBroken("还有 {0} 人待定（{1}），请先登记，或由班主任认定", pending.Count, string.Join('、', pending.Take(Named)));
        await closure.CloseAsync(cohort, today, [.. list.Lines.Where(l => l.Verdict == CompletionVerdict.Unqualified).Select(l => l.PersonId)], stop);
    }

    /// <summary>Whoever holds a certificate was told that it is valid: it is revoked first, with a reason of its own.</summary>
    public async Task ReopenAsync(Cohort cohort, string? reason, CancellationToken stop = default)
    {
        var valid = await db.AllCertificates.CountAsync(c => c.CohortId == cohort.Id && c.State == CertificateState.Valid, stop);
        if (valid > 0) throw new RuleBroken("“{0}”还有 {1} 份有效证书，请先撤销证书，再撤销结业", cohort.Name, valid);
        cohort.Reopen(reason);
    }
}
