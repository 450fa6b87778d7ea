namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// What a training plan must state: “有主题、有目标、有预期效果、有考核程序”
/// (江川区教育体育局 2023 年部门预算, 项目九 师训专项经费, 实施要求). None may be empty.
/// </summary>
/// <param name="Theme">主题</param>
/// <param name="Goals">目标</param>
/// <param name="Outcomes">预期效果</param>
/// <param name="AssessmentProcedure">考核程序</param>
public sealed record CohortPlan(string? Theme, string? Goals, string? Outcomes, string? AssessmentProcedure);
