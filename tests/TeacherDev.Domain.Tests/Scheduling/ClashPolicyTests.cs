using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class ClashPolicyTests : IAsyncLifetime
{
    private static readonly Slot Morning = new(new(2026, 7, 16), DayPart.Morning);
    private City city = null!;

    public async ValueTask InitializeAsync() => city = await City.BuildAsync();

    public ValueTask DisposeAsync()
    {
        city.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_nearest_body_that_says_something_decides_and_in_the_end_the_code()
    {
        await DecideAsync(city.Bureau, new() { [ClashKind.Person] = ClashEffect.Block, [ClashKind.Weekend] = ClashEffect.Off }, schoolTeachers: 9);
        await DecideAsync(city.District, new() { [ClashKind.Person] = ClashEffect.Warn }, subjectTeachers: 4);
        var (one, two) = (await city.ClassAsync("一班", city.District, members: [0]), await city.ClassAsync("二班", city.OtherDistrict, members: [0]));
        await city.LessonAsync(one, Morning);
        await city.LessonAsync(two, Morning);
        var third = await city.ClassAsync("三班", city.District, members: [0]);
        var fourth = await city.ClassAsync("四班", city.OtherDistrict, members: [0]);
        Assert.Equal([false, false], (await FindAsync(third, Morning)).Clashes.Select(c => c.Blocks));
        Assert.Equal([true, true], (await FindAsync(fourth, Morning)).Clashes.Select(c => c.Blocks));
        Assert.Empty((await FindAsync(fourth, new(new(2026, 7, 18), DayPart.Morning))).Clashes);
    }

    [Fact]
    public void What_nobody_decided_is_as_usual()
    {
        var rules = new ClashRules([], "/yuxi/");
        Assert.Equal(ClashRules.UsualSchoolTeachers, rules.SchoolTeachers);
        Assert.Equal(ClashEffect.Block, rules.Of(ClashKind.Closure));
        Assert.Equal(ClashEffect.Warn, rules.Of(ClashKind.Capacity));
    }

    [Theory]
    [InlineData(ClashKind.Trainer), InlineData(ClashKind.Venue), InlineData(ClashKind.Cohort), InlineData(ClashKind.Closure), InlineData(ClashKind.Absence), InlineData(ClashKind.Holiday), InlineData(ClashKind.Window)]
    public void What_cannot_be_held_is_always_told(ClashKind kind)
    {
        var policy = new ClashPolicy(1);
        Assert.Throws<RuleBroken>(() => policy.Decide(new Dictionary<ClashKind, ClashEffect> { [kind] = ClashEffect.Off }, null, null));
        policy.Decide(new Dictionary<ClashKind, ClashEffect> { [kind] = ClashEffect.Warn }, null, null);
        Assert.Equal(ClashEffect.Warn, policy.EffectOf(kind));
        policy.Decide(new Dictionary<ClashKind, ClashEffect>(), null, null);
        Assert.Null(policy.EffectOf(kind));
    }

    [Theory]
    [InlineData(0, 2), InlineData(2, 0), InlineData(1000, null)]
    public void Numbers_of_teachers_lie_within_reason(int school, int? subject) => Assert.Throws<RuleBroken>(() => new ClashPolicy(1).Decide(new Dictionary<ClashKind, ClashEffect>(), school, subject));

    private Task DecideAsync(Organisation organisation, Dictionary<ClashKind, ClashEffect> effects, int? schoolTeachers = null, int? subjectTeachers = null)
    {
        var policy = new ClashPolicy(organisation.Id);
        policy.Decide(effects, schoolTeachers, subjectTeachers);
        return city.AddAsync(policy);
    }

    private async Task<ClashReport> FindAsync(TeacherDev.Domain.Cohorts.Cohort cohort, Slot slot)
    {
        await using var db = city.Open();
        return await new Clashes(db).OfAsync(new(null, cohort.Id, null, slot, null, null));
    }
}
