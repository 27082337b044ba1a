using System.Globalization;
using Inclusion.Web.Data.Backups;

namespace Inclusion.Web.Features.Backups;

/// <summary>Why there is no copy in the second place, and what helps.</summary>
internal static class SecondPlaceWords
{
    /// <param name="folder">As in the settings of now; null where they have none any more.</param>
    public static string Of(SecondPlaceFault fault, string? folder) => string.Format(CultureInfo.CurrentCulture, Text(fault), folder ?? BackupText.SecondPlace);

    private static string Text(SecondPlaceFault fault) => fault switch
    {
        SecondPlaceFault.Missing => BackupText.SecondMissing,
        SecondPlaceFault.OfAnother => BackupText.SecondOfAnother,
        SecondPlaceFault.NotWritable => BackupText.SecondNotWritable,
        SecondPlaceFault.Full => BackupText.SecondFull,
        SecondPlaceFault.Differs => BackupText.SecondDiffers,
        _ => BackupText.SecondOther,
    };
}
