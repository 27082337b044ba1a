using System.Globalization;

namespace Inclusion.Web.Data;

/// <summary>A line of the ledger: who was erased, by numbers alone.</summary>
/// <param name="PersonId">The id of the record.</param>
/// <param name="PersonAddedAt">When that record was made; both together mean one person.</param>
/// <param name="StaffId">Null when the product did it.</param>
public sealed record ErasedLine(long PersonId, DateTimeOffset PersonAddedAt, DateTimeOffset At, long? StaffId);

/// <summary>
/// The erasures in a small file of the data folder that is only ever added to. No backup holds it and no restore replaces it: a database that comes back from before an
/// erasure is told by it whom to erase again. Copies lie beside the backups (<see cref="Backups.LedgerCopies"/>): the machine may be another one by then.
/// </summary>
public sealed class ErasureLedger(DataFolder folder)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "erasures.log";

    private readonly Lock _lock = new();

    private string File => Path.Combine(folder.Path, FileName);

    /// <summary>Every erasure, the first one first. A line that was cut off is passed over: the database has it as well.</summary>
    public IReadOnlyList<ErasedLine> Read() => Read(File);

    internal static IReadOnlyList<ErasedLine> Read(string file) => System.IO.File.Exists(file) ? [.. System.IO.File.ReadLines(file).Select(Parse).OfType<ErasedLine>()] : [];

    /// <summary>Adds those that are not in it yet. They are on disk when this returns.</summary>
    public void Add(IEnumerable<ErasedLine> lines)
    {
        lock (_lock)
        {
            var known = Read().Select(l => (l.PersonId, l.PersonAddedAt)).ToHashSet();
            var missing = lines.Where(l => known.Add((l.PersonId, l.PersonAddedAt))).ToList();
            if (missing.Count == 0)
            {
                return;
            }

            using var file = DataFolder.OpenLock(File, isShared: false);
            file.Seek(0, SeekOrigin.End);
            using (var writer = new StreamWriter(file, leaveOpen: true) { NewLine = "\n" })
            {
                // A line that was cut off is ended first.
                if (file.Length > 0)
                {
                    writer.WriteLine();
                }

                missing.ForEach(line => writer.WriteLine(Text(line)));
            }

            file.Flush(flushToDisk: true);
        }
    }

    /// <summary>The line of the file, without its end.</summary>
    internal static string Text(ErasedLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.PersonId};{line.PersonAddedAt.ToUnixTimeMilliseconds()};{line.At.ToUnixTimeMilliseconds()};{line.StaffId}");

    private static ErasedLine? Parse(string text) => text.Split(';') is [var id, var added, var at, var staff]
        && Number(id) is { } personId && Number(added) is { } addedAt && Number(at) is { } erasedAt
            ? new ErasedLine(personId, DateTimeOffset.FromUnixTimeMilliseconds(addedAt), DateTimeOffset.FromUnixTimeMilliseconds(erasedAt), Number(staff))
            : null;

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
