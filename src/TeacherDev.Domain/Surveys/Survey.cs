using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Surveys;

/// <summary>
/// The anonymous questionnaire of one class: standing questions, one for each trainer who taught, one open question. Answers are kept as
/// counts, not as sheets (docs/decisions/0027), and are read only when it is over: whoever watched them grow could tell who said what.
/// </summary>
public sealed class Survey : Aggregate
{
    public const int MostDays = 60;

    private readonly List<SurveyItem> items = [];

    /// <param name="open">First and last day on which answers are taken; it closes by itself.</param>
    /// <exception cref="RuleBroken">Over before it begins, or longer than <see cref="MostDays"/> days.</exception>
    public Survey(Cohort cohort, SurveyQuestionSet questions, IEnumerable<Taught> trainers, Period open, DateOnly today)
    {
        (OrganisationId, CohortId, Questions, OpenQuestion) = (cohort.OrganisationId, cohort.Id, questions.Label, questions.OpenQuestion);
        Open = Fitting(open, today);
        foreach (var question in questions.Questions) items.Add(new SurveyItem(items.Count + 1, question, trainerId: null));
        AskAbout(trainers);
        Remarks = new SurveyRemarks();
    }

    private Survey() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int CohortId { get; private set; }

    /// <summary>Code and version of the question set it was opened with.</summary>
    public string Questions { get; private set; } = null!;

    public string OpenQuestion { get; private set; } = null!;

    public Period Open { get; private set; }

    /// <summary>The day it was ended by hand, before its last day; null where it ends by itself.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public IReadOnlyCollection<SurveyItem> Items => items;

    /// <summary>Not loaded with the survey: only results read it.</summary>
    internal SurveyRemarks? Remarks { get; private set; }

    public bool IsOpenOn(DateOnly day) => ClosedOn is null && Open.Includes(day);

    /// <summary>No answer can come any more: from now on results may be read.</summary>
    public bool IsOverOn(DateOnly day) => ClosedOn is not null || day > Open.To;

    /// <summary>Other days, and trainers who have taught since it was opened. Never once it is over: results have been read.</summary>
    public void Reschedule(Period open, IEnumerable<Taught> trainers, DateOnly today)
    {
        if (IsOverOn(today)) throw new RuleBroken("问卷已经结束，结果已可查看，不能再开放");
        if (Open.From <= today && open.From != Open.From) throw new RuleBroken("问卷已经开放，开始日期不能再改");
        Open = Fitting(open, today);
        AskAbout(trainers);
        Touch();
    }

    /// <summary>Ends it before its last day.</summary>
    public void Close(DateOnly today)
    {
        if (IsOverOn(today)) throw new RuleBroken("问卷已经结束");
        if (today < Open.From) throw new RuleBroken("问卷从 {0:yyyy-MM-dd} 开放，还没有开始", Open.From);
        ClosedOn = today;
        Touch();
    }

    /// <exception cref="RuleBroken">Not yet open, or over.</exception>
    public void MustTakeAnswers(DateOnly today)
    {
        if (IsOverOn(today)) throw new RuleBroken("问卷已经结束，不能再填写");
        if (!IsOpenOn(today)) throw new RuleBroken("问卷从 {0:yyyy-MM-dd} 开放，还没有开始", Open.From);
    }

    public IReadOnlyList<SurveyItem> InOrder => [.. items.OrderBy(i => i.Position)];

    private void AskAbout(IEnumerable<Taught> trainers)
    {
        foreach (var trainer in trainers.Where(t => items.TrueForAll(i => i.TrainerId != t.TrainerId)).DistinctBy(t => t.TrainerId))
            items.Add(new SurveyItem(items.Count + 1, trainer.Name, trainer.TrainerId));
    }

    private static Period Fitting(Period open, DateOnly today)
    {
        if (open.IsOpen) throw new RuleBroken("请填写问卷的截止日期");
        if (open.To < today) throw new RuleBroken("问卷的截止日期不能早于今天");
        if (open.Days > MostDays) throw new RuleBroken("问卷最长开放 {0} 天", MostDays);
        return open;
    }
}

/// <summary>A trainer who taught a held session of the class.</summary>
public sealed record Taught(int TrainerId, string Name);
