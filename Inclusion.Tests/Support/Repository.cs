namespace Inclusion.Tests.Support;

/// <summary>Where things lie in the source tree, found from where the tests run.</summary>
public static class Repository
{
    public static string Folder { get; } = Find();

    /// <summary>Debug or Release: the configuration in which the tests were built, hence the product beside them.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    public static string Artifacts => Path.Combine(Folder, "artifacts");

    public static string WebProject => Path.Combine(Folder, "Inclusion.Web");

    /// <summary>The built product.</summary>
    public static string WebProgram => Path.Combine(WebProject, "bin", Configuration, "net10.0", "Inclusion.Web.dll");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Inclusion.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Inclusion.sln above {AppContext.BaseDirectory}.");
    }
}
