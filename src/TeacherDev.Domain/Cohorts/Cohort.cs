using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// 培训班: one group of people trained together under a programme-year, usually in one of its tracks. What hangs on its sessions
/// (clashes, attendance, hours) belongs to Scheduling and Attendance; whether it may close with sessions still open, too.
/// </summary>
public sealed partial class Cohort : Aggregate
{
    public const int NameLength = 60;
    public const int ThemeLength = 200;
    public const int PlanLength = 2000;
    public const int MostSeats = 2000;
    public const int ReasonLength = 200;

    private readonly List<Enrolment> enrolments = [];
    private readonly List<CohortStaff> staff = [];

    /// <param name="trackYearId">Null for an activity outside the tracks, such as 高中质量提升研究指导中心成员培养.</param>
    /// <param name="capacity">Seats, 1–2000.</param>
    /// <param name="key">Given by the form, so that sending it twice makes one class.</param>
    public Cohort(int organisationId, int programmeYearId, int? trackYearId, string? name, Period period, int capacity, CohortPlan plan, Guid key)
    {
        (OrganisationId, ProgrammeYearId, IdempotencyKey) = (organisationId, programmeYearId, key);
        Describe(trackYearId, name, period, capacity, plan);
    }

    private Cohort() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int ProgrammeYearId { get; private set; }

    public int? TrackYearId { get; private set; }

    public string Name
    {
        get;
        private set
        {
            field = Naming.Clean(value, "培训班名称", NameLength);
            (SortKey, SearchText) = (Naming.SortKey(field), Naming.SearchText(field));
        }
    } = null!;

    public byte[] SortKey { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    public Period Period { get; private set; }

    public int Capacity { get; private set; }

    public CohortState State { get; private set; }

    public string Theme { get; private set => field = Naming.Prose(value, "主题", ThemeLength); } = null!;

    public string Goals { get; private set => field = Naming.Prose(value, "目标", PlanLength); } = null!;

    public string Outcomes { get; private set => field = Naming.Prose(value, "预期效果", PlanLength); } = null!;

    public string AssessmentProcedure { get; private set => field = Naming.Prose(value, "考核程序", PlanLength); } = null!;

    /// <summary>The day it was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Why the last closing was taken back; null where none was.</summary>
    public string? ReopenReason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<Enrolment> Enrolments => enrolments;

    public IReadOnlyCollection<CohortStaff> Staff => staff;

    public int Occupied => enrolments.Count(e => e.TakesSeat);

    public int SeatsLeft => Capacity - Occupied;

    /// <summary>Changes what was written at creation.</summary>
    /// <exception cref="RuleBroken">The class is closed, or fewer seats than people in it.</exception>
    public void Revise(int? trackYearId, string? name, Period period, int capacity, CohortPlan plan)
    {
        MustBeOpen();
        if (capacity < Occupied) throw new RuleBroken("“{0}”已有 {1} 人，人数上限不能改为 {2}", Name, Occupied, capacity);
        Describe(trackYearId, name, period, capacity, plan);
        Touch();
    }

    /// <summary>Takes one step forward, or one back while the list is still being made. Closing has rules of its own: <see cref="Close"/>.</summary>
    public void MoveTo(CohortState next)
    {
        if (next == CohortState.Completed) throw new RuleBroken("请用“结业”来结束培训班");
        Step(next);
    }

    /// <exception cref="RuleBroken">Closed, full, or already a member.</exception>
    public Enrolment Enrol(int personId, DateOnly today, EnrolmentRoute route = EnrolmentRoute.List)
    {
        MustBeOpen();
        if (IsMember(personId)) throw new RuleBroken("该教师已在“{0}”中", Name);
        if (SeatsLeft <= 0) throw new RuleBroken("“{0}”已满（上限 {1} 人），请调整人数上限或另选培训班", Name, Capacity);
        return Seat(personId, today, route);
    }

    /// <summary>Puts everyone on the list or no one; people already in are passed over, so that a pasted list may be sent again.</summary>
    /// <returns>How many were added.</returns>
    public int EnrolAll(IEnumerable<int> personIds, DateOnly today, EnrolmentRoute route = EnrolmentRoute.List)
    {
        MustBeOpen();
        var members = enrolments.Where(e => e.TakesSeat).Select(e => e.PersonId).ToHashSet();
        var newcomers = personIds.Distinct().Where(id => !members.Contains(id)).ToList();
        if (newcomers.Count > SeatsLeft) throw new RuleBroken("“{0}”还有 {1} 个名额，名单上有 {2} 人要加入；请调整人数上限或缩短名单", Name, Math.Max(0, SeatsLeft), newcomers.Count);
        foreach (var personId in newcomers) Seat(personId, today, route);
        return newcomers.Count;
    }

    /// <summary>
    /// Marks that a session is put into this class's timetable, moved in it or opened again, so that of two at once the second is checked
    /// against the first, and none slips in while the class is closed.
    /// </summary>
    /// <exception cref="RuleBroken">The class is closed.</exception>
    public void Book()
    {
        MustBeOpen();
        Touch();
    }

    /// <summary>Ends a membership; the row stays, so that sessions before that day keep their people.</summary>
    /// <param name="today">The first day the person no longer belongs.</param>
    public void Leave(int personId, string? reason, DateOnly today)
    {
        MustBeOpen();
        Membership(personId).End(today, reason);
        Touch();
    }

    public bool IsMember(int personId) => enrolments.Any(e => e.PersonId == personId && e.TakesSeat);

    public void Appoint(int personId, CohortRole role, DateOnly today)
    {
        MustBeOpen();
        if (staff.Any(s => s.PersonId == personId && s.Role == role && s.Until is null)) throw new RuleBroken("该教师已担任本班的{0}", role);
        staff.Add(new CohortStaff(personId, role, today));
        Touch();
    }

    public void Dismiss(int personId, CohortRole role, DateOnly today)
    {
        MustBeOpen();
        var post = staff.SingleOrDefault(s => s.PersonId == personId && s.Role == role && s.Until is null) ?? throw new RuleBroken("该教师没有担任本班的{0}", role);
        post.End(today);
        Touch();
    }

    /// <summary>
    /// Ends the class (结业): everyone still in it has completed, except those named. That no session is still open is checked by
    /// <c>CohortClosure</c> in Attendance, which knows them.
    /// </summary>
    /// <param name="withoutCompletion">People who took part but did not complete.</param>
    /// <param name="withoutHours">People who missed so much that the hours of the class do not count.</param>
    /// <exception cref="RuleBroken">Not running, not begun yet, nobody in it, or a name that is no member.</exception>
    public void Close(DateOnly today, IReadOnlyCollection<int>? withoutCompletion = null, IReadOnlyCollection<int>? withoutHours = null)
    {
        if (today < Period.From) throw new RuleBroken("“{0}”从 {1:yyyy-MM-dd} 开始，还不能结业", Name, Period.From);
        if (Occupied == 0) throw new RuleBroken("“{0}”没有学员，不能结业", Name);
        foreach (var personId in withoutCompletion ?? []) Membership(personId);
        Step(CohortState.Completed);
        foreach (var enrolment in enrolments.Where(e => e.TakesSeat)) enrolment.Conclude(withoutCompletion?.Contains(enrolment.PersonId) != true, withoutHours?.Contains(enrolment.PersonId) == true);
        ClosedOn = today;
    }

    /// <summary>Takes the closing back (撤销结业): the class runs again, nobody has completed, and no hours are forfeited.</summary>
    /// <exception cref="RuleBroken">Not closed, already archived, or without a reason.</exception>
    public void Reopen(string? reason)
    {
        if (State != CohortState.Completed) throw new RuleBroken("“{0}”{1}，不能撤销结业", Name, State);
        (ReopenReason, State, ClosedOn) = (Naming.Prose(reason, "撤销结业的原因", ReasonLength), CohortState.Running, null);
        foreach (var enrolment in enrolments.Where(e => e.TakesSeat)) enrolment.Resume();
        Touch();
    }

    private Enrolment Seat(int personId, DateOnly today, EnrolmentRoute route)
    {
        var enrolment = new Enrolment(personId, today, route);
        enrolments.Add(enrolment);
        // Nobody is in a class and waits for it.
        waiting.Find(w => w.IsWaiting && w.PersonId == personId)?.MoveUp(today);
        Touch();
        return enrolment;
    }

    private void Step(CohortState next)
    {
        if (!State.Next.Contains(next)) throw new RuleBroken("“{0}”现在是{1}，不能变为{2}", Name, State, next);
        State = next;
        Touch();
    }

    private void Describe(int? trackYearId, string? name, Period period, int capacity, CohortPlan plan)
    {
        if (period.IsOpen) throw new RuleBroken("请填写培训班的结束日期");
        if (capacity is < 1 or > MostSeats) throw new RuleBroken("人数上限应在 1–{0} 之间", MostSeats);
        (TrackYearId, Name, Period, Capacity) = (trackYearId, name!, period, capacity);
        (Theme, Goals, Outcomes, AssessmentProcedure) = (plan.Theme!, plan.Goals!, plan.Outcomes!, plan.AssessmentProcedure!);
    }

    private Enrolment Membership(int personId) =>
        enrolments.SingleOrDefault(e => e.PersonId == personId && e.TakesSeat) ?? throw new RuleBroken("该教师不在“{0}”中", Name);

    private void MustBeOpen()
    {
        if (!State.IsOpen) throw new RuleBroken("“{0}”{1}，不能再修改", Name, State);
    }
}
