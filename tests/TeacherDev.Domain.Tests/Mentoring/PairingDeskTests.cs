using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Tests.Assessment;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Mentoring;

public sealed class PairingDeskTests : IDisposable
{
    private static readonly Period Year = new(new(2026, 9, 1), new(2027, 8, 31));
    private readonly SqliteFile file = new();

    [Fact]
    public async Task A_pairing_takes_subject_stage_tier_and_school_from_the_records()
    {
        await using var db = file.Open();
        var city = await PeopleAsync(db);

        var pairing = await MakeAsync(db, city.People[0], city.People[1]);

        Assert.Equal((city.Schools[0].Id, city.Schools[0].Id, 1), (pairing.OrganisationId, pairing.MentorOrganisationId, pairing.Seat));
        await Assert.ThrowsAsync<RuleBroken>(() => MakeAsync(db, city.People[1], city.People[3]));   // neither stands higher
    }

    [Fact]
    public async Task Two_mentors_at_once_for_one_mentee_leave_one_and_a_sentence()
    {
        await using var first = file.Open();
        await using var second = file.Open();
        var city = await PeopleAsync(first);
        // Past the desk, which lets in one at a time: the index holds whoever comes.
        second.Add(new PairingPlan([]).Pair(PairingParty.Of(city.People[2], Year.From), PairingParty.Of(city.People[1], Year.From), new(PairingKind.SubjectMentor, Year), Guid.NewGuid()));
        await MakeAsync(first, city.People[0], city.People[1]);
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => second.SaveChangesAsync());
        Assert.Equal("该徒弟已有进行中的同类导师，请先结束原来的结对", Sentence.For(refused, second.Model)?.Text);
    }

    public void Dispose() => file.Dispose();

    private static async Task<City> PeopleAsync(TeacherDevDb db)
    {
        var city = await City.BuildAsync(db, 1);
        foreach (var person in city.People) person.Describe(null, SchoolStage.Primary, "数学", TeacherRank.First, new(2026, 8, 1), null);
        foreach (var at in new[] { 0, 2 }) city.People[at].Award(TeacherTier.Backbone, TitleLevel.City, Period.Since(new(2024, 1, 1)), null);
        await db.SaveChangesAsync();
        return city;
    }

    private static Task<Pairing> MakeAsync(TeacherDevDb db, Person mentor, Person mentee) =>
        new PairingDesk(db, TimeProvider.System).PairAsync(mentor.Id, mentee.Id, new(PairingKind.SubjectMentor, Year), Guid.NewGuid());
}
