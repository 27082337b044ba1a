using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Donations;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.Flow;

/// <summary>What became of a donation, as it may be handed to its donor.</summary>
/// <param name="Donor">Null for who is not named, or not to whoever asks.</param>
/// <param name="Language">What the donor reads.</param>
public sealed record OutcomeView(long DonationId, string Organisation, string? Donor, DateOnly ReceivedOn, Language Language, DonationOutcome Counts);

/// <summary>Counts what became of the devices of a donation, at every centre. Few people are not told, to nobody: the page is made to be handed out.</summary>
public sealed class FindOutcome(Database database, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</returns>
    public async Task<Outcome<OutcomeView>> RunAsync(long donationId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<OutcomeView>>(
            async db =>
            {
                if (await db.Donations.SingleOrDefaultAsync(d => d.Id == donationId, cancel) is not { } donation)
                {
                    return new NotFound();
                }

                var organisation = await db.Organisations.Select(o => new { o.Name, o.DisclosureThreshold }).FirstOrDefaultAsync(cancel);
                var partner = await db.Partners.Where(p => p.Id == donation.DonorId).Select(p => p.Name).SingleOrDefaultAsync(cancel);
                return new OutcomeView(
                    donation.Id,
                    organisation?.Name ?? "",
                    partner ?? (actor.Keeps(donation.CentreId) && donation.DonorName.Length > 0 ? donation.DonorName : null),
                    donation.ReceivedOn,
                    await db.LanguageOfAsync(donation.Language, cancel),
                    await CountAsync(db, donationId, organisation?.DisclosureThreshold ?? Organisation.DefaultDisclosureThreshold, cancel));
            },
            cancel);
    }

    private static async Task<DonationOutcome> CountAsync(InclusionDb db, long donationId, int threshold, CancellationToken cancel)
    {
        var devices = db.Devices.Where(d => d.DonationId == donationId);
        var statuses = await devices.GroupBy(d => d.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

        // A loan that was undone never was one.
        var lines = from device in devices
                    join line in db.LoanDevices on device.Id equals line.DeviceId
                    join loan in db.Loans on line.LoanId equals loan.Id
                    where loan.Status != LoanStatus.Undone
                    select new { line.DeviceId, loan.PersonId };
        var lent = lines.Select(l => l.DeviceId).Distinct();

        // What came from another register as ready or lent was made ready there.
        var ready = await devices.CountAsync(d => d.FirstReadyOn != null || d.Status == DeviceStatus.Ready || d.Status == DeviceStatus.OnLoan || d.Status == DeviceStatus.Given || lent.Contains(d.Id), cancel);
        return DonationOutcome.Of(statuses, ready, await lent.CountAsync(cancel), await lines.Select(l => l.PersonId).Distinct().CountAsync(cancel), threshold);
    }
}

/// <summary>The same as a file, in the language of the donor.</summary>
public sealed class PrintOutcome(FindOutcome find, CurrentStaff staff, DocumentWriter writer, AuditTrail audit, TimeProvider time)
{
    /// <summary>A PDF; that it was taken is noted. Refuses as <see cref="FindOutcome"/>.</summary>
    /// <returns>The file, and its name without its ending.</returns>
    public async Task<Outcome<(byte[] File, string Name)>> RunAsync(long donationId, CancellationToken cancel)
    {
        var found = await find.RunAsync(donationId, cancel);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        using (found.Value.Language.Speak())
        {
            var printed = writer.PrintWhole(new OutcomeDocument(found.Value, time.GetUtcNow()), cancel);
            await audit.ExportedOfAsync(await staff.RequireAsync(a => a.WorksAtDesk, cancel), nameof(PrintOutcome), donationId, found.Value.Counts.Received, cancel);
            return (printed, $"{DonationText.WhatBecame} {found.Value.ReceivedOn:yyyy-MM-dd}");
        }
    }
}
