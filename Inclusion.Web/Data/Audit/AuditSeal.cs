using System.Security.Cryptography;
using Inclusion.Web.Data.Records;

namespace Inclusion.Web.Data.Audit;

/// <summary>What a row is sealed with, and the digest of its details. Every part is written with its length: no two rows are the same bytes.</summary>
internal sealed class AuditSeal : IDisposable
{
    private readonly byte[] _key;
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;

    public AuditSeal(ReadOnlySpan<byte> key)
    {
        _key = key.ToArray();
        _writer = new BinaryWriter(_bytes);
    }

    /// <param name="before">The seal of the row before; empty for the first.</param>
    public byte[] Of(ReadOnlySpan<byte> before, AuditEntry entry)
    {
        _bytes.SetLength(0);
        Write(before);
        _writer.Write(entry.Id);
        _writer.Write(entry.At.ToUnixTimeMilliseconds());
        Write(entry.StaffId);
        _writer.Write((int)entry.Action);
        _writer.Write(entry.Record);
        _writer.Write(entry.RecordId);
        _writer.Write(entry.Fields);
        Write(entry.SessionId);
        _writer.Write(entry.Address);
        Write(entry.Count);
        Write(entry.DetailsDigest ?? []);
        return HMACSHA256.HashData(_key, Written);
    }

    /// <param name="details">In the order of their fields; not none.</param>
    public static byte[] DigestOf(IEnumerable<AuditDetail> details)
    {
        // Without a key: the salts are what keeps it from being guessed.
        using var bytes = new AuditSeal([]);
        foreach (var detail in details)
        {
            bytes.Write(detail.Salt);
            bytes._writer.Write(detail.Field);
            bytes.Write(detail.Before);
            bytes.Write(detail.After);
        }

        return SHA256.HashData(bytes.Written);
    }

    public void Dispose() => _writer.Dispose();

    private ReadOnlySpan<byte> Written
    {
        get
        {
            _writer.Flush();
            return _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _writer.Write(bytes.Length);
        _writer.Write(bytes);
    }

    private void Write(long? number)
    {
        _writer.Write(number is not null);
        _writer.Write(number ?? 0);
    }

    private void Write(string? text)
    {
        _writer.Write(text is not null);
        _writer.Write(text ?? "");
    }
}
