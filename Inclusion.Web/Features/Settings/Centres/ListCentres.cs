using Inclusion.Domain.Centres;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Centres;

/// <summary>A centre as its page shows it.</summary>
/// <param name="Closed">The closed dates, next ones first; yearly ones first of all.</param>
/// <param name="Openings">Days with hours of their own, next ones first.</param>
/// <param name="Today">The day at the centre.</param>
public sealed record CentreView(
    long Id, long Version, string Name, string Address, string Phone, string TimeZone, WeeklyHours Hours, IReadOnlyList<ClosedPeriod> Closed, IReadOnlyList<ExceptionalOpening> Openings, DateOnly Today)
{
    /// <summary>When the closure is next, or now; null when it is over.</summary>
    public (DateOnly From, DateOnly To)? NextOf(ClosedPeriod period) => period.NextFrom(Today);
}

/// <summary>The centres that someone runs.</summary>
public sealed class ListCentres(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>By name.</summary>
    /// <exception cref="NotAllowedException">Who asks runs no centre.</exception>
    public async Task<IReadOnlyList<CentreView>> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.RunsACentre, cancel);
        var centres = await database.ReadAsync(db => db.Centres.Where(c => actor.CentreId == null || c.Id == actor.CentreId).OrderBy(c => c.Name).ToListAsync(cancel), cancel);
        return centres.ConvertAll(View);
    }

    /// <returns>Null when there is no such centre.</returns>
    /// <exception cref="NotAllowedException">Who asks does not run this centre.</exception>
    public async Task<CentreView?> FindAsync(long id, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.Runs(id), cancel);
        return await database.ReadAsync(db => db.Centres.SingleOrDefaultAsync(c => c.Id == id, cancel), cancel) is { } centre ? View(centre) : null;
    }

    private CentreView View(Centre c) =>
        new(c.Id, c.Version, c.Name, c.Address, c.Phone, c.TimeZone, c.Hours, [.. c.ClosedPeriods.OrderByDescending(p => p.Yearly).ThenBy(p => p.Yearly ? (p.From.Month * 100) + p.From.Day : p.From.DayNumber)], [.. c.Openings.OrderBy(o => o.Date)], c.Calendar.DateOf(time.GetUtcNow()));
}
