using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Messages;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Messages.List;

/// <summary>One line of the list.</summary>
/// <param name="Zone">Of the centre that writes.</param>
/// <param name="Today">The day there.</param>
/// <param name="SentAt">Null until it is sent.</param>
/// <param name="LastError">The mail server's answer; null when nothing failed.</param>
/// <param name="Still">What it is still about; read for the call list only.</param>
/// <param name="Calls">The calls made about it, the latest first; read for the call lists only.</param>
public sealed record MessageRow(
    long Id,
    long PersonId,
    string Person,
    string Phone,
    string PersonLanguage,
    string Centre,
    TimeZoneInfo Zone,
    DateOnly Today,
    ContactChannel Channel,
    MessageStatus Status,
    string To,
    string Subject,
    DateTimeOffset CreatedAt,
    DateTimeOffset NotBefore,
    DateTimeOffset? SentAt,
    int Attempts,
    string? LastError,
    StillToSay Still,
    IReadOnlyList<CallRow> Calls);

/// <summary>A call that was made.</summary>
/// <param name="NextStep">Null when nothing was written.</param>
public sealed record CallRow(CallOutcome Outcome, string? NextStep, string StaffName, DateTimeOffset At);

/// <summary>Lists the outbox, page by page. Who belongs to one centre sees what that centre says.</summary>
public sealed class ListMessages(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit)
{
    /// <summary>The columns that lists of mail can be sorted by.</summary>
    public const string NotBefore = "notBefore";
    public const string SentAt = "sentAt";

    /// <summary>A count of this many means: this many or more.</summary>
    public const int CountLimit = 1001;

    /// <summary>What waits is shown in its order, the longest first; what is over, the latest first.</summary>
    private static readonly ListOrder<Message> AsWritten = new KeyOrder<Message, long>("written", m => m.Id);

    /// <summary>The orders of what waits to be sent; the first is its own.</summary>
    internal static IReadOnlyList<ListOrder<Message>> QueuedOrders { get; } = [AsWritten, new KeyOrder<Message, DateTimeOffset>(NotBefore, m => m.NotBefore)];

    /// <summary>The orders of what was sent.</summary>
    internal static IReadOnlyList<ListOrder<Message>> SentOrders { get; } = [AsWritten, new KeyOrder<Message, DateTimeOffset?>(SentAt, m => m.SentAt)];

    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<ListPage<MessageRow>> RunAsync(MessageFilter filter, ListPlace place, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        var list = await database.ReadAsync(
            async db =>
            {
                // One column each: of several, the provider makes a window over the whole table.
                var page = await Select(db, filter, actor).PageAsync(
                    db.Messages,
                    order,
                    isDescending,
                    place,
                    m => new Read(
                        m,
                        db.People.Where(p => p.Id == m.PersonId).Select(p => p.Name).First(),
                        db.People.Where(p => p.Id == m.PersonId).Select(p => p.Phone).First(),
                        db.People.Where(p => p.Id == m.PersonId).Select(p => p.Language).First(),
                        db.Centres.Where(c => c.Id == m.CentreId).Select(c => c.Name).First(),
                        db.Centres.Where(c => c.Id == m.CentreId).Select(c => c.TimeZone).First()),
                    row => row.Message.Id,
                    cancel);
                return page.With(await RowsAsync(db, page.Rows, filter, cancel));
            },
            cancel);
        audit.Listed(actor, nameof(ListMessages), AuditTrail.AskedOf(filter), list.Count);
        return list;
    }

    /// <summary>The ids of all that the filter lets through, in the order of the list; the first of them where there are more than can be chosen.</summary>
    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<IReadOnlyList<long>> ListIdsAsync(MessageFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var (order, isDescending) = OrderOf(filter);
        return await database.ReadAsync(async db => await order.Sort(Select(db, filter, actor), isDescending).Take(ListSelection.Limit).Select(m => m.Id).ToListAsync(cancel), cancel);
    }

    /// <summary>The name of the person whom a filter names; null when there is none.</summary>
    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<string?> FindNameAsync(MessageFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return filter.PersonId is { } id
            ? await database.ReadAsync(async db => await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.People).Where(p => p.Id == id).Select(p => p.Name).FirstOrDefaultAsync(cancel), cancel)
            : null;
    }

    internal static (ListOrder<Message> Order, bool IsDescending) OrderOf(MessageFilter filter) => filter.Tab switch
    {
        MessageTab.Queued => QueuedOrders.Chosen(filter.Sort, !filter.IsOldestFirst),
        MessageTab.Sent => SentOrders.Chosen(filter.Sort, !filter.IsOldestFirst),
        _ => (AsWritten, !filter.IsOldestFirst),
    };

    /// <summary>How many messages each tab has under this filter, up to <see cref="CountLimit"/>.</summary>
    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<IReadOnlyDictionary<MessageTab, int>> CountAsync(MessageFilter filter, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var counts = new Dictionary<MessageTab, int>();
                foreach (var tab in Enum.GetValues<MessageTab>())
                {
                    counts[tab] = await Select(db, filter with { Tab = tab }, actor).Take(CountLimit).CountAsync(cancel);
                }

                return counts;
            },
            cancel);
    }

    /// <summary>The messages that the filter wants and the person may see, in no order.</summary>
    internal static IQueryable<Message> Select(InclusionDb db, MessageFilter filter, Actor actor)
    {
        var status = filter.Status;
        var messages = db.Messages.Where(m => m.Status == status);
        if ((actor.CentreId ?? filter.CentreId) is { } centre)
        {
            messages = messages.Where(m => m.CentreId == centre);
        }

        if (filter.PersonId is { } person)
        {
            messages = messages.Where(m => m.PersonId == person);
        }

        return filter.Text.Length > 0 ? messages.Where(m => db.SearchPeople(filter.Text).Any(p => p.Id == m.PersonId)) : messages;
    }

    private async Task<IReadOnlyList<MessageRow>> RowsAsync(InclusionDb db, IReadOnlyList<Read> messages, MessageFilter filter, CancellationToken cancel)
    {
        var isCalls = filter.Tab is MessageTab.ToCall or MessageTab.Called;
        long[] ids = isCalls ? [.. messages.Select(m => m.Message.Id)] : [];
        var still = await StillToSay.ReadAsync(db, ids, time.GetUtcNow(), cancel);
        var calls = (await db.MessageCalls.Where(c => ids.Contains(c.MessageId)).OrderByDescending(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.MessageId);
        return [.. messages.Select(m =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(m.Zone);
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
            var message = m.Message;
            return new MessageRow(
                message.Id, message.PersonId, m.Person, m.Phone, m.Language, m.Centre, zone, today, message.Channel, message.Status, message.To, message.Subject,
                message.CreatedAt, message.NotBefore, message.SentAt, message.Attempts, message.LastError,
                still.GetValueOrDefault(message.Id, StillToSay.Nothing),
                [.. calls[message.Id].Select(c => new CallRow(c.Outcome, c.NextStep, c.StaffName, c.At))]);
        })];
    }

    private sealed record Read(Message Message, string Person, string Phone, string Language, string Centre, string Zone);
}
