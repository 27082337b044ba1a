using System.Collections.Frozen;
using PhoneNumbers;

namespace Inclusion.Web.Foundation.Phones;

/// <summary>
/// Phone numbers written in one way whoever types them: as in the own country (06 12 34 56 78), those of other countries with their code (+32 470 12 34 56).
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

    /// <summary>The country that a time zone belongs to (IANA name), as ISO 3166 writes it; France where it does not tell.</summary>
    public static string RegionOf(string? timeZone) => timeZone is null ? DefaultRegion : Regions.GetValueOrDefault(timeZone, DefaultRegion);

    /// <summary>The number in its one spelling; null when no such number can be given out, as when a digit is missing.</summary>
    /// <param name="region">The country of numbers without a code; ISO 3166.</param>
    public static string? Of(string typed, string region)
    {
        try
        {
            // Parsing is content with "12": only the number plan knows.
            var number = Numbers.Parse(typed, region);
            if (!Numbers.IsValidNumber(number))
            {
                return null;
            }

            return Numbers.Format(number, Numbers.GetCountryCodeForRegion(region) == number.CountryCode ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
