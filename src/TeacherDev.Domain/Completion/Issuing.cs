using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Completion;

using Hours = Kernel.Hours;

/// <summary>
/// Issues certificates. The programme-year is held meanwhile, so that of many who issue at once nobody gets a number twice; the class counts
/// a version up, so that it is not opened again at the same moment.
/// </summary>
public sealed class Issuing(TeacherDevDb db)
{
    private const string UsualScheme = "{year}-{programme}-{batch}-{seq}";

    /// <summary>One for each of these people who completed the class and holds no valid one.</summary>
    /// <returns>How many were issued.</returns>
    /// <exception cref="RuleBroken">The class is not closed, or nobody is left to issue one for.</exception>
    public Task<int> IssueAsync(int cohortId, IReadOnlyCollection<int> personIds, string? grade, DateOnly today, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var (cohort, batch, year) = await HoldAsync(cohortId, stop);
        if (cohort.State.IsOpen) throw new RuleBroken("“{0}”还没有结业，不能发证", cohort.Name);
        var holders = await db.AllCertificates.Where(c => c.CohortId == cohortId && c.State == CertificateState.Valid).Select(c => c.PersonId).ToHashSetAsync(stop);
        var due = cohort.Enrolments.Where(e => e.Outcome == EnrolmentOutcome.Completed && personIds.Contains(e.PersonId) && !holders.Contains(e.PersonId)).ToDictionary(e => e.PersonId);
        if (due.Count == 0) throw new RuleBroken("没有需要发证的学员，请刷新后查看");
        var hours = await ClassHours.OfAsync(db, cohort, stop);
        foreach (var card in await db.PersonCards.Where(c => due.Keys.Contains(c.Id)).OrderBy(c => c.SortKey).ThenBy(c => c.Id).ToListAsync(stop))
            db.Add(new Certificate(cohort, batch.Next(year.Label, year.Code), card.Id, card.Name, card.School, year.Name, due[card.Id].ForfeitsHours ? Hours.Zero : hours.Credited(card.Id), grade, today));
        await db.SaveChangesAsync(stop);
        return due.Count;
    }, stop);

    /// <summary>补发: a new one with the name put right; the old one points to it and is valid no more.</summary>
    public Task<Certificate> ReissueAsync(int certificateId, string? name, string? reason, DateOnly today, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var cohortId = await db.Certificates.Where(c => c.Id == certificateId).Select(c => c.CohortId).SingleAsync(stop);
        var (cohort, batch, year) = await HoldAsync(cohortId, stop);
        var old = await db.Certificates.SingleAsync(c => c.Id == certificateId, stop);
        old.GiveWay(reason, today);
        await db.SaveChangesAsync(stop);
        var next = new Certificate(cohort, batch.Next(year.Label, year.Code), old.PersonId, name, old.School, old.Programme, old.Hours, old.Grade, today);
        db.Add(next);
        await db.SaveChangesAsync(stop);
        old.PointTo(next);
        await db.SaveChangesAsync(stop);
        return next;
    }, stop);

    /// <summary>Revokes every valid one of a class, by one reason.</summary>
    public async Task<int> RevokeAllAsync(int cohortId, string? reason, DateOnly today, CancellationToken stop = default)
    {
        var valid = await db.Certificates.Where(c => c.CohortId == cohortId && c.State == CertificateState.Valid).ToListAsync(stop);
        if (valid.Count == 0) throw new RuleBroken("没有有效的证书");
        foreach (var certificate in valid) certificate.Revoke(reason, today);
        await db.SaveChangesAsync(stop);
        return valid.Count;
    }

    private async Task<(Cohort Cohort, CertificateBatch Batch, Year Year)> HoldAsync(int cohortId, CancellationToken stop)
    {
        var yearId = await db.Cohorts.Where(c => c.Id == cohortId).Select(c => c.ProgrammeYearId).SingleAsync(stop);
        await db.HoldAsync<ProgrammeYear>(yearId, stop);
        db.ChangeTracker.Clear();
        var cohort = await db.Cohorts.SingleAsync(c => c.Id == cohortId, stop);
        cohort.Touch();
        var year = await db.AllProgrammeYears.Where(y => y.Id == yearId).Select(y => new Year(y.Label, y.Programme.Code, y.Programme.Name + " " + y.Label)).SingleAsync(stop);
        if (await db.CertificateBatches.SingleOrDefaultAsync(b => b.CohortId == cohortId, stop) is { } known) return (cohort, known, year);
        var last = await db.CertificateBatches.Where(b => b.ProgrammeYearId == yearId).MaxAsync(b => (int?)b.Batch, stop) ?? 0;
        var path = await db.Organisations.Where(o => o.Id == cohort.OrganisationId).Select(o => o.Path).SingleAsync(stop);
        var rules = CompletionRuleSet.Governing(await db.CompletionRuleSets.AsNoTracking().ToListAsync(stop), path, year.Code, cohort.Period.To);
        var batch = new CertificateBatch(yearId, cohortId, last + 1, rules?.NumberScheme ?? UsualScheme);
        db.Add(batch);
        return (cohort, batch, year);
    }

    private sealed record Year(string Label, string Code, string Name);
}
