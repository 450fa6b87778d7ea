using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

using Hours = Kernel.Hours;

/// <summary>
/// 一节课: under a class or under an activity, never both. Further classes may sit in it (合班): the one it stands under leads it, owns it and says
/// who may change it. Attendance is taken for it; closing it posts the hours (<c>Attendance.HoursPosting</c>, in one transaction with the state).
/// </summary>
public sealed class Session : Aggregate
{
    public const int TopicLength = 80;
    public const int ReasonLength = 200;

    private readonly List<Closing> closings = [];
    private readonly List<SessionClass> classes = [];

    private Session(int organisationId, SessionContent content, Slot slot, Guid key)
    {
        (OrganisationId, IdempotencyKey) = (organisationId, key);
        Describe(content);
        Place(slot);
    }

    private Session() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The class that leads it; null under an activity. Who asks for the sessions of a class asks <see cref="ClassSessions"/>.</summary>
    public int? CohortId { get; private set; }

    public int? ActivityId { get; private set; }

    public DateOnly Day { get; private set; }

    public DayPart Part { get; private set; }

    public TimeOnly? From { get; private set; }

    public TimeOnly? To { get; private set; }

    public string Topic { get; private set => field = Naming.Clean(value, "课题", TopicLength); } = null!;

    public int? TrainerId { get; private set; }

    public int? VenueId { get; private set; }

    /// <summary>The module of its class that it belongs to; null where it belongs to none.</summary>
    public int? ModuleId { get; private set; }

    public SessionMode Mode { get; private set; }

    public SessionKind Kind { get; private set; }

    /// <summary><see cref="Tags"/>: what its venue must have.</summary>
    public string? Equipment { get; private set; }

    /// <summary>What one attending person earns, 0–12 学时; the rule set's ceiling for a half-day is checked when the session is closed.</summary>
    public Hours Hours { get; private set; }

    public SessionState State { get; private set; }

    public string? CancelReason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>Every time it was closed, oldest first; a closing that was not reopened stands.</summary>
    public IReadOnlyCollection<Closing> Closings => closings;

    /// <summary>The closing that stands; null while the session is open.</summary>
    public Closing? Closed => closings.SingleOrDefault(c => c.ReopenedAt is null);

    public Slot Slot => new(Day, Part, From, To);

    /// <summary>Every class that sits in it, the leading one included; none under an activity.</summary>
    public IReadOnlyCollection<SessionClass> Classes => classes;

    /// <summary>The same by id, the leading one first.</summary>
    public IReadOnlyList<int> CohortIds => [.. classes.Select(c => c.CohortId).OrderBy(id => id != CohortId).ThenBy(id => id)];

    public bool IsJoint => classes.Count > 1;

    public static Session OfCohort(int cohortId, int organisationId, SessionContent content, Slot slot, Guid key)
    {
        var session = new Session(organisationId, content, slot, key) { CohortId = cohortId };
        session.classes.Add(new SessionClass(cohortId, organisationId));
        return session;
    }

    public static Session OfActivity(int activityId, int organisationId, SessionContent content, Slot slot, Guid key) =>
        new(organisationId, content, slot, key) { ActivityId = activityId };

    /// <summary>The same once more on another day with the same classes, planned and not yet held.</summary>
    public Session CopyTo(DateOnly day, Guid key)
    {
        var copy = new Session(OrganisationId, Content(), Slot.On(day, Part), key) { CohortId = CohortId, ActivityId = ActivityId };
        copy.classes.AddRange(classes.Select(c => new SessionClass(c.CohortId, c.OrganisationId)));
        return copy;
    }

    public SessionContent Content() => new(Topic, TrainerId, VenueId, Mode, Hours, ModuleId, Kind, Equipment);

    /// <summary>Changes what is taught, by whom, where and for how much.</summary>
    public void Revise(SessionContent content)
    {
        MustBePlanned();
        Describe(content);
        Touch();
    }

    /// <summary>Puts it at another time. Clashes are found before (<see cref="Clashes"/>), not here.</summary>
    public void Move(Slot slot)
    {
        MustBePlanned();
        Place(slot);
        Touch();
    }

    /// <summary>合班: a further class sits in it.</summary>
    /// <exception cref="RuleBroken">It is not planned any more, it stands under an activity, or the class is closed or sits in it already.</exception>
    public void Join(Cohort cohort)
    {
        MustBePlanned();
        if (CohortId is null) throw new RuleBroken("“{0}”不是培训班的课，不能合班", Topic);
        if (!cohort.State.IsOpen) throw new RuleBroken("“{0}”{1}，不能再合班", cohort.Name, cohort.State);
        if (classes.Exists(c => c.CohortId == cohort.Id)) throw new RuleBroken("“{0}”已经在“{1}”里", cohort.Name, Topic);
        classes.Add(new SessionClass(cohort.Id, cohort.OrganisationId));
        Touch();
    }

    /// <exception cref="RuleBroken">It is not planned any more, the class leads it, or does not sit in it.</exception>
    public void Leave(int cohortId)
    {
        MustBePlanned();
        if (cohortId == CohortId) throw new RuleBroken("“{0}”是这个班开设的课，这个班不能退出", Topic);
        if (classes.RemoveAll(c => c.CohortId == cohortId) == 0) throw new RuleBroken("这个班不在“{0}”里", Topic);
        Touch();
    }

    /// <summary>Has exactly these classes sit in it beside the leading one; whoever is named twice is named once.</summary>
    /// <exception cref="RuleBroken">See <see cref="Join"/> and <see cref="Leave"/>.</exception>
    public void SeatBeside(IReadOnlyCollection<Cohort> others)
    {
        foreach (var gone in CohortIds.Where(id => id != CohortId && others.All(o => o.Id != id))) Leave(gone);
        foreach (var cohort in others.DistinctBy(o => o.Id).Where(o => classes.TrueForAll(c => c.CohortId != o.Id))) Join(cohort);
    }

    public void Cancel(string? reason)
    {
        MustBePlanned();
        (CancelReason, State) = (Because(reason, "取消"), SessionState.Cancelled);
        Touch();
    }

    /// <summary>Guards the attendance sheet: it is filled in on the day or later, as long as the session is not closed.</summary>
    public void TakeAttendance(DateTime now)
    {
        MustBePlanned();
        if (Day > now.DayInShanghai) throw new RuleBroken("“{0}”在 {1:yyyy-MM-dd}，到时才能登记考勤", Topic, Day);
        Touch();
    }

    /// <exception cref="RuleBroken">Not planned any more, or its day has not come.</exception>
    public void Close(DateTime now)
    {
        MustBePlanned();
        if (Day > now.DayInShanghai) throw new RuleBroken("“{0}”在 {1:yyyy-MM-dd}，还没有上，不能结束", Topic, Day);
        closings.Add(new Closing(closings.Count + 1, now));
        State = SessionState.Closed;
        Touch();
    }

    /// <summary>Opens a closed session again so that attendance or hours can be put right; what was posted is reversed with it.</summary>
    public void Reopen(string? reason, DateTime now)
    {
        if (Closed is not { } closing) throw new RuleBroken("“{0}”{1}，不能重新打开", Topic, State);
        closing.Reopen(Because(reason, "重新打开"), now);
        State = SessionState.Planned;
        Touch();
    }

    private void Describe(SessionContent content)
    {
        if (content.Hours < Hours.Zero || content.Hours > Hours.Of(12)) throw new RuleBroken("一节课的学时应在 0–12 之间：{0}", content.Hours.Amount);
        (Topic, TrainerId, VenueId, ModuleId, Mode, Hours) = (content.Topic!, content.TrainerId, content.VenueId, content.ModuleId, content.Mode, content.Hours);
        (Kind, Equipment) = (content.Kind, Tags.Clean(content.Equipment, "所需设备"));
    }

    private void Place(Slot slot)
    {
        slot.MustBePlannable();
        (Day, Part, From, To) = (slot.Day, slot.Part, slot.From, slot.To);
    }

    private void MustBePlanned()
    {
        if (State != SessionState.Planned) throw new RuleBroken("“{0}”{1}，不能再修改", Topic, State);
    }

    private static string Because(string? reason, string verb)
    {
        var clean = (reason ?? "").Trim();
        if (clean.Length == 0) throw new RuleBroken("请填写{0}的原因", verb);
        return Naming.Clean(clean, "原因", ReasonLength);
    }
}

/// <summary>What a session holds, apart from its time.</summary>
public sealed record SessionContent(string? Topic, int? TrainerId, int? VenueId, SessionMode Mode, Hours Hours, int? ModuleId = null, SessionKind Kind = SessionKind.Lesson, string? Equipment = null);
