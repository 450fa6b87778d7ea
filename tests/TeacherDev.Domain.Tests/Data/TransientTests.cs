using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Data;

public sealed class TransientTests
{
    public static TheoryData<Exception, bool> Failures => new()
    {
        { Postgres(PostgresErrorCodes.SerializationFailure), true },
        { Postgres(PostgresErrorCodes.DeadlockDetected), true },
        { new DbUpdateException("wrapped", Postgres(PostgresErrorCodes.DeadlockDetected)), true },
        { new InvalidOperationException("wrapped twice", new DbUpdateException("wrapped", Postgres(PostgresErrorCodes.SerializationFailure))), true },
        { new SqliteException("database is locked", 5), true },
        { new DbUpdateException("wrapped", new SqliteException("database is locked", 5, 517)), true },
        { Postgres(PostgresErrorCodes.UniqueViolation), false },
        { new SqliteException("database or disk is full", 13), false },
        { new DbUpdateConcurrencyException("a stale form is no race"), false },
        { new RuleBroken("导师不能指导自己"), false },
        { new InvalidOperationException("anything else"), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void A_meeting_of_writers_is_told_from_what_would_fail_again(Exception failure, bool isTransient) => Assert.Equal(isTransient, Transient.Is(failure));

    private static PostgresException Postgres(string state) => new("", "ERROR", "ERROR", state);
}
