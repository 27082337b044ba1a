using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Devices.Add;

/// <summary>Tells at the scan, before anything is saved, whether a serial number is known already.</summary>
public sealed class FindSerial(Database database, CurrentStaff staff)
{
    /// <returns>Null when a device with this serial number can be added.</returns>
    public async Task<Refusal?> RunAsync(string serial, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(db => db.WhyTagOrSerialRefusedAsync("", serial, null, cancel), cancel);
    }
}
