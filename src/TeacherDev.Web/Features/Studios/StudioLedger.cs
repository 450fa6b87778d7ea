using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>All that a studio logged in a year, for its report and its archive.</summary>
public sealed record LedgerOfYear(
    Studio Studio, int Year, StudioYear? Owed, int Assessments, IReadOnlyList<MemberLine> Members, IReadOnlyList<LedgerVisit> Visits, IReadOnlyList<Gathering> Gatherings,
    IReadOnlyList<TermOfLedger> Terms, IReadOnlyList<WorkRow> Works, Purse Purse, IReadOnlyList<SpendingRow> Spending, IReadOnlyList<StudioFileRow> Files, StudioReport? Report,
    IReadOnlyDictionary<int, string> Names, IReadOnlyDictionary<int, StoredFile> Stored)
{
    public IEnumerable<LedgerVisit> Confirmed => Visits.Where(v => v.State == VisitState.Confirmed);

    public string NameOf(int personId) => Names.GetValueOrDefault(personId, "");
}

public sealed record LedgerVisit(int Id, DateOnly Day, string School, string? District, VisitPurposes Purposes, string Topic, string Summary, string? NextStep, int Beneficiaries, VisitState State, IReadOnlyList<int> People, IReadOnlyList<int> PhotoFiles);

public sealed record TermOfLedger(Term Term, IReadOnlyList<PersonWorks> People);

/// <summary>Puts a year together; the same number of statements however much was logged.</summary>
public sealed class StudioLedger(TeacherDevDb db, StudioYears years, GatheringBook gatherings, StudioPurses purses, TermWorks works)
{
    public async Task<LedgerOfYear> OfAsync(Studio studio, int year, DateOnly today, CancellationToken stop)
    {
        var (id, first, last) = (studio.Id, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var rule = await purses.RuleAsync(studio.Organisation.Path, stop);
        var members = await MemberLine.OfAsync(db, studio, today, stop);
        var names = members.GroupBy(m => m.PersonId).ToDictionary(g => g.Key, g => g.First().Name);
        var photos = (await db.VisitPhotos.AsNoTracking().Where(p => p.StudioId == id && p.VisitId != null).OrderBy(p => p.Id).Select(p => new { p.VisitId, p.StoredFileId }).ToListAsync(stop)).ToLookup(p => p.VisitId, p => p.StoredFileId);
        var visits = (await db.StudioVisits.AsNoTracking().Where(v => v.StudioId == id && v.Day >= first && v.Day <= last && (v.State == VisitState.Confirmed || v.State == VisitState.Logged)).OrderBy(v => v.Day).ThenBy(v => v.Id)
            .Select(v => new { Visit = v, School = v.HostSchool.Name, District = v.HostSchool.Parent!.Name }).ToListAsync(stop))
            .ConvertAll(v => new LedgerVisit(v.Visit.Id, v.Visit.Day, v.School, v.District, v.Visit.Purposes, v.Visit.Topic, v.Visit.Summary, v.Visit.NextStep, v.Visit.Beneficiaries, v.Visit.State, [.. v.Visit.Participants.Select(p => p.PersonId)], [.. photos[v.Visit.Id]]));
        var weeks = await new Calendars(db).TermWeeksAsync(Period.Year(year), stop);
        var terms = new List<TermOfLedger>();
        foreach (var term in new[] { weeks.Over(last.AddDays(1)), weeks.Meant(last) }.Append(weeks.Meant(first.AddDays(60))).DistinctBy(t => t.Period.From).Where(t => t.Year == year && t.Period.From <= today).OrderBy(t => t.Period.From))
            terms.Add(new(term, await works.OfAsync(studio, rule, term.Period, only: null, stop)));
        var logged = (await db.StudioWorks.AsNoTracking().Where(w => w.StudioId == id && w.Day >= first && w.Day <= last && w.State == WorkState.Confirmed).OrderBy(w => w.Day).ThenBy(w => w.Id).ToListAsync(stop))
            .ConvertAll(w => new WorkRow(w.Id, names.GetValueOrDefault(w.PersonId, ""), w.Kind, w.Day, w.Title, w.Count, w.StoredFileId, w.State, w.Reason));
        var files = await db.StudioFiles.AsNoTracking().Where(f => f.StudioId == id && f.Year == year && f.RemovedOn == null).OrderBy(f => f.Kind).ThenBy(f => f.Id)
            .Select(f => new StudioFileRow(f.Id, f.Kind, f.Year, f.Title, f.StoredFileId, f.RemovedOn, f.RemovalReason)).ToListAsync(stop);
        var spending = await SpendingRow.OfAsync(db, id, year, stop);
        int[] stored = [.. visits.SelectMany(v => v.PhotoFiles), .. files.Select(f => f.FileId), .. logged.Select(w => w.FileId).OfType<int>(), .. spending.Select(s => s.FileId).OfType<int>()];
        return new(studio, year, await years.OfAsync(studio.Organisation.Path, year, today, stop), await db.AssessmentResults.CountAsync(r => r.StudioId == id && r.Year == year && r.PublishedAt != null, stop),
            members, visits, await gatherings.OfAsync(studio, rule, year, today, stop), terms, logged, await purses.OfAsync(studio, year, stop), spending, files,
            await db.StudioReports.AsNoTracking().SingleOrDefaultAsync(r => r.StudioId == id && r.Year == year, stop), names,
            await db.StoredFiles.AsNoTracking().Where(f => stored.Contains(f.Id)).ToDictionaryAsync(f => f.Id, stop));
    }
}
