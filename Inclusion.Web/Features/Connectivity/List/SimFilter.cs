using System.Globalization;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Connectivity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Connectivity.List;

/// <summary>Which cards need somebody.</summary>
public enum SimShow
{
    All = 0,

    /// <summary>The operator is to cut them off.</summary>
    ToCutOff = 1,

    /// <summary>Their plan ends soon, or has ended.</summary>
    Ending = 2,
}

/// <summary>Which SIM cards a list or an export shows; all of it stands in the address. Null and empty: no matter which.</summary>
/// <param name="Text">Any part of the number, the phone number, the operator or the plan, or the tag of the device.</param>
/// <param name="CentreId">Those of one centre alone.</param>
/// <param name="Sort">Null: by number; those that end soon by their last day.</param>
public sealed record SimFilter(SimShow Show = SimShow.All, SimStatus? Status = null, string Text = "", ListSort? Sort = null, long? CentreId = null)
{
    /// <summary>Nothing is narrowed, in whatever order.</summary>
    public bool IsEmpty => this with { Sort = null } == new SimFilter();

    /// <summary>From an address. A value that means nothing is passed over.</summary>
    public static SimFilter From(string? show, string? status, string? q, string? sort, long? centre = null) => new(
        show switch { "to-cut-off" => SimShow.ToCutOff, "ending" => SimShow.Ending, _ => SimShow.All },
        Enum.TryParse<SimStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        q?.Trim() ?? "",
        sort is null ? null : ListSort.Parse(sort),
        centre);

    /// <summary>The part of an address after the path, with its question mark; empty when nothing is filtered.</summary>
    public string ToQuery() => PageAddress.QueryOf(
    [
        ("show", Show switch { SimShow.ToCutOff => "to-cut-off", SimShow.Ending => "ending", _ => null }),
        ("status", Status?.ToString()),
        ("q", Text.Length > 0 ? Text : null),
        ("sort", Sort?.ToString()),
        ("centre", CentreId?.ToString(CultureInfo.InvariantCulture)),
    ]);
}

internal static class FilteredSims
{
    /// <summary>The cards that the filter lets through, of those that the person sees; in no order.</summary>
    /// <param name="today">By which a plan ends soon.</param>
    public static IQueryable<SimCard> SimsBy(this InclusionDb db, SimFilter filter, Actor actor, DateOnly today)
    {
        var cards = db.SimCards.SeenBy(actor);
        cards = filter.Show switch
        {
            SimShow.ToCutOff => cards.ToCutOff(db),
            SimShow.Ending => cards.EndingBy(today),
            _ => cards,
        };
        if (filter.CentreId is { } centre)
        {
            cards = cards.Where(c => c.CentreId == centre);
        }

        if (filter.Status is { } status)
        {
            // As the list shows it: what is in a device that is not held any more is to be cut off, whatever is written down of the card.
            cards = status is SimStatus.ToCutOff ? cards.ToCutOff(db) : cards.Where(c => c.Status == status && !db.SimCards.ToCutOff(db).Any(x => x.Id == c.Id));
        }

        if (filter.Text.Length > 0)
        {
            // An organisation has some hundred cards: they are looked through.
            var part = $"%{filter.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            cards = cards.Where(c => EF.Functions.Like(c.Iccid, part, "\\") || EF.Functions.Like(c.PhoneNumber, part, "\\") || EF.Functions.Like(c.Operator, part, "\\") || EF.Functions.Like(c.Plan, part, "\\")
                || db.Devices.Any(d => d.Id == c.DeviceId && EF.Functions.Like(d.Tag, part, "\\")));
        }

        return cards;
    }
}
