using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Devices;

namespace Inclusion.Web.Features.Loans.Scanning;

/// <summary>A scan that was refused: it stays where the scan happened until it is dismissed or the next scan is taken.</summary>
/// <param name="Code">What was scanned.</param>
/// <param name="Headline">That nothing was done, in three words.</param>
/// <param name="Sentence">Why, and what to do.</param>
/// <param name="Action">The words of the link that does it.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Meant">The tag that was probably meant, to be scanned by a button in place of the link; null when nothing can be told.</param>
public sealed record ScanProblem(string Code, string Headline, string Sentence, string Action, string Href, string? Meant = null)
{
    /// <param name="headline">With a place for the code.</param>
    /// <param name="deviceId">Null when it is not known: the one box finds it by its code.</param>
    /// <param name="loanId">The loan that the device is on; null when it is on none.</param>
    public static ScanProblem Of(string code, string headline, Refusal refusal, long? deviceId = null, long? loanId = null)
    {
        var device = deviceId is { } id ? Routes.Device(id) : Routes.FindText(code);
        var (action, href) = refusal switch
        {
            DeviceAlreadyLent when loanId is { } loan => (LoanText.OpenLoan, Routes.Loan(loan)),
            DeviceNotWiped when deviceId is { } unwiped => (LoanText.OpenWipe, Routes.WipeDevice(unwiped)),
            DeviceWipeNotVerified when deviceId is { } unverified => (LoanText.OpenVerification, Routes.VerifyWipe(unverified)),
            DeviceMisread misread => (string.Format(CultureInfo.CurrentCulture, LoanText.TakeMeant, misread.Tag), device),
            DeviceUnknown => (LoanText.AddUnknown, Routes.NewDeviceTagged(code)),
            _ => (LoanText.OpenDevice, device),
        };
        return new ScanProblem(code, string.Format(CultureInfo.CurrentCulture, headline, code), RefusalSentences.Of(refusal), action, href, (refusal as DeviceMisread)?.Tag);
    }
}
