using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.List;

/// <summary>The donations as a file, one line each.</summary>
public sealed class ExportDonations(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>That it was taken is noted.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<TableExport> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        await audit.ExportedAsync(actor, nameof(Donation), null, cancel, count: await database.ReadAsync(db => db.Donations.CountAsync(cancel), cancel));
        return new TableExport<DonationLine>(
            DonationText.Donations,
            [
                new(FieldText.DonatedOn, d => d.ReceivedOn),
                new(FieldText.Donor, d => d.Donor ?? DonationText.Unnamed, 30),
                new(FieldText.Reference, d => d.Reference, 20),
                new(FieldText.Centre, d => d.Centre, 24),
                new(DonationText.Expected, d => d.Expected),
                new(DonationText.Counted, d => d.Counted),
                new(DonationText.InRegister, d => d.Devices),
            ],
            database.StreamAsync(db => ListDonations.Lines(db, actor), cancel));
    }
}
