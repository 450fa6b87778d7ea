using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>One visit: what was done, who was there, what the school said; and what this viewer may do about it.</summary>
/// <param name="Photos">Files of the scenes, and of the stamped sheet.</param>
/// <param name="AnswerDue">The school's last day to answer; null once it did.</param>
/// <param name="ObjectionDue">The school's last day to object to what was confirmed in its name; null where nobody may.</param>
public sealed record VisitPage(
    int Id, int StudioId, string Studio, string School, DateOnly Day, VisitPurposes Purposes, string Topic, int Beneficiaries, string Summary, string? NextStep,
    VisitState State, DateTime LoggedAt, DateTime? AnsweredAt, AnswerMeans? AnsweredHow, string? AnsweredBy, string? Reason, IReadOnlyList<string> Participants, IReadOnlyList<VisitPicture> Photos,
    DateOnly? AnswerDue, DateOnly? ObjectionDue, VisitPowers May)
{
    public static string DraftOf(int studioId) => string.Create(CultureInfo.InvariantCulture, $"visit-{studioId}");

    public static async Task<VisitPage?> OfAsync(TeacherDevDb db, VisitDays days, int id, DateTime now, CancellationToken stop)
    {
        if (await db.StudioVisits.AsNoTracking().Include(v => v.Organisation).Include(v => v.HostSchool).SingleOrDefaultAsync(v => v.Id == id, stop) is not { } visit) return null;
        var studio = await db.Studios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == visit.StudioId, stop);
        var ids = visit.Participants.Select(p => p.PersonId).ToList();
        var people = await db.PersonCards.Where(c => ids.Contains(c.Id)).OrderBy(c => c.SortKey).Select(c => c.Name).ToListAsync(stop);
        var photos = await db.VisitPhotos.AsNoTracking().Where(p => p.VisitId == id).OrderBy(p => p.Id).Select(p => new VisitPicture(p.StoredFileId, p.Kind)).ToListAsync(stop);
        var answeredBy = visit.AnsweredById is { } account ? await db.Accounts.Where(a => a.Id == account).Join(db.PersonCards, a => a.PersonId, c => c.Id, (_, c) => c.Name).SingleOrDefaultAsync(stop) : visit.AnsweredBy;
        DateOnly? answerDue = visit.State == VisitState.Logged ? await days.AnswerDueAsync(visit, stop) : null;
        DateOnly? objectionDue = visit is { State: VisitState.Confirmed, AnsweredHow: AnswerMeans.Pass } ? await days.ObjectionDueAsync(visit, stop) : null;
        return new(visit.Id, visit.StudioId, visit.StudioName, visit.HostSchool.Name, visit.Day, visit.Purposes, visit.Topic, visit.Beneficiaries, visit.Summary, visit.NextStep,
            visit.State, visit.LoggedAt, visit.AnsweredAt, visit.AnsweredHow, answeredBy, visit.Reason, people, photos, answerDue, objectionDue,
            VisitPowers.Of(db.Viewer, visit, studio, answerDue, objectionDue, now.DayInShanghai));
    }

    /// <summary>
    /// Only someone whose reach holds the school confirms for it; its own studio's people, who see the visit too, do not, and nobody confirms
    /// a visit that they made themselves.
    /// </summary>
    public static bool SpeaksForSchool(Viewer viewer, StudioVisit visit) =>
        viewer.May(Permission.ConfirmVisits) && visit.HostSchool.Path.StartsWith(viewer.Path, StringComparison.Ordinal) && visit.Participants.All(p => p.PersonId != viewer.PersonId);
}

/// <summary>A photo on the page of its visit.</summary>
public sealed record VisitPicture(int FileId, VisitPhotoKind Kind);

/// <summary>What a viewer may do about a visit.</summary>
/// <param name="Answer">The viewer speaks for the school and it has not answered.</param>
/// <param name="ShowPass">The studio shows somebody at the school where to answer.</param>
/// <param name="GoByPaper">The school let its days pass, and the coordinator may go by the stamped sheet.</param>
/// <param name="Dispute">The school may still say that what was confirmed in its name is not so.</param>
public sealed record VisitPowers(bool SeeStudio, bool Answer, bool ShowPass, bool Withdraw, bool Void, bool GoByPaper, bool Dispute)
{
    public static VisitPowers Of(Viewer viewer, StudioVisit visit, Studio? studio, DateOnly? answerDue, DateOnly? objectionDue, DateOnly today)
    {
        var speaks = VisitPage.SpeaksForSchool(viewer, visit);
        var logs = viewer.May(Permission.LogVisits) && studio?.MayBeLoggedBy(viewer.PersonId, today) == true;
        var coordinates = viewer.May(Permission.ManageStudios) && visit.Organisation.Path.StartsWith(viewer.Path, StringComparison.Ordinal);
        return new(studio is not null, visit.State == VisitState.Logged && speaks, visit.State == VisitState.Logged && logs, visit.State is VisitState.Logged or VisitState.Rejected && logs,
            visit.State == VisitState.Confirmed && coordinates, today > answerDue && coordinates, today <= objectionDue && speaks);
    }
}

public sealed record AnswerForm
{
    [Required, StringLength(StudioVisit.ReasonLength), Display(Name = "原因")]
    public string? Reason { get; init; }
}
