using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Bulletins;

/// <summary>What the attendance sheets of some sessions say at one moment. A bulletin keeps it as it was; comparing two tells whether a sheet was changed since.</summary>
public sealed record Compilation(IReadOnlyList<CompiledSession> Sessions, IReadOnlyList<CompiledBody> Bodies, IReadOnlyList<CompiledAbsence> Absences)
{
    public static Compilation Nothing { get; } = new([], [], []);
}

/// <param name="Activity">The title of what it belongs to.</param>
public sealed record CompiledSession(int SessionId, DateOnly Day, DayPart Part, string Activity, string Topic, AttendanceCount Count);

/// <summary>A school, or another body whose people were expected.</summary>
public sealed record CompiledBody(int OrganisationId, string Name, AttendanceCount Count);

/// <param name="Status">Absent, late or left early; who had leave is counted, not named.</param>
public sealed record CompiledAbsence(int SessionId, int PersonId, string Name, int OrganisationId, AttendanceStatus Status);
