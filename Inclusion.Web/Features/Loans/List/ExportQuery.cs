using System.Globalization;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Foundation.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>The filter of the list as it stands in the address of an export.</summary>
/// <param name="Centre">An id; anything else: all centres that the person may see.</param>
internal sealed record ExportQuery(
    [FromQuery(Name = "show")] string? Show,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "centre")] string? Centre,
    [FromQuery(Name = "person")] long? Person,
    [FromQuery(Name = "device")] long? Device,
    [FromQuery(Name = "agreement")] string? Agreement,
    [FromQuery(Name = "late")] string? Late,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "columns")] string? Columns)
{
    public LoanFilter Filter => new(LoanFilter.TabOf(Show), long.TryParse(Centre, CultureInfo.InvariantCulture, out var id) ? id : null, Person, Device, Text, Sort is null ? null : ListSort.Parse(Sort), LateStage.Parse(Late), Agreement == LoanFilter.Missing);
}
