using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Surveys;

/// <summary>
/// What every class of a region is asked, as data in versions: 课程内容, 组织管理, 后勤, 收获, 总体 on a scale of five, and one open question
/// (domain.md §7, 满意度问卷). A class keeps the wording it was opened with.
/// </summary>
public sealed class SurveyQuestionSet : Aggregate
{
    public const int CodeLength = 40;
    public const int VersionTextLength = 20;
    public const int PathLength = 200;
    public const int QuestionLength = 60;
    public const int BasisLength = 400;
    public const int MostQuestions = 12;

    /// <param name="path">Path of the organisation whose subtree is asked this; “/” is asked where nothing nearer is.</param>
    /// <exception cref="RuleBroken">No question, too many, or one twice.</exception>
    public SurveyQuestionSet(string code, string version, string path, DateOnly effectiveFrom, IEnumerable<string> questions, string openQuestion, string? basis)
    {
        Code = Naming.Clean(code, "问卷代码", CodeLength);
        VersionText = Naming.Clean(version, "问卷版本", VersionTextLength);
        (Path, EffectiveFrom) = (path, effectiveFrom);
        Questions = [.. questions.Select(q => Naming.Clean(q, "题目", QuestionLength))];
        OpenQuestion = Naming.Clean(openQuestion, "开放题", QuestionLength);
        Basis = basis is null ? null : Naming.Clean(basis, "依据", BasisLength);
        if (Questions.Count is 0 or > MostQuestions) throw new RuleBroken("问卷应有 1–{0} 道题", MostQuestions);
        if (Questions.GroupBy(q => q, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("题目“{0}”写了两次", twice.Key);
    }

    private SurveyQuestionSet() { }

    public string Code { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    public DateOnly EffectiveFrom { get; private set; }

    public List<string> Questions { get; private set; } = [];

    public string OpenQuestion { get; private set; } = null!;

    public string? Basis { get; private set; }

    /// <summary>Code and version, kept by every survey: “YX-SURVEY 2026”.</summary>
    public string Label => $"{Code} {VersionText}";

    /// <summary>The set for an organisation on a day: of the nearest organisation above it, the latest in force; null where none is loaded.</summary>
    public static SurveyQuestionSet? Governing(IEnumerable<SurveyQuestionSet> sets, string organisationPath, DateOnly day) =>
        sets.Where(s => s.EffectiveFrom <= day && organisationPath.StartsWith(s.Path, StringComparison.Ordinal))
            .OrderByDescending(s => s.Path.Length).ThenByDescending(s => s.EffectiveFrom).ThenByDescending(s => s.Id).FirstOrDefault();
}
