using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Selection;

/// <summary>Two tracks of one programme-year choose among the same people at the same time, in whatever order things happen.</summary>
public sealed class TwoTracksTests
{
    private const int Places = 2;
    private static readonly SelectionStep[] Steps = [SelectionStep.Application, SelectionStep.School, SelectionStep.District, SelectionStep.PublicNotice, SelectionStep.Recognition];

    [Fact]
    public void Nobody_is_recognised_in_both_and_no_list_recognises_more_than_its_places()
    {
        var seen = 0;
        var act = Gen.Elements(0, 3, 5, 5, 6, 6, 7, 7, 8, 9).SelectMany(verb => Gen.Choose(0, 1).SelectMany(call => Gen.Choose(0, 5).Select(who => (verb, call, who))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(8), Prop.ForAll(Gen.ListOf(act, 40).ToArbitrary(), acts => { seen += RunAsync(acts).GetAwaiter().GetResult(); }));
        Assert.True(seen >= 6, $"Only {seen} were ever recognised: the acts prove nothing.");
    }

    /// <returns>How many are recognised in the end.</returns>
    private static async Task<int> RunAsync(IEnumerable<(int Verb, int Call, int Who)> acts)
    {
        using var file = new SqliteFile();
        Town town;
        int second;
        await using (var db = file.Open()) town = await Town.BuildAsync(db, districtPlaces: Places, overNomination: 200, steps: Steps);
        await using (var db = file.Open()) second = await OtherTrackAsync(db, town);
        var (calls, people, day) = (new[] { town.Call.Id, second }, town.People[town.Schools[0]], 0);
        foreach (var call in calls)
        {
            await using var db = file.Open();
            await Town.Desk(db).ProposeAsync(call, [.. people.Take(2 * Places)], Calls.Now);
            await Town.Desk(db).ApproveAsync(call, SelectionStep.District, await db.Applications.Where(a => a.CallId == call).Select(a => a.Id).ToListAsync(), Calls.Now);
        }
        foreach (var (verb, call, who) in acts) day = await TryAsync(file, verb, calls[call], people[who], day);
        await using var after = file.Open();
        var (applications, quotas) = (await after.Applications.ToListAsync(), await after.Quotas.ToListAsync());
        var recognised = applications.Where(a => a.State == ApplicationState.Recognised).ToList();
        var once = recognised.GroupBy(a => a.PersonId).All(g => g.Count() == 1);
        var within = quotas.All(q => q.Nominations.Count(n => applications.Single(a => a.Id == n.ApplicationId) is { State: ApplicationState.Recognised } or { State: ApplicationState.Pending, At: SelectionStep.Recognition }) <= Places);
        var legal = applications.All(a => a.State != ApplicationState.Recognised || (a.At == SelectionStep.Recognition && a.Document is not null));
        Assert.True(once, "Somebody is recognised in both tracks.");
        Assert.True(within, "A list recognises more than its places.");
        Assert.True(legal, "Somebody is recognised without a document, or before the last step.");
        return recognised.Count;
    }

    private static async Task<int> OtherTrackAsync(TeacherDevDb db, Town town)
    {
        var (city, year) = (await db.Organisations.SingleAsync(o => o.Key == "yuxi"), await db.ProgrammeYears.Include(y => y.Tracks).SingleAsync());
        var call = new Call(city, year.Id, year.Tracks.Single(t => t.Id != town.Call.TrackYearId).Id, Calls.Plan(Steps, overNomination: 200), Guid.NewGuid());
        call.Publish(Calls.Today);
        db.Add(call);
        await db.SaveChangesAsync();
        foreach (var district in town.Districts)
        {
            var quota = new Quota(call.Id, await db.Organisations.SingleAsync(o => o.Id == district));
            quota.Allot(stage: null, group: null, Places, call);
            db.Add(quota);
        }
        await db.SaveChangesAsync();
        return call.Id;
    }

    /// <returns>The day on which it is then.</returns>
    private static async Task<int> TryAsync(SqliteFile file, int verb, int call, int personId, int day)
    {
        await using var db = file.Open();
        var (desk, office, now) = (Town.Desk(db), Town.Office(db), new Act(AccountId: null, Calls.Now.At.AddDays(day)));
        var application = await db.Applications.AsNoTracking().Where(a => a.CallId == call && a.PersonId == personId).Select(a => (int?)a.Id).SingleOrDefaultAsync();
        try
        {
            switch (verb)
            {
                case 0:
                    await desk.ProposeAsync(call, [personId], now);
                    break;
                case 3 when application is { } id:
                    await desk.ApproveAsync(call, SelectionStep.District, [id], now);
                    break;
                case 5:
                    await PublishAsync(db, office, call, now);
                    break;
                case 6 when await db.PublicNotices.Where(n => n.CallId == call).OrderByDescending(n => n.Id).FirstOrDefaultAsync() is { } notice:
                    day = Math.Max(day, notice.Days.To.DayNumber - Calls.Today.DayNumber + 1);
                    await office.ConcludeAsync(notice.Id, new Act(AccountId: null, Calls.Now.At.AddDays(day)));
                    break;
                case 7:
                    await office.RecogniseAsync(call, "玉教体〔2026〕1号", now.Day, award: null, now);
                    break;
                case 8 when application is { } id:
                    await office.DropAsync(id, now, "本人放弃");
                    break;
                case 9 when application is { } id:
                    await desk.ReturnAsync(id, now, "请补充");
                    break;
                default:
                    break;
            }
        }
        catch (RuleBroken)
        {
            // What is refused must leave everything as it was.
        }
        return day;
    }

    /// <summary>As many proposed on each list as it has places, the others as reserve; three working days.</summary>
    private static async Task PublishAsync(TeacherDevDb db, Recognising office, int callId, Act now)
    {
        var candidates = await office.CandidatesAsync(callId);
        var results = candidates.GroupBy(c => c.DistrictId).SelectMany(g => g.Select((c, at) => (c.ApplicationId, Result: at < Places ? NoticeResult.Proposed : NoticeResult.Reserve))).ToDictionary(c => c.ApplicationId, c => c.Result);
        var call = await db.Calls.Include(c => c.Organisation).SingleAsync(c => c.Id == callId);
        db.Add(await office.PublishAsync(call, "拟认定名单公示", now.Day, 3, results, now.Day, Guid.NewGuid()));
        await db.SaveChangesAsync();
    }
}
