using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Assessment;

public sealed record ResultQuery : ListQuery
{
    [FromQuery(Name = "grade")]
    public Grade? Grade { get; init; }

    /// <summary>The latest revision of each studio that fits.</summary>
    public IQueryable<AssessmentResult> Of(TeacherDevDb db, IQueryable<AssessmentResult> results)
    {
        results = results.Where(r => !db.AssessmentResults.Any(later => later.CycleId == r.CycleId && later.StudioId == r.StudioId && later.Revision > r.Revision));
        if (Sought is { } sought) results = results.Where(r => db.Studios.Any(s => s.Id == r.StudioId && s.SearchText.Contains(sought)));
        if (Grade is { } grade) results = results.Where(r => r.Grade == grade);
        return results;
    }
}

public sealed record ResultRow(int Id, string Studio, string Organisation, int? Rank, decimal Score, decimal Earned, decimal Applicable, decimal Obligations, Grade Grade, int Revision, DateTime? PublishedAt);

public static class ResultList
{
    public static List<AssessmentResult, ResultRow> Columns(TeacherDevDb db) => new List<AssessmentResult, ResultRow>(
            r => new ResultRow(r.Id, db.Studios.Where(s => s.Id == r.StudioId).Select(s => s.Name).FirstOrDefault() ?? "", r.Organisation.Name, r.Rank,
                r.Score.Hundredths / 100m, r.Earned.Hundredths / 100m, r.Applicable.Hundredths / 100m, r.Obligations.Hundredths / 100m, r.Grade, r.Revision, r.PublishedAt),
            r => r.Rank ?? 100_000, r => r.Id)
        .With("名次", r => r.Rank, r => r.Rank ?? 100_000, "rank", isNumber: true)
        .With("工作室", r => r.Studio, r => db.Studios.Where(s => s.Id == r.StudioId).Select(s => s.SortKey).FirstOrDefault(), "studio")
        .With("单位", r => r.Organisation, onPage: false)
        .With("得分", r => r.Score, r => r.Score.Hundredths, "score", isNumber: true)
        .With("实得分", r => r.Earned, onPage: false, isNumber: true)
        .With("适用满分", r => r.Applicable, onPage: false, isNumber: true)
        .With("规定活动", r => r.Obligations, r => r.Obligations.Hundredths, "obligations", isNumber: true)
        .With("等次", r => r.Grade, r => r.Grade, "grade")
        .With("修订", r => r.Revision, onPage: false, isNumber: true)
        .With("发布", r => r.PublishedAt, r => r.PublishedAt, "published");
}
