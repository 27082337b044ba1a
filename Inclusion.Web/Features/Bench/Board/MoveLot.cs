using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench.Board;

/// <summary>None of its devices is there at the bench, where the person works.</summary>
public sealed record LotEmpty : Refusal;

/// <param name="From">Null: wherever they are at the bench.</param>
public sealed record MoveLotCommand(long DonationId, BenchStage? From, BenchStage To);

/// <param name="Why">What kept it where it is.</param>
public sealed record LotRefusal(long DeviceId, string Tag, Refusal Why);

/// <param name="Moved">How many are where they were to go.</param>
/// <param name="Refused">Those that stayed, by tag.</param>
/// <param name="Left">How many more there are than are moved at once.</param>
public sealed record LotMoved(int Moved, IReadOnlyList<LotRefusal> Refused, int Left);

/// <summary>Moves the devices of a donation together. What is refused of one leaves that one where it is, and does not hold up the others.</summary>
public sealed class MoveLot(Database database, CurrentStaff staff, TimeProvider time, ILogger<MoveLot> logger)
{
    /// <summary>At once; keeps the single writer's turn short.</summary>
    public const int Most = 500;

    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="LotEmpty"/>.</summary>
    public async Task<Outcome<LotMoved>> RunAsync(MoveLotCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var outcome = await database.WriteAsync<LotMoved>(
            actor,
            async db =>
            {
                var lot = db.Devices.Where(d =>
                    d.DonationId == command.DonationId && d.BenchStage != null && d.TransferId == null && d.BenchStage != command.To && (command.From == null || d.BenchStage == command.From)
                    && (actor.CentreId == null || d.CentreId == actor.CentreId));
                var devices = await lot.OrderBy(d => d.Tag).Take(Most).ToListAsync(cancel);
                if (devices.Count == 0)
                {
                    return new LotEmpty();
                }

                var left = devices.Count < Most ? 0 : await lot.CountAsync(cancel) - devices.Count;
                var calendars = await db.Centres.ToDictionaryAsync(c => c.Id, c => c.Calendar, cancel);
                var now = time.GetUtcNow();
                var refused = new List<LotRefusal>();
                foreach (var device in devices)
                {
                    if (device.MoveOnBench(command.To, actor, now, calendars[device.CentreId].DateOf(now)) is { Refusal: { } why })
                    {
                        refused.Add(new LotRefusal(device.Id, device.Tag, why));
                    }
                }

                return new LotMoved(devices.Count - refused.Count, refused, left);
            },
            cancel);
        if (!outcome.IsRefused)
        {
            logger.LotMoved(outcome.Value.Moved, command.DonationId, command.To, outcome.Value.Refused.Count, actor.StaffId);
        }

        return outcome;
    }
}
