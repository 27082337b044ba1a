using System.Diagnostics;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data;

/// <summary>
/// The way to the database. A write takes its turn, begins its transaction before it reads, and is committed as a whole or not at all; a read has a short-lived
/// context of its own.
/// </summary>
public sealed partial class Database(IDbContextFactory<InclusionDb> contexts, TimeProvider time, ILogger<Database> logger) : IDisposable
{
    /// <summary>Seconds for which a writer tries again when the one before found the database held by another program while this one waited for its turn.</summary>
    private const int ShortPatience = 1;

    private readonly SemaphoreSlim _writer = new(1, 1);
    private long _heldAt;

    /// <summary>
    /// Runs an operation as the only writer. When it gives a value, everything it changed is saved and committed together with the audit trail; when it
    /// refuses, nothing is. A change that someone else's save overtook becomes <see cref="ChangedMeanwhile"/>; a database that cannot be written – held by another
    /// program, a full disk – becomes a <see cref="DatabaseRefusal"/>, and nothing was done.
    /// </summary>
    /// <param name="by">Who does it, for the audit trail.</param>
    /// <param name="operation">Reads and changes tracked entities; it does not save, except to learn a new record's id.</param>
    /// <exception cref="UniqueViolationException">A unique index refused a row: the operation may know a refusal for it.</exception>
    public async Task<Outcome<T>> WriteAsync<T>(Actor by, Func<InclusionDb, Task<Outcome<T>>> operation, CancellationToken cancel)
    {
        var asked = Stopwatch.GetTimestamp();
        await _writer.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.By = by;
            if (Volatile.Read(ref _heldAt) > asked)
            {
                // Those who queued behind one that waited in vain do not wait as long one after the other.
                ((SqliteConnection)db.Database.GetDbConnection()).DefaultTimeout = ShortPatience;
            }

            // SQLite waits on the thread that asks: that of a page goes on meanwhile.
            await using var transaction = await Task.Run(() => db.Database.BeginTransactionAsync(cancel), cancel);
            var outcome = await operation(db);
            if (outcome.IsRefused)
            {
                return outcome;
            }

            await db.SaveChangesAsync(cancel);
            if (db.DevicesToSettle.Count > 0 || db.QueuesToSettle.Count > 0 || db.UnbookedDevices.Count > 0)
            {
                await DeviceHolds.SettleAsync(db, time.GetUtcNow(), cancel);
            }

            await transaction.CommitAsync(CancellationToken.None);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new ChangedMeanwhile();
        }
        catch (DbUpdateException e) when (e.InnerException is SqliteException { SqliteErrorCode: 19 } refused && refused.Message.Contains("UNIQUE", StringComparison.Ordinal))
        {
            throw new UniqueViolationException(refused.Message, e);
        }
        catch (Exception e) when (DatabaseFault.Of(e) is { } refusal)
        {
            Volatile.Write(ref _heldAt, Stopwatch.GetTimestamp());
            NotWritten(logger, refusal.Name, e);
            return refusal;
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>As <see cref="WriteAsync{T}"/>, for an operation without a value.</summary>
    public async Task<Outcome> WriteAsync(Actor by, Func<InclusionDb, Task<Outcome>> operation, CancellationToken cancel)
    {
        var outcome = await WriteAsync<bool>(by, async db => await operation(db) is { Refusal: { } refusal } ? refusal : true, cancel);
        return outcome.IsRefused ? outcome.Refusal : Outcome.Done;
    }

    /// <summary>Runs a query that tracks nothing.</summary>
    public async Task<T> ReadAsync<T>(Func<InclusionDb, Task<T>> query, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await query(db);
    }

    /// <summary>Rows one by one, for exports too long to hold in memory.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(Func<InclusionDb, IQueryable<T>> query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        await foreach (var row in query(db).AsAsyncEnumerable().WithCancellation(cancel))
        {
            yield return row;
        }
    }

    /// <summary>
    /// Writes everything from the log into the database file and empties the log, so that what was overwritten stands in neither. Waits for its turn; readers that look
    /// at an older state are waited for as long as for a database that is busy.
    /// </summary>
    /// <param name="rewrite">
    /// The file is written anew as well: rows that were moved within it before they were deleted leave copies of themselves between others. Takes as long as copying
    /// the database, for which nobody else can write, and as much room on the disk.
    /// </param>
    /// <returns>False when a reader did not end in time: the log is emptied another time.</returns>
    /// <exception cref="DatabaseUnavailableException">Another program holds it, or the disk is full.</exception>
    public async Task<bool> SweepAsync(bool rewrite, CancellationToken cancel)
    {
        await _writer.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            await db.Database.OpenConnectionAsync(cancel);
            return await Task.Run(() => Sweep((SqliteConnection)db.Database.GetDbConnection(), rewrite), cancel);
        }
        catch (SqliteException e) when (DatabaseFault.Of(e) is { } refusal)
        {
            throw new DatabaseUnavailableException(refusal, e.Message, e);
        }
        finally
        {
            _writer.Release();
        }
    }

    public void Dispose() => _writer.Dispose();

    private static bool Sweep(SqliteConnection connection, bool rewrite)
    {
        if (rewrite)
        {
            // In a file, not in memory: a second database would not fit there.
            Run(connection, "PRAGMA temp_store=FILE");
            Run(connection, "VACUUM");
            Run(connection, "PRAGMA temp_store=MEMORY");
        }

        return Run(connection, "PRAGMA wal_checkpoint(TRUNCATE)") is not 1L;
    }

    /// <returns>The first value of the first row; null where there is none.</returns>
    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Our own words, from the lines above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }

    [LoggerMessage(1, LogLevel.Error, "The database could not be written: {Refusal}")]
    private static partial void NotWritten(ILogger logger, string refusal, Exception exception);
}

/// <summary>A unique index refused a row.</summary>
public sealed class UniqueViolationException(string message, Exception inner) : Exception(message, inner)
{
    /// <summary>Whether it was the index over this column, or of this name.</summary>
    /// <param name="tableAndColumn">As in "Devices.Tag".</param>
    public bool IsOn(string tableAndColumn) => Message.Contains(tableAndColumn, StringComparison.Ordinal);
}
