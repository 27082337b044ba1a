using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Inclusion.Web.Data.Audit;

/// <summary>
/// Adds rows to the audit trail, each sealed together with the one before. Within the transaction of what it tells of: there is one writer at a time, so that the last row is
/// the last until it is committed.
/// </summary>
internal sealed class AuditWriter(AuditKey key, TimeProvider time)
{
    private const int SaltLength = 16;

    private const string Last =
        """
        SELECT max(coalesce((SELECT max("Id") FROM "AuditEntries"), 0), coalesce((SELECT "seq" FROM sqlite_sequence WHERE "name" = 'AuditEntries'), 0)),
            (SELECT "Mac" FROM "AuditEntries" ORDER BY "Id" DESC LIMIT 1)
        """;

    private const string InsertEntry =
        """
        INSERT INTO "AuditEntries" ("Id", "At", "StaffId", "Action", "Record", "RecordId", "Fields", "SessionId", "Address", "Count", "DetailsDigest", "Mac")
        VALUES ($id, $at, $staff, $action, $record, $recordId, $fields, $session, $address, $count, $digest, $mac)
        """;

    private const string InsertDetail = """INSERT INTO "AuditDetails" ("EntryId", "Field", "Before", "After", "Salt") VALUES ($id, $field, $before, $after, $salt)""";

    /// <exception cref="InvalidOperationException">There is no transaction: what is changed and what is noted of it must be committed together.</exception>
    public void Write(InclusionDb db, IReadOnlyList<AuditNote> notes)
    {
        if (notes.Count == 0)
        {
            return;
        }

        if (db.Database.CurrentTransaction?.GetDbTransaction() is not { } transaction)
        {
            throw new InvalidOperationException("What is noted in the audit trail is saved within a transaction: Database.WriteAsync.");
        }

        var connection = db.Database.GetDbConnection();
        using var seal = new AuditSeal(key.Value);
        using var insert = Command(connection, transaction, InsertEntry);
        using var insertDetail = Command(connection, transaction, InsertDetail);
        var (lastId, before) = FindLast(connection, transaction);
        var at = time.GetUtcNow();
        foreach (var note in notes)
        {
            var by = note.By ?? db.By;
            var entry = new AuditEntry
            {
                Id = ++lastId,
                At = note.At ?? at,
                StaffId = by.StaffId,
                Action = note.Action,
                Record = Written(note.Record),
                RecordId = note.RecordId(),
                Fields = Written(note.Fields),
                SessionId = by.From?.SessionId,
                Address = Written(by.From?.Address ?? ""),
                Count = note.Count,
            };
            var details = note.Details is not { Count: > 0 } changes || db.ForgottenInAudit.Contains((entry.Record, entry.RecordId)) ? [] : Detail(entry.Id, changes);
            entry.DetailsDigest = details.Count == 0 ? null : AuditSeal.DigestOf(details);
            entry.Mac = before = seal.Of(before, entry);
            Insert(insert, entry);
            foreach (var detail in details)
            {
                Insert(insertDetail, detail);
            }
        }
    }

    private static List<AuditDetail> Detail(long entryId, IReadOnlyList<AuditChange> changes) =>
        [.. changes.OrderBy(change => change.Field, StringComparer.Ordinal).Select(change => new AuditDetail
        {
            EntryId = entryId,
            Field = Written(change.Field),
            Before = Written(change.Before),
            After = Written(change.After),
            Salt = RandomNumberGenerator.GetBytes(SaltLength),
        })];

    /// <summary>Without NUL, which SQLite keeps but takes for the end of a text wherever it looks into one: nobody would find what stands behind it.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    private static string? Written(string? text) => text?.Replace('\0', '\uFFFD');

    /// <summary>The highest id that was ever given, and the last seal: a tail that was cut off leaves a gap.</summary>
    private static (long Id, byte[] Mac) FindLast(DbConnection connection, DbTransaction transaction)
    {
        using var command = Command(connection, transaction, Last);
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.IsDBNull(1) ? [] : reader.GetFieldValue<byte[]>(1));
    }

    private static void Insert(DbCommand command, AuditEntry entry)
    {
        Set(command, "$id", entry.Id);
        Set(command, "$at", entry.At.ToUnixTimeMilliseconds());
        Set(command, "$staff", entry.StaffId);
        Set(command, "$action", (int)entry.Action);
        Set(command, "$record", entry.Record);
        Set(command, "$recordId", entry.RecordId);
        Set(command, "$fields", entry.Fields);
        Set(command, "$session", entry.SessionId);
        Set(command, "$address", entry.Address);
        Set(command, "$count", entry.Count);
        Set(command, "$digest", entry.DetailsDigest);
        Set(command, "$mac", entry.Mac);
        command.ExecuteNonQuery();
    }

    private static void Insert(DbCommand command, AuditDetail detail)
    {
        Set(command, "$id", detail.EntryId);
        Set(command, "$field", detail.Field);
        Set(command, "$before", detail.Before);
        Set(command, "$after", detail.After);
        Set(command, "$salt", detail.Salt);
        command.ExecuteNonQuery();
    }

    private static void Set(DbCommand command, string name, object? value)
    {
        if (!command.Parameters.Contains(name))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        command.Parameters[name].Value = value ?? DBNull.Value;
    }

    private static DbCommand Command(DbConnection connection, DbTransaction transaction, string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // One of the constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
