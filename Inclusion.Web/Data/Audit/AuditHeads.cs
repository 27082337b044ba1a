using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data.Audit;

/// <summary>How far the audit trail went at one moment.</summary>
/// <param name="Id">Of the last row.</param>
/// <param name="Count">Rows up to it.</param>
/// <param name="Mac">Its seal in hexadecimal.</param>
public sealed record AuditHead(DateTimeOffset At, long Id, long Count, string Mac);

/// <summary>
/// Where the audit trail ended on each day, one line a day in a file beside the database: a trail that was cut off, or written anew with the key, no longer ends there. Printed, it is a witness that
/// nobody at the machine can change.
/// </summary>
public sealed class AuditHeads(DataFolder folder, Database database, TimeProvider time)
{
    internal const string FileName = "audit-heads.txt";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private string File => Path.Combine(folder.Path, FileName);

    /// <summary>Writes the line of today.</summary>
    /// <returns>False: there is one already, or there is no row yet.</returns>
    public async Task<bool> AppendAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (Read().Any(line => line is { } head && head.At.UtcDateTime.Date == now.UtcDateTime.Date))
        {
            return false;
        }

        var last = await database.ReadAsync(db => db.AuditEntries.OrderByDescending(e => e.Id).Select(e => new { e.Id, e.Mac }).FirstOrDefaultAsync(cancel), cancel);
        if (last is null)
        {
            return false;
        }

        var count = await database.ReadAsync(db => db.AuditEntries.LongCountAsync(e => e.Id <= last.Id, cancel), cancel);
        var line = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)} {last.Id} {count} {Convert.ToHexStringLower(last.Mac)}\n");
        await using var stream = DataFolder.OpenLock(File, isShared: false);
        stream.Seek(0, SeekOrigin.End);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(line), cancel);
        stream.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>Those of all days, the first day first; null for a line that is none of ours. Empty without a file.</summary>
    public IReadOnlyList<AuditHead?> Read() =>
        System.IO.File.Exists(File) ? [.. System.IO.File.ReadLines(File).Where(line => line.Length > 0).Select(Parse)] : [];

    private static AuditHead? Parse(string line) =>
        line.Split(' ') is [var at, var id, var count, var mac]
            && DateTimeOffset.TryParseExact(at, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            ? new AuditHead(instant, row, rows, mac)
            : null;
}
