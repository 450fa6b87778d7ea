using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

public enum PairingDue
{
    [Display(Name = "到期未办")] Overdue,
    [Display(Name = "有人调动")] Moved,
}

public sealed record PairingQuery : ListQuery
{
    [FromQuery(Name = "due")]
    public PairingDue? Due { get; init; }

    [FromQuery(Name = "kind")]
    public PairingKind? Kind { get; init; }

    [FromQuery(Name = "state")]
    public PairingState? State { get; init; }

    public IQueryable<Pairing> Of(TeacherDevDb db, DateOnly today)
    {
        var pairings = db.Pairings.AsNoTracking();
        if (Due == PairingDue.Overdue) pairings = pairings.Standing().Where(p => p.Period.To < today);
        if (Due == PairingDue.Moved) pairings = pairings.Moved(db);
        if (Sought is { } sought) pairings = pairings.Where(p => db.PersonCards.Any(c => (c.Id == p.MentorId || c.Id == p.MenteeId) && c.SearchText.Contains(sought)));
        if (Kind is { } kind) pairings = pairings.Where(p => p.Kind == kind);
        if (State is { } state) pairings = pairings.Where(p => p.State == state);
        return pairings;
    }
}

public sealed record PairingRow(int Id, string Mentor, string MentorSchool, string Mentee, string MenteeSchool, PairingKind Kind, DateOnly From, DateOnly To, PairingState State, bool InTierList, bool HasMoved)
{
    public static List<Pairing, PairingRow> Columns(TeacherDevDb db) => new List<Pairing, PairingRow>(
        p => new PairingRow(
            p.Id, db.PersonCards.Where(c => c.Id == p.MentorId).Select(c => c.Name).First(), p.MentorOrganisation.Name,
            db.PersonCards.Where(c => c.Id == p.MenteeId).Select(c => c.Name).First(), p.Organisation.Name, p.Kind, p.Period.From, p.Period.To, p.State, p.InTierList,
            (p.State == PairingState.Proposed || p.State == PairingState.Active) && db.PersonCards.Any(c => (c.Id == p.MentorId && c.OrganisationId != p.MentorOrganisationId) || (c.Id == p.MenteeId && c.OrganisationId != p.OrganisationId))),
        p => p.Id, p => p.Id)
        .With("徒弟", r => r.Mentee, p => db.PersonCards.Where(c => c.Id == p.MenteeId).Select(c => c.SortKey).First(), "mentee")
        .With("学校", r => r.MenteeSchool, p => p.Organisation.SortKey, "school")
        .With("师傅", r => r.Mentor, p => db.PersonCards.Where(c => c.Id == p.MentorId).Select(c => c.SortKey).First(), "mentor")
        .With("师傅所在学校", r => r.MentorSchool)
        .With("结对类型", r => r.Kind, p => p.Kind, "kind")
        .With("起止", r => $"{r.From:yyyy-MM-dd} – {r.To:yyyy-MM-dd}", p => p.Period.To, "to")
        .With("状态", r => r.State, p => p.State, "state")
        .With("三级名单", r => r.InTierList, onPage: false);
}

/// <param name="Progress">Of the term at hand, by pairing; absent where nothing is owed.</param>
public sealed record PairingIndex(ListPage<PairingRow> Pairings, PairingQuery Query, IReadOnlyDictionary<int, PairingProgress> Progress, bool MayManage);

/// <summary>What a pairing did of what it owes in a term.</summary>
public sealed record PairingProgress(int Done, int Owed)
{
    public static async Task<IReadOnlyDictionary<int, PairingProgress>> OfAsync(TeacherDevDb db, PairingDuties duties, IReadOnlyCollection<int> ids, DateOnly today, CancellationToken stop)
    {
        var pairings = await db.Pairings.AsNoTracking().IgnoreAutoIncludes().Include(p => p.Organisation).Where(p => ids.Contains(p.Id) && p.State != PairingState.Proposed && p.State != PairingState.Cancelled).ToListAsync(stop);
        if (pairings.Count == 0) return new Dictionary<int, PairingProgress>();
        var term = (await new Calendars(db).TermWeeksAsync(new Period(today, today), stop)).Meant(today);
        return (await duties.OfAsync(pairings, term, stop)).Select(d => (d.Key, Progress: new PairingProgress(d.Sum(x => Math.Min(x.Done, x.Owed)), d.Sum(x => x.Owed)))).Where(d => d.Progress.Owed > 0).ToDictionary(d => d.Key, d => d.Progress);
    }
}
