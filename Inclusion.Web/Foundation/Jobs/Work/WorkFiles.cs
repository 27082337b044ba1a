using System.Globalization;
using Inclusion.Web.Data;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>The files of work, by the id of its row: what it reads, encrypted, until it has an end; what it made, for a week.</summary>
public sealed class WorkFiles(DataFolder folder, WorkSeal seal)
{
    /// <summary>What work made is thrown away this many days after its end, together with its row.</summary>
    public const int DaysKept = 7;

    private const string Input = ".input";
    private const string Result = ".result";

    public Task WriteInputAsync(long work, byte[] content, CancellationToken cancel) => File.WriteAllBytesAsync(PathOf(work, Input), seal.Seal(content), cancel);

    /// <exception cref="FileNotFoundException">It has none.</exception>
    public async Task<byte[]> ReadInputAsync(long work, CancellationToken cancel) => seal.Open(await File.ReadAllBytesAsync(PathOf(work, Input), cancel));

    public void RemoveInput(long work) => File.Delete(PathOf(work, Input));

    /// <summary>Writes the result beside its place and puts it there when it is whole; one that is there is replaced. Of one that was cancelled or failed nothing stays.</summary>
    public async Task WriteResultAsync(long work, Func<Stream, Task> write)
    {
        var unfinished = PathOf(work, DataFolder.UnfinishedEnding);
        try
        {
            await using (var stream = File.Create(unfinished))
            {
                await write(stream);
            }

            File.Move(unfinished, PathOf(work, Result), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <returns>Null when there is none, or none any more.</returns>
    public Stream? OpenResult(long work) => File.Exists(PathOf(work, Result)) ? File.OpenRead(PathOf(work, Result)) : null;

    /// <summary>Removes whatever belongs to work that <paramref name="keep"/> does not name.</summary>
    /// <returns>The number of files removed.</returns>
    public int RemoveOthers(IReadOnlySet<long> keep)
    {
        var others = Directory.EnumerateFiles(folder.Work).Where(file => !long.TryParse(Path.GetFileNameWithoutExtension(file), CultureInfo.InvariantCulture, out var work) || !keep.Contains(work)).ToList();
        others.ForEach(File.Delete);
        return others.Count;
    }

    private string PathOf(long work, string ending) => Path.Combine(folder.Work, work.ToString(CultureInfo.InvariantCulture) + ending);
}
