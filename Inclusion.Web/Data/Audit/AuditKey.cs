using System.Security.Cryptography;
using System.Text;

namespace Inclusion.Web.Data.Audit;

/// <summary>
/// The key that seals the audit trail: whoever can only write the database cannot make a row that fits. Drawn once and kept among the keys of the data folder, where backups
/// find it and nobody else may read it.
/// </summary>
public sealed class AuditKey(DataFolder folder)
{
    internal const string FileName = "audit.key";

    private const int Length = 32;

    private readonly Lazy<byte[]> _value = new(() => ReadOrDraw(Path.Combine(folder.Keys, FileName)), LazyThreadSafetyMode.PublicationOnly);

    internal ReadOnlySpan<byte> Value => _value.Value;

    /// <summary>Which key it is, without telling it.</summary>
    internal string Name => NameOf(Value);

    /// <summary>The same for the same text, and of no use to whoever does not have the key: 16 letters and digits.</summary>
    internal string DigestOf(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(Value, Encoding.UTF8.GetBytes(text))[..8]);

    /// <summary>
    /// The keys by their names: this one, and whichever somebody put beside it as <c>audit-….key</c> because an earlier part of the trail was sealed with it. What is no key is left out.
    /// </summary>
    internal Dictionary<string, byte[]> Ring()
    {
        var ring = new Dictionary<string, byte[]> { [Name] = Value.ToArray() };
        foreach (var file in Directory.EnumerateFiles(folder.Keys, "audit-*.key"))
        {
            var text = File.ReadAllText(file).Trim();
            if (text.Length == 2 * Length && text.All(char.IsAsciiHexDigit))
            {
                var key = Convert.FromHexString(text);
                ring[NameOf(key)] = key;
            }
        }

        return ring;
    }

    private static string NameOf(ReadOnlySpan<byte> key) => Convert.ToHexStringLower(SHA256.HashData(key)[..8]);

    private static byte[] ReadOrDraw(string file)
    {
        if (!File.Exists(file))
        {
            var drawn = Path.Combine(Path.GetDirectoryName(file)!, $".{Guid.NewGuid():N}");
            using (var stream = DataFolder.CreateFile(drawn))
            {
                stream.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Length))));
                stream.Flush(flushToDisk: true);
            }

            try
            {
                // In one step, and only where there is none: of two processes that start at once, both end with the same key.
                File.Move(drawn, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(drawn);
            }
        }

        return Convert.FromHexString(File.ReadAllText(file).Trim());
    }
}
