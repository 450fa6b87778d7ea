using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Web.Features.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Hours;

/// <summary>学时未达标: who of a school or district owes hours, how many, what would close the gap; and how far each body is.</summary>
[Route("hours/balances"), Authorize(Policy = nameof(Permission.ReadPeople))]
public sealed class HoursBalancesController(HoursOffers offers, HandReminders reminders) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(BalanceQuery query)
    {
        if (!Enum.IsDefined(query.State)) query = query with { State = BalanceState.Owing };
        var (balances, columns) = (query.Of(Db), HoursBalanceList.Columns(Db));
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(balances, query, T, Stop)).ToFile(T["学时达标情况"]);
        var page = await columns.PageAsync(balances, query, Stop);
        var owing = (query with { State = BalanceState.Owing }).Of(Db);
        var all = (query with { State = BalanceState.All }).Of(Db);
        var (people, owed) = (await all.CountAsync(Stop), query.State == BalanceState.Owing ? page.Total : await owing.CountAsync(Stop));
        return View(new BalanceIndex(page, query, await PersonIndex.SchoolsAsync(Db, Stop), owed == 0 ? [] : await offers.ForAsync(owing, Today, BalanceIndex.OffersShown, Stop),
            people, owed, query.State == BalanceState.Owing && owed <= BalanceIndex.MostCopied ? await columns.RowsAsync(balances, BalanceIndex.MostCopied, Stop) : []));
    }

    [HttpGet("bodies")]
    public async Task<IActionResult> Bodies(bool districts, ListQuery query)
    {
        var bodies = await Db.CompletionAsync(districts, Stop);
        if (query.WantsWorkbook) return new Workbook([.. BodyHeads.Select(h => T[h].Value)], bodies.Select(Cells)).ToFile(T[districts ? "各县区学时完成情况" : "各校学时完成情况"]);
        return View(new BodiesPage(bodies, districts));
    }

    /// <summary>Tells everybody of the list who owes; each at most once a day.</summary>
    [HttpPost("reminders"), Authorize(Policy = nameof(Permission.RemindOwing))]
    public async Task<IActionResult> Remind(BalanceQuery query)
    {
        var owing = await (query with { State = BalanceState.Owing }).Of(Db)
            .Select(b => new { PersonId = b.Person.Id, b.Person.Name, b.Person.OrganisationId, b.Balance }).ToListAsync(Stop);
        var told = await reminders.SendAsync([.. owing.Select(o => HoursShortReminders.Now(
            new HoursShortfall(o.PersonId, o.Balance.Certified, o.Balance.Required, o.Balance.Owed, o.Balance.Deadline, o.Balance.RuleVersion, o.Balance.IsUnverified), o.Name, o.OrganisationId, Time.UtcNow))], Stop);
        Notify(told, "没有需要提醒的教师，或今天已经提醒过", "已提醒 {0} 位教师", "已提醒 {0} 位教师，其中 {1} 位没有邮箱，只在站内收到");
        return Redirect("/hours/balances" + Request.QueryString);
    }

    private static readonly string[] BodyHeads = ["单位", "教师人数", "已达标", "达标率", "共欠学时", "周期内人数", "周期已完成", "周期完成率"];

    private static object?[] Cells(CompletionOfBody body) => [body.Name, body.People, body.Met, Percent(body.Rate), body.Owed, body.InCycle, body.CycleMet, Percent(body.CycleRate)];

    private static string? Percent(decimal? rate) => rate?.ToString("0.0%", CultureInfo.InvariantCulture);
}

public sealed record BodiesPage(IReadOnlyList<CompletionOfBody> Bodies, bool Districts);
