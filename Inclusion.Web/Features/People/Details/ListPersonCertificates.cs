using Inclusion.Domain.Certificates;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Details;

/// <param name="Facts">What it says; null once it was erased.</param>
public sealed record PersonCertificate(long Id, string Number, DateOnly IssuedOn, bool IsRevoked, CertificateFacts? Facts);

/// <summary>Lists the certificates of a person that were issued at the centres at which whoever asks works, the latest first.</summary>
public sealed class ListPersonCertificates(Database database, CurrentStaff staff)
{
    /// <summary>Older ones are in the list of certificates.</summary>
    private const int MaxResults = 20;

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<PersonCertificate>> RunAsync(long personId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            db => db.Certificates.Where(c => c.PersonId == personId && (actor.CentreId == null || c.CentreId == actor.CentreId))
                .OrderByDescending(c => c.IssuedOn).ThenByDescending(c => c.Id).Take(MaxResults)
                .Select(c => new PersonCertificate(c.Id, c.Number, c.IssuedOn, c.RevokedAt != null, c.Facts)).ToListAsync(cancel),
            cancel);
    }
}
