using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Selection;

/// <summary>Applications and the lists they stand on, in a database.</summary>
public sealed class NominatingTests : IDisposable
{
    private readonly SqliteFile file = new();

    [Fact]
    public async Task A_school_proposes_in_order_and_a_district_passes_within_its_places()
    {
        await using var db = file.Open();
        var town = await Town.BuildAsync(db, districtPlaces: 2);
        var school = town.Schools[0];
        await Town.Desk(db).ProposeAsync(town.Call.Id, [town.People[school][2], town.People[school][0], town.People[school][1]], Calls.Now);
        var list = await ListAsync(db, school);
        Assert.Equal([1, 2, 3], list.Nominations.OrderBy(n => n.Rank).Select(n => n.Rank));
        var proposed = await AtAsync(db, SelectionStep.District);
        Assert.Equal(3, proposed.Count);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Town.Desk(db).ApproveAsync(town.Call.Id, SelectionStep.District, proposed, Calls.Now));
        Assert.StartsWith("{0}的名额已满", refused.Text, StringComparison.Ordinal);
        db.ChangeTracker.Clear();
        Assert.Equal(3, (await AtAsync(db, SelectionStep.District)).Count);
        Assert.Equal(2, await Town.Desk(db).ApproveAsync(town.Call.Id, SelectionStep.District, [.. proposed.Take(2)], Calls.Now));
        Assert.Equal(2, (await ListAsync(db, town.Districts[0])).Nominations.Count);
    }

    [Fact]
    public async Task What_is_returned_frees_its_place_and_goes_back_one_step_with_the_reason()
    {
        await using var db = file.Open();
        var town = await Town.BuildAsync(db, districtPlaces: 1);
        await Town.Desk(db).ProposeAsync(town.Call.Id, [town.People[town.Schools[0]][0], town.People[town.Schools[0]][1]], Calls.Now);
        var waiting = await AtAsync(db, SelectionStep.District);
        await Town.Desk(db).ApproveAsync(town.Call.Id, SelectionStep.District, [waiting[0]], Calls.Now);
        await Town.Desk(db).ReturnAsync(waiting[0], Calls.Now, "请核对任教年限");
        await Town.Desk(db).ApproveAsync(town.Call.Id, SelectionStep.District, [waiting[1]], Calls.Now);
        await Town.Desk(db).ReturnAsync(waiting[0], Calls.Now, "材料不全");
        db.ChangeTracker.Clear();
        var back = await db.Applications.SingleAsync(a => a.Id == waiting[0]);
        Assert.Equal((ApplicationState.Pending, SelectionStep.School), (back.State, back.At));
        Assert.Equal([("请核对任教年限", SelectionStep.Recognition), ("材料不全", SelectionStep.District)], back.Log.Where(e => e.Verb == ApplicationVerb.Returned).OrderBy(e => e.Id).Select(e => (e.Remark!, e.Step)));
        Assert.Equal([waiting[1]], (await ListAsync(db, town.Schools[0])).Nominations.Select(n => n.ApplicationId));
    }

    [Fact]
    public async Task Nobody_is_proposed_when_one_of_the_list_misses_a_hard_rule()
    {
        await using var db = file.Open();
        var town = await Town.BuildAsync(db, rules: [new(Criterion.TeachingYears, 5, isHard: true)]);
        var young = await db.People.SingleAsync(p => p.Id == town.People[town.Schools[0]][1]);
        young.Describe(null, SchoolStage.Primary, "数学", TeacherRank.First, Calls.Today.AddYears(-2), null);
        await db.SaveChangesAsync();
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => Town.Desk(db).ProposeAsync(town.Call.Id, [town.People[town.Schools[0]][0], young.Id], Calls.Now));
        Assert.Equal(("{0}：{1}", young.Name), (refused.Text, refused.Arguments[0]));
        db.ChangeTracker.Clear();
        Assert.Empty(await db.Applications.ToListAsync());
    }

    [Fact]
    public async Task Lines_of_stage_and_group_take_what_fits_them_best()
    {
        await using var db = file.Open();
        var town = await Town.BuildAsync(db, groups: [new("数理", ["数学", "物理"])]);
        var quota = await Town.Desk(db).HoldAsync(town.Call, town.Schools[0]);
        quota.Allot(SchoolStage.Primary, null, 1, town.Call);
        quota.Allot(SchoolStage.Primary, "数理", 1, town.Call);
        quota.Allot(SchoolStage.Junior, null, 4, town.Call);
        await db.SaveChangesAsync();
        var school = town.People[town.Schools[0]];
        await Town.Desk(db).ProposeAsync(town.Call.Id, [school[0]], Calls.Now);
        Assert.Equal("数理", (await ListAsync(db, town.Schools[0])).Nominations.Single().Line!.SubjectGroup);
        await Assert.ThrowsAsync<RuleBroken>(() => Town.Desk(db).ProposeAsync(town.Call.Id, [school[1]], Calls.Now));
        await Assert.ThrowsAsync<RuleBroken>(async () => (await ListAsync(db, town.Schools[0])).Allot(SchoolStage.Primary, "数理", 0, town.Call));
    }

    [Fact]
    public async Task Of_many_who_want_the_last_places_at_once_exactly_so_many_get_one()
    {
        Town town;
        await using (var db = file.Open()) town = await Town.BuildAsync(db, districtPlaces: 3);
        await using (var db = file.Open()) foreach (var school in town.Schools.Take(2)) await Town.Desk(db).ProposeAsync(town.Call.Id, town.People[school], Calls.Now);
        List<int> waiting;
        await using (var db = file.Open()) waiting = await AtAsync(db, SelectionStep.District);
        Assert.Equal(12, waiting.Count);
        var passed = await Task.WhenAll(waiting.Select(id => Task.Run(async () =>
        {
            await using var db = file.Open();
            try
            {
                return await Town.Desk(db).ApproveAsync(town.Call.Id, SelectionStep.District, [id], Calls.Now);
            }
            catch (RuleBroken)
            {
                return 0;
            }
        })));
        Assert.Equal(3, passed.Sum());
        await using var after = file.Open();
        Assert.Equal(3, (await ListAsync(after, town.Districts[0])).Nominations.Count);
    }

    [Fact]
    public async Task Whatever_happens_only_legal_states_are_reached_and_no_list_holds_more_than_it_may()
    {
        Town town;
        await using (var db = file.Open()) town = await Town.BuildAsync(db, districtPlaces: 3, overNomination: 150, schoolPlaces: 2);
        await using var own = file.Open();
        var everyone = town.People.Values.SelectMany(p => p).ToList();
        var act = Gen.Choose(0, 6).SelectMany(verb => Gen.Choose(0, everyone.Count - 1).Select(who => (verb, who)));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(Gen.ListOf(act).ToArbitrary(), acts =>
        {
            foreach (var (verb, who) in acts) TryAsync(town, verb, everyone[who]).GetAwaiter().GetResult();
            own.ChangeTracker.Clear();
            var quotas = own.Quotas.ToList();
            var applications = own.Applications.ToDictionary(a => a.Id);
            var bounded = quotas.All(q => q.Lines.All(l => q.Taken(l) <= Quota.Limit(l, town.Call)));
            var ranked = quotas.All(q => q.Nominations.Select(n => n.Rank).Order().SequenceEqual(Enumerable.Range(1, q.Nominations.Count)));
            // A list holds exactly what its body has passed and nobody has taken back.
            var standing = applications.Values.All(a => quotas.Count(q => q.Nominations.Any(n => n.ApplicationId == a.Id)) == Lists(a));
            var legal = applications.Values.All(a => a.State is ApplicationState.Pending == a.At is not SelectionStep.Application || a.State is ApplicationState.Rejected or ApplicationState.Recognised);
            return bounded && ranked && standing && legal;
        }));
    }

    public void Dispose() => file.Dispose();

    /// <summary>On how many lists an application stands by what it has passed.</summary>
    private static int Lists(Application application) => application switch
    {
        { State: ApplicationState.Recognised } => 2,
        { State: ApplicationState.Pending, At: > SelectionStep.District } => 2,
        { State: ApplicationState.Pending, At: SelectionStep.District } => 1,
        _ => 0,
    };

    private async Task TryAsync(Town town, int verb, int personId)
    {
        await using var db = file.Open();
        var desk = Town.Desk(db);
        var application = await db.Applications.SingleOrDefaultAsync(a => a.CallId == town.Call.Id && a.PersonId == personId);
        try
        {
            switch (verb)
            {
                case 0:
                    await desk.ProposeAsync(town.Call.Id, [personId], Calls.Now);
                    break;
                case 1 or 2 when application is not null:
                    await desk.ApproveAsync(town.Call.Id, application.At, [application.Id], Calls.Now);
                    break;
                case 3 when application is not null:
                    await desk.ReturnAsync(application.Id, Calls.Now, "请补充");
                    break;
                case 4 when application is not null:
                    await desk.RejectAsync(application.Id, Calls.Now, "条件不符");
                    break;
                case 5 when application is not null:
                    await desk.WithdrawAsync(application.Id, Calls.Now);
                    break;
                case 6 when application is not null:
                    application.Write("教学实绩");
                    await db.SaveChangesAsync();
                    break;
                default:
                    break;
            }
        }
        catch (RuleBroken)
        {
            // What is refused must leave everything as it was; the sums would tell.
        }
    }

    private static Task<Quota> ListAsync(TeacherDevDb db, int organisation) => db.Quotas.Include(q => q.Organisation).SingleAsync(q => q.OrganisationId == organisation);

    private static Task<List<int>> AtAsync(TeacherDevDb db, SelectionStep step) => db.Applications.Where(a => a.State == ApplicationState.Pending && a.At == step).OrderBy(a => a.Id).Select(a => a.Id).ToListAsync();
}
