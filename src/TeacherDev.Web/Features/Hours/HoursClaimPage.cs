using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Hours;

/// <summary>One claim: what it says, its papers, what was done to it, and what its viewer may do with it.</summary>
/// <param name="Form">Null for those who do not write in it.</param>
public sealed record HoursClaimPage(HoursClaim Claim, PersonCard Person, string Mode, IReadOnlyList<HoursClaimLine> Log, bool IsMine, bool IsTurn, bool MayWithdraw, HoursClaimForm? Form)
{
    public static async Task<HoursClaimPage?> OfAsync(TeacherDevDb db, int id, HoursClaimForm? form, DateOnly today, CancellationToken stop)
    {
        if (await db.HoursClaims.AsNoTracking().Include(c => c.Organisation).SingleOrDefaultAsync(c => c.Id == id, stop) is not { } claim) return null;
        var isMine = claim.PersonId == db.Viewer.PersonId;
        var person = await db.PersonCards.SingleAsync(p => p.Id == claim.PersonId, stop);
        var names = await db.ModeNamesAsync(claim.OrganisationId, today, stop);
        var log = await (from step in db.Set<HoursClaimStep>().AsNoTracking()
                         where step.ClaimId == id
                         join account in db.Accounts on step.AccountId equals account.Id into accounts
                         from account in accounts.DefaultIfEmpty()
                         orderby step.Id
                         select new HoursClaimLine(step.Verb, step.At, account == null ? null : account.Name, step.Reason)).ToListAsync(stop);
        var written = isMine && claim.IsWithClaimant ? (form ?? HoursClaimForm.Of(claim)) with { Sheet = await HoursClaimSheet.OfAsync(db, person.OrganisationId, claim, today, stop) } : null;
        return new(claim, person, claim.Mode is { } mode ? names.GetValueOrDefault(mode, mode) : "", log, isMine, !isMine && claim.State == db.Viewer.ClaimTurn,
            !isMine && claim.State == HoursClaimState.Approved && db.Viewer.May(Permission.ManageHours), written);
    }
}

/// <param name="By">Null for the system.</param>
public sealed record HoursClaimLine(HoursClaimVerb Verb, DateTime At, string? By, string? Reason);

/// <summary>What stands around the form of a claim: what may be chosen in it, and what was handed in before.</summary>
/// <param name="Modes">Of the rules that govern the claimant; empty where none do.</param>
/// <param name="CountsKinds">Whether the rules ask for the content, too.</param>
/// <param name="Id">Null for a new one.</param>
public sealed record HoursClaimSheet(IReadOnlyList<(string Code, string Name)> Modes, bool CountsKinds, IReadOnlyList<(int FileId, string Name)> Papers, int? Id)
{
    public string Action => Id is { } id ? $"/hours/claims/{id}" : "/hours/claims/mine";

    public IEnumerable<SelectListItem> Choices(IStringLocalizer t) => Modes.Select(m => new SelectListItem(t[m.Name], m.Code));

    public static async Task<HoursClaimSheet> OfAsync(TeacherDevDb db, int organisationId, HoursClaim? claim, DateOnly today, CancellationToken stop)
    {
        var rules = await db.RulesOfAsync(organisationId, today, stop);
        return new([.. (rules?.Modes ?? []).OrderBy(m => m.Position).Select(m => (m.Code, m.Name))], rules?.CountsKinds ?? false, [.. (claim?.Papers ?? []).OrderBy(p => p.Id).Select(p => (p.StoredFileId, p.FileName))], claim?.Id);
    }
}
