using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Holidays;

/// <param name="Dates">Those that were chosen; what is no holiday of the region is passed over.</param>
public sealed record AddHolidaysCommand(long CentreId, string RegionCode, IReadOnlyCollection<int> Years, IReadOnlyCollection<DateOnly> Dates);

/// <summary>Closes a centre on public holidays. A day on which it is closed already stays as it is: adding twice adds nothing.</summary>
public sealed class AddHolidays(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>How many days were new. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</returns>
    public async Task<Outcome<int>> RunAsync(AddHolidaysCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.Runs(command.CentreId))
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<int>(
            actor,
            async db =>
            {
                if (await db.Centres.SingleOrDefaultAsync(c => c.Id == command.CentreId, cancel) is not { } centre)
                {
                    return new NotFound();
                }

                var chosen = FindHolidays.Of(centre, command.RegionCode, command.Years, time.GetUtcNow()).Where(h => !h.IsKnown && command.Dates.Contains(h.Date)).DistinctBy(h => h.Date).ToList();
                foreach (var holiday in chosen)
                {
                    if (centre.CloseOn(new ClosedPeriod(holiday.Date, holiday.Date, Yearly: false, holiday.Name)) is { Refusal: { } refusal })
                    {
                        return refusal;
                    }
                }

                return chosen.Count;
            },
            cancel);
    }
}
