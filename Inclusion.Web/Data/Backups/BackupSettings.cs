using Inclusion.Domain.Common;

namespace Inclusion.Web.Data.Backups;

/// <summary>A file that is to have the passphrase in its first line has none.</summary>
public sealed record PassphraseFileEmpty(string File) : Refusal;

/// <summary>Where backups go, and what seals them; from the section <c>Inclusion:Backup</c>. No record: one of those would write out the passphrase wherever it is written.</summary>
public sealed class BackupSettings
{
    public const string Section = "Inclusion:Backup";

    /// <summary>Null: <c>backups</c> in the data folder. Any other has to be there: a disk that is not mounted is not to be written beside.</summary>
    public string? Folder { get; init; }

    /// <summary>Where each is copied to, on another disk or machine; null for nowhere. It has to be there, too.</summary>
    public string? SecondFolder { get; init; }

    /// <summary>Null where they are not encrypted, unless <see cref="PassphraseFile"/> is set.</summary>
    public string? Passphrase { get; init; }

    /// <summary>A file whose first line is the passphrase.</summary>
    public string? PassphraseFile { get; init; }

    /// <summary>Whether what is made from now on is encrypted.</summary>
    public bool IsSealed => Passphrase is not null || PassphraseFile is not null;

    public static BackupSettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new BackupSettings
        {
            Folder = Filled(section[nameof(Folder)]),
            SecondFolder = Filled(section[nameof(SecondFolder)]),
            Passphrase = Filled(section[nameof(Passphrase)]),
            PassphraseFile = Filled(section[nameof(PassphraseFile)]),
        };
    }

    /// <summary>The first line of a file. Refuses <see cref="PassphraseFileEmpty"/>: nothing is to go out unsealed because a file was empty.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Outcome<string?> ReadPassphrase(string file) => File.ReadLines(file).FirstOrDefault() is { Length: > 0 } line ? line : new PassphraseFileEmpty(file);

    /// <summary>What seals them; null where nothing does. Refuses <see cref="PassphraseFileEmpty"/>.</summary>
    /// <exception cref="IOException">The file with it cannot be read.</exception>
    internal Outcome<string?> FindPassphrase() => PassphraseFile is { } file ? ReadPassphrase(file) : Passphrase;

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
