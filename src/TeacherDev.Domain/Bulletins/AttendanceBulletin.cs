using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Bulletins;

/// <summary>
/// 教研出勤通报: who came to the research events of a period, school by school. The institute compiles it and reports it to the bureau, the bureau approves or
/// returns it, then the schools read it and nothing in it changes any more: what turns out wrong is said by a counter-notice, which goes the same way
/// (翔安 2024, 五.5: “教师参加市、区教研出勤情况由教研部门上报区教育局后通报，纳入学校考勤管理”).
/// </summary>
public sealed class AttendanceBulletin : Aggregate
{
    public const int TitleLength = 60;
    public const int NoteLength = 500;
    public const int ReasonLength = 200;

    private readonly List<BulletinSession> sessions = [];
    private readonly List<BulletinBody> bodies = [];
    private readonly List<BulletinAbsence> absences = [];

    /// <exception cref="RuleBroken">A school compiles it, no title, or no session in it.</exception>
    public AttendanceBulletin(Organisation compiler, string? title, Period period, string? note, Compilation said, Guid key)
        : this(compiler, period, key) => Say(title, note, said);

    private AttendanceBulletin(Organisation compiler, Period period, Guid key)
    {
        if (compiler.Kind == OrganisationKind.School) throw new RuleBroken("教研出勤通报由教研部门编制，学校只查看");
        (OrganisationId, Organisation, Audience, Period, IdempotencyKey) = (compiler.Id, compiler, compiler.Reach, period, key);
    }

    private AttendanceBulletin()
    {
    }

    /// <summary>Who compiles it.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The beginning of the paths of those it is published to.</summary>
    public string Audience { get; private set; } = null!;

    public string Title
    {
        get;
        private set
        {
            field = Naming.Clean(value, "通报标题", TitleLength);
            SearchText = Naming.SearchText(field);
        }
    } = null!;

    public string SearchText { get; private set; } = null!;

    /// <summary>The days whose sessions it may speak of.</summary>
    public Period Period { get; private set; }

    /// <summary>What is asked of the schools, in the institute's words; null where nothing is.</summary>
    public string? Note { get; private set; }

    public BulletinState State { get; private set; }

    public DateTime? ReportedAt { get; private set; }

    /// <summary>The account that reported it; another one approves.</summary>
    public int? ReportedById { get; private set; }

    /// <summary>When it was approved or returned.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>The body that approved or returned it.</summary>
    public int? DecidedById { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string? ReturnReason { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    /// <summary>The bulletin that this counter-notice corrects.</summary>
    public int? CorrectsId { get; private set; }

    /// <summary>What was wrong with it; a counter-notice says so.</summary>
    public string? Correction { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<BulletinSession> Sessions => sessions;

    public IReadOnlyCollection<BulletinBody> Bodies => bodies;

    public IReadOnlyCollection<BulletinAbsence> Absences => absences;

    /// <summary>更正通报: speaks anew of the same days. Without a session it takes back all that was said.</summary>
    /// <exception cref="RuleBroken">The other is not out or was corrected already, or nobody says why.</exception>
    public static AttendanceBulletin Against(AttendanceBulletin wrong, string? title, string? note, string? correction, Compilation said, Guid key)
    {
        if (wrong.State != BulletinState.Published) throw new RuleBroken("“{0}”{1}，只有已通报的才发更正通报", wrong.Title, wrong.State);
        var counter = new AttendanceBulletin(wrong.Organisation, wrong.Period, key) { CorrectsId = wrong.Id };
        counter.Correction = Naming.Clean(correction, "更正原因", ReasonLength);
        counter.Say(title, note, said);
        return counter;
    }

    /// <summary>Says something else, before it is reported or after it was returned.</summary>
    /// <exception cref="RuleBroken">It is with the bureau or out, no title, or no session in it.</exception>
    public void Revise(string? title, string? note, string? correction, Compilation said)
    {
        if (!State.IsOpen) throw new RuleBroken("“{0}”{1}，不能修改", Title, State);
        if (CorrectsId is not null) Correction = Naming.Clean(correction, "更正原因", ReasonLength);
        Say(title, note, said);
        Touch();
    }

    /// <summary>Hands it to the bureau.</summary>
    /// <param name="now">What the sheets say at this moment: nobody reports what is no longer so.</param>
    /// <exception cref="RuleBroken">It is with the bureau already, or a sheet was changed since it was compiled.</exception>
    public void Report(int accountId, Compilation now, DateTime at)
    {
        if (!State.IsOpen) throw new RuleBroken("“{0}”{1}，不能上报", Title, State);
        if (!Says(now)) throw new RuleBroken("编制以后考勤有变化，请重新编制、核对后再上报");
        (State, ReportedById, ReportedAt, DecidedAt, DecidedById, ReturnReason) = (BulletinState.Reported, accountId, at, null, null, null);
        Touch();
    }

    /// <exception cref="RuleBroken">It does not wait, another body decides, or no reason.</exception>
    public void Return(Organisation by, string? reason, DateTime at)
    {
        MustWaitFor(by);
        ReturnReason = Naming.Clean(reason, "退回原因", ReasonLength);
        (State, DecidedById, DecidedAt) = (BulletinState.Returned, by.Id, at);
        Touch();
    }

    /// <exception cref="RuleBroken">It does not wait, another body decides, or who reported it approves it.</exception>
    public void Approve(Organisation by, int accountId, DateTime at)
    {
        MustWaitFor(by);
        if (accountId == ReportedById) throw new RuleBroken("上报的人不能自己批准，请由另一位同事批准");
        (State, DecidedById, DecidedAt) = (BulletinState.Approved, by.Id, at);
        Touch();
    }

    /// <summary>From now on the schools read it.</summary>
    /// <exception cref="RuleBroken">Not approved.</exception>
    public void Publish(DateTime at)
    {
        if (State != BulletinState.Approved) throw new RuleBroken("“{0}”{1}，批准后才能通报", Title, State);
        (State, PublishedAt) = (BulletinState.Published, at);
        foreach (var session in sessions) session.IsStanding = true;
        Touch();
    }

    /// <summary>A counter-notice took its place.</summary>
    /// <exception cref="RuleBroken">Not out, or corrected already by another.</exception>
    public void GiveWay()
    {
        if (State != BulletinState.Published) throw new RuleBroken("“{0}”{1}，不能再更正", Title, State);
        State = BulletinState.Corrected;
        foreach (var session in sessions) session.IsStanding = false;
        Touch();
    }

    /// <summary>Whether a body decides on it: the bureau above who compiled it, through an office of its own too; a bureau that compiles for itself decides itself.</summary>
    public static bool IsDecidedBy(Organisation compiler, Organisation body) =>
        body.Kind is OrganisationKind.Bureau or OrganisationKind.Department && (body.Path != compiler.Path || body.Kind == OrganisationKind.Bureau) && compiler.Path.StartsWith(body.Reach, StringComparison.Ordinal);

    /// <summary>Whether sheets say what it says.</summary>
    public bool Says(Compilation other) =>
        sessions.Select(s => (s.SessionId, s.Count)).ToHashSet().SetEquals(other.Sessions.Select(s => (s.SessionId, s.Count)))
        && absences.Select(a => (a.SessionId, a.PersonId, a.Status)).ToHashSet().SetEquals(other.Absences.Select(a => (a.SessionId, a.PersonId, a.Status)));

    private void MustWaitFor(Organisation by)
    {
        if (State != BulletinState.Reported) throw new RuleBroken("“{0}”{1}，没有等待批准", Title, State);
        if (!IsDecidedBy(Organisation, by)) throw new RuleBroken("通报由{0}的上级教育行政部门批准", Organisation.Name);
    }

    private void Say(string? title, string? note, Compilation said)
    {
        if (said.Sessions.Count == 0 && CorrectsId is null) throw new RuleBroken("请至少选一场已结束考勤的活动");
        if (said.Sessions.FirstOrDefault(s => !Period.Includes(s.Day)) is { } outside) throw new RuleBroken("“{0}”在 {1:yyyy-MM-dd}，不在通报的时间段内", outside.Topic, outside.Day);
        Title = title!;
        Note = string.IsNullOrWhiteSpace(note) ? null : Lines(note.Trim());
        sessions.Clear();
        bodies.Clear();
        absences.Clear();
        sessions.AddRange(said.Sessions.Select(s => new BulletinSession(s, isStanding: CorrectsId is null)));
        bodies.AddRange(said.Bodies.Select(b => new BulletinBody(b)));
        absences.AddRange(said.Absences.Select(a => new BulletinAbsence(a)));
    }

    private static string Lines(string note) =>
        note.EnumerateRunes().Count() > NoteLength ? throw new RuleBroken("{0}最多 {1} 个字", "通报要求", NoteLength) : note.ReplaceLineEndings("\n");
}
