using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Surveys;
using TeacherDev.Web.Features.Cohorts;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Surveys;

/// <summary>The survey of a class for those who look after it: its days, who is still missing, and once it is over what it says.</summary>
/// <param name="Survey">Null before it is opened.</param>
/// <param name="Trainers">Who taught a held session, so is asked about.</param>
/// <param name="Results">Null while answers may still come.</param>
public sealed record SurveyPage(
    CohortSummary Cohort, Survey? Survey, SurveyForm Form, IReadOnlyList<Taught> Trainers, int Answered, IReadOnlyList<NameLine> Missing, SurveyResults? Results, bool MayRemind, DateOnly Today)
{
    private static readonly string[] Heads = ["题目", "有效份数", "满意率", "选项", "答卷数", "占比（%）"];

    public int Invited => Answered + Missing.Count;

    public bool IsOver => Survey?.IsOverOn(Today) == true;

    /// <summary>Percent with one decimal; null where nobody was asked.</summary>
    public decimal? ResponseRate => Invited == 0 ? null : Math.Round(100m * Answered / Invited, 1, MidpointRounding.AwayFromZero);

    public static async Task<SurveyPage?> OfAsync(TeacherDevDb db, SurveyDesk desk, int cohortId, SurveyForm? form, DateOnly today, CancellationToken stop)
    {
        if (await CohortSummary.OfAsync(db, cohortId, stop) is not { } cohort || !await cohort.IsLookedAfterAsync(db, stop)) return null;
        var survey = await db.Surveys.AsNoTracking().SingleOrDefaultAsync(s => s.CohortId == cohortId, stop);
        var missing = survey is null ? [] : await desk.Missing(survey).Select(c => new NameLine(c.Name, c.School)).ToListAsync(stop);
        var answered = survey is null ? 0 : await db.Set<SurveyParticipation>().CountAsync(p => p.SurveyId == survey.Id, stop);
        return new(cohort, survey, form ?? SurveyForm.Of(survey, today), survey is null ? await desk.TrainersAsync(cohortId, stop) : [], answered, missing,
            survey is null ? null : await SurveyResults.OfAsync(db, survey, today, stop), db.Viewer.May(Permission.SendReminders) && survey?.IsOpenOn(today) == true, today);
    }

    /// <summary>What the page shows, and nothing that it hides.</summary>
    public Workbook ToWorkbook(IStringLocalizer<Shared> t) => new(
        [.. Heads.Select(h => t[h].Value)],
        Results is null ? [] : Results.Items.SelectMany(i => i.Cells is not { } cells
            ? [[i.Title(t), t["少于 5 份，不显示"].Value, null, null, null, null]]
            : cells.Groups.Select(g => new object?[] { i.Title(t), cells.Valid, cells.Rate.Said(t), g.Name(t), g.Count, cells.Share(g) }))
            .Concat((Results.Remarks ?? []).Select(r => new object?[] { t["意见和建议"].Value, null, null, r, null, null })));
}

/// <summary>Words for figures of a survey.</summary>
public static class SurveyWords
{
    extension(ItemResult item)
    {
        public string Title(IStringLocalizer t) => item.IsOfTrainer ? t["授课专家：{0}", item.Text] : t[item.Text];
    }

    extension(SurveyItem item)
    {
        public string Title(IStringLocalizer t) => item.IsOfTrainer ? t["授课专家：{0}", item.Text] : t[item.Text];
    }

    extension(ScoreGroup group)
    {
        public string Name(IStringLocalizer t) => group.IsSingle ? t.Name(group.Best) : t["{0}至{1}", t.Name(group.Best), t.Name(group.Worst)];
    }

    extension(SatisfactionRate rate)
    {
        public string Said(IStringLocalizer t)
        {
            var percent = rate.Percent.ToString("0.0", CultureInfo.InvariantCulture);
            return rate.IsExact ? $"{percent}%" : rate.IsAtLeast ? t["不低于 {0}%", percent] : t["不高于 {0}%", percent];
        }
    }
}
