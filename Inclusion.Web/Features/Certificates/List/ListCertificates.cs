using System.Linq.Expressions;
using Inclusion.Domain.Certificates;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.List;

/// <summary>One line of the list.</summary>
/// <param name="Facts">What it says; null once it was erased.</param>
public sealed record CertificateRow(long Id, string Number, CertificateStanding Standing, DateOnly IssuedOn, long? PersonId, string Centre, CertificateFacts? Facts);

/// <summary>A page of certificates.</summary>
/// <param name="Years">Those in which any certificate was issued, the latest first.</param>
public sealed record CertificateList(ListPage<CertificateRow> Page, IReadOnlyList<int> Years)
{
    public IReadOnlyList<CertificateRow> Rows => Page.Rows;
}

/// <summary>Lists certificates page by page, the latest first unless something else is asked for.</summary>
public sealed class ListCertificates(Database database, CurrentStaff staff, AuditTrail audit)
{
    public const string IssuedOn = "issuedOn";
    public const string Number = "number";
    public const string Learner = "learner";
    public const string Course = "course";
    public const string Centre = "centre";
    public const string Standing = "standing";

    /// <summary>The orders of the list; the first is its own.</summary>
    internal static IReadOnlyList<ListOrder<Certificate>> Orders { get; } =
    [
        new KeyOrder<Certificate, DateOnly>(IssuedOn, c => c.IssuedOn),
        new KeyOrder<Certificate, string>(Number, c => c.Number),
    ];

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<CertificateList> RunAsync(CertificateFilter filter, ListPlace place, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        var list = await database.ReadAsync(
            async db => new CertificateList(
                await filter.Select(db, actor).PageAsync(db.Certificates, order, isDescending, place, Row(db), row => row.Id, cancel),
                await YearsAsync(db, cancel)),
            cancel);
        audit.Listed(actor, nameof(ListCertificates), AuditTrail.AskedOf(filter), list.Page.Count);
        return list;
    }

    /// <summary>The ids of all that the filter lets through, in the order of the list; the first of them where there are more than can be chosen.</summary>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<IReadOnlyList<long>> ListIdsAsync(CertificateFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(
            async db => await order.Sort(filter.Select(db, actor), isDescending).Take(ListSelection.Limit).Select(c => c.Id).ToListAsync(cancel), cancel);
    }

    /// <summary>The order of the list and of its export.</summary>
    internal static (ListOrder<Certificate> Order, bool IsDescending) OrderOf(CertificateFilter filter) => Orders.Chosen(filter.Sort, isDescendingByItself: true);

    internal static Expression<Func<Certificate, CertificateRow>> Row(InclusionDb db) => c => new CertificateRow(
        c.Id,
        c.Number,
        c.ErasedAt != null ? CertificateStanding.Unknown : c.RevokedAt != null ? CertificateStanding.Revoked : CertificateStanding.Valid,
        c.IssuedOn,
        c.PersonId,
        db.Centres.Where(centre => centre.Id == c.CentreId).Select(centre => centre.Name).First(),
        c.Facts);

    /// <summary>The first and the last are what the index knows at once.</summary>
    private static async Task<IReadOnlyList<int>> YearsAsync(InclusionDb db, CancellationToken cancel)
    {
        var first = await db.Certificates.MinAsync(c => (DateOnly?)c.IssuedOn, cancel);
        var last = await db.Certificates.MaxAsync(c => (DateOnly?)c.IssuedOn, cancel);
        return first is null || last is null ? [] : [.. Enumerable.Range(first.Value.Year, last.Value.Year - first.Value.Year + 1).Reverse()];
    }
}
