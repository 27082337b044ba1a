using Inclusion.Domain.Centres;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Messages;

/// <summary>Who writes: the organisation and its centres, as they are now.</summary>
/// <param name="Language">fr or en: for people whose language the product does not speak.</param>
/// <param name="WorkshopDays">Days before a workshop on which it is brought to mind.</param>
public sealed record Office(string OrganisationName, string Language, ReminderOffsets Offsets, IReadOnlyList<int> WorkshopDays, IReadOnlyDictionary<long, Centre> Centres)
{
    public Centre Centre(long id) => Centres[id];

    /// <summary>Null before the installation is set up.</summary>
    public static async Task<Office?> LoadAsync(InclusionDb db, CancellationToken cancel)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (organisation is null)
        {
            return null;
        }

        var centres = await db.Centres.AsNoTracking().ToDictionaryAsync(c => c.Id, cancel);
        return new Office(organisation.Name, organisation.Language, ReminderOffsets.Of(organisation.DueSoonDays, organisation.OverdueDays), organisation.WorkshopDays, centres);
    }
}
