namespace Inclusion.Web.Data.Text;

/// <summary>The calling codes of countries, as they stand before a phone number (ITU-T E.164, list of assigned codes): of one, two or three digits, none the beginning of another.</summary>
internal static class CountryCodes
{
    /// <summary>The digits after the code, without the zero that some write between them; empty when there is nothing else.</summary>
    /// <param name="digits">Of a number that begins with a code, without the plus sign or the zeros before it.</param>
    public static string WithoutCode(string digits)
    {
        var length = digits switch
        {
            ['1' or '7', ..] => 1,
            ['2', '0' or '7', ..] => 2,
            ['3', '0' or '1' or '2' or '3' or '4' or '6' or '9', ..] => 2,
            ['4', not '2', ..] => 2,
            ['5', >= '1' and <= '8', ..] => 2,
            ['6', >= '0' and <= '6', ..] => 2,
            ['8', '1' or '2' or '4' or '6', ..] => 2,
            ['9', (>= '0' and <= '5') or '8', ..] => 2,
            _ => 3,
        };
        return length >= digits.Length ? "" : digits[length..].TrimStart('0');
    }
}
