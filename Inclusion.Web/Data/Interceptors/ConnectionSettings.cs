using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Inclusion.Web.Data.Interceptors;

/// <summary>Settings of every connection: nothing acknowledged is lost in a power cut, a reader never waits for the writer, and what is deleted is overwritten.</summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    /// <summary>
    /// FULL: a commit is on disk before it is acknowledged. What is deleted is overwritten by zeros at once, so that nothing of an erased person is left in the file. A row that
    /// another replaces is deleted as far as triggers are concerned: those of the audit trail refuse it. A busy database is waited for one second at a time, for as long as the
    /// connection has patience; 32 MB of pages are kept.
    /// </summary>
    private const string Settings =
        "PRAGMA busy_timeout=1000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON; PRAGMA cache_size=-32768; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;";

    /// <summary>WAL: readers beside the writer. The log is cut back to 64 MB.</summary>
    private const string WriteAheadLog = "PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=67108864;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = For(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// The journal's mode is kept in the file, so setting it is a write: a file that comes from a backup is not in WAL, and EF opens a connection that
    /// only reads to see whether the database exists.
    /// </summary>
    private static string For(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly ? Settings : Settings + WriteAheadLog;
}
