using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Site;

/// <summary>The other city has rules of its own for signing in, and at its school somebody without an account waits to be accepted, an apology lies, somebody nobody knows came and one was asked whether she is still there.</summary>
public sealed class SignInsOfWorld : IRoomOfWorld
{
    public int Order => 31;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal);

    public async Task AddAsync(TeacherDevDb db)
    {
        var (lesson, person) = (await World.SampleAsync(db, "lesson", World.OtherSchool), await World.PersonAsync(db, World.OtherSchool));
        db.AddRange(new SignInRules((await World.OrganisationAsync(db, World.OtherCity)).Id), new PendingSignIn(lesson, person.Id, TestClock.Start.UtcDateTime, phoneMatches: null), new Apology(lesson, person.Id), new TemporaryAttendee(lesson, "白云", "邻市某校", AttendanceStatus.Present, Guid.NewGuid()),
            new SpotCheck(lesson, 1, TestClock.Start.UtcDateTime, TestClock.Start.UtcDateTime.AddMinutes(5), "李主任", [person.Id], Guid.NewGuid()));
        await db.SaveChangesAsync();
    }
}
