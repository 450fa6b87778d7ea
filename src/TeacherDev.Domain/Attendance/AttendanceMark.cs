using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// One person's attendance at one session; unique by the two, so that signing in twice is one row. A burst of sign-ins only inserts
/// and never touches the session.
/// </summary>
public sealed class AttendanceMark
{
    public const int NoteLength = 100;

    public AttendanceMark(int sessionId, int personId, AttendanceStatus status, DateTime at, string? note = null)
    {
        (SessionId, PersonId) = (sessionId, personId);
        Put(status, at, note);
    }

    private AttendanceMark() { }

    public int Id { get; private set; }

    public int SessionId { get; private set; }

    public int PersonId { get; private set; }

    public AttendanceStatus Status { get; private set; }

    /// <summary>When it was recorded, UTC.</summary>
    public DateTime At { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Puts a mark right before the session is closed; what it was stands in the audit trail.</summary>
    public void Correct(AttendanceStatus status, DateTime at, string? note = null)
    {
        if ((status, Clean(note)) == (Status, Note)) return;
        Put(status, at, note);
    }

    private void Put(AttendanceStatus status, DateTime at, string? note) => (Status, At, Note) = (status, at, Clean(note));

    private static string? Clean(string? note) => string.IsNullOrWhiteSpace(note) ? null : Naming.Clean(note, "备注", NoteLength);
}
