using Inclusion.Domain.Certificates;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Lists;

namespace Inclusion.Web.Features.Certificates.List;

/// <summary>Which certificates are wanted. What is null or empty does not narrow.</summary>
/// <param name="Year">Of issue.</param>
/// <param name="CentreId">Those who belong to one centre see its certificates whatever stands here.</param>
/// <param name="Text">A certificate's number, or part of what a person is known by.</param>
/// <param name="Sort">Null: the latest issued first.</param>
public sealed record CertificateFilter(int? Year = null, long? CentreId = null, CertificateStanding? Standing = null, string? Text = null, ListSort? Sort = null)
{
    /// <summary>A name that fits more people than this says too little: the newest of them are taken.</summary>
    private const int MaxPeople = 500;

    /// <summary>The standing that an address names; null where it names none.</summary>
    public static CertificateStanding? StandingOf(string? name) => Enum.TryParse<CertificateStanding>(name, ignoreCase: true, out var standing) && Enum.IsDefined(standing) ? standing : null;

    /// <summary>The certificates that the filter wants and the person may see, in no order.</summary>
    internal IQueryable<Certificate> Select(InclusionDb db, Actor by)
    {
        IQueryable<Certificate> certificates = db.Certificates;
        if ((by.CentreId ?? CentreId) is { } centreId)
        {
            certificates = certificates.Where(c => c.CentreId == centreId);
        }

        if (Year is { } year && year is > 0 and < 9999)
        {
            var (first, next) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
            certificates = certificates.Where(c => c.IssuedOn >= first && c.IssuedOn < next);
        }

        if (!string.IsNullOrWhiteSpace(Text))
        {
            var number = Text.Trim();
            var people = db.SearchPeople(number).OrderByDescending(p => p.Id).Select(p => p.Id).Take(MaxPeople);
            var matches = db.Certificates.Where(c => c.PersonId != null && people.Contains(c.PersonId.Value)).Select(c => c.Id).Union(db.Certificates.Where(c => c.Number == number).Select(c => c.Id));
            certificates = certificates.Where(c => matches.Contains(c.Id));
        }

        return Standing switch
        {
            CertificateStanding.Valid => certificates.Where(c => c.RevokedAt == null && c.ErasedAt == null),
            CertificateStanding.Revoked => certificates.Where(c => c.RevokedAt != null && c.ErasedAt == null),
            CertificateStanding.Unknown => certificates.Where(c => c.ErasedAt != null),
            _ => certificates,
        };
    }
}
