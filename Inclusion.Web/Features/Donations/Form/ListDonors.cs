using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Partners;

namespace Inclusion.Web.Features.Donations.Form;

/// <summary>The partners that a donation may come from, and the day on which it may be said to have come.</summary>
public sealed class ListDonors(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="centreId">Where the day is asked.</param>
    /// <returns>Every partner, by name: whoever gives is a donor from then on. The day at the centre.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<(IReadOnlyList<PartnerChoice> Partners, DateOnly Today)> RunAsync(long centreId, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync<(IReadOnlyList<PartnerChoice>, DateOnly)>(
            async db => (await db.Partners.ToChoicesAsync(cancel), (await db.CalendarAsync(centreId, cancel)).DateOf(time.GetUtcNow())), cancel);
    }
}
