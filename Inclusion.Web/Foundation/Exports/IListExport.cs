using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Foundation.Exports;

/// <summary>A list that people may take away as a file.</summary>
/// <typeparam name="TFilter">Which of its rows.</typeparam>
public interface IListExport<in TFilter>
{
    /// <summary>The file's name without its ending, in the current language; names nobody.</summary>
    string FileName { get; }

    /// <summary>How many rows the file would have. Refuses <see cref="NotAllowed"/>, and <see cref="Security.ConfirmationNeeded"/> where the list is that sensitive.</summary>
    /// <param name="most">No more than these are counted.</param>
    Task<Outcome<int>> CountAsync(TFilter filter, int most, CancellationToken cancel);

    /// <summary>Notes in the audit trail that the list is taken away, then gives the table in the current language.</summary>
    /// <param name="work">The work that makes the file, which is noted once however often it is begun; null when the file is given at once.</param>
    /// <exception cref="Security.NotAllowedException">Whoever asks may not take it away.</exception>
    Task<TableExport> RunAsync(TFilter filter, long? work, CancellationToken cancel);
}
