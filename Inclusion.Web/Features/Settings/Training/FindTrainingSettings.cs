using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Training;

/// <summary>How workshops and certificates are set up.</summary>
public sealed record TrainingSettings(
    long Version,
    string Address,
    string Place,
    string Signatory,
    string SignatoryRole,
    string Colour,
    string CertificateLine,
    IReadOnlyList<int> WorkshopDays,
    int OfferHours,
    int CertificateThreshold,
    IReadOnlyDictionary<OrganisationImageKind, StoredImage> Images);

public sealed record StoredImage(string ContentType, byte[] Content);

/// <summary>Reads what documents say of the organisation, and how workshops are arranged.</summary>
public sealed class FindTrainingSettings(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks does not run the organisation.</exception>
    public async Task<TrainingSettings> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var organisation = await db.Organisations.SingleAsync(cancel);
                return new TrainingSettings(
                    organisation.Version,
                    organisation.Address,
                    organisation.Place,
                    organisation.Signatory,
                    organisation.SignatoryRole,
                    organisation.Colour,
                    organisation.CertificateLine,
                    organisation.WorkshopDays,
                    organisation.OfferHours,
                    organisation.CertificateThreshold,
                    await db.OrganisationImages.ToDictionaryAsync(i => i.Kind, i => new StoredImage(i.ContentType, i.Content), cancel));
            },
            cancel);
    }
}
