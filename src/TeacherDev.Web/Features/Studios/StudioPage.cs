using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>One studio in one year: its slots, its people, what it did last.</summary>
/// <param name="Owed">Null where no programme-year sets a duty: then nothing is owed and no slot stands empty.</param>
/// <param name="MayLog">The viewer leads or assists this studio.</param>
/// <param name="MayManage">The viewer's reach holds the studio and changes its people.</param>
public sealed record StudioPage(
    int Id, string Name, string Organisation, string? Subject, SchoolStage? Stage, StudioKind Kind, Period Term, int Year, StudioYear? Owed, int Confirmed, int Pending,
    int Gatherings, int Assessments, IReadOnlyList<VisitSlot> Slots, IReadOnlyList<VisitLine> Visits, IReadOnlyList<MemberLine> Members, DateOnly Today, bool MayLog, bool MayManage)
{
    /// <summary>A form that was refused, with what was typed.</summary>
    public MembershipForm? Admission { get; init; }

    public ReleaseForm? Release { get; init; }

    /// <summary>What stands above the studio's rooms.</summary>
    public StudioHead? Head { get; init; }

    public int? Releasing { get; init; }

    /// <summary>How many members and fellows belong to it today.</summary>
    public int People => Members.Count(m => m.IsActive);

    public static async Task<StudioPage?> OfAsync(TeacherDevDb db, StudioYears years, int id, int year, DateOnly today, CancellationToken stop)
    {
        if (await db.Studios.AsNoTracking().Include(s => s.Organisation).SingleOrDefaultAsync(s => s.Id == id, stop) is not { } studio) return null;
        var owed = await years.OfAsync(studio.Organisation.Path, year, today, stop);
        var visits = await VisitLine.OfAsync(db, db.StudioVisits.Where(v => v.StudioId == id && v.Day >= new DateOnly(year, 1, 1) && v.Day <= new DateOnly(year, 12, 31)), stop);
        var held = (await years.GatheringsAsync(Period.Year(year), stop)).GetValueOrDefault(id);
        var assessed = await db.AssessmentResults.AnyAsync(r => r.StudioId == id && r.Year == year && r.PublishedAt != null, stop) ? 1 : 0;
        return new(studio.Id, studio.Name, studio.Organisation.Name, studio.Subject, studio.Stage, studio.Kind, studio.Term, year, owed,
            visits.Count(v => v.State == VisitState.Confirmed), visits.Count(v => v.State == VisitState.Logged), held, assessed,
            VisitSlot.Of(visits, owed, today), [.. visits.OrderByDescending(v => v.Day)], await MemberLine.OfAsync(db, studio, today, stop), today,
            db.Viewer.May(Permission.LogVisits) && studio.MayBeLoggedBy(db.Viewer.PersonId, today),
            db.Viewer.May(Permission.ManageStudios) && studio.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal))
        { Head = StudioHead.Of(db.Viewer, studio, today) };
    }
}

/// <summary>A visit in a list.</summary>
public sealed record VisitLine(int Id, DateOnly Day, string School, VisitPurposes Purposes, string Topic, string Summary, int Beneficiaries, VisitState State)
{
    public static Task<List<VisitLine>> OfAsync(TeacherDevDb db, IQueryable<StudioVisit> visits, CancellationToken stop) =>
        visits.AsNoTracking().OrderBy(v => v.Day).ThenBy(v => v.Id).Select(v => new VisitLine(v.Id, v.Day, v.HostSchool.Name, v.Purposes, v.Topic, v.Summary, v.Beneficiaries, v.State)).ToListAsync(stop);
}

/// <summary>Someone of the studio, leader first.</summary>
public sealed record MemberLine(int MembershipId, int PersonId, string Name, string School, StudioRole Role, Period Period, string? EndReason, bool IsActive)
{
    public static async Task<List<MemberLine>> OfAsync(TeacherDevDb db, Studio studio, DateOnly today, CancellationToken stop)
    {
        var ids = studio.Memberships.Select(m => m.PersonId).ToList();
        var cards = await db.PersonCards.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.School, c.SortKey }).ToDictionaryAsync(c => c.Id, stop);
        return [.. studio.Memberships.OrderByDescending(m => m.IsActiveOn(today)).ThenBy(m => m.Role).ThenBy(m => Convert.ToHexString(cards[m.PersonId].SortKey), StringComparer.Ordinal)
            .Select(m => new MemberLine(m.Id, m.PersonId, cards[m.PersonId].Name, cards[m.PersonId].School, m.Role, m.Period, m.EndReason, m.IsActiveOn(today)))];
    }
}
