using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Documents.Pdf;

namespace Inclusion.Web.Features.Devices.Wipe.Logs;

/// <summary>A log that somebody hands over.</summary>
/// <param name="FileName">As it is named on their machine.</param>
/// <param name="Reason">Why it is of the device although it names other serial numbers or another model; empty for none.</param>
public sealed record HandedLog(string FileName, byte[] Content, string Reason = "");

/// <summary>A log that is kept, and what was read of it.</summary>
internal sealed record ReadLog(string FileName, byte[] Content, WipeLogKind Kind, WipeLogFacts Facts, string Reason)
{
    /// <summary>Attaches it to a wipe of the device. Refuses as <see cref="Device.AttachLog"/>.</summary>
    public Outcome<WipeLog> AttachTo(Device device, WipeRecord wipe, Domain.Staff.Actor by, DateTimeOffset at, DateOnly today) =>
        device.AttachLog(wipe, new WipeLogFile(Content), FileName, Kind, Facts, Reason, by, at, today);
}

/// <summary>Takes in the log of a wiping tool: what it is, is told from its content; it is kept as it is, and never shown as a page.</summary>
internal static class WipeLogIntake
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Refuses <see cref="WipeLogTooLarge"/>, <see cref="WipeLogNotUnderstood"/>.</summary>
    public static Outcome<ReadLog> Read(HandedLog log)
    {
        if (log.Content.Length > WipeLog.MaxBytes)
        {
            return new WipeLogTooLarge(WipeLog.MaxBytes / 1024 / 1024);
        }

        if (PlainPdfText.IsPdf(log.Content))
        {
            return new ReadLog(log.FileName, log.Content, WipeLogKind.Pdf, NwipeLog.OfPdf(PlainPdfText.Read(log.Content)), log.Reason);
        }

        return TextOf(log.Content) is { } text ? new ReadLog(log.FileName, log.Content, WipeLogKind.Text, NwipeLog.OfLog(text), log.Reason) : new WipeLogNotUnderstood();
    }

    /// <summary>Null when it is no text: not in UTF-8, with signs that steer something, or empty.</summary>
    private static string? TextOf(byte[] content)
    {
        try
        {
            var text = Strict.GetString(content);
            return string.IsNullOrWhiteSpace(text) || text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
