using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Selection;

/// <summary>From scores to an ordered list.</summary>
public sealed class ReviewResultsTests : IDisposable
{
    private readonly SqliteFile file = new();

    [Fact]
    public async Task A_call_without_districts_has_one_list()
    {
        await using var db = file.Open();
        var town = await Town.BuildAsync(db, steps: [SelectionStep.Application, SelectionStep.Experts, SelectionStep.Recognition]);
        var call = await db.Calls.Include(c => c.Organisation).SingleAsync();
        var account = new Account("expert", "评审专家", personId: null);
        var panel = new ReviewPanel(call, new PanelPlan([("师德", 40, null), ("实绩", 60, null)], IsBlind: true, 3, TieRule.Panel, 0, 20));
        db.AddRange(account, panel);
        foreach (var school in town.Schools.Take(3))
        {
            var person = await db.People.Include(p => p.Organisation).FirstAsync(p => p.OrganisationId == school);
            var application = new Application(call, person, Guid.NewGuid());
            application.Write("教学实绩");
            application.Submit(call, person, [], Calls.Now);
            db.Add(application);
        }
        await db.SaveChangesAsync();
        foreach (var (at, id) in (await db.Applications.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync()).Index())
        {
            var task = new ReviewTask(panel, id, account.Id, at + 1);
            task.HandIn(panel, panel.Criteria.ToDictionary(c => c.Id, c => (int?)(300 + (at * 10))), comment: null, Calls.Now.At);
            db.Add(task);
        }
        await db.SaveChangesAsync();
        var results = await new ReviewResults(db).OfAsync(panel);
        Assert.Equal([(1, 3), (2, 2), (3, 1)], results.Select(r => (r.Ranked.Position, r.Number)));
        Assert.All(results, r => Assert.Null(r.Ranked.File.Kind.District));
    }

    public void Dispose() => file.Dispose();
}
