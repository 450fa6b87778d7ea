using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TeacherDev.Domain.Work;

/// <summary>PostgreSQL only: a question that bears the tag locks the rows it finds and passes over those that another has locked. EF has no words for that.</summary>
internal sealed class SkipLocked : DbCommandInterceptor
{
    public const string Tag = "skip locked";

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (command.CommandText.StartsWith("-- " + Tag, StringComparison.Ordinal)) command.CommandText += "\nFOR UPDATE SKIP LOCKED";
        return ValueTask.FromResult(result);
    }
}
