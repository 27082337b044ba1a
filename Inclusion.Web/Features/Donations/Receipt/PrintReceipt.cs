using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Donations.Receipt;

/// <summary>The receipt of a donation, in the language of its donor. What devices are worth stands on it only where that is asked for, and only what staff typed.</summary>
public sealed class PrintReceipt(Database database, CurrentStaff staff, DocumentWriter writer, AuditTrail audit, TimeProvider time)
{
    /// <summary>A PDF; that it was taken is noted. Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    /// <returns>The file, and its name without its ending.</returns>
    public async Task<Outcome<(byte[] File, string Name)>> RunAsync(long donationId, bool withValues, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        // Who gave stands on it: it is for the centre that received it.
        var found = await database.ReadAsync(
            async db => await db.Donations.SingleOrDefaultAsync(d => d.Id == donationId, cancel) is { } donation && actor.Keeps(donation.CentreId)
                ? (Language: await db.LanguageOfAsync(donation.Language, cancel), Read: await ReadAsync(db, donation, cancel))
                : ((Language Language, Receipt Read)?)null,
            cancel);
        if (found is not var (language, receipt))
        {
            return new NotFound();
        }

        using (language.Speak())
        {
            var model = receipt.InWords(withValues);
            var printed = writer.PrintWhole(new ReceiptDocument(model, time.GetUtcNow()), cancel);
            await audit.ExportedOfAsync(actor, nameof(PrintReceipt), donationId, model.Lines.Count, cancel);
            return (printed, $"{DonationText.Receipt} {model.ReceivedOn:yyyy-MM-dd}");
        }
    }

    private static async Task<Receipt> ReadAsync(InclusionDb db, Donation donation, CancellationToken cancel)
    {
        var partner = await db.Partners.Where(p => p.Id == donation.DonorId).Select(p => new { p.Name, p.Address }).SingleOrDefaultAsync(cancel);
        var organisation = await db.Organisations.Select(o => new { o.Name, o.Address }).FirstOrDefaultAsync(cancel);
        return new Receipt(
            donation,
            organisation?.Name ?? "",
            organisation?.Address ?? "",
            partner?.Name ?? (donation.DonorName.Length > 0 ? donation.DonorName : null),
            partner?.Address ?? donation.DonorContact,
            await db.Centres.Where(c => c.Id == donation.CentreId).Select(c => c.Name).SingleOrDefaultAsync(cancel),
            await db.Devices.Where(d => d.DonationId == donation.Id).OrderBy(d => d.Category).ThenBy(d => d.Maker).ThenBy(d => d.Model).ThenBy(d => d.Tag)
                .Select(d => new ReceivedDevice(d.Category, d.Maker, d.Model, d.Serial, d.ReplacementValue)).ToListAsync(cancel));
    }

    private sealed record ReceivedDevice(DeviceCategory Category, string Maker, string Model, string Serial, decimal? Value);

    private sealed record Receipt(Donation Donation, string Organisation, string Address, string? Donor, string DonorContact, string? Centre, IReadOnlyList<ReceivedDevice> Devices)
    {
        /// <summary>In the language that is spoken.</summary>
        public ReceiptModel InWords(bool withValues)
        {
            // An option that nobody can fill leaves no empty column.
            withValues &= Devices.Any(d => d.Value is not null);
            return new ReceiptModel(
                Organisation,
                Address,
                Donor,
                DonorContact,
                Centre,
                Donation.ReceivedOn,
                Donation.Reference,
                Donation.Expected,
                Donation.Counted,
                [.. Devices.Select(d => new ReceiptLine(string.Join(" · ", new[] { EnumWords.Of(d.Category), $"{d.Maker} {d.Model}".Trim() }.Where(part => part.Length > 0)), d.Serial, withValues && d.Value is { } value ? Written(value) : null))],
                withValues ? Written(Devices.Sum(d => d.Value ?? 0)) : null);
        }

        private static string Written(decimal value) => value.ToString("N2", CultureInfo.CurrentCulture);
    }
}
