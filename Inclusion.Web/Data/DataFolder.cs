namespace Inclusion.Web.Data;

/// <summary>The folder with everything that is kept: database, keys, mail files. Back it up as a whole.</summary>
public sealed class DataFolder
{
    /// <summary>The setting that moves it, as <c>Inclusion__DataFolder</c> in the environment.</summary>
    public const string Setting = "Inclusion:DataFolder";

    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        CreatePrivate(Path);
        CreatePrivate(Keys);
        CreatePrivate(Mail);
        CreatePrivate(Work);
    }

    public string Path { get; }

    public string DatabaseFile => System.IO.Path.Combine(Path, "inclusion.db");

    /// <summary>Keys that sign cookies and encrypt drafts.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>Where messages go as .eml files while no mail server is configured.</summary>
    public string Mail => System.IO.Path.Combine(Path, "mail");

    /// <summary>Files that background work reads, and those that it made for whoever asked; thrown away after a week.</summary>
    public string Work => System.IO.Path.Combine(Path, "work");

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

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            // Names, addresses and loans: nobody else on a shared machine may read them.
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
