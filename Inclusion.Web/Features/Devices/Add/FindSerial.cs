using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Scanning;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Devices.Add;

/// <summary>The code looks like what a scanner types that is set to another keyboard; nobody but whoever holds the device knows.</summary>
/// <param name="Meant">What stands on the device then.</param>
public sealed record SerialMisread(string Code, string Meant) : Refusal;

/// <summary>Tells at the scan, before anything is saved, whether a serial number is known already.</summary>
public sealed class FindSerial(Database database, CurrentStaff staff)
{
    /// <param name="isSure">Someone has said that this is what stands on the device.</param>
    /// <returns>Null when a device with this serial number can be added.</returns>
    public async Task<Refusal?> RunAsync(string serial, bool isSure, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        if (!isSure && ScannedCode.OnAnotherKeyboard(serial).FirstOrDefault(IsLikelySerial) is { } meant)
        {
            return new SerialMisread(serial, meant);
        }

        return await database.ReadAsync(db => db.WhyTagOrSerialRefusedAsync("", serial, null, cancel), cancel);
    }

    /// <summary>Makers print letters, digits and little else.</summary>
    private static bool IsLikelySerial(string reading) => reading.Any(char.IsAsciiDigit) && reading.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '/' or '.');
}
