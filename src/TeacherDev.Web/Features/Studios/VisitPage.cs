using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>One visit: what was done, who was there, what the school said; and what this viewer may do about it.</summary>
/// <param name="MayAnswer">The viewer speaks for the school and it has not answered.</param>
public sealed record VisitPage(
    int Id, int StudioId, string Studio, string School, DateOnly Day, VisitPurposes Purposes, string Topic, int Beneficiaries, string Summary, string? NextStep,
    VisitState State, DateTime? AnsweredAt, string? AnsweredBy, string? Reason, IReadOnlyList<string> Participants, bool MaySeeStudio, bool MayAnswer, bool MayWithdraw, bool MayVoid)
{
    public static string DraftOf(int studioId) => string.Create(CultureInfo.InvariantCulture, $"visit-{studioId}");

    public static async Task<VisitPage?> OfAsync(TeacherDevDb db, int id, DateOnly today, CancellationToken stop)
    {
        if (await db.StudioVisits.AsNoTracking().Include(v => v.Organisation).Include(v => v.HostSchool).SingleOrDefaultAsync(v => v.Id == id, stop) is not { } visit) return null;
        var studio = await db.Studios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == visit.StudioId, stop);
        var ids = visit.Participants.Select(p => p.PersonId).ToList();
        var people = await db.PersonCards.Where(c => ids.Contains(c.Id)).OrderBy(c => c.SortKey).Select(c => c.Name).ToListAsync(stop);
        var answeredBy = visit.AnsweredById is { } account ? await db.Accounts.Where(a => a.Id == account).Join(db.PersonCards, a => a.PersonId, c => c.Id, (_, c) => c.Name).SingleOrDefaultAsync(stop) : null;
        return new(visit.Id, visit.StudioId, visit.StudioName, visit.HostSchool.Name, visit.Day, visit.Purposes, visit.Topic, visit.Beneficiaries, visit.Summary, visit.NextStep,
            visit.State, visit.AnsweredAt, answeredBy, visit.Reason, people, studio is not null,
            visit.State == VisitState.Logged && SpeaksForSchool(db.Viewer, visit),
            visit.State is VisitState.Logged or VisitState.Rejected && db.Viewer.May(Permission.LogVisits) && studio?.MayBeLoggedBy(db.Viewer.PersonId, today) == true,
            visit.State == VisitState.Confirmed && db.Viewer.May(Permission.ManageStudios) && visit.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal));
    }

    /// <summary>
    /// Only someone whose reach holds the school confirms for it; its own studio's people, who see the visit too, do not, and nobody confirms
    /// a visit that they made themselves.
    /// </summary>
    public static bool SpeaksForSchool(Viewer viewer, StudioVisit visit) =>
        viewer.May(Permission.ConfirmVisits) && visit.HostSchool.Path.StartsWith(viewer.Path, StringComparison.Ordinal) && visit.Participants.All(p => p.PersonId != viewer.PersonId);
}

public sealed record AnswerForm
{
    [Required, StringLength(StudioVisit.ReasonLength), Display(Name = "原因")]
    public string? Reason { get; init; }
}
