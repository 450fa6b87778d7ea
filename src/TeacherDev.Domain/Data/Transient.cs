using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace TeacherDev.Domain.Data;

/// <summary>Failures that say nothing about the work but its moment: two writers met. The whole work, begun again on fresh rows, may well succeed.</summary>
public static class Transient
{
    private const int SqliteBusy = 5;

    public static bool Is(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => true,
        SqliteException { SqliteErrorCode: SqliteBusy } => true,
        // EF wraps what the database says, and its execution strategy wraps that once more.
        DbUpdateException or InvalidOperationException when exception.InnerException is DbException or DbUpdateException => Is(exception.InnerException),
        _ => false,
    };
}
