using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.List;

/// <summary>The filter of the list as it stands in the address of an export.</summary>
internal sealed record CertificateExportQuery(
    [FromQuery(Name = "year")] string? Year,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "centre")] string? Centre,
    [FromQuery(Name = "standing")] string? Standing,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "columns")] string? Columns)
{
    public CertificateFilter Filter => new(
        int.TryParse(Year, CultureInfo.InvariantCulture, out var year) ? year : null,
        long.TryParse(Centre, CultureInfo.InvariantCulture, out var centre) ? centre : null,
        CertificateFilter.StandingOf(Standing),
        Text,
        Sort is null ? null : ListSort.Parse(Sort));
}

/// <summary>Writes the certificates of a filter as a table while they are read. That someone took the list away is noted first.</summary>
public sealed class ExportCertificates(Database database, CurrentStaff staff, AuditTrail audit) : IListExport<CertificateFilter>
{
    public string FileName => CertificateText.FileName;

    public async Task<Outcome<int>> CountAsync(CertificateFilter filter, int most, CancellationToken cancel) =>
        await staff.FindAsync(cancel) is { WorksAtDesk: true } actor ? await database.ReadAsync(db => filter.Select(db, actor).Take(most).CountAsync(cancel), cancel) : new NotAllowed();

    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<TableExport> RunAsync(CertificateFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        await audit.ExportedAsync(actor, nameof(Certificate), work, cancel, AuditTrail.AskedOf(filter), (await CountAsync(filter, int.MaxValue, cancel)).Value);
        var (order, isDescending) = ListCertificates.OrderOf(filter);
        var rows = database.StreamAsync(db => order.Sort(filter.Select(db, actor), isDescending).Select(ListCertificates.Row(db)), cancel);
        return new TableExport<CertificateRow>(CertificateText.Certificates, Columns(), rows);
    }

    private static TableColumn<CertificateRow>[] Columns() =>
    [
        new(CertificateText.Number, c => c.Number, 12, ListCertificates.Number),
        new(CertificateText.Standing, c => EnumWords.Of(c.Standing), 12, ListCertificates.Standing),
        new(CertificateText.Learner, c => c.Facts?.Name, 28, ListCertificates.Learner),
        new(CertificateText.Course, c => c.Facts?.CourseTitle, 40, ListCertificates.Course),
        new(CertificateText.FirstOn, c => c.Facts?.FirstOn, 12),
        new(CertificateText.LastOn, c => c.Facts?.LastOn, 12),
        new(CertificateText.HoursAttended, c => HoursOf(c.Facts?.MinutesAttended), 12),
        new(CertificateText.HoursPlanned, c => HoursOf(c.Facts?.MinutesPlanned), 12),
        new(CertificateText.Centre, c => c.Centre, 24, ListCertificates.Centre),
        new(CertificateText.IssuedOn, c => (DateOnly?)c.IssuedOn, 12, ListCertificates.IssuedOn),
    ];

    private static decimal? HoursOf(int? minutes) => minutes is { } some ? Math.Round(some / 60m, 2) : null;
}
