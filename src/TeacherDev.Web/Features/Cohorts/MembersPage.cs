using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

/// <param name="Names">Everyone in the class now, to be copied; for those who look after it.</param>
/// <param name="Targets">Other classes of the same plan that a member may be moved to.</param>
/// <param name="Waiting">How many wait for a seat.</param>
public sealed record MembersPage(
    CohortSummary Cohort, ListPage<MemberRow> Members, IReadOnlyList<NameLine> Names, MembersForm Form, string? Find, IReadOnlyList<CandidateLine> Candidates, IReadOnlyList<TargetLine> Targets, int Waiting,
    bool SeesAll, bool MayManage, DateOnly Today)
{
    public const int MostCandidates = 30;

    /// <summary>Who was ticked for a move that was refused.</summary>
    public IReadOnlyList<int> Moving { get; init; } = [];

    public static async Task<MembersPage> OfAsync(TeacherDevDb db, CohortSummary cohort, ListQuery query, string? find, MembersForm form, DateOnly today, CancellationToken stop)
    {
        var mayManage = db.Viewer.May(Permission.ManageCohorts) && cohort.OrganisationPath.StartsWith(db.Viewer.Path, StringComparison.Ordinal) && cohort.State.IsOpen;
        var sought = string.IsNullOrWhiteSpace(find) ? null : Naming.Normalise(find);
        var candidates = !mayManage || sought is null ? [] : await db.People.AsNoTracking().Where(p => p.SearchText.Contains(sought) && !db.Set<Enrolment>().Any(e => e.CohortId == cohort.Id && e.PersonId == p.Id && e.LeftOn == null))
            .OrderBy(p => p.SortKey).Take(MostCandidates).Select(p => new CandidateLine(p.Id, p.Name, p.StaffNumber, p.Organisation.Name, p.Subject)).ToListAsync(stop);
        var seesAll = await cohort.IsLookedAfterAsync(db, stop);
        var names = !seesAll ? [] : await MemberList.Members(db, cohort.Id, leftToo: false).OrderBy(m => m.Card.SortKey).ThenBy(m => m.Card.Id).Select(m => new NameLine(m.Card.Name, m.Card.School)).ToListAsync(stop);
        return new(cohort, await MemberList.Columns(db, cohort.Id, seesAll).PageAsync(MemberList.Sought(db, cohort.Id, query, seesAll), query, stop), names, form, find, candidates,
            mayManage ? await TargetsAsync(db, cohort.Id, stop) : [], seesAll ? await db.Set<WaitingEntry>().CountAsync(w => w.CohortId == cohort.Id && w.State == WaitingState.Waiting, stop) : 0, seesAll, mayManage, today);
    }

    private static async Task<IReadOnlyList<TargetLine>> TargetsAsync(TeacherDevDb db, int id, CancellationToken stop) =>
        await (from cohort in db.Cohorts.AsNoTracking().IgnoreAutoIncludes()
               where cohort.Id != id && cohort.Organisation.Path.StartsWith(db.Viewer.Path) && cohort.State != CohortState.Completed && cohort.State != CohortState.Archived
                   && db.Cohorts.Any(own => own.Id == id && own.ProgrammeYearId == cohort.ProgrammeYearId && own.TrackYearId == cohort.TrackYearId)
               orderby cohort.SortKey, cohort.Id
               select new TargetLine(cohort.Id, cohort.Name, cohort.Capacity - cohort.Enrolments.Count(e => e.LeftOn == null))).ToListAsync(stop);
}

public sealed record NameLine(string Name, string School);

public sealed record CandidateLine(int Id, string Name, string? StaffNumber, string School, string? Subject);

public sealed record TargetLine(int Id, string Name, int SeatsLeft);
