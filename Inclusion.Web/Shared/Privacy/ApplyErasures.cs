using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>
/// Makes the database and the ledger say the same: whoever was erased, and is whole again because the database is from before, is erased again – also with a loan that was
/// open then. Only lines of the ledger that the database does not know are looked at: what it knows was done in it. Run again it finds nothing to do.
/// </summary>
public sealed class ApplyErasures(Database database, ErasureLedger ledger, EraseRecords erase, ILogger<ApplyErasures> logger)
{
    /// <returns>The number of people who were erased again.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be written.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var lines = ledger.Read();
        var written = (await database.ReadAsync(db => db.Erasures.Select(e => new { e.PersonId, e.PersonAddedAt }).ToListAsync(cancel), cancel)).Select(w => (w.PersonId, w.PersonAddedAt)).ToHashSet();
        var missing = lines.ExceptBy(written, l => (l.PersonId, l.PersonAddedAt)).ToList();
        var again = new List<Erased>();
        if (missing.Count > 0)
        {
            foreach (var some in (await database.ReadAsync(db => WholeAsync(db, missing, cancel), cancel)).Chunk(EraseRecords.LookedForAtOnce))
            {
                var found = await erase.LookAsync([.. some.Select(line => line.PersonId)], cancel);
                foreach (var line in some)
                {
                    again.Add(await EraseAgainAsync(line, found.GetValueOrDefault(line.PersonId), cancel));
                    logger.ErasedAgain(line.PersonId);
                }
            }

            await database.WriteAsync(
                Actor.Product,
                async db =>
                {
                    // Whoever was erased again has written theirs.
                    var now = (await db.Erasures.Select(e => new { e.PersonId, e.PersonAddedAt }).ToListAsync(cancel)).Select(w => (w.PersonId, w.PersonAddedAt)).ToHashSet();
                    db.Erasures.AddRange(missing.ExceptBy(now, l => (l.PersonId, l.PersonAddedAt)).Select(l => new Erasure { PersonId = l.PersonId, PersonAddedAt = l.PersonAddedAt, At = l.At, StaffId = l.StaffId }));
                    return Outcome.Done;
                },
                cancel).OrThrowAsync();
        }

        if (again.Count > 0 || written.Except(lines.Select(l => (l.PersonId, l.PersonAddedAt))).Any())
        {
            await erase.FinishAsync(again, cancel);
        }

        return again.Count;
    }

    private async Task<Erased> EraseAgainAsync(ErasedLine line, TracesOfPerson? found, CancellationToken cancel)
    {
        var traces = await erase.LookAgainAsync(line.PersonId, found, cancel);
        return await database.WriteAsync<Erased>(
            Actor.Product, async db => await erase.EraseAsync(db, await db.People.SingleAsync(p => p.Id == line.PersonId, cancel), traces, line.At, line.StaffId, cancel), cancel).OrThrowAsync();
    }

    private static async Task<List<ErasedLine>> WholeAsync(InclusionDb db, IReadOnlyList<ErasedLine> lines, CancellationToken cancel)
    {
        var ids = lines.Select(l => l.PersonId).ToList();
        var whole = (await db.People.Where(p => ids.Contains(p.Id) && p.ErasedAt == null).Select(p => new { p.Id, p.AddedAt }).ToListAsync(cancel)).Select(p => (p.Id, p.AddedAt)).ToHashSet();
        return [.. lines.Where(l => whole.Remove((l.PersonId, l.PersonAddedAt)))];
    }
}

/// <summary>Before the first page is served, nobody who was erased is in the database.</summary>
public sealed class ErasuresAtStart(ApplyErasures apply) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => apply.RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static partial class ErasureLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Person {PersonId} was erased before, and came back with an older database: erased again")]
    public static partial void ErasedAgain(this ILogger logger, long personId);
}
