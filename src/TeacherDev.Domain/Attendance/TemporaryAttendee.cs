using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// 临时人员: somebody on the paper list whom the system does not know yet, by name and school and nothing else. It counts nowhere until it is merged with a person,
/// whose mark it then is.
/// </summary>
public sealed class TemporaryAttendee : Aggregate
{
    public const int NameLength = 40;
    public const int SchoolLength = 60;

    /// <exception cref="RuleBroken">No name or no school.</exception>
    public TemporaryAttendee(int sessionId, string? name, string? school, AttendanceStatus status, Guid key)
    {
        (SessionId, Status, IdempotencyKey) = (sessionId, status, key);
        Name = Naming.Clean(name, "姓名", NameLength);
        School = Naming.Clean(school, "单位", SchoolLength);
        SearchText = Naming.SearchText(Name, School);
    }

    private TemporaryAttendee() { }

    public int SessionId { get; private set; }

    public string Name { get; private set; } = null!;

    /// <summary>As it stands on the paper; no organisation of the system.</summary>
    public string School { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    public AttendanceStatus Status { get; private set; }

    /// <summary>Whom it was merged with; null while it waits.</summary>
    public int? PersonId { get; private set; }

    /// <summary>The merge put the person on the list of the activity; taking it back takes that back too.</summary>
    public bool WasBroughtIn { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>Says who it was.</summary>
    /// <returns>The person's mark.</returns>
    /// <exception cref="RuleBroken">Merged already.</exception>
    internal AttendanceMark Merge(int personId, bool isBroughtIn, DateTime now)
    {
        if (PersonId is not null) throw new RuleBroken("“{0}”已经合并，不用再合并", Name);
        (PersonId, WasBroughtIn) = (personId, isBroughtIn);
        Touch();
        return new AttendanceMark(SessionId, personId, Status, now, note: null, MarkSource.Hand);
    }

    /// <exception cref="RuleBroken">Not merged.</exception>
    internal void Part()
    {
        if (PersonId is null) throw new RuleBroken("“{0}”还没有合并", Name);
        (PersonId, WasBroughtIn) = (null, false);
        Touch();
    }

    /// <exception cref="RuleBroken">Merged: what became somebody's mark is taken back first.</exception>
    public void MustBeWaiting()
    {
        if (PersonId is not null) throw new RuleBroken("“{0}”已经合并，请先撤销合并", Name);
    }
}
