using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;

namespace Inclusion.Web.Features.Enrolments.Notices;

/// <summary>Says what is due about places in workshops.</summary>
public sealed class SayNotices(Database database, ReminderNames names, OwnLinks links, TimeProvider time)
    : SayDue<DueNotice, EnrolmentNotice>(database, names, links, time)
{
    private readonly ReminderNames _names = names;

    protected override async Task<IReadOnlyDictionary<DueNotice, StillToSay>> ReadAsync(
        InclusionDb db, IReadOnlyCollection<DueNotice> due, DateTimeOffset now, CancellationToken cancel)
    {
        var places = await StillToSay.ReadPlacesAsync(db, [.. due.Select(d => (d.EnrolmentId, d.Due))], now, cancel);
        return due.Distinct().Where(d => places.ContainsKey((d.EnrolmentId, d.Due))).ToDictionary(d => d, d => new StillToSay([], [places[(d.EnrolmentId, d.Due)]]));
    }

    protected override EnrolmentNotice Note(DueNotice due, Message message) => new(due.EnrolmentId, due.Due, message);

    protected override string NameBeside(DueNotice due) => _names.OfNotice(due.EnrolmentId, due.Due);
}
