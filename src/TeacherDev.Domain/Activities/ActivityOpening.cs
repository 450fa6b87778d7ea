using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Activities;

/// <summary>开放报名: an activity that says so lets teachers enrol themselves, as long as there are places, until a day.</summary>
public sealed partial class Activity
{
    public const int MostCapacity = 5000;

    /// <summary>How many people may take part at most, whoever put them on the list; null for no limit.</summary>
    public int? Capacity { get; private set; }

    /// <summary>The last day on which teachers may enrol and withdraw themselves; null where the activity is not open.</summary>
    public DateOnly? OpenUntil { get; private set; }

    /// <summary>Only teachers of this stage; null for all.</summary>
    public SchoolStage? OpenStage { get; private set; }

    /// <summary>Only teachers of this subject; null for all.</summary>
    public string? OpenSubject { get; private set; }

    /// <summary>The beginning of the paths of all whom it is open to: the reach of its organiser. Null where it is not open.</summary>
    public string? OpenAudience { get; private set; }

    /// <summary>People on the list now.</summary>
    public int Taken => invitations.Count(i => i.WithdrawnOn is null);

    /// <summary>Opens the activity, or says anew to whom, for how many and until when.</summary>
    /// <param name="organiser">The activity's own body.</param>
    /// <exception cref="RuleBroken">The capacity is out of bounds, or below those who are on the list.</exception>
    public void OpenTo(Organisation organiser, DateOnly until, int capacity, SchoolStage? stage, string? subject)
    {
        if (capacity is < 1 or > MostCapacity) throw new RuleBroken("人数上限应在 1–{0} 之间", MostCapacity);
        if (capacity < Taken) throw new RuleBroken("“{0}”已有 {1} 人，人数上限不能少于 {1} 人", Title, Taken);
        (Capacity, OpenUntil, OpenStage, OpenAudience) = (capacity, until, stage, organiser.Reach);
        OpenSubject = string.IsNullOrWhiteSpace(subject) ? null : Naming.Clean(subject, "学科", Person.SubjectLength);
        Touch();
    }

    /// <summary>Nobody enrols oneself any more; who is on the list stays, and there is no limit.</summary>
    public void EndOpening()
    {
        (Capacity, OpenUntil, OpenStage, OpenSubject, OpenAudience) = (null, null, null, null, null);
        Touch();
    }

    /// <summary>Puts a teacher on the list at one's own wish.</summary>
    /// <exception cref="RuleBroken">Not open to this teacher, not any more, no place left, or on the list already.</exception>
    public void SignUp(int personId, SchoolStage? stage, string? subject, DateOnly today)
    {
        MustTakeSignUps(today);
        if (OpenStage is { } wanted && stage != wanted) throw new RuleBroken("“{0}”只面向{1}教师", Title, wanted);
        if (OpenSubject is { } of && subject != of) throw new RuleBroken("“{0}”只面向{1}学科教师", Title, of);
        if (IsInvited(personId)) throw new RuleBroken("您已在“{0}”的名单中", Title);
        MustHaveRoom(1);
        invitations.Add(new Invitation(personId, today, isOwn: true));
        Touch();
    }

    /// <summary>Takes one's own enrolment back, until the last day.</summary>
    /// <exception cref="RuleBroken">Not any more, or invited by the organiser.</exception>
    public void Withdraw(int personId, DateOnly today)
    {
        MustTakeSignUps(today);
        var own = invitations.Find(i => i.PersonId == personId && i is { IsOwn: true, WithdrawnOn: null }) ?? throw new RuleBroken("您不是自己报名“{0}”的，请联系主办单位", Title);
        own.Withdraw(today);
        Touch();
    }

    private void MustTakeSignUps(DateOnly today)
    {
        if (OpenUntil is not { } until) throw new RuleBroken("“{0}”不接受自主报名", Title);
        if (today > until) throw new RuleBroken("“{0}”的自主报名已于 {1:yyyy-MM-dd} 截止", Title, until);
    }

    private void MustHaveRoom(int people)
    {
        if (Capacity is { } most && Taken + people > most) throw new RuleBroken(Taken >= most ? "“{0}”限 {1} 人，名额已满" : "“{0}”限 {1} 人，已有 {2} 人，名额不够", Title, most, Taken);
    }
}
