using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Inclusion.Web.Data.Backups;

namespace Inclusion.Tests.Data.Backups;

/// <summary>Whoever made an archive: it writes nothing outside of the folder that it is unpacked into.</summary>
public sealed class BackupArchiveTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("inclusion-archive-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("../x")]
    [InlineData("/tmp/inclusion-archive-x")]
    [InlineData("keys/../../x")]
    [InlineData("keys\\..\\x")]
    [InlineData("keys/..\\..\\x")]
    [InlineData("keys//x")]
    [InlineData("keys/./x")]
    [InlineData("other/x")]
    public async Task An_entry_that_leads_elsewhere_is_no_backup(string name)
    {
        var into = Path.Combine(_root, "into");
        Directory.CreateDirectory(into);

        await Assert.ThrowsAsync<InvalidDataException>(() => UnpackAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream("x"u8.ToArray()) }, into));

        Assert.Equal([into], Directory.GetFileSystemEntries(_root));
        Assert.Empty(Directory.GetFileSystemEntries(into));
        Assert.False(File.Exists("/tmp/inclusion-archive-x"));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public async Task A_link_is_no_backup(TarEntryType type) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => UnpackAsync(new PaxTarEntry(type, "keys/x") { LinkName = "/etc" }, _root));

    [Fact]
    public async Task An_entry_that_belongs_there_is_unpacked()
    {
        await UnpackAsync(new PaxTarEntry(TarEntryType.RegularFile, "keys/x") { DataStream = new MemoryStream("x"u8.ToArray()) }, _root);
        Assert.Equal("x", await File.ReadAllTextAsync(Path.Combine(_root, "keys", "x"), Cancel));
    }

    /// <summary>A list of sums that unpacks to more than there is memory is given up as soon as it is longer than it can be.</summary>
    [Fact]
    public async Task A_list_of_sums_without_end_is_not_read_to_its_end()
    {
        using var bytes = new MemoryStream();
        await using (var compressed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(compressed, TarEntryFormat.Pax))
        {
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "SHA256SUMS") { DataStream = new MemoryStream(new byte[64 * 1024 * 1024]) }, Cancel);
        }

        bytes.Position = 0;
        await Assert.ThrowsAsync<InvalidDataException>(() => BackupArchive.ReadAsync(bytes, _root, null, Cancel));

        Assert.InRange(bytes.Position, 0, bytes.Length / 2);
        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    private static async Task UnpackAsync(TarEntry entry, string into)
    {
        using var bytes = new MemoryStream();
        await using (var compressed = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(compressed, TarEntryFormat.Pax))
        {
            await tar.WriteEntryAsync(entry, Cancel);
            var sums = $"{Convert.ToHexStringLower(SHA256.HashData("x"u8))}  {entry.Name}\n";
            await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "SHA256SUMS") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(sums)) }, Cancel);
        }

        bytes.Position = 0;
        await BackupArchive.ReadAsync(bytes, into, null, Cancel);
    }
}
