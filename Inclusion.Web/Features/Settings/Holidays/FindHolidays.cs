using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Holidays;

/// <summary>A public holiday as it is shown before it is added.</summary>
/// <param name="Name">In the language of whoever asks.</param>
/// <param name="IsKnown">The centre is closed that day already.</param>
/// <param name="IsWithoutHours">The centre has no hours on that weekday: it changes nothing.</param>
/// <param name="IsOptional">It depends on the employer or the municipality.</param>
public sealed record HolidayLine(DateOnly Date, string Name, bool IsKnown, bool IsWithoutHours, bool IsOptional)
{
    /// <summary>Whether it is proposed.</summary>
    public bool IsProposed => !IsKnown && !IsOptional;
}

/// <param name="Likely">The region that its time zone speaks for; null where none is known.</param>
/// <param name="Year">The year at the centre.</param>
public sealed record HolidayCentre(string Name, string? Likely, int Year);

/// <summary>The public holidays of a region, and which of them a centre has already.</summary>
public sealed class FindHolidays(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Null when there is no such centre.</returns>
    /// <exception cref="NotAllowedException">Who asks does not run this centre.</exception>
    public async Task<HolidayCentre?> CentreAsync(long centreId, CancellationToken cancel) => await FindAsync(centreId, cancel) is { } centre
        ? new HolidayCentre(centre.Name, HolidayCountries.Likely(centre.TimeZone), centre.Calendar.DateOf(time.GetUtcNow()).Year)
        : null;

    /// <summary>From today on, in their order; none of a region or year that the data does not know.</summary>
    /// <exception cref="NotAllowedException">Who asks does not run this centre.</exception>
    public async Task<IReadOnlyList<HolidayLine>> RunAsync(long centreId, string regionCode, IReadOnlyCollection<int> years, CancellationToken cancel) =>
        await FindAsync(centreId, cancel) is { } centre ? Of(centre, regionCode, years, time.GetUtcNow()) : [];

    internal static IReadOnlyList<HolidayLine> Of(Centre centre, string regionCode, IReadOnlyCollection<int> years, DateTimeOffset now)
    {
        if (HolidayCountries.Find(regionCode) is not var (country, region))
        {
            return [];
        }

        var calendar = centre.Calendar;
        var today = calendar.DateOf(now);
        var rules = country.Holidays.Where(rule => region.Holidays.Contains(rule.Id)).ToList();
        return [.. from year in years.Distinct().Order()
                   where year >= country.FirstYear && year <= country.LastYear
                   from holiday in PublicHolidays.In(year, rules)
                   where holiday.Date >= today
                   select new HolidayLine(
                       holiday.Date, NameOf(holiday), centre.ClosedPeriods.Any(p => p.ClosesAllOf(holiday.Date)), !calendar.OpensOn(holiday.Date.DayOfWeek), holiday.Rule.IsOptional)];
    }

    private static string NameOf(PublicHoliday holiday)
    {
        var name = Language.Current == Language.French ? holiday.Rule.Fr : holiday.Rule.En;
        return holiday.IsSubstitute ? string.Format(CultureInfo.CurrentCulture, SettingText.HolidaySubstitute, name) : name;
    }

    private async Task<Centre?> FindAsync(long id, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.Runs(id), cancel);
        return await database.ReadAsync(db => db.Centres.SingleOrDefaultAsync(c => c.Id == id, cancel), cancel);
    }
}
