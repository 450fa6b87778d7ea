using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Tests.Duties;

public sealed class DutyRuleTests
{
    [Fact]
    public void A_rule_says_what_counts_and_how_often()
    {
        Assert.Throws<RuleBroken>(() => Rule([], 1));
        Assert.Throws<RuleBroken>(() => Rule([ActivityKind.OpenLesson], 0));
        Assert.Throws<RuleBroken>(() => new DutyRule("A", "1", "开课", "/a/", DutyHolder.Teacher, [ActivityKind.OpenLesson], 1, atContactSchool: true, isUnverified: false, "依据"));
        Assert.Equal([ActivityKind.OpenLesson, ActivityKind.ShowLesson], Rule([ActivityKind.ShowLesson, ActivityKind.OpenLesson, ActivityKind.ShowLesson], 1).Kinds.Select(k => k.Kind));
    }

    [Theory]
    [InlineData(DutyHolder.Teacher, OrganisationKind.School, true), InlineData(DutyHolder.Teacher, OrganisationKind.Institute, false)]
    [InlineData(DutyHolder.Researcher, OrganisationKind.Institute, true), InlineData(DutyHolder.Researcher, OrganisationKind.TeacherCollege, true), InlineData(DutyHolder.Researcher, OrganisationKind.School, false), InlineData(DutyHolder.Researcher, OrganisationKind.Bureau, false)]
    public void Who_owes_it_is_told_by_where_one_works(DutyHolder holder, OrganisationKind kind, bool owes) => Assert.Equal(owes, DutyRule.IsOf(holder, kind));

    [Fact]
    public void A_contact_school_is_a_school_and_ends_once()
    {
        Assert.Throws<RuleBroken>(() => new ContactSchool(1, new Organisation("b", "教育局", OrganisationKind.Bureau, null), new(2026, 9, 1), Guid.NewGuid()));
        var contact = new ContactSchool(1, new Organisation("s", "一中", OrganisationKind.School, null), new(2026, 9, 1), Guid.NewGuid());
        Assert.Throws<RuleBroken>(() => contact.End(new(2026, 8, 31)));
        contact.End(new(2026, 9, 1));
        Assert.Throws<RuleBroken>(() => contact.End(new(2026, 10, 1)));
    }

    [Fact]
    public void Givers_are_named_once_and_taken_back()
    {
        var lesson = new Activity(1, ActivityKind.OpenLesson, "公开课", null, null, null, Guid.NewGuid());
        lesson.GiveBy([3, 4, 3]);
        Assert.Equal([3, 4], lesson.Givers.Select(g => g.PersonId));
        Assert.Throws<RuleBroken>(() => lesson.GiveBy([3]));
        Assert.Throws<RuleBroken>(() => lesson.GiveBy(Enumerable.Range(10, Activity.MostGivers)));
        lesson.NoLongerGiveBy(3);
        Assert.Throws<RuleBroken>(() => lesson.NoLongerGiveBy(3));
    }

    private static DutyRule Rule(ActivityKind[] kinds, int least) => new("A", "1", "开课", "/a/", DutyHolder.Researcher, kinds, least, atContactSchool: false, isUnverified: false, "依据");
}
