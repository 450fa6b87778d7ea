using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// One person's attendance at one session; unique by the two, so that signing in twice is one row. A burst of sign-ins only inserts
/// and never touches the session.
/// </summary>
public sealed class AttendanceMark
{
    public const int NoteLength = 100;

    private readonly List<MarkCorrection> corrections = [];

    /// <param name="device">A hash that two marks from one device share; kept only where the rules say so.</param>
    public AttendanceMark(int sessionId, int personId, AttendanceStatus status, DateTime at, string? note = null, MarkSource source = MarkSource.Hand, byte[]? device = null)
    {
        (SessionId, PersonId, Device) = (sessionId, personId, device);
        Put(status, at, note, source);
    }

    private AttendanceMark() { }

    public int Id { get; private set; }

    public int SessionId { get; private set; }

    public int PersonId { get; private set; }

    public AttendanceStatus Status { get; private set; }

    /// <summary>When the person scanned, or when somebody else recorded it, UTC.</summary>
    public DateTime At { get; private set; }

    public MarkSource Source { get; private set; }

    /// <summary>When the person signed out, UTC; null where nobody did.</summary>
    public DateTime? LeftAt { get; private set; }

    public byte[]? Device { get; private set; }

    /// <summary>Metres from the venue by what the person's phone said (<see cref="AdvisoryPlace"/>); null where nothing was said, or it was forgotten. The trail keeps none of it: it could not forget.</summary>
    [Unaudited]
    public int? Distance { get; private set; }

    /// <summary>Metres by which that may err.</summary>
    [Unaudited]
    public int? Accuracy { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Every time its status was changed, oldest first.</summary>
    public IReadOnlyCollection<MarkCorrection> Corrections => corrections;

    /// <summary>Puts a mark right before the session is closed. Another status needs a reason; a note alone does not.</summary>
    /// <param name="by">The name of whoever changes it.</param>
    /// <exception cref="RuleBroken">Another status without a reason.</exception>
    public void Correct(AttendanceStatus status, DateTime at, string? note, string? why, string by)
    {
        if ((status, Clean(note)) == (Status, Note)) return;
        if (status == Status)
        {
            Note = Clean(note);
            return;
        }
        corrections.Add(new MarkCorrection(Status, status, why, by, at));
        Put(status, at, note, MarkSource.Hand);
    }

    /// <summary>Signs out; the first time counts.</summary>
    /// <param name="leastStay">Minutes since signing in.</param>
    /// <exception cref="RuleBroken">Too early, or the mark says that the person was not there.</exception>
    public void Leave(DateTime now, int leastStay)
    {
        if (LeftAt is not null) return;
        if (!Status.Attended) throw new RuleBroken("您登记为{0}，不能签退，请找班主任", Status);
        if (now < At.AddMinutes(leastStay)) throw new RuleBroken("{0:HH:mm} 以后才能签退", At.AddMinutes(leastStay).InShanghai);
        LeftAt = now;
    }

    /// <summary>Adds where the person's phone said it was. It changes nothing of what the mark says.</summary>
    /// <exception cref="RuleBroken">The mark says that the person was not there.</exception>
    public void Locate(AdvisoryPlace place)
    {
        if (!Status.Attended) throw new RuleBroken("您登记为{0}，不用附位置", Status);
        (Distance, Accuracy) = (place.Distance, place.Accuracy);
    }

    private void Put(AttendanceStatus status, DateTime at, string? note, MarkSource source) => (Status, At, Note, Source) = (status, at, Clean(note), source);

    private static string? Clean(string? note) => string.IsNullOrWhiteSpace(note) ? null : Naming.Clean(note, "备注", NoteLength);
}
