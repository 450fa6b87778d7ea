using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Access;

using Hours = Domain.Kernel.Hours;

/// <summary>Who has left a class, an activity or a studio keeps what was theirs, and sees nothing of what came after.</summary>
public sealed class LeaversTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly DateOnly Before = new(2026, 11, 19), Left = new(2026, 11, 20), After = new(2026, 11, 23);

    [Fact]
    public async Task Who_left_a_class_sees_its_sessions_up_to_that_day()
    {
        var (before, after) = await site.InDbAsync(async db =>
        {
            var cohort = await db.Cohorts.SingleAsync(c => c.Organisation.Key == World.SchoolA && c.Name.EndsWith("示例班"));
            cohort.Leave(await World.PersonIdOfAsync(db, "teacher"), "调动", Left);
            Session[] sessions = [.. new[] { Before, After }.Select(day => Session.OfCohort(cohort.Id, cohort.OrganisationId, Content, new Slot(day, DayPart.Evening), Guid.NewGuid()))];
            db.AddRange(sessions);
            await db.SaveChangesAsync();
            return (sessions[0].Id, sessions[1].Id);
        });
        var teacher = await site.AsAsync("teacher");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await teacher.StatusAsync($"/sessions/{before}"), await teacher.StatusAsync($"/sessions/{after}")));
    }

    [Fact]
    public async Task Whose_invitation_was_withdrawn_sees_the_activity_no_more()
    {
        var (activity, before, after) = await site.InDbAsync(async db =>
        {
            var seminar = await db.Activities.SingleAsync(a => a.Organisation.Key == World.City);
            var me = await World.PersonIdOfAsync(db, "mentor");
            seminar.Invite([me], Before);
            seminar.Uninvite(me, Left);
            Session[] sessions = [.. new[] { Before, After }.Select(day => Session.OfActivity(seminar.Id, seminar.OrganisationId, Content, new Slot(day, DayPart.Evening), Guid.NewGuid()))];
            db.AddRange(sessions);
            await db.SaveChangesAsync();
            return (seminar.Id, sessions[0].Id, sessions[1].Id);
        });
        var mentor = await site.AsAsync("mentor");
        Assert.Equal(HttpStatusCode.NotFound, await mentor.StatusAsync($"/activities/{activity}"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await mentor.StatusAsync($"/sessions/{before}"), await mentor.StatusAsync($"/sessions/{after}")));
    }

    [Fact]
    public async Task Who_left_a_studio_sees_its_visits_up_to_that_day()
    {
        var (before, after) = await site.InDbAsync(async db =>
        {
            var studio = await db.Studios.SingleAsync(s => s.Organisation.Key == World.SchoolA);
            var me = await World.PersonIdOfAsync(db, "mentee");
            studio.Admit(me, StudioRole.Fellow, new(2026, 1, 1));
            await db.SaveChangesAsync();
            studio.Release(studio.Memberships.Single(m => m.PersonId == me).Id, Left, "学业");
            var school = await World.OrganisationAsync(db, World.SchoolC);
            StudioVisit[] visits = [.. new[] { Before, After }.Select(day => new StudioVisit(studio, school.Id, leaderSchoolId: null, day, VisitPurposes.TeachingSupport, "课例", [studio.LeaderOn(day)!.PersonId], 12, "听评课一节。", null, day.AtInShanghai(new(18, 0)), Guid.NewGuid()))];
            db.AddRange(visits);
            await db.SaveChangesAsync();
            return (visits[0].Id, visits[1].Id);
        });
        var mentee = await site.AsAsync("mentee");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (await mentee.StatusAsync($"/visits/{before}"), await mentee.StatusAsync($"/visits/{after}")));
    }

    [Fact]
    public async Task A_leader_whose_time_is_over_without_a_word_sees_nothing_of_the_studios_activities()
    {
        var leader = await site.AsAsync("leader");
        var (activity, session, studio) = await site.InDbAsync(async db =>
        {
            var of = await db.Studios.SingleAsync(s => s.Organisation.Key == World.SchoolA);
            var seminar = new Activity(of.OrganisationId, ActivityKind.Seminar, "届满磨课", null, of.Id, null, Guid.NewGuid());
            db.Add(seminar);
            await db.SaveChangesAsync();
            var held = Session.OfActivity(seminar.Id, of.OrganisationId, Content, new Slot(After, DayPart.Evening), Guid.NewGuid());
            db.Add(held);
            await db.SaveChangesAsync();
            return (seminar.Id, held.Id, of.Id);
        });
        string[] pages = [$"/activities/{activity}", $"/activities/{activity}/edit", $"/sessions/{session}", $"/sessions/{session}/wall"];
        await EndAsync(studio, After);
        foreach (var page in pages) Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync(page));
        await EndAsync(studio, After.AddDays(-1));
        foreach (var page in pages) Assert.Equal(HttpStatusCode.NotFound, await leader.StatusAsync(page));
        await EndAsync(studio, new(2027, 12, 31));
    }

    /// <summary>Puts the last day of the leader's membership, without a reason, as the end of a term does.</summary>
    private Task EndAsync(int studio, DateOnly to) => site.InDbAsync(db => db.Set<StudioMembership>().Where(m => m.StudioId == studio && m.Role == StudioRole.Leader && m.EndReason == null)
        .ExecuteUpdateAsync(set => set.SetProperty(m => m.Period.To, to)));

    private static SessionContent Content => new("晚间研讨", null, null, SessionMode.FaceToFace, Hours.Of(2));
}
