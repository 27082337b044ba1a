using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inclusion.Web.Data.Interceptors;

/// <summary>What every connection is told: nothing acknowledged is lost when the power goes, a reader never waits for the writer.</summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    /// <summary>
    /// WAL: readers beside the writer. FULL: a commit is on disk before it is acknowledged. The log is cut back to 64 MB; a busy database is waited for ten
    /// seconds; 32 MB of pages are kept.
    /// </summary>
    private const string Settings =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Settings;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
