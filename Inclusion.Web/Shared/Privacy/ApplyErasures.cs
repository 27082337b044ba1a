using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>
/// Makes the database and the ledger say the same: whoever was erased, and is whole again because the database is from before, is erased again – also with a loan that was
/// open then. Run again it finds nothing to do.
/// </summary>
public sealed class ApplyErasures(Database database, ErasureLedger ledger, EraseRecords erase, ILogger<ApplyErasures> logger)
{
    /// <returns>The number of people who were erased again.</returns>
    /// <exception cref="DatabaseUnavailableException">The database cannot be written.</exception>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var lines = ledger.Read();
        var again = 0;
        foreach (var line in await database.ReadAsync(db => WholeAsync(db, lines, cancel), cancel))
        {
            await database.WriteAsync(
                Actor.Product,
                async db =>
                {
                    await erase.EraseAsync(db, await db.People.SingleAsync(p => p.Id == line.PersonId, cancel), line.At, line.StaffId, cancel);
                    return Outcome.Done;
                },
                cancel).OrThrowAsync();
            again++;
            logger.ErasedAgain(line.PersonId);
        }

        var written = await database.ReadAsync(db => db.Erasures.Select(e => new { e.PersonId, e.PersonAddedAt }).ToListAsync(cancel), cancel);
        var missing = lines.ExceptBy(written.Select(w => (w.PersonId, w.PersonAddedAt)), l => (l.PersonId, l.PersonAddedAt)).ToList();
        if (missing.Count > 0)
        {
            await database.WriteAsync(
                Actor.Product,
                db =>
                {
                    db.Erasures.AddRange(missing.Select(l => new Erasure { PersonId = l.PersonId, PersonAddedAt = l.PersonAddedAt, At = l.At, StaffId = l.StaffId }));
                    return Task.FromResult(Outcome.Done);
                },
                cancel).OrThrowAsync();
        }

        if (again > 0 || written.Count + missing.Count > lines.Count)
        {
            await erase.FinishAsync(cancel);
        }

        return again;
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
