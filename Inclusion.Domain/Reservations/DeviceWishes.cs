using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Reservations;

/// <summary>What a device has to have for somebody.</summary>
/// <param name="Size">Of the screen, as it is spoken of, such as "14"; empty: any.</param>
/// <param name="System">Such as Windows or Linux; empty: any.</param>
public sealed record DeviceWishes(string Size, string System)
{
    /// <summary>Maximum length of each, in characters.</summary>
    public const int MaxLength = 60;

    public static DeviceWishes None { get; } = new("", "");

    public bool IsEmpty => Size.Length == 0 && System.Length == 0;

    /// <summary><see cref="FieldTooLong"/>; null when they may be kept.</summary>
    public Refusal? WhyNot() =>
        Size.Trim().Length > MaxLength ? new FieldTooLong(nameof(Size), MaxLength) : System.Trim().Length > MaxLength ? new FieldTooLong(nameof(System), MaxLength) : null;

    /// <summary>As they are kept.</summary>
    public DeviceWishes Tidied() => new(InvisibleCharacters.OneLine(Size), InvisibleCharacters.OneLine(System));

    /// <summary>
    /// Whether a device has all of it. A size is met by the same whole number of inches, however it is written; a system by a name that has every word of it. What is not known of a
    /// device is not there.
    /// </summary>
    public bool FitBy(string screen, string system) => FitsSize(screen) && Words(System).All(word => system.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc cref="FitBy(string, string)"/>
    public bool FitBy(Device device) => FitBy(device.Screen, device.OperatingSystem);

    private bool FitsSize(string screen)
    {
        if (Size.Length == 0)
        {
            return true;
        }

        return Inches(Size) is { } wanted ? Inches(screen) == wanted : Words(Size).All(word => screen.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first whole number in it; null where there is none.</summary>
    private static int? Inches(string text)
    {
        var digits = text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Take(4).ToArray();
        return digits.Length == 0 ? null : int.Parse(digits, global::System.Globalization.CultureInfo.InvariantCulture);
    }
}
