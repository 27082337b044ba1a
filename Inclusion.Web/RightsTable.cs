using System.Text.RegularExpressions;
using Inclusion.Domain.Staff;
using Inclusion.Web.Features.Accounts.Rights;

namespace Inclusion.Web;

/// <summary>How far a right of a role reaches.</summary>
public enum Reach
{
    /// <summary>It is not theirs.</summary>
    None,

    /// <summary>The centre that they belong to; all of them where they belong to none.</summary>
    OwnCentre,

    /// <summary>All centres, or those of their own whom the organisation has set for its desks (docs/domain.md, Who sees whom).</summary>
    AsSet,

    /// <summary>All centres.</summary>
    Everywhere,
}

/// <summary>Something that roles may do.</summary>
/// <param name="Words">What it is, in the current language.</param>
/// <param name="Addresses">
/// The routes behind which it is done, with <c>{id}</c> for whatever parameter; a star at the end stands for all that follows. Of several that fit an address the longest
/// counts.
/// </param>
public sealed record Right(Func<string> Words, Reach Administrator, Reach Manager, Reach Desk, Reach Trainer, Reach Partner, IReadOnlyList<string> Addresses)
{
    public Reach Of(StaffRole role) => role switch
    {
        StaffRole.Administrator => Administrator,
        StaffRole.Manager => Manager,
        StaffRole.Desk => Desk,
        StaffRole.Trainer => Trainer,
        _ => Partner,
    };
}

/// <summary>
/// Who may do what: the one table. The pages that show it and README are made from it, and a test walks every address of the product as every role. Operations ask by
/// <see cref="Actor"/>, which also knows the centre.
/// </summary>
public static partial class RightsTable
{
    public static IReadOnlyList<Right> All { get; } =
    [
        new(() => RightText.OwnAccount, Reach.Everywhere, Reach.Everywhere, Reach.Everywhere, Reach.Everywhere, Reach.Everywhere,
            ["/", "/account*", "/preferences*", "/help*", "/about*", "/not-found"]),
        new(() => RightText.Lending, Reach.Everywhere, Reach.OwnCentre, Reach.OwnCentre, Reach.None, Reach.None,
            ["/devices*", "/loans*", "/reservations*", "/messages*", "/find", "/work*", "/jobs", "/settings"]),
        new(() => RightText.StockTakeClosing, Reach.Everywhere, Reach.OwnCentre, Reach.None, Reach.None, Reach.None,
            ["/devices/stock-takes/{id}/close"]),
        new(() => RightText.Incidents, Reach.Everywhere, Reach.OwnCentre, Reach.OwnCentre, Reach.None, Reach.None,
            ["/devices/incidents"]),
        new(() => RightText.Bench, Reach.Everywhere, Reach.OwnCentre, Reach.OwnCentre, Reach.None, Reach.None,
            ["/bench*"]),
        new(() => RightText.Donations, Reach.Everywhere, Reach.Everywhere, Reach.Everywhere, Reach.None, Reach.None,
            ["/donations*"]),
        new(() => RightText.People, Reach.Everywhere, Reach.AsSet, Reach.AsSet, Reach.None, Reach.None,
            ["/people*"]),
        new(() => RightText.Partners, Reach.Everywhere, Reach.Everywhere, Reach.Everywhere, Reach.None, Reach.None,
            ["/partners*"]),
        new(() => RightText.Needs, Reach.Everywhere, Reach.OwnCentre, Reach.OwnCentre, Reach.None, Reach.None,
            ["/people/{id}/needs"]),
        new(() => RightText.ReadNeeds, Reach.Everywhere, Reach.OwnCentre, Reach.OwnCentre, Reach.OwnCentre, Reach.None,
            ["/workshops/{id}/needs"]),
        new(() => RightText.Arranging, Reach.Everywhere, Reach.OwnCentre, Reach.OwnCentre, Reach.None, Reach.None,
            ["/workshops/new", "/workshops/requests", "/workshops/{id}/edit", "/workshops/{id}/people", "/workshops/{id}/people/export*", "/workshops/export*",
                "/courses/new", "/courses/{id}/edit"]),
        new(() => RightText.Certificates, Reach.Everywhere, Reach.OwnCentre, Reach.OwnCentre, Reach.None, Reach.None,
            ["/certificates*", "/workshops/{id}/certificates*"]),
        new(() => RightText.Teaching, Reach.Everywhere, Reach.OwnCentre, Reach.OwnCentre, Reach.OwnCentre, Reach.None,
            ["/workshops*", "/courses"]),
        new(() => RightText.Import, Reach.Everywhere, Reach.OwnCentre, Reach.None, Reach.None, Reach.None,
            ["/imports*"]),
        new(() => RightText.Export, Reach.Everywhere, Reach.OwnCentre, Reach.None, Reach.None, Reach.None,
            ["/people/export*", "/people/{id}/data.zip"]),
        new(() => RightText.Privacy, Reach.Everywhere, Reach.AsSet, Reach.None, Reach.None, Reach.None,
            ["/people/{id}/erase", "/people/{id}/merge", "/people/{id}/hold", "/people/retention"]),
        new(() => RightText.Running, Reach.Everywhere, Reach.OwnCentre, Reach.None, Reach.None, Reach.None,
            ["/settings/centres*", "/settings/lending-rules*", "/settings/reservations", "/settings/staff", "/workshops/rooms"]),
        new(() => RightText.Figures, Reach.Everywhere, Reach.OwnCentre, Reach.None, Reach.None, Reach.None,
            ["/impact*", "/reports*"]),
        new(() => RightText.Organisation, Reach.Everywhere, Reach.None, Reach.None, Reach.None, Reach.None,
            ["/settings/*", "/certificates/example.pdf", "/hangfire*"]),
        new(() => RightText.PartnerReports, Reach.None, Reach.None, Reach.None, Reach.None, Reach.Everywhere,
            ["/partner", "/partner/*"]),
    ];

    /// <summary>In the current language.</summary>
    public static string WordsOf(Reach reach) => reach switch
    {
        Reach.Everywhere => RightText.Yes,
        Reach.OwnCentre => RightText.OwnCentre,
        Reach.AsSet => RightText.AsSet,
        _ => RightText.No,
    };

    /// <summary>The right that an address needs; null for one that the table does not know.</summary>
    /// <param name="route">As it is mapped.</param>
    public static Right? Behind(string route)
    {
        var plain = Parameter().Replace(route, "{id}");
        return All
            .SelectMany(right => right.Addresses.Select(address => (right, address)))
            .Where(known => known.address is [.. var start, '*'] ? plain.StartsWith(start, StringComparison.OrdinalIgnoreCase) : string.Equals(plain, known.address, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(known => known.address.Length)
            .Select(known => known.right)
            .FirstOrDefault();
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
