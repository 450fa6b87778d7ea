using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Assessment;

public sealed record CycleRow(int Id, int Year, string Organisation, string Scheme, CycleState State, DateTime? CompiledAt, DateTime? PublishedAt, int Results);

public static class CycleList
{
    public static IQueryable<AssessmentCycle> Of(TeacherDevDb db, ListQuery query)
    {
        var cycles = db.AssessmentCycles.AsNoTracking();
        return query.Sought is { } sought ? cycles.Where(c => c.Organisation.SearchText.Contains(sought)) : cycles;
    }

    public static List<AssessmentCycle, CycleRow> Columns(TeacherDevDb db) => new List<AssessmentCycle, CycleRow>(
            c => new CycleRow(c.Id, c.Year, c.Organisation.Name, c.Scheme.Name, c.State, c.CompiledAt, c.PublishedAt, db.AssessmentResults.Where(r => r.CycleId == c.Id).Select(r => r.StudioId).Distinct().Count()),
            c => -c.Year, c => c.Id)
        .With("年度", r => r.Year, c => c.Year, "year")
        .With("单位", r => r.Organisation, c => c.Organisation.SortKey, "organisation")
        .With("考核办法", r => r.Scheme, c => c.Scheme.Name, "scheme")
        .With("结果数", r => r.Results, isNumber: true)
        .With("状态", r => r.State, c => c.State, "state")
        .With("最近汇总", r => r.CompiledAt, c => c.CompiledAt, "compiled")
        .With("发布", r => r.PublishedAt, onPage: false);
}

public sealed record OwnResult(int Id, int Year, string Studio, decimal Score, Grade Grade, DateTime? PublishedAt);

/// <summary>For those without reach: what was published about their own studios.</summary>
public static class OwnResultList
{
    public static IQueryable<AssessmentResult> Of(TeacherDevDb db, ListQuery query) => new ResultQuery { Search = query.Search }.Of(db, db.AssessmentResults.AsNoTracking());

    public static List<AssessmentResult, OwnResult> Columns(TeacherDevDb db) => new List<AssessmentResult, OwnResult>(
            r => new OwnResult(r.Id, r.Year, db.Studios.Where(s => s.Id == r.StudioId).Select(s => s.Name).FirstOrDefault() ?? "", r.Score.Hundredths / 100m, r.Grade, r.PublishedAt), r => -r.Year, r => r.Id)
        .With("年度", r => r.Year, r => r.Year, "year")
        .With("工作室", r => r.Studio, r => db.Studios.Where(s => s.Id == r.StudioId).Select(s => s.SortKey).FirstOrDefault(), "studio")
        .With("得分", r => r.Score, r => r.Score.Hundredths, "score", isNumber: true)
        .With("等次", r => r.Grade, r => r.Grade, "grade")
        .With("发布", r => r.PublishedAt, r => r.PublishedAt, "published");
}

/// <param name="Cycles">Null for those without reach, who see <paramref name="Own"/> instead.</param>
public sealed record AssessmentIndex(ListPage<CycleRow>? Cycles, ListPage<OwnResult>? Own, bool MayManage)
{
    public static async Task<AssessmentIndex> OfAsync(TeacherDevDb db, ListQuery query, CancellationToken stop) => db.Viewer.HasReach
        ? new(await CycleList.Columns(db).PageAsync(CycleList.Of(db, query), query, stop), Own: null, db.Viewer.May(Permission.ManageAssessments))
        : new(Cycles: null, await OwnResultList.Columns(db).PageAsync(OwnResultList.Of(db, query), query, stop), MayManage: false);
}
