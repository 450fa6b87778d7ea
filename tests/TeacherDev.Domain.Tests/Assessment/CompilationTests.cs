using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Tests.Data;
using Grade = TeacherDev.Domain.Assessment.Grade;

namespace TeacherDev.Domain.Tests.Assessment;

public sealed class CompilationTests : IDisposable
{
    private readonly SqliteFile file = new();

    [Fact]
    public async Task A_year_is_compiled_from_confirmed_visits_the_gathering_and_its_attendance()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 5);
        await city.VisitAsync(0, confirmed: 9);
        await city.GatherAsync(0, present: 3);
        await city.VisitAsync(1, confirmed: 6);
        await city.GatherAsync(1, present: 2);
        await city.LogAsync(1, 9, new(2026, 9, 1));   // waits for the school: does not count

        var done = await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);

        Assert.Equal(new Compiled(5, 5, 1), done);
        var results = await city.ResultsAsync();
        Assert.Equal((Points.Of(100), Grade.Excellent, 1), (results[0].Score, results[0].Grade, results[0].Rank));
        Assert.Equal((Points.Of(22), Points.Of(73.33m), Grade.Pass), (results[1].Earned, results[1].Score, results[1].Grade));
        Assert.Equal((Points.Zero, Points.Of(24), Grade.Fail), (results[2].Score, results[2].Applicable, results[2].Grade));
        Assert.Equal(CycleState.Compiled, city.Cycle.State);
    }

    [Fact]
    public async Task Compiling_the_same_data_again_changes_nothing()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 3);
        await city.VisitAsync(0, 4);
        await city.GatherAsync(0, 3);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);
        var audited = await db.AuditEntries.CountAsync();

        var again = await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddDays(3));

        Assert.Equal(0, again.Changed);
        Assert.Equal(audited, await db.AuditEntries.CountAsync());
        Assert.Equal(City.Now, city.Cycle.CompiledAt);
    }

    [Fact]
    public async Task Before_publishing_late_data_replace_the_figures_and_after_it_they_are_a_revision()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        await city.VisitAsync(0, 4);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);
        await city.VisitAsync(0, 1, from: 4);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddHours(1));
        Assert.Equal((1, Points.Of(10)), (Assert.Single(await city.ResultsAsync()).Revision, (await city.ResultsAsync())[0].Earned));

        Assert.Equal(1, await city.Compilation.PublishAsync(city.Cycle, City.Now.AddHours(2)));
        await city.VisitAsync(0, 1, from: 5);
        Assert.Equal(1, (await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddHours(3))).Changed);

        var results = await city.ResultsAsync();
        Assert.Equal([(1, 10m), (2, 12m)], results.Select(r => (r.Revision, r.Earned.Amount)));
        Assert.Equal([true, false], results.Select(r => r.PublishedAt is not null));
        Assert.Equal(0, (await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddHours(4))).Changed);
        Assert.Throws<RuleBroken>(() => results[0].Take(null!, [], "", City.Now));
    }

    [Fact]
    public async Task Nothing_compiled_is_nothing_to_publish()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        await Assert.ThrowsAsync<RuleBroken>(() => city.Compilation.PublishAsync(city.Cycle, City.Now));
    }

    [Fact]
    public async Task A_result_opens_its_evidence_as_of_its_day_whatever_happened_since()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        var visits = await city.VisitAsync(0, 3);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);
        await city.Compilation.PublishAsync(city.Cycle, City.Now);

        await new EvidenceBook(db).VoidAsync(visits[1], "重复记录", 4, City.Now.AddDays(1));
        await db.SaveChangesAsync();
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddDays(2));

        var results = await city.ResultsAsync();
        Assert.Equal([6m, 4m], results.Select(r => r.Earned.Amount));
        Assert.Equal(3, await db.Evidence.CountedIn(results[0]).CountAsync());
        Assert.Equal([visits[0].Id, visits[2].Id], await db.Evidence.CountedIn(results[1]).Select(e => e.SourceId).Order().ToListAsync());
    }

    [Fact]
    public async Task A_voided_visit_that_another_replaces_is_a_change_though_the_figures_are_the_same()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        var visits = await city.VisitAsync(0, 3);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);

        await new EvidenceBook(db).VoidAsync(visits[0], "记错学校", 4, City.Now.AddDays(1));
        await city.VisitAsync(0, 1, from: 6);

        Assert.Equal(1, (await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddDays(2))).Changed);
    }

    [Fact]
    public async Task A_gathering_reopened_and_corrected_counts_as_corrected()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        var session = await city.GatherAsync(0, present: 1);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);

        session.Reopen("漏签", City.Now.AddHours(1));
        await db.SaveChangesAsync();
        Assert.Equal(1, (await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddHours(2))).Changed);
        Assert.Equal(Points.Zero, (await city.ResultsAsync())[0].Earned);

        foreach (var mark in await db.AttendanceMarks.ToListAsync()) mark.Correct(Domain.Attendance.AttendanceStatus.Late, City.Now.AddHours(3), null, "登记错了", "李主任");
        session.Close(City.Now.AddHours(3));
        await db.SaveChangesAsync();
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddHours(4));

        Assert.Equal(Points.Of(12), (await city.ResultsAsync())[0].Earned);
        Assert.Equal([(1, true), (3, false)], await db.Evidence.OrderBy(e => e.Id).Select(e => ValueTuple.Create(e.Amount, e.CountedUntil != null)).ToListAsync());
    }

    [Theory]
    [InlineData(1, Grade.Fail)]
    [InlineData(2, Grade.Undetermined)]
    public async Task A_studio_in_its_first_half_year_is_listed_without_a_grade(int dayOfJuly, Grade grade)
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 2);
        city.People.AddRange(Enumerable.Range(0, 4).Select(i => new Domain.People.Person($"新人{i}", city.Schools[0], new DateOnly(2020, 9, 1))));
        db.AddRange(city.People.Skip(8));
        await db.SaveChangesAsync();
        await city.AddStudioAsync(2, new(new(2026, 7, dayOfJuly), new(2029, 6, 30)));

        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);

        Assert.Equal([Grade.Fail, Grade.Fail, grade], (await city.ResultsAsync()).Select(r => r.Grade));
    }

    [Fact]
    public async Task A_confirmation_stamped_before_and_committed_after_a_compiling_is_not_among_its_evidence()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        await city.VisitAsync(0, 3);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);
        await city.Compilation.PublishAsync(city.Cycle, City.Now);
        await city.VisitAsync(0, 1, from: 3);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now.AddHours(1));

        var results = await city.ResultsAsync();
        Assert.Equal(3, await db.Evidence.CountedIn(results[0]).CountAsync());
        Assert.Equal(4, await db.Evidence.CountedIn(results[1]).CountAsync());
        Assert.Equal([6m, 8m], results.Select(r => r.Earned.Amount));
    }

    [Fact]
    public async Task Compiling_says_its_steps_and_stopped_between_them_leaves_no_result()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        await city.GatherAsync(0, present: 3);
        var steps = new List<(int, int)>();
        await Assert.ThrowsAsync<OperationCanceledException>(() => city.Compilation.CompileAsync(city.Cycle.Id, City.Now, (done, total) =>
        {
            steps.Add((done, total));
            return done == 0 ? Task.CompletedTask : throw new OperationCanceledException();
        }, default));
        Assert.Equal([(0, 2), (1, 2)], steps);
        Assert.Empty(await city.ResultsAsync());
        Assert.Equal(CycleState.Open, city.Cycle.State);
        Assert.Equal(1, (await city.Compilation.CompileAsync(city.Cycle.Id, City.Now)).Changed);
    }

    [Fact]
    public async Task Two_compilings_at_once_leave_one_set_of_results()
    {
        await using var first = file.Open();
        var city = await City.BuildAsync(first, 4);
        await city.VisitAsync(0, 4);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var db = file.Open();
            return await new Compilation(db, new EvidenceBook(db)).CompileAsync(city.Cycle.Id, City.Now);
        })));

        Assert.Equal(4, outcomes.Sum(o => o.Changed));
        Assert.Equal(4, await first.AssessmentResults.CountAsync());
        Assert.Equal(12, await first.AssessmentResults.SelectMany(r => r.Lines).CountAsync());
    }

    [Fact]
    public async Task A_manual_score_stays_within_its_indicator()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        var visits = city.Cycle.Scheme.Indicators.First();
        Assert.Throws<RuleBroken>(() => city.Cycle.Score(city.Studios[0].Id, visits, Points.Of(5)));
    }

    [Fact]
    public async Task Two_visits_to_a_school_on_a_day_are_one_and_a_rejected_one_may_be_logged_again()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        var visit = await city.LogAsync(0, 1, new(2026, 5, 14));
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => city.LogAsync(0, 1, new(2026, 5, 14)));
        Assert.Equal("这一天已经记录过到该校的活动，同一天到同一学校只计一次", Sentence.For(refused, db.Model)?.Text);
        db.ChangeTracker.Clear();

        db.Attach(visit).Entity.Reject("当天停课", VisitAnswer.OfAccount(4, City.Now));
        await db.SaveChangesAsync();
        Assert.NotEqual(visit.Id, (await city.LogAsync(0, 1, new(2026, 5, 14))).Id);
    }

    [Fact]
    public async Task A_visit_is_seen_by_its_studio_its_school_and_those_above_and_by_no_one_else()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 2);
        await city.LogAsync(0, 1, new(2026, 5, 14));

        Assert.Equal(1, await SeenAsync("#", city.People[3].Id));
        Assert.Equal(0, await SeenAsync("#", city.People[4].Id));
        Assert.Equal(0, await SeenAsync("#", null));
        Assert.Equal(1, await SeenAsync("/yuxi/s1/", null));
        Assert.Equal(0, await SeenAsync("/yuxi/s2/", null));
        Assert.Equal(1, await SeenAsync("/yuxi/", null));

        async Task<int> SeenAsync(string path, int? person)
        {
            await using var other = file.Open(new(1, person, "", null, null, null, path));
            return await other.StudioVisits.CountAsync();
        }
    }

    [Fact]
    public async Task A_studios_people_see_its_result_once_it_is_published()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 2);
        await city.Compilation.CompileAsync(city.Cycle.Id, City.Now);
        Assert.Equal(0, await SeenAsync());
        await city.Compilation.PublishAsync(city.Cycle, City.Now);
        Assert.Equal(1, await SeenAsync());

        async Task<int> SeenAsync()
        {
            await using var leader = file.Open(new(1, city.People[0].Id, "", null, null, null, "#"));
            return await leader.AssessmentResults.CountAsync();
        }
    }

    public void Dispose() => file.Dispose();
}
