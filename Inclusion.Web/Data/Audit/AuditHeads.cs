using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data.Audit;

/// <summary>How far the audit trail went at one moment.</summary>
/// <param name="Id">Of the last row.</param>
/// <param name="Count">Rows up to it.</param>
/// <param name="Mac">Its seal in hexadecimal.</param>
public sealed record AuditHead(DateTimeOffset At, long Id, long Count, string Mac);

/// <summary>What stands in the file of heads.</summary>
/// <param name="Heads">All that can be read, also behind a line that is none of ours.</param>
/// <param name="Unreadable">The number of the first line that is none of ours, from 1; null when there is none.</param>
/// <param name="IsCutOff">The last line is not whole: the machine stopped while it was written.</param>
public sealed record AuditHeadLines(IReadOnlyList<AuditHead> Heads, int? Unreadable, bool IsCutOff);

/// <summary>
/// Where the audit trail ended on each day, one line a day in a file beside the database: a trail that was cut off, or written anew with the key, no longer ends there. Printed, it is a witness that
/// nobody at the machine can change.
/// </summary>
public sealed class AuditHeads(DataFolder folder, Database database, TimeProvider time)
{
    internal const string FileName = "audit-heads.txt";

    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Of a seal in hexadecimal: what is shorter was cut off.</summary>
    private const int MacLength = 64;

    private string File => Path.Combine(folder.Path, FileName);

    /// <summary>Writes the line of today. What was left of one in whose middle the machine stopped makes room for it.</summary>
    /// <returns>False: there is one already, or there is no row yet.</returns>
    public async Task<bool> AppendAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (Read().Heads.Any(head => head.At.UtcDateTime.Date == now.UtcDateTime.Date))
        {
            return false;
        }

        var last = await database.ReadAsync(db => db.AuditEntries.OrderByDescending(e => e.Id).Select(e => new { e.Id, e.Mac }).FirstOrDefaultAsync(cancel), cancel);
        if (last is null)
        {
            return false;
        }

        var count = await database.ReadAsync(db => db.AuditEntries.LongCountAsync(e => e.Id <= last.Id, cancel), cancel);
        var line = TextOf(new AuditHead(now, last.Id, count, Convert.ToHexStringLower(last.Mac)));
        await using var stream = DataFolder.OpenLock(File, isShared: false);
        var (begin, isEnded) = await FindEndAsync(stream, cancel);
        stream.SetLength(begin);
        stream.Seek(begin, SeekOrigin.Begin);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(isEnded ? line : $"\n{line}"), cancel);
        stream.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>Those of all days, the first day first. None without a file.</summary>
    public AuditHeadLines Read() => Read(File);

    internal static AuditHeadLines Read(string file)
    {
        if (!System.IO.File.Exists(file))
        {
            return new AuditHeadLines([], null, false);
        }

        var lines = System.IO.File.ReadAllText(file, Encoding.Latin1).Split('\n');
        var heads = new List<AuditHead>();
        int? unreadable = null;
        var isCutOff = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            if (Parse(line) is { } head)
            {
                heads.Add(head);
            }
            else if (line.Length > 0 && i == lines.Length - 1)
            {
                isCutOff = true;
            }
            else if (line.Length > 0)
            {
                unreadable ??= i + 1;
            }
        }

        return new AuditHeadLines(heads, unreadable, isCutOff);
    }

    /// <summary>The line of the file, with its end.</summary>
    internal static string TextOf(AuditHead head) =>
        string.Create(CultureInfo.InvariantCulture, $"{head.At.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture)} {head.Id} {head.Count} {head.Mac}\n");

    /// <summary>Where the next line begins, and whether the one before it is ended.</summary>
    private static async Task<(long Begin, bool IsEnded)> FindEndAsync(FileStream stream, CancellationToken cancel)
    {
        var content = new byte[stream.Length];
        stream.Seek(0, SeekOrigin.Begin);
        await stream.ReadExactlyAsync(content, cancel);
        var begin = Array.LastIndexOf(content, (byte)'\n') + 1;
        return Parse(Encoding.Latin1.GetString(content.AsSpan(begin))) is null ? (begin, true) : (content.Length, false);
    }

    /// <summary>Null for what is no whole line of ours.</summary>
    private static AuditHead? Parse(string line) =>
        line.Split(' ') is [var at, var id, var count, { Length: MacLength } mac]
            && DateTimeOffset.TryParseExact(at, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && mac.All(char.IsAsciiHexDigitLower)
            ? new AuditHead(instant, row, rows, mac)
            : null;
}
