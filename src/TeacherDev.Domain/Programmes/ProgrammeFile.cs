using System.Text.Json.Serialization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>
/// A programme as a file (seeds/programmes, programme.schema.json): members in the file's order, absent where the text says nothing.
/// Money in 万元 with two decimals, as text.
/// </summary>
public sealed record ProgrammeFile(string Code, string Name, string Organisation, ProgrammeFile.Origin Source, ProgrammeFile.YearPart[] Years)
{
    public const string SchemaName = "programme.schema.json";

    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)] public string? Schema { get; init; } = "./" + SchemaName;

    [JsonPropertyOrder(1)] public string? Summary { get; init; }

    [JsonPropertyOrder(2)] public Origin Source { get; init; } = Source;

    [JsonPropertyOrder(3)] public YearPart[] Years { get; init; } = Years;

    public sealed record Origin(string Document, string Section, string? Quote = null, bool? Unverified = null);

    public sealed record Span(DateOnly From, DateOnly To);

    public sealed record YearPart(
        string Label, int Year, string Implementer, string? Commissioner, Span? Window, Origin Source,
        BasisPart[]? Basis, TrackPart[]? Tracks, LinePart[]? BudgetLines, TotalPart[]? BudgetTotals, ActivityPart[]? Activities, ModulePart[]? Modules,
        StudiosPart? Studios, MentoringPart? Mentoring, TierPart[]? Tiers, TargetPart[]? Targets, DutyPart[]? Duties, MonthPart[]? Months, RemarkPart[]? Remarks);

    public sealed record BasisPart(string Title, string? Number, DateOnly? Date, Origin Source);

    public sealed record TrackPart(string Code, string Name, string? Audience, AcquisitionModes[]? Modes, int? PolicyTarget, int? FundedHeadcount, Span? Window, string? BudgetLine, string? Note, Origin Source);

    public sealed record LinePart(string Key, string Name, string Amount, FundingLevel FundedBy, Origin Source);

    public sealed record TotalPart(string Key, string Name, string Amount, string[] Of, Origin Source);

    public sealed record ActivityPart(string Name, PlannedActivityKind Kind, string? Track, Span? Window, int? Headcount, string? BudgetLine, string? Note, Origin Source);

    /// <param name="Track">Absent for every track of the year.</param>
    /// <param name="Hours">学时 with at most one decimal, as text.</param>
    public sealed record ModulePart(string Name, string? Track, ModuleMode? Mode, string? Hours, bool? Required, Origin Source);

    public sealed record StudiosPart(int StudioCount, int Visits, int Gatherings, int Assessments, int? AnswerDays, string? Term, string? BudgetLine, Origin Source);

    public sealed record MentoringPart(int MentorsPerMentee, bool TiedGrades, bool TwoWayReview, DateOnly? ListDue, DateOnly? RoutineFrom, Origin Source);

    public sealed record TierPart(string Name, int? Count, string? Note, Origin Source);

    public sealed record TargetPart(string Name, string? Track, int? Amount, string? Unit, TargetBound? Bound, TargetBasis? Per, DateOnly? By, string? Text, Origin Source);

    public sealed record DutyPart(string Name, string Text, string[]? Lead, string[]? Support, string? Frequency, DateOnly? Due, Origin Source);

    public sealed record MonthPart(DateOnly From, DateOnly To, string Text, string? Responsible, bool? Neighbour, Origin Source);

    public sealed record RemarkPart(string Text, Origin Source);

    /// <summary>The file of a programme and its years, as loading it would find it. The years come whole, with their organisations.</summary>
    public static ProgrammeFile Of(Programme programme, IEnumerable<ProgrammeYear> years) =>
        new(programme.Code, programme.Name, programme.Organisation.Key, From(programme.Source), [.. years.OrderBy(y => y.Year).ThenBy(y => y.Label, StringComparer.Ordinal).Select(From)]) { Summary = programme.Summary };

    public static Origin From(Source source) => new(source.Document, source.Section, source.Quote, source.IsUnverified ? true : null);

    private static YearPart From(ProgrammeYear year) => new(
        year.Label, year.Year, year.Organisation.Key, year.Commissioner?.Key, From(year.Window), From(year.Source),
        All(year.Basis, b => new BasisPart(b.Title, b.Number, b.Date, From(b.Source))),
        All(year.Tracks, t => new TrackPart(t.Code, t.Name, t.Audience, From(t.Modes), t.PolicyTarget, t.FundedHeadcount, From(t.Window), t.BudgetLine?.Key, t.Note, From(t.Source))),
        All(year.BudgetLines, l => new LinePart(l.Key, l.Name, l.Amount.ToString(), l.FundedBy, From(l.Source))),
        All(year.BudgetTotals, t => new TotalPart(t.Key, t.Name, t.Amount.ToString(), [.. t.Parts], From(t.Source))),
        All(year.Activities, a => new ActivityPart(a.Name, a.Kind, a.TrackCode, From(a.Window), a.Headcount, a.BudgetLine?.Key, a.Note, From(a.Source))),
        All(year.Modules, m => new ModulePart(m.Name, m.TrackCode, m.Mode, m.Tenths is { } tenths ? Kernel.Hours.OfTenths(tenths).ToString() : null, m.IsRequired ? true : null, From(m.Source))),
        year.StudioDuty is { } s ? new StudiosPart(s.StudioCount, s.Visits, s.Gatherings, s.Assessments, s.AnswerDays == StudioDuty.UsualAnswerDays ? null : s.AnswerDays, s.Term, s.BudgetLineKey, From(s.Source)) : null,
        year.MentoringDuty is { } m ? new MentoringPart(m.MentorsPerMentee, m.TiedGrades, m.TwoWayReview, m.ListDue, m.RoutineFrom, From(m.Source)) : null,
        All(year.Tiers, t => new TierPart(t.Name, t.Count, t.Note, From(t.Source))),
        All(year.Targets, t => new TargetPart(t.Name, t.TrackCode, t.Amount, t.Unit, t.Bound, t.Basis, t.By, t.Text, From(t.Source))),
        All(year.Duties, d => new DutyPart(d.Name, d.Text, OrNull(d.Lead), OrNull(d.Support), d.Frequency, d.Due, From(d.Source))),
        All(year.Months, m => new MonthPart(m.Period.From, m.Period.To, m.Text, m.Responsible, m.IsNeighbour ? true : null, From(m.Source))),
        All(year.Remarks, r => new RemarkPart(r.Text, From(r.Source))));

    private static TPart[]? All<TFact, TPart>(IReadOnlyList<TFact> facts, Func<TFact, TPart> part) where TFact : ProgrammeFact =>
        facts.Count == 0 ? null : [.. facts.OrderBy(f => f.Position).Select(part)];

    private static string[]? OrNull(List<string> names) => names.Count == 0 ? null : [.. names];

    private static Span? From(Period? period) => period is { } p ? new Span(p.From, p.To) : null;

    private static AcquisitionModes[]? From(AcquisitionModes modes) =>
        modes == AcquisitionModes.None ? null : [.. new[] { AcquisitionModes.Cultivate, AcquisitionModes.Recruit }.Where(m => modes.HasFlag(m))];
}
