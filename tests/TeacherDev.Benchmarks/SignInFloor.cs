using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace TeacherDev.Benchmarks;

/// <summary>The floor: the rows of a session's sign-ins, marks and audit rows, committed again by a bare loop into a copy of the same file on the same disk.</summary>
internal static class SignInFloor
{
    /// <summary>Sign-ins a second, so many a commit.</summary>
    public static double Measure(string folder, int session, int batch)
    {
        var copy = Path.Combine(folder, "floor.db");
        using (var source = Open(Path.Combine(folder, "teacherdev.db")))
        {
            Run(source, $"VACUUM INTO '{copy}'");
        }
        using var floor = Open(copy);
        Run(floor, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        var marks = Read(floor, $"""SELECT * FROM "AttendanceMarks" WHERE "SessionId" = {session} ORDER BY "Id" """);
        var audit = Read(floor, $"""SELECT * FROM "AuditEntries" WHERE "Entity" = 'AttendanceMark' AND "EntityId" IN (SELECT "Id" FROM "AttendanceMarks" WHERE "SessionId" = {session}) ORDER BY "EntityId" """);
        if (marks.Rows.Count != audit.Rows.Count || marks.Rows.Count == 0) throw new InvalidOperationException($"{marks.Rows.Count} marks and {audit.Rows.Count} audit rows.");
        Run(floor, $"""DELETE FROM "AttendanceMarks" WHERE "SessionId" = {session}""");
        using SqliteCommand mark = Insert(floor, "AttendanceMarks", marks.Columns), entry = Insert(floor, "AuditEntries", audit.Columns);
        var started = Stopwatch.GetTimestamp();
        foreach (var some in marks.Rows.Zip(audit.Rows).Chunk(batch))
        {
            using var transaction = floor.BeginTransaction();
            foreach (var (oneMark, oneEntry) in some)
            {
                Fill(mark, transaction, oneMark);
                Fill(entry, transaction, oneEntry);
            }
            transaction.Commit();
        }
        return marks.Rows.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows without their ids, which are given anew.</summary>
    private static (string[] Columns, List<object[]> Rows) Read(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        using var reader = command.ExecuteReader();
        int[] at = [.. Enumerable.Range(0, reader.FieldCount).Where(n => reader.GetName(n) != "Id")];
        var rows = new List<object[]>();
        while (reader.Read()) rows.Add([.. at.Select(reader.GetValue)]);
        return ([.. at.Select(reader.GetName)], rows);
    }

    private static SqliteCommand Insert(SqliteConnection connection, string table, string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, n) => $"$p{n}"))})";
        for (var n = 0; n < columns.Length; n++) command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{n}" });
        return command;
    }

    private static void Fill(SqliteCommand command, SqliteTransaction transaction, object[] row)
    {
        command.Transaction = transaction;
        for (var n = 0; n < row.Length; n++) command.Parameters[n].Value = row[n];
        command.ExecuteNonQuery();
    }
}
