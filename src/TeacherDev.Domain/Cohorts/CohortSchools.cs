using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// The schools that a class takes in whole. “建立‘整校推进’混合式校本研修新模式”
/// (清远市基础教育教学质量提升指导意见（征求意见稿）, 三（四）13).
/// </summary>
public sealed partial class Cohort
{
    public const int MostSchools = 200;

    private readonly List<CohortSchool> schools = [];

    public IReadOnlyCollection<CohortSchool> Schools => schools;

    /// <summary>Names the schools, in place of those named before. Nobody comes or leaves by that alone.</summary>
    public void NameSchools(IReadOnlyCollection<int> organisationIds)
    {
        MustBeOpen();
        if (organisationIds.Count > MostSchools) throw new RuleBroken("一个培训班最多指定 {0} 所学校", MostSchools);
        schools.RemoveAll(s => !organisationIds.Contains(s.OrganisationId));
        foreach (var id in organisationIds.Distinct().Where(id => !schools.Exists(s => s.OrganisationId == id))) schools.Add(new CohortSchool(id));
        Touch();
    }
}
