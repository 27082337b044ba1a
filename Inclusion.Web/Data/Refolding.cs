using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data;

/// <summary>Writes the texts that the search reads anew, in a database of a version that wrote them otherwise.</summary>
internal static class Refolding
{
    private const int BatchSize = 500;

    /// <summary>Does nothing where the database says that it is done. Killed in the middle it begins again at the next start; what is written anew twice stays the same.</summary>
    public static async Task RunAsync(InclusionDb db, CancellationToken cancel)
    {
        if (await db.Database.SqlQueryRaw<int>("SELECT user_version AS \"Value\" FROM pragma_user_version").SingleAsync(cancel) >= FoldedText.Version)
        {
            return;
        }

        await RefoldAsync(db, db.People, p => p.Id, cancel);
        await RefoldAsync(db, db.Devices, d => d.Id, cancel);
        await RefoldAsync(db, db.Households, h => h.Id, cancel);

        // A pragma takes no parameter.
        await db.Database.ExecuteSqlRawAsync($"PRAGMA user_version = {FoldedText.Version}", cancel);
    }

    /// <summary>Past the change tracker: nobody has changed these records, so that neither their version nor the audit trail is touched.</summary>
    private static async Task RefoldAsync<T>(InclusionDb db, IQueryable<T> rows, Func<T, long> idOf, CancellationToken cancel)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName();
        for (var last = 0L; ;)
        {
            var after = last;
            var batch = await rows.AsNoTracking().Where(row => EF.Property<long>(row, "Id") > after).OrderBy(row => EF.Property<long>(row, "Id")).Take(BatchSize).ToListAsync(cancel);
            if (batch.Count == 0)
            {
                return;
            }

            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            foreach (var row in batch)
            {
                foreach (var (column, text) in FoldedText.Of(row))
                {
                    // Names of ours, not of anyone who types.
                    var sql = $"UPDATE \"{table}\" SET \"{column}\" = {{0}} WHERE \"Id\" = {{1}} AND \"{column}\" <> {{0}}";
                    await db.Database.ExecuteSqlRawAsync(sql, [text, idOf(row)], cancel);
                }
            }

            await transaction.CommitAsync(cancel);
            last = idOf(batch[^1]);
        }
    }
}
