using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Notice;

/// <summary>A place where people ask about their data.</summary>
/// <param name="Address">May be empty, as <paramref name="Phone"/>.</param>
public sealed record ContactPlace(string Name, string Address, string Phone);

/// <summary>Who keeps the data, and whom to ask.</summary>
/// <param name="Organisation">Empty before the set-up.</param>
/// <param name="Address">May be empty.</param>
public sealed record PrivacyContact(string Organisation, string Address, IReadOnlyList<ContactPlace> Centres);

/// <summary>Reads whom people ask about their data: what stands on every letter anyway.</summary>
public sealed class FindPrivacyContact(Database database)
{
    public Task<PrivacyContact> RunAsync(CancellationToken cancel) => database.ReadAsync(
        async db =>
        {
            var organisation = await db.Organisations.Select(o => new { o.Name, o.Address }).SingleOrDefaultAsync(cancel);
            return new PrivacyContact(
                organisation?.Name ?? "", organisation?.Address ?? "", await db.Centres.OrderBy(c => c.Name).Select(c => new ContactPlace(c.Name, c.Address, c.Phone)).ToListAsync(cancel));
        },
        cancel);
}
