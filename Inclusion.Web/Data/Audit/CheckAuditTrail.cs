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

/// <summary>Rows before this one were sealed with a key that is no longer there: nobody can tell whether they are as they were.</summary>
public sealed record AuditKeyOther(long Row) : Refusal;

/// <summary>The audit trail is as the product wrote it.</summary>
/// <param name="Rows">How many were looked at.</param>
/// <param name="Heads">Days of which the head was compared.</param>
public sealed record AuditTrailWhole(long Rows, int Heads);

/// <summary>Reads the audit trail from its begin to its end, and tells the first row that is not as the product wrote it.</summary>
public sealed class CheckAuditTrail(IDbContextFactory<InclusionDb> contexts, AuditKey key, AuditHeads heads)
{
    private const string Entries =
        """
        SELECT "Id", "At", "StaffId", "Action", "Record", "RecordId", "Fields", "SessionId", "Address", "Count", "DetailsDigest", "Mac" FROM "AuditEntries" WHERE "Id" >= $first ORDER BY "Id"
        """;

    private const string Details = """SELECT "EntryId", "Field", "Before", "After", "Salt" FROM "AuditDetails" WHERE "EntryId" >= $first ORDER BY "EntryId", "Field" """;

    /// <summary>
    /// Refuses <see cref="AuditRowChanged"/>, <see cref="AuditRowInserted"/>, <see cref="AuditRowsMissing"/>, <see cref="AuditCutOff"/>, <see cref="AuditDetailsChanged"/>,
    /// <see cref="AuditDetailsMissing"/>, <see cref="AuditHeadDiffers"/>, <see cref="AuditHeadUnreadable"/>, and <see cref="AuditKeyOther"/> where nothing else is wrong.
    /// </summary>
    /// <param name="progress">Told the number of rows now and then; may be null.</param>
    public async Task<Outcome<AuditTrailWhole>> RunAsync(IProgress<long>? progress, CancellationToken cancel)
    {
        var lines = heads.Read();
        if (lines.ToList().IndexOf(null) is >= 0 and var unreadable)
        {
            return new AuditHeadUnreadable(unreadable + 1);
        }

        await using var db = await contexts.CreateDbContextAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();

        // Rows, details and the highest number are those of one moment; nobody is kept from writing.
        await using var transaction = connection.BeginTransaction(deferred: true);
        return await Task.Run(() => new Reading(connection, transaction, key, [.. lines.OfType<AuditHead>()], progress).Run(cancel), cancel);
    }

    private sealed class Reading(SqliteConnection connection, SqliteTransaction transaction, AuditKey key, List<AuditHead> heads, IProgress<long>? progress)
    {
        private const int Pace = 10_000;

        private readonly Dictionary<(string Record, long Id), List<long>> _emptyByRecord = [];
        private readonly SortedSet<long> _empty = [];

        public Outcome<AuditTrailWhole> Run(CancellationToken cancel)
        {
            var (begin, otherKey) = FindBegin();
            if (begin is null && otherKey is not null)
            {
                return otherKey;
            }

            // Rows of an earlier version may have gaps in their numbers; those that the chain began with do not.
            var chained = begin ?? 0;
            var first = otherKey is null ? 0 : chained;
            using var seal = new AuditSeal(key);
            using var entries = Ask(Entries, first);
            using var details = Ask(Details, first);
            var hasDetail = details.Read();
            var before = otherKey is null ? [] : SealBefore(first);
            var rows = otherKey is null ? 0 : CountBefore(first);
            var counted = rows;
            var expected = Math.Max(first, 1);
            var current = entries.Read() ? Entry(entries) : null;
            while (current is not null)
            {
                cancel.ThrowIfCancellationRequested();
                var next = entries.Read() ? Entry(entries) : null;
                var fits = seal.Of(before, current).AsSpan().SequenceEqual(current.Mac);
                if (current.Id > expected && !(fits && current.Id <= chained))
                {
                    return new AuditRowsMissing(expected, current.Id - 1);
                }

                if (!fits)
                {
                    return Name(seal, before, current, next);
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

                if (Compare(seal, current, own) is { } fault)
                {
                    return fault;
                }

                rows++;
                if (heads.Find(h => h.Id == current.Id && (h.Count != rows || !h.Mac.Equals(Convert.ToHexStringLower(current.Mac), StringComparison.Ordinal))) is { } differs)
                {
                    return new AuditHeadDiffers(current.Id, DateOnly.FromDateTime(differs.At.UtcDateTime));
                }

                if (rows % Pace == 0)
                {
                    progress?.Report(rows);
                }

                (before, expected, current) = (current.Mac, current.Id + 1, next);
            }

            if (Highest() >= expected || heads.Exists(h => h.Id >= expected))
            {
                return new AuditCutOff(expected);
            }

            if (hasDetail)
            {
                return new AuditDetailsChanged(details.GetInt64(0));
            }

            return _empty.Count > 0 ? new AuditDetailsMissing(_empty.Min) : otherKey is not null ? otherKey : new AuditTrailWhole(rows - counted, heads.Count);
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

        private Refusal? Compare(AuditSeal seal, AuditEntry entry, List<AuditDetail> details)
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
                return seal.DigestOf(details).AsSpan().SequenceEqual(digest) ? null : new AuditDetailsChanged(entry.Id);
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

        /// <summary>The row on which the chain began with the key that is there; null where there is none. Another key that came first is a fault of its own.</summary>
        private (long? Begin, AuditKeyOther? OtherKey) FindBegin()
        {
            using var command = Command("""SELECT "Id", "Fields" FROM "AuditEntries" WHERE "Action" = $action ORDER BY "Id" """);
            command.Parameters.AddWithValue("$action", (int)AuditAction.ChainBegun);
            using var reader = command.ExecuteReader();
            AuditKeyOther? other = null;
            while (reader.Read())
            {
                if (reader.GetString(1) == AuditChain.FieldsOf(key))
                {
                    return (reader.GetInt64(0), other is null ? null : new AuditKeyOther(reader.GetInt64(0)));
                }

                other ??= new AuditKeyOther(reader.GetInt64(0));
            }

            return (null, other);
        }

        private byte[] SealBefore(long row)
        {
            using var command = Command("""SELECT "Mac" FROM "AuditEntries" WHERE "Id" < $row ORDER BY "Id" DESC LIMIT 1""");
            command.Parameters.AddWithValue("$row", row);
            return (byte[])command.ExecuteScalar()!;
        }

        private long CountBefore(long row)
        {
            using var command = Command("""SELECT count(*) FROM "AuditEntries" WHERE "Id" < $row""");
            command.Parameters.AddWithValue("$row", row);
            return (long)command.ExecuteScalar()!;
        }

        /// <summary>The highest number that was ever given.</summary>
        private long Highest()
        {
            using var command = Command("SELECT coalesce(max(\"seq\"), 0) FROM sqlite_sequence WHERE \"name\" = 'AuditEntries'");
            return (long)command.ExecuteScalar()!;
        }

        private SqliteDataReader Ask(string sql, long first)
        {
            // Lives as long as its reader, which disposes nothing of it that the connection does not.
            var command = Command(sql);
            command.Parameters.AddWithValue("$first", first);
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
