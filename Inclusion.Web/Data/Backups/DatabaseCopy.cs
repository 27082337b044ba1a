using System.Globalization;
using Inclusion.Web.Data.Records;
using Microsoft.Data.Sqlite;

namespace Inclusion.Web.Data.Backups;

/// <summary>Copies of the database as one file, and whether a file is a whole one; past EF, which knows one file alone.</summary>
internal static class DatabaseCopy
{
    /// <summary>Problems that are told; a damaged file has thousands.</summary>
    private const int MostProblems = 5;

    /// <summary>The database as it is at one moment, whoever writes meanwhile, as one file without a log beside it.</summary>
    public static void Make(string from, string to)
    {
        using (var source = Open(from, SqliteOpenMode.ReadWrite))
        using (var target = Open(to, SqliteOpenMode.ReadWriteCreate))
        {
            source.BackupDatabase(target);
            Ask(target, "PRAGMA journal_mode=DELETE");
        }

        DataFolder.MakePrivate(to);
    }

    /// <summary>
    /// Has a file written in WAL from now on, as every connection of the product does: it needs the file for itself for a moment, and would not get it while somebody reads all of it.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">It is no database, or cannot be written.</exception>
    public static void UseWriteAheadLog(string file)
    {
        try
        {
            using var database = Open(file, SqliteOpenMode.ReadWrite);
            Ask(database, "PRAGMA journal_mode=WAL");
        }
        catch (SqliteException e) when (DatabaseFault.Of(e) is { } refusal)
        {
            throw new DatabaseUnavailableException(refusal, $"{file}: {e.Message}", e);
        }
    }

    /// <summary>What is wrong in every page, index and reference of a file that nobody writes; empty when nothing is.</summary>
    public static IReadOnlyList<string> Problems(string file)
    {
        try
        {
            using var database = Open(file, SqliteOpenMode.ReadOnly);
            var whole = Ask(database, $"PRAGMA integrity_check({MostProblems})");
            var references = Ask(database, $"SELECT \"table\" || ' refers to a missing ' || parent FROM pragma_foreign_key_check LIMIT {MostProblems}");
            return [.. whole.Where(line => line != "ok"), .. references];
        }
        catch (SqliteException e) when (DatabaseFault.Of(e) is DatabaseDamaged)
        {
            return [e.Message];
        }
    }

    /// <summary>Whether the pages of a database hold together: reads them once and compares no index.</summary>
    /// <exception cref="DatabaseUnavailableException">They do not, or they cannot be read.</exception>
    public static void QuickCheck(string file)
    {
        try
        {
            using var database = Open(file, SqliteOpenMode.ReadWrite);
            if (Ask(database, "PRAGMA quick_check(1)") is not ["ok"] and var problems)
            {
                throw new DatabaseUnavailableException(new DatabaseDamaged(), $"{file}: {string.Join("; ", problems)}");
            }
        }
        catch (SqliteException e) when (DatabaseFault.Of(e) is { } refusal)
        {
            throw new DatabaseUnavailableException(refusal, $"{file}: {e.Message}", e);
        }
    }

    /// <summary>The migrations that a file has been through, the first one first; none in a file without any table.</summary>
    public static IReadOnlyList<string> MigrationsOf(string file)
    {
        using var database = Open(file, SqliteOpenMode.ReadWrite);
        return Ask(database, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'").Count == 0
            ? []
            : Ask(database, "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\" ORDER BY \"MigrationId\"");
    }

    /// <summary>The last row of the audit trail in a file, 0 where there is none, and whether its rows are sealed.</summary>
    public static (long LastRow, bool IsSealed) TrailOf(string file)
    {
        using var database = Open(file, SqliteOpenMode.ReadWrite);
        if (Ask(database, "SELECT name FROM sqlite_master WHERE name = 'AuditEntries'").Count == 0)
        {
            return (0, false);
        }

        var rows = Ask(database, $"SELECT cast(coalesce(max(\"Id\"), 0) AS TEXT) FROM \"AuditEntries\" UNION ALL SELECT 'sealed' FROM \"AuditEntries\" WHERE \"Action\" = {(int)AuditAction.ChainBegun}");
        return (long.Parse(rows[0], CultureInfo.InvariantCulture), rows.Count > 1);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static List<string> Ask(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written here, of constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
