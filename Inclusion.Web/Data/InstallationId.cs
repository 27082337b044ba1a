using System.Text;

namespace Inclusion.Web.Data;

/// <summary>
/// A unique name of this installation, for Message-IDs. Drawn once and kept in the data folder: a database restored from a backup says the
/// same things under the same names.
/// </summary>
public sealed class InstallationId(DataFolder folder)
{
    internal const string FileName = "installation-id";

    private readonly Lazy<string> _value = new(() => ReadOrDraw(Path.Combine(folder.Path, FileName)));

    /// <summary>Sixteen letters and digits.</summary>
    public string Value => _value.Value;

    private static string ReadOrDraw(string file)
    {
        if (!File.Exists(file))
        {
            var drawn = Path.Combine(Path.GetDirectoryName(file)!, $"{FileName}.{Guid.NewGuid():N}");
            using (var stream = DataFolder.CreateFile(drawn))
            {
                stream.Write(Encoding.ASCII.GetBytes(Guid.NewGuid().ToString("N")[..16]));
            }

            try
            {
                // In one step, and only where there is none: of two processes that start at once, both end with the same name.
                File.Move(drawn, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(drawn);
            }
        }

        return File.ReadAllText(file).Trim();
    }
}
