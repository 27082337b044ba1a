using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Connectivity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Connectivity.List;

/// <param name="EndsOn">Null when the plan has no end, or nobody knows it.</param>
/// <param name="DeviceId">Null, as is its tag, while the card is in the drawer.</param>
/// <param name="IsToCutOff">The operator is to cut it off: somebody said so, or its device is lost or stolen.</param>
public sealed record SimRow(
    long Id,
    string Iccid,
    string PhoneNumber,
    string Operator,
    string Plan,
    decimal? Gigabytes,
    SimVolume Volume,
    DateOnly? EndsOn,
    long? DeviceId,
    string? Tag,
    SimStatus Status,
    bool IsToCutOff,
    string? Partner,
    string PaidBy,
    string Centre)
{
    /// <summary>Its number, or the phone number where that is all that is known.</summary>
    public string Name => Iccid.Length > 0 ? Iccid : PhoneNumber;
}

/// <summary>The SIM cards, by number unless something else is asked for, page by page.</summary>
public sealed class ListSims(Database database, CurrentStaff staff, HomeZone zone, CentreClock clock, TimeProvider time)
{
    private static readonly KeyOrder<SimCard, DateOnly?> ByEnd = new(SimColumns.Ends, c => c.EndsOn);

    /// <summary>The orders of the list; the first is its own.</summary>
    internal static IReadOnlyList<ListOrder<SimCard>> Orders { get; } =
    [
        new KeyOrder<SimCard, string>(SimColumns.Iccid, c => c.Iccid),
        new KeyOrder<SimCard, string>(SimColumns.Phone, c => c.PhoneNumber),
        new KeyOrder<SimCard, string>(SimColumns.Operator, c => c.Operator),
        new KeyOrder<SimCard, SimStatus>(SimColumns.Status, c => c.Status),
    ];

    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<ListPage<SimRow>> RunAsync(SimFilter filter, ListPlace place, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var today = await TodayAsync(filter, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(
            db => db.SimsBy(filter, actor, today).PageAsync(db.SimCards, order, isDescending, place, Row(db), row => row.Id, cancel),
            cancel);
    }

    /// <summary>The order of the list and of its export: where all plans end soon, by their last day.</summary>
    internal static (ListOrder<SimCard> Order, bool IsDescending) OrderOf(SimFilter filter) =>
        filter.Show is SimShow.Ending && (filter.Sort is null || filter.Sort.Name == SimColumns.Ends) ? (ByEnd, filter.Sort is { IsDescending: true }) : (Orders.Chosen(filter.Sort), filter.Sort is { IsDescending: true });

    /// <summary>The day by which a plan ends soon: that of the centre whose cards are shown, else of the organisation.</summary>
    internal async Task<DateOnly> TodayAsync(SimFilter filter, CancellationToken cancel) => filter.CentreId is { } centre
        ? (await database.ReadAsync(db => clock.WallAsync(db, centre, cancel), cancel)).Day
        : DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), await zone(cancel)).DateTime);

    internal static System.Linq.Expressions.Expression<Func<SimCard, SimRow>> Row(InclusionDb db) => c => new SimRow(
        c.Id,
        c.Iccid,
        c.PhoneNumber,
        c.Operator,
        c.Plan,
        c.Gigabytes,
        c.Volume,
        c.EndsOn,
        c.DeviceId,
        db.Devices.Where(d => d.Id == c.DeviceId).Select(d => d.Tag).FirstOrDefault(),
        c.Status,
        db.SimCards.ToCutOff(db).Any(x => x.Id == c.Id),
        db.Partners.Where(p => p.Id == c.PartnerId).Select(p => p.Name).FirstOrDefault(),
        c.PaidBy,
        db.Centres.Where(x => x.Id == c.CentreId).Select(x => x.Name).First());
}
