using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Surveys;

/// <summary>One thing that is judged: a standing question, or a trainer by name.</summary>
public sealed class SurveyItem
{
    private readonly List<SurveyTally> tallies = [];

    internal SurveyItem(int position, string text, int? trainerId)
    {
        (Position, Text, TrainerId) = (position, Naming.Clean(text, "题目", Math.Max(SurveyQuestionSet.QuestionLength, Trainer.NameLength)), trainerId);
        // All of them at once, so that not even the order of the rows tells who came first.
        tallies.AddRange(Enum.GetValues<Score>().Select(s => new SurveyTally(s)));
    }

    private SurveyItem() { }

    public int Id { get; private set; }

    public int SurveyId { get; private set; }

    public int Position { get; private set; }

    /// <summary>The question as it was asked; of a trainer the name.</summary>
    public string Text { get; private set; } = null!;

    /// <summary>Null for a standing question. A trainer may be left out: not everyone was in every lesson.</summary>
    public int? TrainerId { get; private set; }

    public bool IsOfTrainer => TrainerId is not null;

    internal IReadOnlyCollection<SurveyTally> Tallies => tallies;
}
