using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Tests.Activities;

public sealed class ActivityOpeningTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Organisation Bureau = new("bureau", "教育局", OrganisationKind.Bureau, parent: null);

    [Fact]
    public void Nobody_enrols_in_what_is_not_open_or_not_any_more()
    {
        var activity = Lecture();
        Assert.Throws<RuleBroken>(() => activity.SignUp(1, null, null, Today));
        activity.OpenTo(Bureau, Today, 2, null, null);
        activity.SignUp(1, null, null, Today);
        Assert.Throws<RuleBroken>(() => activity.SignUp(1, null, null, Today));
        Assert.Throws<RuleBroken>(() => activity.SignUp(2, null, null, Today.AddDays(1)));
        Assert.Throws<RuleBroken>(() => activity.Withdraw(1, Today.AddDays(1)));
        activity.EndOpening();
        Assert.Throws<RuleBroken>(() => activity.SignUp(2, null, null, Today));
        Assert.True(activity.IsInvited(1));
    }

    [Fact]
    public void Whoever_put_them_on_the_list_there_are_no_more_than_the_places()
    {
        var activity = Lecture();
        activity.OpenTo(Bureau, Today, 2, null, null);
        activity.Invite([1], Today);
        activity.SignUp(2, null, null, Today);
        Assert.Throws<RuleBroken>(() => activity.SignUp(3, null, null, Today));
        Assert.Throws<RuleBroken>(() => activity.Invite([3], Today));
        Assert.Equal(0, activity.Invite([1, 2], Today));
        Assert.Throws<RuleBroken>(() => activity.OpenTo(Bureau, Today, 1, null, null));
        Assert.Throws<RuleBroken>(() => activity.Withdraw(1, Today));
        activity.Withdraw(2, Today);
        activity.SignUp(3, null, null, Today);
        Assert.Equal(2, activity.Taken);
    }

    [Fact]
    public void Stage_and_subject_are_asked_for()
    {
        var activity = Lecture();
        activity.OpenTo(Bureau, Today, 9, SchoolStage.Junior, "数学");
        Assert.Throws<RuleBroken>(() => activity.SignUp(1, SchoolStage.Primary, "数学", Today));
        Assert.Throws<RuleBroken>(() => activity.SignUp(1, SchoolStage.Junior, "语文", Today));
        activity.SignUp(1, SchoolStage.Junior, "数学", Today);
        Assert.Equal(1, activity.Taken);
    }

    [Fact]
    public void Only_research_has_a_form()
    {
        Assert.Throws<RuleBroken>(() => Lecture().Detail(ResearchForm.Online, null));
        var research = new Activity(1, ActivityKind.Research, "教研", null, null, null, Guid.NewGuid());
        research.Detail(ResearchForm.Neighbourhood, "");
        Assert.Equal((ResearchForm.Neighbourhood, null), (research.Form, research.Place));
    }

    private static Activity Lecture() => new(1, ActivityKind.Lecture, "讲座", null, null, null, Guid.NewGuid());
}
