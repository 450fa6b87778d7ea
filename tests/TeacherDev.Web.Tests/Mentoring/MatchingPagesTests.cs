using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests.Mentoring;

/// <summary>师徒匹配 from a list of those without a mentor to pairings that wait for signatures.</summary>
public sealed class MatchingPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_district_matches_accepts_pins_and_matches_again()
    {
        await PeopleAsync();
        var district = await site.AsAsync("district");
        Assert.Contains("匹配新一", (await district.GetAsync("/mentoring/without?what=SubjectMentor")).Text, StringComparison.Ordinal);
        var made = await district.SubmitAsync("/mentoring/matching/new", new() { ["Kind"] = "SubjectMentor", ["From"] = "2026-12-01", ["To"] = "2027-11-30", ["Reach"] = "City", ["MostMentees"] = "2" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var page = await district.GetAsync(made.Location!);
        Assert.Contains("已核验最优", page.Text, StringComparison.Ordinal);
        // The mentor of the own school for who has one there, a reason for each; nobody for the one whose subject nobody teaches.
        Assert.Contains("匹配师甲", LineOf(page, "匹配新一"), StringComparison.Ordinal);
        Assert.Contains("在同一所学校", LineOf(page, "匹配新一"), StringComparison.Ordinal);
        Assert.Contains("导师名单里没有教书法", LineOf(page, "匹配新四"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(page, [], "form[action$='/acceptances']:has(button[aria-label*='匹配新一'])")).Status);
        var proposal = await site.InDbAsync(db => db.PairingProposals.AsNoTracking().OrderByDescending(p => p.Id).FirstAsync());
        var accepted = proposal.Pairs.Single(p => p.State == ProposedPairState.Accepted);
        Assert.Equal(PairingState.Proposed, await site.InDbAsync(db => db.Pairings.Where(p => p.Id == accepted.PairingId).Select(p => p.State).SingleAsync()));

        var second = proposal.Pairs.First(p => p.State == ProposedPairState.Open && p.MentorId is not null);
        var pinned = await district.SendAsync(await district.GetAsync(made.Location!), new() { ["mentor"] = "match-b" }, $"form[action$='/pairs/{second.Id}/pin']");
        Assert.Equal(HttpStatusCode.Redirect, pinned.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(await district.GetAsync(made.Location!), [], "form[action$='/runs']")).Status);
        var again = await site.InDbAsync(db => db.PairingProposals.AsNoTracking().SingleAsync(p => p.Id == proposal.Id));
        Assert.True(again.IsProven);
        var b = await site.InDbAsync(db => db.People.Where(p => p.StaffNumber == "match-b").Select(p => p.Id).SingleAsync());
        Assert.Contains(again.Pairs, p => p.MenteeId == second.MenteeId && p.MentorId == b && p.IsPinned);
        Assert.Contains(again.Pairs, p => p.Id == accepted.Id && p.State == ProposedPairState.Accepted);

        // What can no longer be is said, and the others are accepted all the same.
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync("/mentoring/new", new() { ["Mentor"] = "match-a", ["Mentee"] = "match-3", ["Kind"] = "SubjectMentor" })).Status);
        var all = await district.SendAsync(await district.GetAsync(made.Location!), [], ".top form[action$='/acceptances']");
        Assert.Contains("匹配新三已有进行中的学科导师", all.Text, StringComparison.Ordinal);
        Assert.Equal(2, await site.InDbAsync(db => db.Set<ProposedPair>().CountAsync(p => p.ProposalId == proposal.Id && p.State == ProposedPairState.Accepted)));
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(await district.GetAsync(made.Location!), [], "form[action$='/discarding']")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.PostBareAsync($"/mentoring/matching/{proposal.Id}/runs")).Status);
    }

    [Fact]
    public async Task A_homeroom_mentor_comes_from_the_own_school_and_a_second_tap_accepts_nothing_twice()
    {
        var west = await site.InDbAsync(async db =>
        {
            var bureau = await World.OrganisationAsync(db, World.West);
            Organisation one = new("hm-one", "本校匹配一", OrganisationKind.School, bureau), two = new("hm-two", "本校匹配二", OrganisationKind.School, bureau);
            db.AddRange(one, two);
            await db.SaveChangesAsync();
            foreach (var (name, school, since) in new[] { ("班导甲", one, 2010), ("班新甲", one, 2026), ("班新乙", two, 2026) })
            {
                var person = new Person(name, school, new DateOnly(since, 9, 1));
                person.Describe(name, SchoolStage.Junior, "数学", TeacherRank.First, new DateOnly(since, 9, 1), null);
                db.Add(person);
            }
            await db.SaveChangesAsync();
            return bureau.Id;
        });
        var coordinator = await site.AsAsync("coordinator");
        var made = await coordinator.SubmitAsync("/mentoring/matching/new", new() { ["Kind"] = "HomeroomMentor", ["From"] = "2026-12-01", ["To"] = "2027-11-30", ["Reach"] = "City", ["MostMentees"] = "3" });
        var page = await coordinator.GetAsync(made.Location!);
        Assert.Contains("班导甲", LineOf(page, "班新甲"), StringComparison.Ordinal);
        Assert.Contains("限定的范围内没有", LineOf(page, "班新乙"), StringComparison.Ordinal);

        const string accept = "form[action$='/acceptances']:has(button[aria-label*='班新甲'])";
        var answers = await Task.WhenAll(coordinator.SendAsync(page, [], accept), coordinator.SendAsync(page, [], accept), coordinator.SendAsync(page, [], accept));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.Equal(1, await site.InDbAsync(db => db.Pairings.CountAsync(p => p.Organisation.ParentId == west && p.Kind == PairingKind.HomeroomMentor && db.PersonCards.Any(c => c.Id == p.MenteeId && c.Name == "班新甲"))));
    }

    [Fact]
    public async Task Wishes_are_kept_in_their_order_and_taken_back_by_saving_none()
    {
        var mentee = await site.AsAsync("mentee");
        var form = await mentee.GetAsync("/mentoring/wishes");
        var wished = "form:has(#Names-Mentee)";
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(form, new() { ["Names"] = $"{World.SchoolB}\nmentor" }, wished)).Status);
        Assert.Equal($"{World.SchoolB}\nmentor", (await mentee.GetAsync("/mentoring/wishes")).Html.QuerySelector("#Names-Mentee")!.TextContent.Trim());
        var self = await mentee.SendAsync(form, new() { ["Names"] = "mentee" }, wished);
        Assert.Contains("志愿里不能写自己", self.Text, StringComparison.Ordinal);
        var unknown = await mentee.SendAsync(form, new() { ["Names"] = "查无此人" }, wished);
        Assert.Contains("没有找到师傅“查无此人”", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("查无此人", unknown.Html.QuerySelector("#Names-Mentee")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(form, new() { ["Names"] = "" }, wished)).Status);
        Assert.Equal("", (await mentee.GetAsync("/mentoring/wishes")).Html.QuerySelector("#Names-Mentee")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_three_tiers_stand_as_a_tree_of_their_subject()
    {
        var (leader, backbone, newcomer) = await site.InDbAsync(async db =>
        {
            var school = await World.OrganisationAsync(db, World.SchoolB);
            Person[] people = [new("树带头人", school, new DateOnly(2000, 9, 1)), new("树骨干", school, new DateOnly(2008, 9, 1)), new("树新人", school, new DateOnly(2026, 9, 1))];
            foreach (var (at, person) in people.Index()) person.Describe($"tree-{at}", SchoolStage.Junior, "历史", TeacherRank.First, new DateOnly(at == 2 ? 2026 : 2000, 9, 1), null);
            people[0].Award(TeacherTier.SubjectLeader, TitleLevel.City, Period.Since(new(2020, 1, 1)), null);
            people[1].Award(TeacherTier.Backbone, TitleLevel.County, Period.Since(new(2020, 1, 1)), null);
            db.AddRange(people);
            await db.SaveChangesAsync();
            var desk = new PairingDesk(db, TimeProvider.System);
            foreach (var (mentor, mentee) in new[] { (0, 1), (1, 2) }) await desk.PairAsync(people[mentor].Id, people[mentee].Id, new(PairingKind.SubjectMentor, MentoringOfWorld.Agreed, null, InTierList: true), Guid.NewGuid());
            return (people[0].Name, people[1].Name, people[2].Name);
        });
        var tree = await (await site.AsAsync("coordinator")).GetAsync("/mentoring/tree?subject=历史");
        var root = tree.Html.QuerySelector("ul.tiers > li")!;
        Assert.StartsWith(leader, root.TextContent.Trim(), StringComparison.Ordinal);
        Assert.StartsWith(backbone, root.QuerySelector(":scope > ul > li")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.StartsWith(newcomer, root.QuerySelector(":scope > ul > li > ul > li")!.TextContent.Trim(), StringComparison.Ordinal);
        var skipping = await (await site.AsAsync("coordinator")).SubmitAsync("/mentoring/new", new() { ["Mentor"] = "tree-0", ["Mentee"] = World.SchoolB, ["Kind"] = "SubjectMentor", ["InTierList"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, skipping.Status);
    }

    [Fact]
    public async Task A_placement_is_entered_once_for_the_same_days_and_ends_with_a_word()
    {
        var school = await site.AsAsync("school");
        var host = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.SchoolB)).Id);
        Dictionary<string, string?> values = new() { ["Person"] = "teacher", ["Kind"] = "Shadowing", ["HostId"] = $"{host}", ["From"] = "2026-09-01", ["To"] = "2027-06-30" };
        var made = await school.SubmitAsync("/placements/new", values);
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Contains("在此期间已有跟岗或交流", (await school.SubmitAsync("/placements/new", values)).Text, StringComparison.Ordinal);
        Assert.Contains("正在进行", (await school.GetAsync("/placements?now=true")).Text, StringComparison.Ordinal);
        var page = await school.GetAsync(made.Location!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SendAsync(page, new() { ["Note"] = "" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Note"] = "跟班认真，能独立上课", ["On"] = "2026-11-20", ["Because"] = "Passed" })).Status);
        Assert.Contains("能独立上课", (await school.GetAsync(made.Location!)).Text, StringComparison.Ordinal);
    }

    private static string LineOf(Page page, string name) => page.Html.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Contains(name, StringComparison.Ordinal)).TextContent;

    private Task PeopleAsync() => site.InDbAsync(async db =>
    {
        var (a, b) = (await World.OrganisationAsync(db, World.SchoolA), await World.OrganisationAsync(db, World.SchoolB));
        void Add(string name, string number, Organisation school, string subject, int since, bool isTitled)
        {
            var person = new Person(name, school, new DateOnly(since, 9, 1));
            person.Describe(number, SchoolStage.Junior, subject, TeacherRank.First, new DateOnly(since, 9, 1), null);
            if (isTitled) person.Award(TeacherTier.Backbone, TitleLevel.County, Period.Since(new(2020, 1, 1)), null);
            db.Add(person);
        }
        Add("匹配师甲", "match-a", a, "地理", 2005, isTitled: true);
        Add("匹配师乙", "match-b", b, "地理", 2006, isTitled: true);
        Add("匹配新一", "match-1", a, "地理", 2026, isTitled: false);
        Add("匹配新二", "match-2", b, "地理", 2026, isTitled: false);
        Add("匹配新三", "match-3", b, "地理", 2025, isTitled: false);
        Add("匹配新四", "match-4", b, "书法", 2025, isTitled: false);
        await db.SaveChangesAsync();
    });
}
