using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>A session that somebody is expected at and that is not closed yet.</summary>
/// <param name="Hours">As planned, before any ceiling.</param>
public sealed record PlannedHours(int SessionId, DateOnly Day, DayPart Part, SessionMode Delivery, ActivityKind? Activity, Kernel.Hours Hours);

/// <summary>What a goal comes to if all that is planned is attended.</summary>
/// <param name="Sessions">How many are planned in its period.</param>
/// <param name="Certified">Counted then, ceilings applied.</param>
/// <param name="Owed">Still missing then.</param>
public sealed record HoursForecast(int Sessions, Kernel.Hours Certified, Kernel.Hours Owed);
