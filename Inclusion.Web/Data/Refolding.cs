using System.Data.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Inclusion.Web.Data;

/// <summary>Writes the texts that the search reads anew, in a database of a version that wrote them otherwise.</summary>
internal static class Refolding
{
    private const int BatchSize = 2000;

    /// <summary>
    /// Does nothing where the database says that it is done. Past the change tracker: nobody has changed these records, so that neither their version nor the
    /// audit trail is touched. One transaction: killed in the middle, it begins again at the next start.
    /// </summary>
    public static async Task RunAsync(InclusionDb db, CancellationToken cancel)
    {
        if (await db.Database.SqlQueryRaw<int>("SELECT user_version AS \"Value\" FROM pragma_user_version").SingleAsync(cancel) >= FoldedText.Version)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var connection = new Connection(db.Database.GetDbConnection(), transaction.GetDbTransaction());

        // An index that follows every one of 250 000 changes takes minutes; built anew afterwards, seconds.
        var indexes = await connection.ReadAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5(%content=%'", cancel);
        var triggers = await db.Database.SqlQueryRaw<StoredTrigger>("SELECT name AS \"Name\", sql AS \"Sql\" FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%!_Update' ESCAPE '!' AND tbl_name IN ('People', 'Devices')").ToListAsync(cancel);
        foreach (var trigger in triggers)
        {
            await connection.RunAsync($"DROP TRIGGER \"{trigger.Name}\"", cancel);
        }

        await RefoldAsync(db, connection, db.People, p => p.Id, cancel);
        await RefoldAsync(db, connection, db.Devices, d => d.Id, cancel);
        await RefoldAsync(db, connection, db.Households, h => h.Id, cancel);

        foreach (var index in indexes)
        {
            await connection.RunAsync($"INSERT INTO \"{index}\"(\"{index}\") VALUES ('rebuild')", cancel);
        }

        foreach (var trigger in triggers)
        {
            await connection.RunAsync(trigger.Sql, cancel);
        }

        // A pragma takes no parameter.
        await connection.RunAsync($"PRAGMA user_version = {FoldedText.Version}", cancel);
        await transaction.CommitAsync(cancel);
    }

    private static async Task RefoldAsync<T>(InclusionDb db, Connection connection, IQueryable<T> rows, Func<T, long> idOf, CancellationToken cancel)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        DbCommand? update = null;
        for (var last = 0L; ;)
        {
            var after = last;
            var batch = await rows.AsNoTracking().Where(row => EF.Property<long>(row, "Id") > after).OrderBy(row => EF.Property<long>(row, "Id")).Take(BatchSize).ToListAsync(cancel);
            if (batch.Count == 0)
            {
                break;
            }

            foreach (var row in batch)
            {
                var texts = FoldedText.Of(row);
                update ??= connection.Update(table, [.. texts.Select(text => text.Column)]);
                for (var i = 0; i < texts.Length; i++)
                {
                    update.Parameters[i].Value = texts[i].Text;
                }

                update.Parameters[texts.Length].Value = idOf(row);
                await update.ExecuteNonQueryAsync(cancel);
            }

            last = idOf(batch[^1]);
        }

        if (update is not null)
        {
            await update.DisposeAsync();
        }
    }

    /// <summary>Statements that are prepared once and run hundreds of thousands of times: a query of the model for each would take longer than what it does.</summary>
    private sealed class Connection(DbConnection connection, DbTransaction transaction)
    {
        /// <summary>Changes the columns of the row of an id where one of them differs; the id is the last parameter. The names are ours, not of anyone who types.</summary>
        public DbCommand Update(string table, IReadOnlyList<string> columns)
        {
            var set = string.Join(", ", columns.Select((column, i) => $"\"{column}\" = $p{i}"));
            var differs = string.Join(" OR ", columns.Select((column, i) => $"\"{column}\" <> $p{i}"));
            var command = Command($"UPDATE \"{table}\" SET {set} WHERE \"Id\" = $p{columns.Count} AND ({differs})");
            for (var i = 0; i <= columns.Count; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"$p{i}";
                command.Parameters.Add(parameter);
            }

            return command;
        }

        public async Task RunAsync(string sql, CancellationToken cancel)
        {
            await using var command = Command(sql);
            await command.ExecuteNonQueryAsync(cancel);
        }

        public async Task<List<string>> ReadAsync(string sql, CancellationToken cancel)
        {
            await using var command = Command(sql);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            var lines = new List<string>();
            while (await reader.ReadAsync(cancel))
            {
                lines.Add(reader.GetString(0));
            }

            return lines;
        }

        private DbCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Made of names in the model and in the database's own schema.
            command.CommandText = sql;
#pragma warning restore CA2100
            return command;
        }
    }
}
