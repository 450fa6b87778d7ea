using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Demonstration;

/// <summary>“5123XE” of this year and the last, and 江川's own training of this year: the catalogue's facts at this year's days.</summary>
internal sealed class DemonstrationYears(TeacherDevDb db)
{
    private static readonly Source Own = new("玉溪市教育科学研究所年度计划（演示数据）", "一、目标与经费");

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var year = city.Today.Year;
        city.LastYear = await CityYearAsync(city, year - 1, new Period(new(year - 1, 4, 1), new(year - 1, 11, 30)), stop);
        city.Year = await CityYearAsync(city, year, Window(city.Today), stop);
        city.DistrictYear = await DistrictYearAsync(city, stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>April to 20 December; earlier or later in the year it still holds the day the demonstration is looked at.</summary>
    private static Period Window(DateOnly today) => new(
        today.Month < 5 ? new(today.Year, 1, 1) : new(today.Year, 4, 1),
        today > new DateOnly(today.Year, 12, 5) ? new(today.Year, 12, 31) : new(today.Year, 12, 20));

    private async Task<ProgrammeYear> CityYearAsync(City city, int number, Period window, CancellationToken stop)
    {
        var text = await db.ProgrammeYears.Whole().AsNoTracking().SingleAsync(y => y.Programme.Code == "5123XE" && y.IsCatalogue, stop);
        var programme = await db.Programmes.SingleAsync(p => p.Code == "5123XE", stop);
        var plan = new ProgrammePlan(window, Own);
        foreach (var line in text.BudgetLines.OrderBy(l => l.Position)) plan.Add(new BudgetLine(line.Key, line.Name, line.Amount, line.FundedBy, Own));
        foreach (var total in text.BudgetTotals.OrderBy(t => t.Position)) plan.Add(new BudgetTotal(total.Key, total.Name, total.Amount, total.Parts, Own));
        foreach (var track in text.Tracks.OrderBy(t => t.Position))
            plan.Add(new TrackYear(track.Code, track.Name, track.Audience, track.Modes, track.PolicyTarget, track.FundedHeadcount, track.Window is null ? null : From(window, city.Today, number, track.Window.Value.From.Month), track.BudgetLine is null ? null : plan.Line(track.BudgetLine.Key), track.BudgetLine is null ? "本年度未安排经费。" : null, Own));
        var duty = text.StudioDuty!;
        plan.Set(new StudioDuty(duty.StudioCount, duty.Visits, duty.Gatherings, duty.Assessments, duty.Term, duty.BudgetLineKey, Own, duty.AnswerDays));
        return Add(new ProgrammeYear(programme, $"{number}", number, await InstituteAsync("yuxi-institute", stop), isCatalogue: false), plan);
    }

    private async Task<ProgrammeYear> DistrictYearAsync(City city, CancellationToken stop)
    {
        var programme = await db.Programmes.SingleAsync(p => p.Code == "jiangchuan-teachers", stop);
        var source = new Source("江川区教育科学研究所年度计划（演示数据）", "一、培训安排");
        var plan = new ProgrammePlan(city.Year.Window, source);
        var line = new BudgetLine("teacher-training", "师训专项经费", Money.OfWan(10m), FundingLevel.District, source);
        plan.Add(line);
        plan.Add(new TrackYear("TY", "头雁引领计划", "管理团队", AcquisitionModes.None, policyTarget: null, fundedHeadcount: null, window: null, budgetLine: null, note: null, source));
        plan.Add(new TrackYear("MS", "名师效应计划", "精英团队", AcquisitionModes.None, policyTarget: null, fundedHeadcount: null, window: null, budgetLine: null, note: null, source));
        plan.Add(new TrackYear("CY", "雏鹰放飞计划", "新生团队（新入职教师）", AcquisitionModes.None, 40, 40, From(city.Year.Window!.Value, city.Today, city.Today.Year, 9), line, note: null, source));
        return Add(new ProgrammeYear(programme, $"{city.Today.Year}", city.Today.Year, await InstituteAsync("jiangchuan-institute", stop), isCatalogue: false), plan);
    }

    private ProgrammeYear Add(ProgrammeYear year, ProgrammePlan plan)
    {
        year.Adopt(plan);
        db.Add(year);
        return year;
    }

    private Task<Organisation> InstituteAsync(string key, CancellationToken stop) => db.Organisations.SingleAsync(o => o.Key == key, stop);

    /// <summary>From the month of the text to the end of the window; while that month is not past, the whole window, so that there is something to see on any day.</summary>
    private static Period From(Period window, DateOnly today, int year, int month) =>
        new DateOnly(year, month, 1) is var first && window.Includes(first) && first.AddMonths(1) <= today ? new Period(first, window.To) : window;
}
