using Inclusion.Domain.Certificates;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.List;

/// <summary>One line of the list.</summary>
/// <param name="Facts">What it says; null once it was erased.</param>
public sealed record CertificateRow(long Id, string Number, CertificateStanding Standing, DateOnly IssuedOn, long? PersonId, string Centre, CertificateFacts? Facts);

/// <summary>A page of certificates.</summary>
/// <param name="Previous">Where the page before ends; null on the first.</param>
/// <param name="Next">Where the page after begins; null on the last.</param>
/// <param name="Years">Those in which any certificate was issued, the latest first.</param>
public sealed record CertificateList(IReadOnlyList<CertificateRow> Rows, CertificateCursor? Previous, CertificateCursor? Next, IReadOnlyList<int> Years);

/// <summary>Lists certificates page by page, the latest first.</summary>
public sealed class ListCertificates(Database database, CurrentStaff staff)
{
    public const int PageSize = 50;

    /// <param name="after">Rows after this place.</param>
    /// <param name="before">Rows before this place; only without <paramref name="after"/>.</param>
    public async Task<CertificateList> RunAsync(CertificateFilter filter, CertificateCursor? after, CertificateCursor? before, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var backwards = after is null && before is not null;
                var rows = await Rows(db, CertificateCursor.Order(filter.Select(db, actor), after ?? before, backwards).Take(PageSize + 1)).ToListAsync(cancel);
                var more = rows.Count > PageSize;
                rows = [.. rows.Take(PageSize)];
                if (backwards)
                {
                    rows.Reverse();
                }

                var (isFirst, isLast) = backwards ? (!more, false) : (after is null, !more);
                return new CertificateList(
                    rows,
                    isFirst || rows.Count == 0 ? null : Place(rows[0]),
                    isLast || rows.Count == 0 ? null : Place(rows[^1]),
                    await YearsAsync(db, cancel));
            },
            cancel);
    }

    internal static IQueryable<CertificateRow> Rows(InclusionDb db, IQueryable<Certificate> certificates) => certificates.Select(c => new CertificateRow(
        c.Id,
        c.Number,
        c.ErasedAt != null ? CertificateStanding.Unknown : c.RevokedAt != null ? CertificateStanding.Revoked : CertificateStanding.Valid,
        c.IssuedOn,
        c.PersonId,
        db.Centres.Where(centre => centre.Id == c.CentreId).Select(centre => centre.Name).First(),
        c.Facts));

    private static CertificateCursor Place(CertificateRow row) => new(row.IssuedOn.DayNumber, row.Id);

    /// <summary>The first and the last are what the index knows at once.</summary>
    private static async Task<IReadOnlyList<int>> YearsAsync(InclusionDb db, CancellationToken cancel)
    {
        var first = await db.Certificates.MinAsync(c => (DateOnly?)c.IssuedOn, cancel);
        var last = await db.Certificates.MaxAsync(c => (DateOnly?)c.IssuedOn, cancel);
        return first is null || last is null ? [] : [.. Enumerable.Range(first.Value.Year, last.Value.Year - first.Value.Year + 1).Reverse()];
    }
}
