using Inclusion.Domain.Common;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>Points at phone numbers and postal codes that a spreadsheet took for amounts, so that their first nought is gone.</summary>
internal static class LostZeros
{
    private const int PostalDigits = 5;

    /// <summary>Digits of a French number without its nought (Arcep, numbering plan).</summary>
    private const int NationalDigits = 9;

    /// <summary>France and its overseas departments write five digits, and those of nine departments begin with a nought (La Poste).</summary>
    private static readonly HashSet<string> French = ["FR", "RE", "YT", "GP", "MQ", "GF"];

    /// <summary>The number with its first nought where it is one that has lost it; else as it is.</summary>
    /// <param name="region">The country of numbers without a code; ISO 3166.</param>
    public static string PhoneOf(string phone, string region) =>
        French.Contains(region) && phone.Length == NationalDigits && phone[0] is not '0' && phone.All(char.IsAsciiDigit) ? $"0{phone}" : phone;

    /// <param name="region">The country of numbers without a code; ISO 3166.</param>
    public static IEnumerable<ImportProblem> Of(ImportedPerson row, ImportCommand command, string region)
    {
        var phone = row.Facts.Phone;
        if (PhoneOf(phone, region) is var read && read != phone)
        {
            yield return Remark(PersonImportFields.Phone, new LeadingZeroLost(phone, read));
        }

        var code = row.Facts.PostalCode;
        if (French.Contains(region) && code.Length == PostalDigits - 1 && code.All(char.IsAsciiDigit))
        {
            yield return Remark(PersonImportFields.PostalCode, new PostalCodeShort(code));
        }

        ImportProblem Remark(string field, Refusal reason) =>
            new(row.Line, command.Mapping.ColumnOf(field) is { } column ? command.File.Headers[column] : null, reason);
    }
}
