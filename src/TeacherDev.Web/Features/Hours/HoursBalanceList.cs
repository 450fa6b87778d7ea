using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.People;
using TeacherDev.Web.Features.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Hours;

public enum BalanceState
{
    [Display(Name = "未达标")] Owing,
    [Display(Name = "已达标")] Met,
    [Display(Name = "周期未达标")] CycleOwing,
    [Display(Name = "全部")] All,
}

public sealed record BalanceQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public BalanceState State { get; init; }

    /// <summary>With everything under it.</summary>
    [FromQuery(Name = "organisation")]
    public int? OrganisationId { get; init; }

    [FromQuery(Name = "stage")]
    public SchoolStage? Stage { get; init; }

    public IQueryable<BalanceOfPerson> Of(TeacherDevDb db)
    {
        var balances = db.BalancesOfPeople();
        if (Sought is { } sought) balances = balances.Where(b => b.Person.SearchText.Contains(sought));
        if (OrganisationId is { } organisation) balances = balances.Where(b => db.Organisations.Any(o => o.Id == organisation && b.Person.Organisation.Path.StartsWith(o.Path)));
        if (Stage is { } stage) balances = balances.Where(b => b.Person.Stage == stage);
        return State switch
        {
            BalanceState.Met => balances.Where(b => b.Balance.Owed.Tenths == 0),
            BalanceState.CycleOwing => balances.Where(b => b.Balance.CycleOwed.Tenths > 0),
            BalanceState.All => balances,
            _ => balances.Where(b => b.Balance.Owed.Tenths > 0),
        };
    }
}

public sealed record BalanceRow(int PersonId, string Name, string? StaffNumber, string School, string? Subject, int CertifiedTenths, int RequiredTenths, int OwedTenths, DateOnly Deadline, int CycleCertifiedTenths, int CycleRequiredTenths, DateOnly? CycleEnds)
{
    public Domain.Kernel.Hours Certified => Domain.Kernel.Hours.OfTenths(CertifiedTenths);

    public Domain.Kernel.Hours Required => Domain.Kernel.Hours.OfTenths(RequiredTenths);

    public Domain.Kernel.Hours Owed => Domain.Kernel.Hours.OfTenths(OwedTenths);

    public Domain.Kernel.Hours? CycleCertified => CycleEnds is null ? null : Domain.Kernel.Hours.OfTenths(CycleCertifiedTenths);

    public Domain.Kernel.Hours? CycleRequired => CycleEnds is null ? null : Domain.Kernel.Hours.OfTenths(CycleRequiredTenths);
}

public static class HoursBalanceList
{
    public static List<BalanceOfPerson, BalanceRow> Columns(TeacherDevDb db) => new List<BalanceOfPerson, BalanceRow>(
            b => new BalanceRow(b.Balance.PersonId, b.Person.Name, b.Person.StaffNumber, b.Person.Organisation.Name, b.Person.Subject, b.Balance.Certified.Tenths, b.Balance.Required.Tenths, b.Balance.Owed.Tenths, b.Balance.Deadline, b.Balance.CycleCertified.Tenths, b.Balance.CycleRequired.Tenths, b.Balance.CycleEnds),
            b => b.Person.SortKey, b => b.Person.Id)
        .With("姓名", r => r.Name, b => b.Person.SortKey, "name")
        .With("教师编号", r => r.StaffNumber, onPage: false)
        .WithParent("单位", r => r.School, b => b.Person.Organisation.SortKey, "school", b => b.Person.OrganisationId, db.Organisations.InListOrder)
        .With("学科", r => new Word(r.Subject), b => b.Person.Subject, "subject")
        .With("应完成", r => r.Required, b => b.Balance.Required.Tenths, "required", isNumber: true)
        .With("已认定", r => r.Certified, b => b.Balance.Certified.Tenths, "certified", isNumber: true)
        .With("尚欠", r => r.Owed, b => b.Balance.Owed.Tenths, "owed", isNumber: true)
        .With("截止", r => r.Deadline, b => b.Balance.Deadline, "deadline")
        .With("周期已认定", r => r.CycleCertified, b => b.Balance.CycleCertified.Tenths, "cycle", isNumber: true)
        .With("周期应完成", r => r.CycleRequired, isNumber: true, onPage: false)
        .With("周期截止", r => r.CycleEnds, onPage: false);
}

/// <param name="Owing">How many of what is listed owe hours.</param>
/// <param name="Copied">Names to paste into a chat group, each with what is owed; at most <see cref="MostCopied"/>.</param>
public sealed record BalanceIndex(ListPage<BalanceRow> Balances, BalanceQuery Query, IReadOnlyList<SelectListItem> Bodies, IReadOnlyList<HoursOffer> Offers, int People, int Owing, IReadOnlyList<BalanceRow> Copied)
{
    public const int MostCopied = 200;
    public const int OffersShown = 5;
}
