using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Retention;

/// <summary>Someone whose record goes soon.</summary>
/// <param name="LastContactOn">The day on which somebody was last in contact, or of the last session that they were at, whichever is later.</param>
/// <param name="GoesOn">The day from which it is not kept any longer.</param>
public sealed record GoingPerson(long Id, string Name, DateOnly LastContactOn, DateOnly GoesOn);

/// <summary>Someone whose record has to be kept.</summary>
public sealed record HeldPerson(long Id, string Name, string Reason, string By, DateOnly Since);

/// <param name="Going">Whose record goes within a month, the next first; at most <see cref="ListRetention.MostShown"/>.</param>
/// <param name="GoingCount">How many they are.</param>
/// <param name="Held">The longest held first.</param>
public sealed record RetentionView(IReadOnlyList<GoingPerson> Going, int GoingCount, IReadOnlyList<HeldPerson> Held);

/// <summary>Lists whose record goes within a month, and whose is kept longer.</summary>
public sealed class ListRetention(Database database, CurrentStaff staff, HomeZone zone, TimeProvider time, AuditTrail audit)
{
    public const int MostShown = 200;

    /// <exception cref="NotAllowedException">Whoever asks runs no centre.</exception>
    public async Task<RetentionView> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.RunsACentre, cancel);
        var (now, home) = (time.GetUtcNow(), await zone(cancel));
        var view = await database.ReadAsync(
            async db =>
            {
                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                var going = reach.Of(db.NotHeardOfSince(Person.KeptSince(now.AddMonths(1)), now));
                var shown = await db.WithLastHeardOf(going).OrderBy(p => p.At).ThenBy(p => p.Id).Take(MostShown).ToListAsync(cancel);
                var held = await reach.Of(db.KeptPeople).Where(p => p.HeldSince != null).OrderBy(p => p.HeldSince).Take(MostShown).Select(p => new { p.Id, p.Name, p.HeldBecause, p.HeldBy, p.HeldSince }).ToListAsync(cancel);
                return new RetentionView(
                    shown.ConvertAll(p => new GoingPerson(p.Id, p.Name, DayOf(p.At, home), DayOf(p.At.AddYears(Person.YearsKept), home))),
                    await going.CountAsync(cancel),
                    held.ConvertAll(p => new HeldPerson(p.Id, p.Name, p.HeldBecause!, p.HeldBy ?? "", DayOf(p.HeldSince!.Value, home))));
            },
            cancel);
        audit.Listed(actor, nameof(ListRetention), "", view.GoingCount + view.Held.Count);
        return view;
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The hold on one record. Refuses <see cref="NotAllowed"/> to whoever runs no centre, <see cref="NotFound"/>.</summary>
    /// <returns>The name, and the hold; null when there is none.</returns>
    public async Task<Outcome<(string Name, HeldPerson? Hold)>> FindAsync(long personId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        var home = await zone(cancel);
        return await database.ReadAsync<Outcome<(string, HeldPerson?)>>(
            async db =>
            {
                if (await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == personId, cancel) is not { } person)
                {
                    return new NotFound();
                }

                return (person.Name, person.HeldSince is { } since ? new HeldPerson(person.Id, person.Name, person.HeldBecause!, person.HeldBy ?? "", DayOf(since, home)) : null);
            },
            cancel);
    }
}
