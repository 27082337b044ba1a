using Inclusion.Domain.Messages;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;

namespace Inclusion.Web.Features.Reservations.Holds;

/// <summary>Tells people that a device lies ready for them or is not for them any more, and that what they asked for on the public page gave them a place in the queue.</summary>
public sealed class SayHolds(Database database, ReminderNames names, OwnLinks links, TimeProvider time)
    : SayDue<DueHold, ReservationNotice>(database, names, links, time)
{
    private readonly ReminderNames _names = names;

    protected override async Task<IReadOnlyDictionary<DueHold, StillToSay>> ReadAsync(InclusionDb db, IReadOnlyCollection<DueHold> due, DateTimeOffset now, CancellationToken cancel)
    {
        var holds = await HoldLine.ReadAsync(db, [.. due.Select(d => (d.ReservationId, d.Occasion))], now, cancel);
        return due.Distinct().Where(d => holds.ContainsKey((d.ReservationId, d.Occasion))).ToDictionary(d => d, d => new StillToSay([], []) { OnHold = [holds[(d.ReservationId, d.Occasion)]] });
    }

    protected override ReservationNotice Note(DueHold due, Message message) => new(due.ReservationId, due.Occasion, message);

    protected override string NameBeside(DueHold due) => _names.OfHold(due.ReservationId, due.Occasion);
}
