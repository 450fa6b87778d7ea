using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace TeacherDev.Domain.Data;

/// <summary>
/// FULL loses no acknowledged write on a power cut; WAL lets readers read beside the writer; mmap lets a connection keep its pages when another
/// commits. Said once to each connection of the pool: EF opens one for every statement, and five pragmas beside each would cost more than most
/// statements do.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA journal_size_limit=67108864; PRAGMA mmap_size=1073741824;";
    private readonly ConditionalWeakTable<sqlite3, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (Tell(connection) is not { } command) return;
        using (command) command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Tell(connection) is not { } command) return;
        await using (command) await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private DbCommand? Tell(DbConnection connection)
    {
        // EF asks over a read-only connection whether there is a database at all; a copy made by VACUUM INTO is not in WAL yet and could not be told.
        if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly) return null;
        if (!told.TryAdd(((SqliteConnection)connection).Handle!, this)) return null;
        var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
