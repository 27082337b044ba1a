using System.Data.Common;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Inclusion.Web.Data;

/// <summary>
/// Throws every record away, within a <see cref="Database.WriteAsync{T}"/>, whose transaction keeps all of them or none. Ids go on from where they were: whatever page,
/// cookie or job still names one of them means nobody, not a newcomer. What the product did as a machine stays: the audit trail, which only grows, and the runs of jobs.
/// </summary>
internal static class Emptying
{
    private static readonly Type[] Kept = [typeof(AuditEntry), typeof(AuditDetail), typeof(JobRun)];

    /// <exception cref="InvalidOperationException">Tables refer to each other in a circle: there is no order in which they can be emptied.</exception>
    public static async Task EmptyAsync(InclusionDb db, CancellationToken cancel)
    {
        // The search indexes are emptied in one go instead of row by row; the guards of the audit trail stay where they are.
        var triggers = await db.Database.SqlQueryRaw<StoredTrigger>("SELECT name AS \"Name\", sql AS \"Sql\" FROM sqlite_master WHERE type = 'trigger' AND tbl_name NOT IN ('AuditEntries', 'AuditDetails')").ToListAsync(cancel);
        foreach (var trigger in triggers)
        {
            await ExecuteAsync(db, $"DROP TRIGGER \"{trigger.Name}\"", cancel);
        }

        foreach (var table in InOrder(db.Model))
        {
            await ExecuteAsync(db, $"DELETE FROM \"{table}\"", cancel);
        }

        var searches = await db.Database.SqlQueryRaw<string>("SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING fts5(%'").ToListAsync(cancel);
        foreach (var search in searches)
        {
            await ExecuteAsync(db, $"INSERT INTO \"{search}\"(\"{search}\") VALUES ('rebuild')", cancel);
        }

        foreach (var trigger in triggers)
        {
            await ExecuteAsync(db, trigger.Sql, cancel);
        }

        // There is only one organisation, the first.
        await ExecuteAsync(db, $"DELETE FROM sqlite_sequence WHERE name = '{nameof(InclusionDb.Organisations)}'", cancel);
    }

    /// <summary>The tables, each before those that it refers to.</summary>
    private static IEnumerable<string> InOrder(IModel model)
    {
        var left = model.GetEntityTypes().Where(e => !Kept.Contains(e.ClrType) && e.GetTableName() is not null).ToList();
        while (left.Count > 0)
        {
            var next = left.FindAll(e => !e.GetReferencingForeignKeys().Any(key => key.DeclaringEntityType != e && left.Contains(key.DeclaringEntityType)));
            if (next.Count == 0)
            {
                throw new InvalidOperationException($"Tables refer to each other in a circle: {string.Join(", ", left.Select(e => e.GetTableName()))}.");
            }

            left.RemoveAll(next.Contains);
            foreach (var table in next.Select(e => e.GetTableName()!).Distinct())
            {
                yield return table;
            }
        }
    }

    private static async Task ExecuteAsync(InclusionDb db, string sql, CancellationToken cancel)
    {
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
