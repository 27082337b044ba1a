using System.Text.RegularExpressions;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Backups;

namespace Inclusion.Web.Data;

/// <summary>The folder with everything that is kept: database, keys, mail files, work. Nobody else on the machine may look into it.</summary>
public sealed partial class DataFolder
{
    /// <summary>The setting that moves it, as <c>Inclusion__DataFolder</c> in the environment.</summary>
    public const string Setting = "Inclusion:DataFolder";

    internal const string DatabaseName = "inclusion.db";

    /// <summary>In the names of copies of the database that are made before a migration, between its own and the migration's.</summary>
    internal const string CopyMiddle = ".before-";

    /// <summary>Begins the names of folders with what a restore replaced.</summary>
    internal const string ReplacedPrefix = "replaced-";

    /// <summary>Of a file of work that is being written.</summary>
    internal const string UnfinishedEnding = ".unfinished";

    /// <summary>Begins the names of folders in which a backup is made.</summary>
    internal const string BackupScratch = ".backup-";

    /// <summary>Begins the names of folders in which one is unpacked.</summary>
    internal const string RestoreScratch = ".restore-";

    internal const string MigrationLock = "migrate.lock";

    internal const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private const string KeysName = "keys";

    private const string MailName = "mail";

    private const string WorkName = "work";

    private const string BackupsName = "backups";

    private const string RestoreMarkName = "restore-under-way";

    private const string RestoredMarkName = "restored-from";

    private static readonly string[] KeptFolders = [KeysName, MailName, WorkName];

    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        try
        {
            CreateFolders();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(new DataFolderNotWritable(Path), e);
        }
    }

    public string Path { get; }

    public string DatabaseFile => System.IO.Path.Combine(Path, DatabaseName);

    /// <summary>Keys that sign cookies, encrypt drafts and seal the audit trail.</summary>
    public string Keys => System.IO.Path.Combine(Path, KeysName);

    /// <summary>Where messages go as .eml files while no mail server is configured.</summary>
    public string Mail => System.IO.Path.Combine(Path, MailName);

    /// <summary>Files that background work reads, and those that it made for whoever asked; thrown away after a week.</summary>
    public string Work => System.IO.Path.Combine(Path, WorkName);

    /// <summary>Where backups go when no setting says otherwise.</summary>
    public string Backups => System.IO.Path.Combine(Path, BackupsName);

    /// <summary>There while a restore puts things in place; left where it was cut off.</summary>
    internal string RestoreMark => System.IO.Path.Combine(Path, RestoreMarkName);

    /// <summary>Says which backup was put back, and how far the audit trail in it went, until the next start notes it there.</summary>
    internal string RestoredMark => System.IO.Path.Combine(Path, RestoredMarkName);

    /// <summary>
    /// The folder named by the setting; otherwise <c>data/live</c> beside the solution when started from source, or beside the program.
    /// </summary>
    public static DataFolder From(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[Setting] is { Length: > 0 } set)
        {
            return new DataFolder(set);
        }

        var home = new DirectoryInfo(environment.ContentRootPath);
        while (home is not null && !File.Exists(System.IO.Path.Combine(home.FullName, "Inclusion.sln")))
        {
            home = home.Parent;
        }

        return new DataFolder(System.IO.Path.Combine(home?.FullName ?? environment.ContentRootPath, "data", "live"));
    }

    /// <summary>A folder that only its owner may look into: names, addresses and loans are nobody else's on a shared machine.</summary>
    internal static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerFolder);
        }
    }

    /// <summary>A new file that only its owner may read, in a folder that is made where it is missing; one of this name is written over.</summary>
    internal static FileStream CreateFile(string path)
    {
        CreatePrivate(System.IO.Path.GetDirectoryName(path)!);
        return new FileStream(path, Options(FileMode.Create, FileShare.Read));
    }

    /// <summary>A file that nobody else can open this way while it is open; others can when all of them share it.</summary>
    internal static FileStream OpenLock(string path, bool isShared) => new(path, Options(FileMode.OpenOrCreate, isShared ? FileShare.ReadWrite : FileShare.None));

    internal static void MakePrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, OwnerFile);
        }
    }

    /// <summary>Whether a backup holds this path within the folder, with slashes.</summary>
    internal static bool IsKept(string path) => path is DatabaseName or InstallationId.FileName or AuditHeads.FileName || (path.Split('/') is [var first, _, ..] && KeptFolders.Contains(first));

    /// <summary>Whether an entry of the folder makes room for what a backup holds.</summary>
    internal static bool IsReplaced(string name) => KeptFolders.Contains(name) || name is DatabaseName or InstallationId.FileName or AuditHeads.FileName or $"{DatabaseName}-wal" or $"{DatabaseName}-shm" or $"{DatabaseName}-journal";

    /// <summary>Whether it is the name of a folder in which a backup was made or unpacked.</summary>
    internal static bool IsScratch(string name) => ScratchNamed().IsMatch(name);

    /// <summary>A folder of this name is there for nobody else.</summary>
    /// <param name="prefix"><see cref="BackupScratch"/> or <see cref="RestoreScratch"/>.</param>
    internal string NewScratch(string prefix) => System.IO.Path.Combine(Path, $"{prefix}{Guid.NewGuid():N}");

    internal void CreateFolders()
    {
        CreatePrivate(Path);
        CreatePrivate(Keys);
        CreatePrivate(Mail);
        CreatePrivate(Work);
    }

    /// <summary>The files that belong to a backup beside the database, by their paths within the folder with slashes. What is being written at this moment is not among them.</summary>
    internal IEnumerable<string> KeptBesideDatabase() =>
        KeptFolders.SelectMany(kept => new DirectoryInfo(System.IO.Path.Combine(Path, kept)).EnumerateFiles("*", SearchOption.AllDirectories))
            .Where(file => !IsUnfinished(file.Name))
            .Select(file => System.IO.Path.GetRelativePath(Path, file.FullName).Replace('\\', '/'))
            .Concat([InstallationId.FileName, AuditHeads.FileName])
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// Takes from everybody else whatever they may do in the folder: a copy that was put back by hand has the modes that it came with. What is not of the product – the root of a disk, a
    /// program that lies in the same folder – is left as it is.
    /// </summary>
    /// <exception cref="StartRefusedException"><see cref="DataFolderNotWritable"/>: something of ours in it belongs to somebody else.</exception>
    internal void Secure()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            var folder = new DirectoryInfo(Path);
            if (folder.UnixFileMode != OwnerFolder)
            {
                folder.UnixFileMode = OwnerFolder;
            }

            foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => IsSecured(entry.Name)))
            {
                Secure(entry);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(new DataFolderNotWritable(Path), e);
        }

        SecureBackups();
    }

    /// <summary>Modes that are right are left alone: only an owner may set them, and a link leads out of the folder.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Secure(FileSystemInfo entry)
    {
        try
        {
            if (entry.LinkTarget is not null)
            {
                return;
            }

            var mode = entry is DirectoryInfo ? OwnerFolder : OwnerFile;
            if (entry.UnixFileMode != mode)
            {
                entry.UnixFileMode = mode;
            }

            foreach (var inner in entry is DirectoryInfo directory ? directory.EnumerateFileSystemInfos() : [])
            {
                Secure(inner);
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Gone meanwhile: beside a verb the product works on.
        }
    }

    /// <summary>They may lie on a disk of another machine, which keeps modes of its own or none: that is no reason not to start.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private void SecureBackups()
    {
        try
        {
            var folder = new DirectoryInfo(Backups);
            foreach (var file in folder.Exists && folder.LinkTarget is null ? folder.EnumerateFiles().Where(file => BackupFile.IsOwn(file.Name)) : [])
            {
                Secure(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As far as it went. Nobody comes past the folder around it.
        }
    }

    /// <summary>Whether an entry of the folder is the product's, but for the backups, which have rules of their own; what it does not know is somebody else's, and is left alone.</summary>
    internal static bool IsSecured(string name) =>
        IsReplaced(name) || IsScratch(name) || name is RestoreMarkName or RestoredMarkName or MigrationLock or ErasureLedger.FileName or FolderHold.FileName or FolderHold.VerbsFileName
        || name.StartsWith($"{DatabaseName}{CopyMiddle}", StringComparison.Ordinal) || name.StartsWith($"{InstallationId.FileName}.", StringComparison.Ordinal) || name.StartsWith(ReplacedPrefix, StringComparison.Ordinal);

    /// <summary>Results of work, mails and keys get their names when they are whole.</summary>
    private static bool IsUnfinished(string name) => name.StartsWith('.') || name.EndsWith(UnfinishedEnding, StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal);

    private static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return options;
    }

    [GeneratedRegex(@"^\.(backup|restore)-[0-9a-f]{32}$")]
    private static partial Regex ScratchNamed();
}
