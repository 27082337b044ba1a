using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Demo;

/// <summary>Whether what one sees is a demonstration.</summary>
public sealed class FindDemonstration(Database database)
{
    /// <returns>The name of its organisation; null when it is none.</returns>
    public Task<string?> RunAsync(CancellationToken cancel) =>
        database.ReadAsync(db => db.Organisations.Where(o => o.IsDemonstration).Select(o => o.Name).SingleOrDefaultAsync(cancel), cancel);
}
