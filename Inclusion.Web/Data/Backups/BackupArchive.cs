using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Inclusion.Web.Data.Audit;

namespace Inclusion.Web.Data.Backups;

/// <summary>
/// One file with everything that is kept: a tar compressed by gzip, and sealed where there is a passphrase. Its last entry has the SHA-256 of each of the others, in the form
/// that <c>sha256sum -c</c> reads: an archive that was cut off has none.
/// </summary>
internal static class BackupArchive
{
    private const string Sums = "SHA256SUMS";

    /// <summary>Beside the copy of the database: one file after the other, as it is at one moment.</summary>
    private const string Entry = "entry";

    /// <param name="database">A copy that nobody writes, in a folder that has room for a copy of any one file. The heads of the audit trail lie beside it as they were before: those of now may be of rows that the copy does not have.</param>
    /// <param name="folder">Its keys, mails, work and name go along; what is taken away from there meanwhile, or held by whoever writes it, is left out.</param>
    /// <param name="passphrase">Null: it is not sealed.</param>
    /// <returns>What was left out because somebody held it.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(Stream to, string database, DataFolder folder, string? passphrase, CancellationToken cancel)
    {
        await using var seal = passphrase is null ? null : new SealingStream(to, passphrase);
        await using var compressed = new GZipStream(seal ?? to, CompressionLevel.Fastest, leaveOpen: true);
        await using var tar = new TarWriter(compressed, TarEntryFormat.Pax, leaveOpen: true);
        var sums = new StringBuilder();
        var around = Path.GetDirectoryName(database)!;
        await using (var content = File.OpenRead(database))
        {
            await WriteEntryAsync(tar, DataFolder.DatabaseName, content, sums, cancel);
        }

        var held = new List<string>();
        foreach (var name in folder.KeptBesideDatabase())
        {
            await using var source = Open(Path.Combine(name == AuditHeads.FileName ? around : folder.Path, name), () => held.Add(name));
            if (source is not null)
            {
                await using var content = DataFolder.CreateFile(Path.Combine(around, Entry));
                await source.CopyToAsync(content, cancel);
                content.Position = 0;
                await WriteEntryAsync(tar, name, content, sums, cancel);
            }
        }

        using var list = new MemoryStream(Encoding.UTF8.GetBytes(sums.ToString()), writable: false);
        await WriteEntryAsync(tar, Sums, list, new StringBuilder(), cancel);
        return held;
    }

    /// <summary>Reads all of it and compares every sum.</summary>
    /// <param name="into">Where its files are put; null: they are only compared.</param>
    /// <exception cref="InvalidDataException">It is not whole, or not one of ours.</exception>
    public static async Task ReadAsync(Stream from, string? into, string? passphrase, CancellationToken cancel)
    {
        await using var seal = passphrase is null ? null : new OpeningStream(from, passphrase);
        await using var plain = new GZipStream(seal ?? from, CompressionMode.Decompress, leaveOpen: true);
        await using var tar = new TarReader(plain, leaveOpen: true);
        var found = new StringBuilder();
        string? sums = null;
        while (await tar.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            if (sums is not null || entry.EntryType is not TarEntryType.RegularFile || !IsOurs(entry.Name, into))
            {
                throw new InvalidDataException($"The archive has an entry that does not belong there: {entry.Name}.");
            }

            var content = entry.DataStream ?? Stream.Null;
            if (entry.Name == Sums)
            {
                sums = await ReadSumsAsync(content, found.Length, cancel);
                if (sums != found.ToString())
                {
                    break;
                }
            }
            else
            {
                found.Append(SumLine(entry.Name, await TakeAsync(content, into is null ? null : Path.Combine(into, entry.Name), cancel)));
            }
        }

        if (sums is null || sums != found.ToString())
        {
            throw new InvalidDataException("The archive is not whole: its sums do not hold.");
        }

        // Whatever stands behind the archive is compared too: the seal of the last piece, the sum of the compressed file.
        await plain.CopyToAsync(Stream.Null, cancel);
    }

    /// <returns>Null for work that ended, or a mail that went, since the database was copied; and for what is held.</returns>
    private static FileStream? Open(string file, Action isHeld)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (IOException e) when (FolderHold.IsHeldByAnother(e))
        {
            isHeld();
            return null;
        }
    }

    private static async Task WriteEntryAsync(TarWriter tar, string name, Stream content, StringBuilder sums, CancellationToken cancel)
    {
        sums.Append(SumLine(name, await SHA256.HashDataAsync(content, cancel)));
        content.Position = 0;
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content, Mode = DataFolder.OwnerFile }, cancel);
    }

    /// <returns>The sum of what was read.</returns>
    private static async Task<byte[]> TakeAsync(Stream content, string? file, CancellationToken cancel)
    {
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var target = file is null ? Stream.Null : DataFolder.CreateFile(file);
        var buffer = new byte[Seal.PieceSize];
        while (await content.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            sum.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        if (target is FileStream written)
        {
            written.Flush(flushToDisk: true);
        }

        return sum.GetHashAndReset();
    }

    /// <summary>No more of them than what they are compared with: an archive that was made to harm says gigabytes there.</summary>
    private static async Task<string> ReadSumsAsync(Stream content, int length, CancellationToken cancel)
    {
        using var reader = new StreamReader(content);
        var text = new char[length + 1];
        return new string(text, 0, await reader.ReadBlockAsync(text, cancel));
    }

    private static string SumLine(string name, byte[] sum) => $"{Convert.ToHexStringLower(sum)}  {name}\n";

    /// <summary>Nothing is written outside of the folder, whoever made the archive and whichever system reads it.</summary>
    private static bool IsOurs(string name, string? into) => name == Sums
        || (DataFolder.IsKept(name) && name.Split('/', '\\').All(part => part is not ("" or "." or "..")) && (into is null || IsWithin(into, name)));

    private static bool IsWithin(string folder, string name) => Path.GetFullPath(Path.Combine(folder, name)).StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
