using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Assessment;

/// <summary>A raw value, and of how many where it is a share. Absent from the facts = not applicable, which is not zero.</summary>
public readonly record struct Measured(int Raw, int? OutOf = null);

/// <summary>All that is known about one subject when it is graded.</summary>
/// <param name="IsYoung">In its first months, so that it gets no grade.</param>
/// <param name="Manual">Manual scores by the indicator's position; an indicator without one is not scored yet.</param>
public sealed record SubjectFacts(int SubjectId, bool IsYoung, IReadOnlyDictionary<Measure, Measured> Measures, IReadOnlyDictionary<int, Points> Manual);

/// <param name="Points">Null = not applicable or not scored yet; left out of the whole, not counted as zero.</param>
public sealed record ScoredLine(SchemeIndicator Indicator, int? Raw, int? OutOf, Points? Points, Because Why);

/// <param name="Earned">Points of the lines that apply.</param>
/// <param name="Applicable">What those lines could have given.</param>
/// <param name="Score">Earned of applicable, as of 100.</param>
/// <param name="Obligations">规定活动 subtotal: breaks ties.</param>
/// <param name="Rank">Among those graded, from 1; equal scores share a rank. Null without a grade.</param>
public sealed record GradedSubject(
    int SubjectId, IReadOnlyList<ScoredLine> Lines, Points Earned, Points Applicable, Points Score, Points Obligations, int? Rank, Grade Grade, Because Why);

/// <summary>Scores and grades all subjects of a cycle under its scheme: a pure function, independent of their order.</summary>
public sealed class Grading(AssessmentScheme scheme)
{
    public IReadOnlyList<GradedSubject> Grade(IReadOnlyCollection<SubjectFacts> subjects)
    {
        var scored = subjects.Select(s => (Facts: s, Result: Score(s))).OrderByDescending(s => s.Result.Score).ThenByDescending(s => s.Result.Obligations).ThenBy(s => s.Facts.SubjectId).ToList();
        var graded = scored.Where(s => IsGraded(s.Facts, s.Result)).Select(s => s.Result).ToList();
        var winners = Winners(graded);
        return [.. scored.Select(s => IsGraded(s.Facts, s.Result)
            ? Place(s.Result, graded, winners)
            : s.Result with { Grade = Assessment.Grade.Undetermined, Why = Ungraded(s.Facts) })];
    }

    private GradedSubject Score(SubjectFacts facts)
    {
        var lines = scheme.Indicators.OrderBy(i => i.Position).Select(i => Line(i, facts)).ToList();
        var applicable = lines.Where(l => l.Points is not null).ToList();
        var (earned, most) = (Sum(applicable.Select(l => l.Points!.Value)), Sum(applicable.Select(l => l.Indicator.Most)));
        var score = most == Points.Zero ? Points.Zero : Points.Of(100m * earned.Hundredths / most.Hundredths);
        var obligations = Sum(applicable.Where(l => l.Indicator.IsObligation).Select(l => l.Points!.Value));
        return new(facts.SubjectId, lines, earned, most, score, obligations, Rank: null, Assessment.Grade.Undetermined, new(""));
    }

    private static ScoredLine Line(SchemeIndicator indicator, SubjectFacts facts)
    {
        if (indicator.Scoring == Scoring.Manual)
        {
            return facts.Manual.TryGetValue(indicator.Position, out var given)
                ? new(indicator, null, null, given, new("评审打分 {0} 分，满分 {1} 分", given, indicator.Most))
                : new(indicator, null, null, null, new("尚未评审打分，暂不计入"));
        }
        if (!facts.Measures.TryGetValue(indicator.Measure, out var value) || (indicator.Scoring == Scoring.Share && (value.OutOf ?? indicator.Target ?? 0) == 0))
            return new(indicator, null, null, null, new("不适用，不计入总分"));
        return indicator.Scoring switch
        {
            Scoring.PerUnit => PerUnit(indicator, value),
            Scoring.Share => Share(indicator, value),
            Scoring.Threshold => Threshold(indicator, value),
            _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator.Scoring, null),
        };
    }

    private static ScoredLine PerUnit(SchemeIndicator indicator, Measured value)
    {
        var (each, full) = (indicator.PerUnit!.Value, indicator.PerUnit.Value.Amount * value.Raw);
        return full > indicator.Most.Amount
            ? new(indicator, value.Raw, indicator.Target, indicator.Most, new("{0} 次，每次 {1} 分，共 {2} 分，积满 {3} 分为止", value.Raw, each, full.ToString("0.##", Plain), indicator.Most))
            : new(indicator, value.Raw, indicator.Target, Points.Of(full), new("{0} 次，每次 {1} 分，共 {2} 分", value.Raw, each, Points.Of(full)));
    }

    private static ScoredLine Share(SchemeIndicator indicator, Measured value)
    {
        var outOf = value.OutOf ?? indicator.Target!.Value;
        var points = Points.Of(indicator.Most.Amount * Math.Min(value.Raw, outOf) / outOf);
        return new(indicator, value.Raw, outOf, points, new("{0} / {1}，按比例得 {2} 分，满分 {3} 分", value.Raw, outOf, points, indicator.Most));
    }

    private static ScoredLine Threshold(SchemeIndicator indicator, Measured value) => value.Raw >= indicator.Target
        ? new(indicator, value.Raw, indicator.Target, indicator.Most, new("{0} 次，达到应完成的 {1} 次，得 {2} 分", value.Raw, indicator.Target, indicator.Most))
        : new(indicator, value.Raw, indicator.Target, Points.Zero, new("{0} 次，未达到应完成的 {1} 次，不得分", value.Raw, indicator.Target));

    private static bool IsGraded(SubjectFacts facts, GradedSubject result) => !facts.IsYoung && result.Applicable > Points.Zero;

    private Because Ungraded(SubjectFacts facts) => facts.IsYoung ? new("成立不满 {0} 个月，暂不定等次", scheme.UngradedMonths) : new("没有适用的指标，暂不定等次");

    /// <summary>Who takes a place of the quota. Those tied at its edge take it only if the tie policy tells them apart or all of them fit.</summary>
    private HashSet<int> Winners(IReadOnlyCollection<GradedSubject> graded)
    {
        var places = scheme.QuotaOf(graded.Count);
        var groups = graded.Where(MayBeExcellent).GroupBy(g => (g.Score, Tie: Tie(g)))
            .OrderByDescending(g => g.Key.Score).ThenByDescending(g => g.Key.Tie);
        HashSet<int> winners = [];
        foreach (var group in groups)
        {
            if (winners.Count + group.Count() > places) break;
            winners.UnionWith(group.Select(g => g.SubjectId));
        }
        return winners;
    }

    private bool MayBeExcellent(GradedSubject subject) => subject.Score >= scheme.ExcellentFrom && Barred(subject) is null;

    private ScoredLine? Barred(GradedSubject subject) => scheme.UnmetBarsExcellent ? subject.Lines.FirstOrDefault(l => l.Indicator is { IsObligation: true, Target: { } target } && l.Raw < target) : null;

    private GradedSubject Place(GradedSubject subject, IReadOnlyCollection<GradedSubject> graded, HashSet<int> winners)
    {
        var rank = 1 + graded.Count(g => g.Score > subject.Score || (g.Score == subject.Score && Tie(g) > Tie(subject)));
        var places = scheme.QuotaOf(graded.Count);
        var grade = winners.Contains(subject.SubjectId) ? Assessment.Grade.Excellent : subject.Score >= scheme.PassFrom ? Assessment.Grade.Pass : Assessment.Grade.Fail;
        return subject with { Rank = rank, Grade = grade, Why = WhyThisGrade(subject, grade, rank, graded, winners, places) };
    }

    private Because WhyThisGrade(GradedSubject subject, Grade grade, int rank, IReadOnlyCollection<GradedSubject> graded, HashSet<int> winners, int places)
    {
        if (grade == Assessment.Grade.Excellent) return new("{0} 分，第 {1} 名，在 {2} 个工作室的 {3} 个优秀名额之内", subject.Score, rank, graded.Count, places);
        if (grade == Assessment.Grade.Fail) return new("{0} 分，低于合格线 {1} 分", subject.Score, scheme.PassFrom);
        if (subject.Score < scheme.ExcellentFrom) return new("{0} 分，低于优秀线 {1} 分", subject.Score, scheme.ExcellentFrom);
        if (Barred(subject) is { } unmet) return new("{0} 分，但“{1}”未完成（{2} / {3}），不能评为优秀", subject.Score, unmet.Indicator.Name, unmet.Raw, unmet.Indicator.Target);
        if (graded.Any(g => winners.Contains(g.SubjectId) && g.Score == subject.Score)) return new("{0} 分，与入围者同分，规定活动 {1} 分较低，按事先确定的并列规则不占名额", subject.Score, subject.Obligations);
        if (winners.Count < places && rank <= places) return new("{0} 分，第 {1} 名有并列，剩余 {2} 个优秀名额不够，名额暂缺", subject.Score, rank, places - winners.Count);
        return new("{0} 分，第 {1} 名，超出 {2} 个工作室的 {3} 个优秀名额", subject.Score, rank, graded.Count, places);
    }

    private Points Tie(GradedSubject subject) => scheme.TiePolicy == TiePolicy.ObligationSubtotal ? subject.Obligations : Points.Zero;

    private static System.Globalization.CultureInfo Plain => System.Globalization.CultureInfo.InvariantCulture;

    private static Points Sum(IEnumerable<Points> points) => points.Aggregate(Points.Zero, (a, b) => a + b);
}
