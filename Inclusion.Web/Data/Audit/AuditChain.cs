using System.Data.Common;
using System.Globalization;
using Inclusion.Web.Data.Backups;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Inclusion.Web.Data.Audit;

/// <summary>Begins the chain of the audit trail: in a new database, in one of an earlier version, and where the key is no longer the one that sealed it.</summary>
public sealed class AuditChain(AuditKey key)
{
    private const string Guard = "AuditEntries_NoUPDATE";

    private const string Sealed = "SELECT EXISTS (SELECT 1 FROM \"AuditEntries\" WHERE length(\"Mac\") > 0) AS \"Value\"";

    /// <summary>What the row says with which a chain begins.</summary>
    internal static string FieldsOf(string key) => $"key/{key}";

    /// <summary>
    /// Does nothing where rows are sealed with this key already, but notes that a backup was put back. Rows of an earlier version are sealed as they stand, once, and never where a chain had begun before: whoever takes its begin away gets no new one over what they changed; those of another key are left as they are. One transaction: killed in the
    /// middle, it begins again at the next start.
    /// </summary>
    internal async Task BeginAsync(InclusionDb db, DataFolder folder, CancellationToken cancel)
    {
        var restored = File.Exists(folder.RestoredMark) ? await File.ReadAllLinesAsync(folder.RestoredMark, cancel) : null;
        var begins = await db.AuditEntries.AsNoTracking().Where(e => e.Action == AuditAction.ChainBegun).OrderByDescending(e => e.Id).Select(e => e.Fields).FirstOrDefaultAsync(cancel);
        if (begins == FieldsOf(key.Name) && restored is null)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (begins is null && await db.Database.SqlQueryRaw<int>(Sealed).SingleAsync(cancel) == 0 && !File.Exists(Path.Combine(folder.Path, AuditHeads.FileName)))
        {
            await SealAsync(db, transaction.GetDbTransaction(), cancel);
        }

        if (begins != FieldsOf(key.Name))
        {
            db.Note(new AuditNote(AuditAction.ChainBegun, nameof(AuditEntry), () => 0, FieldsOf(key.Name)));
        }

        if (restored is not null)
        {
            // Whoever put it back worked on a database that this version may not have been able to write.
            db.Note(new AuditNote(AuditAction.Restored, nameof(BackupFile), () => 0, restored.FirstOrDefault(""), restored is [_, var last, ..] ? long.Parse(last, CultureInfo.InvariantCulture) : null));
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        File.Delete(folder.RestoredMark);
    }

    private async Task SealAsync(InclusionDb db, DbTransaction transaction, CancellationToken cancel)
    {
        var guard = await db.Database.SqlQuery<StoredTrigger>($"""SELECT name AS "Name", sql AS "Sql" FROM sqlite_master WHERE type = 'trigger' AND name = {Guard}""").SingleAsync(cancel);
        await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER \"{Guard}\"", cancel);
        await using (var update = db.Database.GetDbConnection().CreateCommand())
        {
            update.Transaction = transaction;
            update.CommandText = """UPDATE "AuditEntries" SET "Mac" = $mac WHERE "Id" = $id""";
            var (mac, id) = (Parameter(update, "$mac"), Parameter(update, "$id"));
            using var seal = new AuditSeal(key.Value);
            var before = Array.Empty<byte>();
            await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(cancel))
            {
                mac.Value = before = seal.Of(before, entry);
                id.Value = entry.Id;
                await update.ExecuteNonQueryAsync(cancel);
            }
        }

        await db.Database.ExecuteSqlRawAsync(guard.Sql, cancel);
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
