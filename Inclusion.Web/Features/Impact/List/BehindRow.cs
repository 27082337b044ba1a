using System.Globalization;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Impact.List;

/// <summary>What the rows behind a figure are.</summary>
internal enum BehindKind
{
    Devices,
    Loans,

    /// <summary>Devices of loans: one device that was lent twice is two of them.</summary>
    LoanDevices,
    People,
    Workshops,
    Sessions,
    Enrolments,
    Attendances,
    Certificates,
}

/// <summary>One row behind a figure.</summary>
/// <param name="Name">What it is called: a tag, a number, a person, a title.</param>
/// <param name="Href">Its own page; null for a person.</param>
/// <param name="About">Whom or what it is about; null where the name says it all.</param>
/// <param name="AboutHref">The page of that; null for a person and for plain words.</param>
/// <param name="Centre">Null where it belongs to none.</param>
/// <param name="On">The day that it is counted on; null where there is no single one.</param>
/// <param name="Mark">How someone was there; null elsewhere.</param>
/// <param name="Counts">Days or minutes that it adds to a figure that is no count of rows; null elsewhere.</param>
/// <param name="PersonId">The person that it is, or is about; null for none.</param>
public sealed record BehindRow(long Id, string Name, string? Href, string? About, string? AboutHref, string? Centre, DateOnly? On, AttendanceMark? Mark = null, long? Counts = null, long? PersonId = null);

/// <summary>A page of the list behind a figure, the newest first.</summary>
/// <param name="Period">That it is counted over.</param>
/// <param name="ScopeName">Empty for the whole organisation.</param>
/// <param name="Count">Of all rows, on every page.</param>
/// <param name="Previous">The id that the page before ends at; null on the first.</param>
/// <param name="Next">The id that the next page begins after; null on the last.</param>
public sealed record BehindList(ImpactPeriod Period, string ScopeName, IReadOnlyList<BehindRow> Rows, long Count, long? Previous, long? Next)
{
    /// <summary>An id from an address; null for anything else.</summary>
    public static long? Place(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
