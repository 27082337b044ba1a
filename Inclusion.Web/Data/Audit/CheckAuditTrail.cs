using System.Data.Common;
using Inclusion.Domain.Common;
using Inclusion.Web.Data.Records;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data.Audit;

/// <summary>A row of the audit trail is not as the product wrote it.</summary>
/// <param name="Row">The number of the first one.</param>
public sealed record AuditRowChanged(long Row) : Refusal;

/// <summary>A row of the audit trail stands between two that the product wrote one after the other.</summary>
public sealed record AuditRowInserted(long Row) : Refusal;

/// <summary>Rows of the audit trail were taken out.</summary>
public sealed record AuditRowsMissing(long First, long Last) : Refusal;

/// <summary>The audit trail went further than it does now.</summary>
/// <param name="First">The number of the first row that is missing.</param>
public sealed record AuditCutOff(long First) : Refusal;

/// <summary>What a row says of before and after is not as the product wrote it.</summary>
public sealed record AuditDetailsChanged(long Row) : Refusal;

/// <summary>What a row said of before and after is gone, and no row says that it was erased.</summary>
public sealed record AuditDetailsMissing(long Row) : Refusal;

/// <summary>The row is not the one that stood there on the day, by the file of heads.</summary>
public sealed record AuditHeadDiffers(long Row, DateOnly Day) : Refusal;

/// <summary>A line in the file of heads is none of the product's.</summary>
public sealed record AuditHeadUnreadable(int Line) : Refusal;

/// <summary>Rows were sealed with a key that is no longer there: nobody can tell whether they are as they were.</summary>
public sealed record AuditKeyOther(long First, long Last) : Refusal;

/// <summary>The audit trail is as the product wrote it.</summary>
/// <param name="Rows">How many were looked at.</param>
/// <param name="Heads">Days of which the head was compared.</param>
/// <param name="IsHeadCutOff">The last line in the file of heads is not whole, and was passed over.</param>
/// <param name="Restores">Backups that were put back, the first one first.</param>
public sealed record AuditTrailWhole(long Rows, int Heads, bool IsHeadCutOff, IReadOnlyList<AuditRestore> Restores);

/// <summary>Reads the audit trail from its begin to its end, and tells the first row that is not as the product wrote it.</summary>
public sealed class CheckAuditTrail(IDbContextFactory<InclusionDb> contexts, AuditKey key, AuditHeads heads)
{
    private const string Columns = """SELECT "Id", "At", "StaffId", "Action", "Record", "RecordId", "Fields", "SessionId", "Address", "Count", "DetailsDigest", "Mac" FROM "AuditEntries" """;

    private const string Entries = $"""{Columns} ORDER BY "Id" """;

    private const string Details = """SELECT "EntryId", "Field", "Before", "After", "Salt" FROM "AuditDetails" ORDER BY "EntryId", "Field" """;

    /// <summary>
    /// Refuses <see cref="AuditRowChanged"/>, <see cref="AuditRowInserted"/>, <see cref="AuditRowsMissing"/>, <see cref="AuditCutOff"/>, <see cref="AuditDetailsChanged"/>,
    /// <see cref="AuditDetailsMissing"/>, <see cref="AuditHeadDiffers"/>, <see cref="AuditHeadUnreadable"/>, and <see cref="AuditKeyOther"/> where nothing else is wrong.
    /// </summary>
    /// <param name="progress">Told the number of rows now and then; may be null.</param>
    public async Task<Outcome<AuditTrailWhole>> RunAsync(IProgress<long>? progress, CancellationToken cancel)
    {
        var lines = heads.Read();
        if (lines.Unreadable is { } unreadable)
        {
            return new AuditHeadUnreadable(unreadable);
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();

        // Rows, details and the highest number are those of one moment; nobody is kept from writing.
        await using var transaction = connection.BeginTransaction(deferred: true);
        using var reading = new Reading(connection, transaction, key, lines, progress);
        return await Task.Run(() => reading.Run(cancel), cancel);
    }

    private sealed class Reading(SqliteConnection connection, SqliteTransaction transaction, AuditKey key, AuditHeadLines lines, IProgress<long>? progress) : IDisposable
    {
        private const int Pace = 10_000;

        private readonly Dictionary<string, AuditSeal> _seals = key.Ring().ToDictionary(k => AuditChain.FieldsOf(k.Key), k => new AuditSeal(k.Value));
        private readonly Dictionary<(string Record, long Id), List<long>> _emptyByRecord = [];
        private readonly SortedSet<long> _empty = [];

        public void Dispose()
        {
            foreach (var seal in _seals.Values)
            {
                seal.Dispose();
            }
        }

        public Outcome<AuditTrailWhole> Run(CancellationToken cancel)
        {
            var begins = FindBegins();
            var restores = FindRestores();
            var heads = lines.Heads.Where(head => !restores.Exists(restore => restore.Replaced(head))).ToLookup(head => head.Id);

            // Rows of an earlier version may have gaps in their numbers; those that the chain began with do not.
            var chained = begins is [var (first, _), ..] ? first : 0;
            var keyOf = new Queue<(long Begin, string Fields)>(begins);
            var seal = _seals.GetValueOrDefault(begins is [var (_, fields), ..] ? fields : AuditChain.FieldsOf(key.Name));
            using var entries = Ask(Entries);
            using var details = Ask(Details);
            var hasDetail = details.Read();
            byte[] before = [];
            var (rows, expected) = (0L, 1L);
            AuditKeyOther? untold = null;
            var current = entries.Read() ? Entry(entries) : null;
            while (current is not null)
            {
                cancel.ThrowIfCancellationRequested();
                var next = entries.Read() ? Entry(entries) : null;
                for (; keyOf.TryPeek(out var begun) && begun.Begin <= current.Id; keyOf.Dequeue())
                {
                    seal = _seals.GetValueOrDefault(begun.Fields);
                }

                var fits = seal is null || seal.Of(before, current).AsSpan().SequenceEqual(current.Mac);
                if (current.Id > expected && !(fits && current.Id <= chained))
                {
                    return new AuditRowsMissing(expected, current.Id - 1);
                }

                if (seal is not null && !fits)
                {
                    return Name(seal, before, current, next);
                }

                if (seal is null && (untold is null || untold.Last == expected - 1))
                {
                    untold = new AuditKeyOther(untold?.First ?? current.Id, current.Id);
                }

                var own = new List<AuditDetail>();
                for (; hasDetail && details.GetInt64(0) <= current.Id; hasDetail = details.Read())
                {
                    own.Add(Detail(details));
                }

                if (own.Find(d => d.EntryId != current.Id) is { } stray)
                {
                    return new AuditDetailsChanged(stray.EntryId);
                }

                if (Compare(current, own) is { } fault)
                {
                    return fault;
                }

                rows++;
                if (heads[current.Id].FirstOrDefault(h => h.Count != rows || !h.Mac.Equals(Convert.ToHexStringLower(current.Mac), StringComparison.Ordinal)) is { } differs)
                {
                    return new AuditHeadDiffers(current.Id, DateOnly.FromDateTime(differs.At.UtcDateTime));
                }

                if (rows % Pace == 0)
                {
                    progress?.Report(rows);
                }

                (before, expected, current) = (current.Mac, current.Id + 1, next);
            }

            if (Highest() >= expected || heads.Any(ofRow => ofRow.Key >= expected))
            {
                return new AuditCutOff(expected);
            }

            if (hasDetail)
            {
                return new AuditDetailsChanged(details.GetInt64(0));
            }

            if (_empty.Count > 0)
            {
                return new AuditDetailsMissing(_empty.Min);
            }

            return untold is not null ? untold : new AuditTrailWhole(rows, heads.Sum(ofRow => ofRow.Count()), lines.IsCutOff, restores.ConvertAll(restore => restore with { Heads = lines.Heads.Count(restore.Replaced) }));
        }

        /// <summary>What was done to a row that does not fit the one before: by whether the next one would fit, had it not been done.</summary>
        private static Refusal Name(AuditSeal seal, byte[] before, AuditEntry current, AuditEntry? next)
        {
            if (next is not null)
            {
                var id = next.Id;
                next.Id = current.Id;
                if (seal.Of(before, next).AsSpan().SequenceEqual(next.Mac))
                {
                    return new AuditRowInserted(current.Id);
                }

                next.Id = id + 1;
                if (seal.Of(current.Mac, next).AsSpan().SequenceEqual(next.Mac))
                {
                    // Those after it moved up into its place.
                    return new AuditRowsMissing(current.Id, current.Id);
                }
            }

            return new AuditRowChanged(current.Id);
        }

        private Refusal? Compare(AuditEntry entry, List<AuditDetail> details)
        {
            if (entry.Action is AuditAction.DetailsForgotten)
            {
                Forget(entry);
            }

            if (entry.DetailsDigest is not { } digest)
            {
                return details.Count > 0 ? new AuditDetailsChanged(entry.Id) : null;
            }

            if (details.Count > 0)
            {
                return AuditSeal.DigestOf(details).AsSpan().SequenceEqual(digest) ? null : new AuditDetailsChanged(entry.Id);
            }

            // A later row has to say that they were erased.
            _empty.Add(entry.Id);
            if (!_emptyByRecord.TryGetValue((entry.Record, entry.RecordId), out var empty))
            {
                _emptyByRecord[(entry.Record, entry.RecordId)] = empty = [];
            }

            empty.Add(entry.Id);
            return null;
        }

        private void Forget(AuditEntry entry)
        {
            if (entry.Record == nameof(AuditEntry))
            {
                _empty.Remove(entry.RecordId);
            }
            else if (_emptyByRecord.Remove((entry.Record, entry.RecordId), out var empty))
            {
                _empty.ExceptWith(empty);
            }
        }

        /// <summary>The rows on which a chain began, and what they say of their key.</summary>
        private List<(long Id, string Fields)> FindBegins()
        {
            using var reader = Ask("""SELECT "Id", "Fields" FROM "AuditEntries" WHERE "Action" = $action ORDER BY "Id" """, AuditAction.ChainBegun);
            var begins = new List<(long, string)>();
            while (reader.Read())
            {
                begins.Add((reader.GetInt64(0), reader.GetString(1)));
            }

            return begins;
        }

        /// <summary>Whoever put in such a row without the key is found by its seal.</summary>
        private List<AuditRestore> FindRestores()
        {
            using var reader = Ask($"""{Columns} WHERE "Action" = $action ORDER BY "Id" """, AuditAction.Restored);
            var restores = new List<AuditRestore>();
            while (reader.Read())
            {
                restores.Add(AuditRestore.Of(Entry(reader)));
            }

            return restores;
        }

        /// <summary>The highest number that was ever given.</summary>
        private long Highest()
        {
            using var command = Command("SELECT coalesce(max(\"seq\"), 0) FROM sqlite_sequence WHERE \"name\" = 'AuditEntries'");
            return (long)command.ExecuteScalar()!;
        }

        private SqliteDataReader Ask(string sql, AuditAction? action = null)
        {
            // Lives as long as its reader, which disposes nothing of it that the connection does not.
            var command = Command(sql);
            if (action is { } asked)
            {
                command.Parameters.AddWithValue("$action", (int)asked);
            }

            return command.ExecuteReader();
        }

        private SqliteCommand Command(string sql)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandTimeout = 0;
#pragma warning disable CA2100 // Written in this class.
            command.CommandText = sql;
#pragma warning restore CA2100
            return command;
        }

        private static AuditEntry Entry(DbDataReader reader) => new()
        {
            Id = reader.GetInt64(0),
            At = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1)),
            StaffId = reader.IsDBNull(2) ? null : reader.GetInt64(2),
            Action = (AuditAction)reader.GetInt32(3),
            Record = reader.GetString(4),
            RecordId = reader.GetInt64(5),
            Fields = reader.GetString(6),
            SessionId = reader.IsDBNull(7) ? null : reader.GetInt64(7),
            Address = reader.GetString(8),
            Count = reader.IsDBNull(9) ? null : reader.GetInt64(9),
            DetailsDigest = reader.IsDBNull(10) ? null : reader.GetFieldValue<byte[]>(10),
            Mac = reader.GetFieldValue<byte[]>(11),
        };

        private static AuditDetail Detail(DbDataReader reader) => new()
        {
            EntryId = reader.GetInt64(0),
            Field = reader.GetString(1),
            Before = reader.IsDBNull(2) ? null : reader.GetString(2),
            After = reader.IsDBNull(3) ? null : reader.GetString(3),
            Salt = reader.GetFieldValue<byte[]>(4),
        };
    }
}
