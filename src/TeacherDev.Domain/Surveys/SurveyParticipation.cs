namespace TeacherDev.Domain.Surveys;

/// <summary>That somebody has answered, for the completion rule and the reminder; once per person. Nothing leads from here to what was answered.</summary>
public sealed class SurveyParticipation
{
    internal SurveyParticipation(int surveyId, int personId) => (SurveyId, PersonId) = (surveyId, personId);

    private SurveyParticipation() { }

    public int SurveyId { get; private set; }

    public int PersonId { get; private set; }
}
