using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>Who reviews a call and by what: the rubric, the experts with what each has to do, and who stands aside from whom.</summary>
/// <param name="Candidates">Accounts with the role of an expert that are not on the panel.</param>
/// <param name="ShortFiles">Waiting files that have too few experts.</param>
/// <param name="Templates">Calls whose rubric may be taken over.</param>
public sealed record PanelPage(
    CallSummary Summary, ReviewPanel? Panel, PanelForm Form, IReadOnlyList<ExpertChoice> Candidates, IReadOnlyList<ExpertLoad> Experts, IReadOnlyList<ShortFile> ShortFiles, IReadOnlyList<ConflictLine> Conflicts,
    IReadOnlyList<Avoidable> Avoidable, IReadOnlyList<(int CallId, string Title)> Templates, int Waiting)
{
    private const int Most = 500;

    public bool MayChange => Panel is { ClosedAt: null };

    /// <param name="from">A call to take the rubric of.</param>
    public static async Task<PanelPage?> OfAsync(TeacherDevDb db, Reviewing reviewing, int id, int? from, PanelForm? form, DateOnly today, CancellationToken stop)
    {
        if (await CallSummary.OfAsync(db, id, stop) is not { IsOurs: true } summary || summary.Call.Find(SelectionStep.Experts) is null) return null;
        var panel = await db.ReviewPanels.AsNoTracking().SingleOrDefaultAsync(p => p.CallId == id, stop);
        var like = from is { } other ? await db.ReviewPanels.AsNoTracking().SingleOrDefaultAsync(p => p.CallId == other, stop) : null;
        var templates = await (from p in db.ReviewPanels.IgnoreAutoIncludes() where p.CallId != id join c in db.Calls on p.CallId equals c.Id orderby c.Id descending select new { c.Id, c.Title }).Take(Most).ToListAsync(stop);
        var experts = panel is null ? [] : await reviewing.LoadsAsync(panel, stop);
        var seated = experts.Where(e => e.IsOnPanel).Select(e => e.AccountId).ToList();
        var region = db.Viewer.Region;
        var candidates = await (from account in db.Accounts.AsNoTracking()
                                where !seated.Contains(account.Id) && db.Grants.Any(g => g.AccountId == account.Id && g.Role == Role.Assessor && g.EndedAt == null && g.Period.From <= today && g.Period.To >= today)
                                join card in db.PersonCards on account.PersonId equals card.Id into cards
                                from card in cards.DefaultIfEmpty()
                                where card == null || db.Organisations.Any(o => o.Id == card.OrganisationId && o.Path.StartsWith(region))
                                orderby account.Name, account.Id
                                select new ExpertChoice(account.Id, account.Name, card == null ? null : card.School)).Take(Most).ToListAsync(stop);
        var files = await (from a in db.Applications.AsNoTracking()
                           where a.CallId == id && a.State == ApplicationState.Pending && a.At == SelectionStep.Experts
                           join card in db.PersonCards on a.PersonId equals card.Id
                           orderby a.Organisation.SortKey, card.SortKey, a.Id
                           select new { a.PersonId, card.Name, a.OrganisationId, School = a.Organisation.Name }).ToListAsync(stop);
        var conflicts = panel is null ? [] : await (from c in db.Set<PanelConflict>().AsNoTracking()
                                                    where c.PanelId == panel.Id
                                                    join account in db.Accounts on c.AccountId equals account.Id
                                                    join person in db.PersonCards on c.PersonId equals person.Id into people
                                                    from person in people.DefaultIfEmpty()
                                                    join school in db.Organisations on c.OrganisationId equals school.Id into schools
                                                    from school in schools.DefaultIfEmpty()
                                                    orderby c.Id
                                                    select new ConflictLine(c.Id, account.Name, person != null ? person.Name : school.Name, c.Reason)).ToListAsync(stop);
        List<Avoidable> avoidable = [.. files.DistinctBy(f => f.OrganisationId).Select(f => new Avoidable($"o-{f.OrganisationId}", f.School)), .. files.Select(f => new Avoidable($"p-{f.PersonId}", $"{f.Name}（{f.School}）"))];
        return new(summary, panel, form ?? (like is not null ? PanelForm.Of(like) with { Version = panel?.Version ?? 0 } : panel is not null ? PanelForm.Of(panel) : new PanelForm()), candidates, experts,
            panel is { ClosedAt: null } && experts.Any(e => e.Done + e.Open > 0) ? await reviewing.ShortAsync(panel, stop) : [], conflicts, avoidable, [.. templates.Select(t => (t.Id, t.Title))], files.Count);
    }
}

public sealed record ExpertChoice(int AccountId, string Name, string? School);

public sealed record ConflictLine(int Id, string Expert, string Of, string Reason);

public sealed record Avoidable(string Key, string Name);
