using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>What the schools of a class have answered: who comes, who sleeps where on which night, who is still missing.</summary>
/// <param name="Unasked">Members without a line: the list has changed since.</param>
public sealed record CohortSlips(CohortSummary Cohort, SlipMatter? Matter, IReadOnlyList<SchoolSlip> Schools, IReadOnlyList<NightCount> Nights, int Unasked, bool MayManage, bool MayRemind, DateOnly Today)
{
    public IEnumerable<SchoolSlip> Silent => Schools.Where(s => s.Silent > 0);

    public int Asked => Schools.Sum(s => s.Asked);

    public int Coming => Schools.Sum(s => s.Coming);

    public static async Task<CohortSlips?> OfAsync(TeacherDevDb db, ReturnSlips slips, int id, DateOnly today, CancellationToken stop)
    {
        if (await CohortSummary.OfAsync(db, id, stop) is not { } cohort || !await cohort.IsLookedAfterAsync(db, stop)) return null;
        var found = await db.ReturnSlips.AsNoTracking().Include(s => s.Organisation).Where(s => s.CohortId == id).OrderBy(s => s.Organisation.SortKey).ThenBy(s => s.Id).ToListAsync(stop);
        var lines = found.SelectMany(s => s.Lines).Where(l => !l.IsDropped).ToList();
        var known = lines.ConvertAll(l => l.PersonId);
        var members = await db.Set<Enrolment>().Where(e => e.CohortId == id && e.LeftOn == null).Select(e => e.PersonId).ToListAsync(stop);
        var nights = lines.Where(l => l is { Comes: true, LodgesFrom: not null }).SelectMany(l => Enumerable.Range(0, l.Nights).Select(n => l.LodgesFrom!.Value.AddDays(n))).GroupBy(n => n).OrderBy(n => n.Key).Select(n => new NightCount(n.Key, n.Count())).ToList();
        var manages = cohort.OrganisationPath.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        return new(cohort, await slips.MatterAsync(id, stop), [.. found.Select(s => SchoolSlip.Of(s))], nights, members.Except(known).Count(),
            manages && db.Viewer.May(Permission.ManageCohorts) && cohort.State.IsOpen, manages && db.Viewer.May(Permission.SendReminders), today);
    }
}

public sealed record NightCount(DateOnly Night, int People);

public sealed record SchoolSlip(int Id, string School, string? Contact, int Asked, int Silent, int Coming, int Replaced, int Cannot, int ToAccept, int Lodging)
{
    public static SchoolSlip Of(ReturnSlip slip)
    {
        var lines = slip.Lines.Where(l => !l.IsDropped).ToList();
        return new(slip.Id, slip.Organisation.Name, slip.Contact, lines.Count, lines.Count(l => l.IsAwaited), lines.Count(l => l.Comes), lines.Count(l => l.Said == SlipAnswer.Replaced),
            lines.Count(l => l.Said == SlipAnswer.Cannot), lines.Count(l => l is { Said: SlipAnswer.Cannot, IsAccepted: false }), lines.Count(l => l.Nights > 0));
    }
}
