using Inclusion.Web.Data.Audit;

namespace Inclusion.Web.Data;

/// <summary>The folder with everything that is kept: database, keys, mail files, work. Nobody else on the machine may look into it.</summary>
public sealed class DataFolder
{
    /// <summary>The setting that moves it, as <c>Inclusion__DataFolder</c> in the environment.</summary>
    public const string Setting = "Inclusion:DataFolder";

    private const string DatabaseName = "inclusion.db";

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private static readonly string[] KeptFolders = ["keys", "mail", "work"];

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
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Where messages go as .eml files while no mail server is configured.</summary>
    public string Mail => System.IO.Path.Combine(Path, "mail");

    /// <summary>Files that background work reads, and those that it made for whoever asked; thrown away after a week.</summary>
    public string Work => System.IO.Path.Combine(Path, "work");

    /// <summary>Where backups go when no setting says otherwise.</summary>
    public string Backups => System.IO.Path.Combine(Path, "backups");

    /// <summary>There while a restore puts things in place; left where it was cut off.</summary>
    internal string RestoreMark => System.IO.Path.Combine(Path, "restore-under-way");

    /// <summary>Says which backup was put back, until the next start notes it in the audit trail.</summary>
    internal string RestoredMark => System.IO.Path.Combine(Path, "restored-from");

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

    /// <summary>A file that nobody else can open this way while it is open.</summary>
    internal static FileStream OpenAlone(string path) => new(path, Options(FileMode.OpenOrCreate, FileShare.None));

    internal static void MakePrivate(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, OwnerFile);
        }
    }

    /// <summary>Whether a backup holds this path within the folder.</summary>
    internal static bool IsKept(string name) => name is DatabaseName or InstallationId.FileName or AuditHeads.FileName || KeptFolders.Contains(name.Split('/')[0]);

    /// <summary>Whether an entry of the folder makes room for what a backup holds.</summary>
    internal static bool IsReplaced(string name) => IsKept(name) || name is $"{DatabaseName}-wal" or $"{DatabaseName}-shm" or $"{DatabaseName}-journal";

    internal void CreateFolders()
    {
        CreatePrivate(Path);
        CreatePrivate(Keys);
        CreatePrivate(Mail);
        CreatePrivate(Work);
    }

    /// <summary>The files that belong to a backup beside the database, by their paths within the folder with slashes.</summary>
    internal IEnumerable<string> KeptBesideDatabase() =>
        KeptFolders.SelectMany(kept => new DirectoryInfo(System.IO.Path.Combine(Path, kept)).EnumerateFiles("*", SearchOption.AllDirectories))
            .Select(file => System.IO.Path.GetRelativePath(Path, file.FullName).Replace('\\', '/'))
            .Concat([InstallationId.FileName, AuditHeads.FileName])
            .Order(StringComparer.Ordinal);

    /// <summary>Takes from everybody else whatever they may do in the folder: a copy that was put back by hand has the modes that it came with.</summary>
    /// <exception cref="StartRefusedException"><see cref="DataFolderNotWritable"/>: something in it belongs to somebody else.</exception>
    internal void Secure()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            Secure(new DirectoryInfo(Path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(new DataFolderNotWritable(Path), e);
        }
    }

    /// <summary>Modes that are right are left alone: only an owner may set them, and a link leads out of the folder.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Secure(DirectoryInfo folder)
    {
        if (folder.UnixFileMode != OwnerFolder)
        {
            folder.UnixFileMode = OwnerFolder;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos().Where(entry => entry.LinkTarget is null))
        {
            try
            {
                if (entry is DirectoryInfo inner)
                {
                    Secure(inner);
                }
                else if (entry.UnixFileMode != OwnerFile)
                {
                    entry.UnixFileMode = OwnerFile;
                }
            }
            catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
            {
                // Gone meanwhile: beside a verb the product works on.
            }
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return options;
    }
}
