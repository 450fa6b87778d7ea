using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Activities;

public sealed class ActivityTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_studio_gathering_names_its_studio_and_a_studio_holds_others_too()
    {
        Assert.Throws<RuleBroken>(() => new Activity(1, ActivityKind.StudioGathering, "全员集中培训", null, studioId: null, null, Guid.NewGuid()));
        Assert.Equal(3, new Activity(1, ActivityKind.Lecture, "讲座", null, studioId: 3, null, Guid.NewGuid()).StudioId);
        Assert.Equal(3, new Activity(1, ActivityKind.StudioGathering, "全员集中培训", null, studioId: 3, null, Guid.NewGuid()).StudioId);
    }

    [Fact]
    public void A_standing_body_or_a_studio_holds_it_not_both()
    {
        var lecture = Lecture();
        lecture.HoldBy(7);
        Assert.Equal(7, lecture.TeamId);
        lecture.Revise(ActivityKind.Lecture, "高考研讨讲座", null, studioId: 3, null);
        Assert.Equal((3, null), (lecture.StudioId, lecture.TeamId));
        Assert.Throws<RuleBroken>(() => lecture.HoldBy(7));
        lecture.HoldBy(null);
    }

    [Fact]
    public void Inviting_twice_is_inviting_once()
    {
        var lecture = Lecture();
        Assert.Equal(2, lecture.Invite([1, 2, 2], Today));
        Assert.Equal(1, lecture.Invite([2, 3], Today));
        Assert.Equal(3, lecture.Invitations.Count);
    }

    [Fact]
    public void An_invitation_taken_back_keeps_its_row_and_may_be_given_again()
    {
        var lecture = Lecture();
        lecture.Invite([1], Today);
        lecture.Uninvite(1, Today);
        Assert.False(lecture.IsInvited(1));
        Assert.Throws<RuleBroken>(() => lecture.Uninvite(1, Today));
        lecture.Invite([1], Today);
        Assert.Equal(2, lecture.Invitations.Count);
    }

    private static Activity Lecture() => new(1, ActivityKind.Lecture, "高考研讨讲座", " ", null, null, Guid.NewGuid());
}
