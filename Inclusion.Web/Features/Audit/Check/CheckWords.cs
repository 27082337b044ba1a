using System.Globalization;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Audit.Check;

/// <summary>What is said of a trail that is whole.</summary>
internal static class CheckWords
{
    public static string Whole(AuditTrailWhole whole) => string.Format(CultureInfo.CurrentCulture, AuditText.Whole, Number(whole.Rows), Number(whole.Heads));

    /// <summary>What whoever compares it with a printed sheet or a file wants to know beside; one sentence or two each, none for most.</summary>
    /// <param name="zone">In which days are told.</param>
    public static IEnumerable<string> Remarks(AuditTrailWhole whole, TimeZoneInfo zone)
    {
        foreach (var restore in whole.Restores)
        {
            var then = string.Format(CultureInfo.CurrentCulture, AuditText.RestoredThen, DateWords.Moment(restore.At, zone), restore.Backup, Number(restore.LastRow));
            yield return restore.Heads == 0 ? then : $"{then} {string.Format(CultureInfo.CurrentCulture, AuditText.HeadsReplaced, Number(restore.Heads))}";
        }

        if (whole.IsHeadCutOff)
        {
            yield return AuditText.HeadCutOff;
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
