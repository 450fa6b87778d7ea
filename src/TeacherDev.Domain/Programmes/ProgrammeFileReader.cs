using System.Globalization;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>Turns the years of a programme file into plans, place by place, so that a broken rule names its place in the file.</summary>
internal sealed class ProgrammeFileReader(SeedFile file, ProgrammeFile content)
{
    public ProgrammePlan Plan(int at)
    {
        var (year, place) = (content.Years[at], $"/years/{at}");
        var plan = new ProgrammePlan(Window(year.Window, $"{place}/window"), Origin(year.Source, $"{place}/source"));
        Each(year.Basis, $"{place}/basis", (b, from) => plan.Add(new BasisDocument(b.Title, b.Number, b.Date, from)), b => b.Source);
        Each(year.BudgetLines, $"{place}/budgetLines", (l, from) => plan.Add(new BudgetLine(l.Key, l.Name, Amount(l.Amount), l.FundedBy, from)), l => l.Source);
        Each(year.BudgetTotals, $"{place}/budgetTotals", (t, from) => plan.Add(new BudgetTotal(t.Key, t.Name, Amount(t.Amount), t.Of, from)), t => t.Source);
        Each(year.Tracks, $"{place}/tracks", (t, from) => plan.Add(new TrackYear(t.Code, t.Name, t.Audience, Modes(t.Modes), t.PolicyTarget, t.FundedHeadcount, Period(t.Window), Line(plan, t.BudgetLine), t.Note, from)), t => t.Source);
        Each(year.Activities, $"{place}/activities", (a, from) => plan.Add(new PlannedActivity(a.Name, a.Kind, a.Track, Period(a.Window), a.Headcount, Line(plan, a.BudgetLine), a.Note, from)), a => a.Source);
        Each(year.Modules, $"{place}/modules", (m, from) => plan.Add(new TrainingModule(m.Name, m.Track, m.Mode, Tenths(m.Hours), m.Required is true, from)), m => m.Source);
        One(year.Studios, $"{place}/studios", (s, from) => plan.Set(new StudioDuty(s.StudioCount, s.Visits, s.Gatherings, s.Assessments, s.Term, s.BudgetLine, from, s.AnswerDays ?? StudioDuty.UsualAnswerDays)), s => s.Source);
        One(year.Mentoring, $"{place}/mentoring", (m, from) => plan.Set(new MentoringDuty(m.MentorsPerMentee, m.TiedGrades, m.TwoWayReview, m.ListDue, m.RoutineFrom, from)), m => m.Source);
        Each(year.Tiers, $"{place}/tiers", (t, from) => plan.Add(new Tier(t.Name, t.Count, t.Note, from)), t => t.Source);
        Each(year.Targets, $"{place}/targets", (t, from) => plan.Add(new Target(t.Name, t.Track, t.Amount, t.Unit, t.Bound, t.Per, t.By, t.Text, from)), t => t.Source);
        Each(year.Duties, $"{place}/duties", (d, from) => plan.Add(new Duty(d.Name, d.Text, d.Lead ?? [], d.Support ?? [], d.Frequency, d.Due, from)), d => d.Source);
        Each(year.Months, $"{place}/months", (m, from) => plan.Add(new MonthPlanEntry(new Period(m.From, m.To), m.Text, m.Responsible, m.Neighbour is true, from)), m => m.Source);
        Each(year.Remarks, $"{place}/remarks", (r, from) => plan.Add(new Remark(r.Text, from)), r => r.Source);
        return plan;
    }

    public Source Origin(ProgrammeFile.Origin source, string place) => file.At(place, () => new Source(source.Document, source.Section, source.Quote, source.Unverified is true));

    private void Each<T>(T[]? parts, string place, Action<T, Source> add, Func<T, ProgrammeFile.Origin> source)
    {
        foreach (var (at, part) in (parts ?? []).Index()) One(part, $"{place}/{at}", add, source);
    }

    private void One<T>(T? part, string place, Action<T, Source> add, Func<T, ProgrammeFile.Origin> source)
    {
        if (part is null) return;
        var from = Origin(source(part), $"{place}/source");
        file.At(place, () => add(part, from));
    }

    private Period? Window(ProgrammeFile.Span? span, string place) => file.At(place, () => Period(span));

    private static Period? Period(ProgrammeFile.Span? span) => span is null ? null : new Period(span.From, span.To);

    private static BudgetLine? Line(ProgrammePlan plan, string? key) => key is null ? null : plan.Line(key);

    private static Money Amount(string wan) => Money.OfWan(decimal.Parse(wan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static int? Tenths(string? hours) => hours is null ? null : Kernel.Hours.Of(decimal.Parse(hours, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)).Tenths;

    private static AcquisitionModes Modes(AcquisitionModes[]? modes) => (modes ?? []).Aggregate(AcquisitionModes.None, (all, one) => all | one);
}
