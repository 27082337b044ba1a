using System.Collections.Frozen;
using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;
using PhoneNumbers;

namespace Inclusion.Web.Shared.People;

/// <summary>
/// Phone numbers of people, written in one way whoever types them: as in the country of the centre (06 12 34 56 78), those of other countries with their code
/// (+32 470 12 34 56). So they are kept, hence shown, printed and dialled.
/// </summary>
public static class PhoneSpelling
{
    private const string DefaultRegion = "FR";

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The countries of time zones in which centres are likely to be; ISO 3166.</summary>
    private static readonly FrozenDictionary<string, string> Regions = new Dictionary<string, string>
    {
        ["Europe/Paris"] = "FR",
        ["Europe/Brussels"] = "BE",
        ["Europe/Luxembourg"] = "LU",
        ["Europe/Zurich"] = "CH",
        ["Europe/Monaco"] = "MC",
        ["Europe/London"] = "GB",
        ["Europe/Dublin"] = "IE",
        ["Europe/Berlin"] = "DE",
        ["Europe/Amsterdam"] = "NL",
        ["Europe/Madrid"] = "ES",
        ["Europe/Rome"] = "IT",
        ["Europe/Lisbon"] = "PT",
        ["Europe/Vienna"] = "AT",
        ["Europe/Malta"] = "MT",
        ["Indian/Reunion"] = "RE",
        ["Indian/Mayotte"] = "YT",
        ["America/Guadeloupe"] = "GP",
        ["America/Martinique"] = "MQ",
        ["America/Cayenne"] = "GF",
        ["America/Miquelon"] = "PM",
        ["Pacific/Noumea"] = "NC",
        ["Pacific/Tahiti"] = "PF",
        ["America/Montreal"] = "CA",
        ["America/Toronto"] = "CA",
        ["America/Vancouver"] = "CA",
        ["America/Halifax"] = "CA",
        ["America/New_York"] = "US",
        ["America/Chicago"] = "US",
        ["America/Denver"] = "US",
        ["America/Los_Angeles"] = "US",
        ["Australia/Sydney"] = "AU",
        ["Pacific/Auckland"] = "NZ",
        ["Africa/Dakar"] = "SN",
        ["Africa/Abidjan"] = "CI",
        ["Africa/Tunis"] = "TN",
        ["Africa/Algiers"] = "DZ",
        ["Africa/Casablanca"] = "MA",
    }.ToFrozenDictionary();

    /// <summary>The number as it is kept; empty for none. Refuses <see cref="PhoneNotANumber"/>: no such number can be given out, as when a digit is missing.</summary>
    /// <param name="region">The country of numbers without a code; ISO 3166.</param>
    public static Outcome<string> Of(string typed, string region)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return "";
        }

        try
        {
            // Parsing is content with "12": only the number plan knows.
            var number = Numbers.Parse(typed, region);
            if (Numbers.IsValidNumber(number))
            {
                return Numbers.Format(number, Numbers.GetCountryCodeForRegion(region) == number.CountryCode ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
            }
        }
        catch (NumberParseException)
        {
            // Refused as one that is not valid.
        }

        return new PhoneNotANumber(typed.Trim());
    }

    /// <summary>As <see cref="Of"/>; what is no valid number stays as it was written, for lists that are brought in as they are.</summary>
    public static string OrAsWritten(string typed, string region) => Of(typed, region) is { IsRefused: false } spelled ? spelled.Value : typed;

    /// <summary>The country of numbers that someone types: that of their centre, else of the first; France where the time zone does not tell.</summary>
    internal static async Task<string> RegionAsync(InclusionDb db, Actor actor, CancellationToken cancel)
    {
        var zone = await db.Centres.Where(c => actor.CentreId == null || c.Id == actor.CentreId).OrderBy(c => c.Id).Select(c => c.TimeZone).FirstOrDefaultAsync(cancel);
        return zone is null ? DefaultRegion : Regions.GetValueOrDefault(zone, DefaultRegion);
    }
}
