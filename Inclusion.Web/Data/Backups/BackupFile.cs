using System.Globalization;
using System.Text.RegularExpressions;

namespace Inclusion.Web.Data.Backups;

/// <summary>A backup that was made, checked and kept.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="MadeAt">When the copy of the database was begun.</param>
/// <param name="Bytes">As it lies there, compressed.</param>
public sealed partial record BackupFile(string Path, DateTimeOffset MadeAt, long Bytes)
{
    internal const string SealedEnding = ".sealed";

    internal const string PartEnding = ".part";

    private const string TimeFormat = "yyyyMMdd-HHmmss";

    /// <summary>With its date and time (UTC): <c>inclusion-20261127-023000Z.tar.gz</c>, and <c>.sealed</c> behind it when it is encrypted.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Whether it is encrypted.</summary>
    public bool IsSealed => Name.EndsWith(SealedEnding, StringComparison.Ordinal);

    /// <summary>Those of a folder, the latest first; none where there is no such folder. What only looks like one, or is still being written, is none.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor by us.</exception>
    public static IReadOnlyList<BackupFile> In(string folder) => !Directory.Exists(folder)
        ? []
        : [.. new DirectoryInfo(folder).EnumerateFiles().Select(Find).OfType<BackupFile>().OrderByDescending(file => file.MadeAt).ThenByDescending(file => file.Name, StringComparer.Ordinal)];

    internal static string NameOf(DateTimeOffset madeAt, bool isSealed) =>
        $"inclusion-{madeAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)}Z.tar.gz{(isSealed ? SealedEnding : "")}";

    /// <summary>The name under which one is written until it is whole, or the copy of one.</summary>
    internal static string PartOf(string file) => $"{file}.{Guid.NewGuid():N}{PartEnding}";

    /// <summary>Whether it is the name of one that is being written, or was when it was cut off.</summary>
    internal static bool IsPart(string name) => PartNamed().IsMatch(name);

    /// <summary>Whether it is the name of one, whole or not, or of the ledger beside them.</summary>
    internal static bool IsOwn(string name) => name == ErasureLedger.FileName || Named().IsMatch(name) || IsPart(name);

    private static BackupFile? Find(FileInfo file) =>
        Named().Match(file.Name) is { Success: true } name && DateTime.TryParseExact(name.Groups[1].Value, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? new BackupFile(file.FullName, new DateTimeOffset(at, TimeSpan.Zero), file.Length)
            : null;

    [GeneratedRegex(@"^(inclusion-[0-9]{8}-[0-9]{6}Z\.tar\.gz(\.sealed)?|erasures\.log)\.[0-9a-f]{32}\.part$")]
    private static partial Regex PartNamed();

    [GeneratedRegex(@"^inclusion-([0-9]{8}-[0-9]{6})Z\.tar\.gz(\.sealed)?$")]
    private static partial Regex Named();
}
