using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Surveys;

/// <summary>
/// How often a thing was given a score. All that is kept of the answers: no person, no account, no day, no sheet. Left out of the audit trail,
/// whose rows carry account and time (docs/decisions/0027).
/// </summary>
[Unaudited]
public sealed class SurveyTally
{
    internal SurveyTally(Score score) => Score = score;

    private SurveyTally() { }

    public int ItemId { get; private set; }

    public Score Score { get; private set; }

    public int Count { get; private set; }

    internal void Add() => Count++;
}

/// <summary>What was written into the open question, of the whole class in one row and in alphabetical order: no row, no number and no place tells which came when.</summary>
[Unaudited]
public sealed class SurveyRemarks
{
    public const int RemarkLength = 500;

    internal SurveyRemarks() { }

    public int SurveyId { get; private set; }

    public List<string> Texts { get; private set; } = [];

    internal void Add(string remark) => Texts = [.. Texts.Append(remark).Order(StringComparer.Ordinal)];
}
