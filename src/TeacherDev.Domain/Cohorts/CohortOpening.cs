using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// 自主选学: a class that says so lets teachers enrol themselves while it recruits. “科学指导教师校长自主选学”
/// (清远市基础教育教学质量提升指导意见（征求意见稿）, 三（四）13).
/// </summary>
public sealed partial class Cohort
{
    /// <summary>Who left a class of their own accord so often asks its staff to be let in again.</summary>
    public const int MostExits = 5;

    /// <summary>The last day on which teachers may enrol and withdraw themselves; null where the class is not open.</summary>
    public DateOnly? OpenUntil { get; private set; }

    /// <summary>Only teachers of this stage; null for all.</summary>
    public SchoolStage? OpenStage { get; private set; }

    /// <summary>Only teachers of this subject; null for all.</summary>
    public string? OpenSubject { get; private set; }

    /// <summary>The beginning of the paths of all whom the class is open to: the reach of its body. Null where it is not open.</summary>
    public string? OpenAudience { get; private set; }

    /// <summary>Opens the class, or says anew to whom and until when.</summary>
    /// <param name="organisation">The class's own body.</param>
    /// <exception cref="RuleBroken">The last day lies after the class, or the class is closed.</exception>
    public void OpenTo(Organisation organisation, DateOnly until, SchoolStage? stage, string? subject)
    {
        MustBeOpen();
        if (until > Period.To) throw new RuleBroken("“{0}”到 {1:yyyy-MM-dd} 结束，报名截止日期要在此之前", Name, Period.To);
        (OpenUntil, OpenStage, OpenAudience) = (until, stage, organisation.Reach);
        OpenSubject = string.IsNullOrWhiteSpace(subject) ? null : Naming.Clean(subject, "学科", Person.SubjectLength);
        Touch();
    }

    /// <summary>Nobody enrols oneself any more; who is in stays in.</summary>
    public void EndOpening()
    {
        MustBeOpen();
        (OpenUntil, OpenStage, OpenSubject, OpenAudience) = (null, null, null, null);
        Touch();
    }

    /// <summary>Enrols a teacher at one's own wish, or puts one on the waiting list where the class is full.</summary>
    /// <param name="busyWith">A class of the same days that the teacher is in; null where there is none.</param>
    /// <returns>True for a seat, false for a place in line.</returns>
    /// <exception cref="RuleBroken">Not open to this teacher, not any more, or not at this time.</exception>
    public bool SignUp(Applicant teacher, string? busyWith, DateOnly today)
    {
        MustTakeSignUps(today);
        if (OpenStage is { } stage && teacher.Stage != stage) throw new RuleBroken("“{0}”只面向{1}教师", Name, stage);
        if (OpenSubject is { } subject && teacher.Subject != subject) throw new RuleBroken("“{0}”只面向{1}学科教师", Name, subject);
        if (IsMember(teacher.PersonId)) throw new RuleBroken("您已在“{0}”中", Name);
        if (IsWaiting(teacher.PersonId)) throw new RuleBroken("您已在“{0}”的候补名单中", Name);
        if (busyWith is not null) throw new RuleBroken("您同期已在“{0}”中，不能再报时间重叠的“{1}”", busyWith, Name);
        if (enrolments.Count(e => e.PersonId == teacher.PersonId && !e.TakesSeat) >= MostExits) throw new RuleBroken("您已退出“{0}”多次，请联系主办单位办理", Name);
        if (SeatsLeft > 0)
        {
            Seat(teacher.PersonId, today, EnrolmentRoute.Self);
            return true;
        }
        Wait(teacher.PersonId, today, isOwn: true);
        return false;
    }

    /// <summary>Takes one's own enrolment or place in line back, until the last day.</summary>
    /// <param name="reason">What the history says.</param>
    public void Withdraw(int personId, string reason, DateOnly today)
    {
        MustTakeSignUps(today);
        if (IsWaiting(personId)) StopWaiting(personId, today);
        else if (enrolments.Exists(e => e.PersonId == personId && e is { TakesSeat: true, Route: EnrolmentRoute.Self or EnrolmentRoute.WaitingList })) Leave(personId, reason, today);
        else throw new RuleBroken("您不是自主报名“{0}”的，请联系主办单位办理退出", Name);
    }

    private void MustTakeSignUps(DateOnly today)
    {
        if (OpenUntil is not { } until) throw new RuleBroken("“{0}”不接受自主报名", Name);
        if (State != CohortState.Recruiting) throw new RuleBroken("“{0}”现在是{1}，不能自主报名或退出", Name, State);
        if (today > until) throw new RuleBroken("“{0}”的自主报名已于 {1:yyyy-MM-dd} 截止", Name, until);
    }
}

/// <summary>What an open class asks of a teacher.</summary>
public sealed record Applicant(int PersonId, SchoolStage? Stage, string? Subject);
