using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Messages;
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

/// <summary>A page of the list.</summary>
/// <param name="Before">The message before which the page before ends; null on the first page.</param>
/// <param name="After">The message after which the page after begins; null on the last page.</param>
public sealed record MessageList(IReadOnlyList<MessageRow> Rows, long? Before, long? After);

/// <summary>Lists the outbox, page by page. Who belongs to one centre sees what that centre says.</summary>
public sealed class ListMessages(Database database, CurrentStaff staff, TimeProvider time)
{
    public const int PageSize = 30;

    /// <summary>A count of this many means: this many or more.</summary>
    public const int CountLimit = 1001;

    /// <param name="after">Rows after this message.</param>
    /// <param name="before">Rows before this message; only without <paramref name="after"/>.</param>
    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<MessageList> RunAsync(MessageFilter filter, long? after, long? before, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var backwards = after is null && before is not null;
        return await database.ReadAsync(
            async db =>
            {
                var rows = await RowsAsync(db, Page(Select(db, filter, actor), filter, after ?? before, backwards), filter, cancel);
                var more = rows.Count > PageSize;
                rows = [.. rows.Take(PageSize)];
                if (backwards)
                {
                    rows.Reverse();
                }

                var (isFirst, isLast) = backwards ? (!more, false) : (after is null, !more);
                return new MessageList(rows, isFirst || rows.Count == 0 ? null : rows[0].Id, isLast || rows.Count == 0 ? null : rows[^1].Id);
            },
            cancel);
    }

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

    private static IQueryable<Message> Select(InclusionDb db, MessageFilter filter, Actor actor)
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

    private static IQueryable<Message> Page(IQueryable<Message> messages, MessageFilter filter, long? from, bool backwards)
    {
        var ascending = filter.IsOldestFirst != backwards;
        if (from is { } id)
        {
            messages = ascending ? messages.Where(m => m.Id > id) : messages.Where(m => m.Id < id);
        }

        return (ascending ? messages.OrderBy(m => m.Id) : messages.OrderByDescending(m => m.Id)).Take(PageSize + 1);
    }

    private async Task<List<MessageRow>> RowsAsync(InclusionDb db, IQueryable<Message> page, MessageFilter filter, CancellationToken cancel)
    {
        // One column each: of several, the provider makes a window over the whole table.
        var messages = await page
            .Select(m => new
            {
                Message = m,
                Person = db.People.Where(p => p.Id == m.PersonId).Select(p => p.Name).First(),
                Phone = db.People.Where(p => p.Id == m.PersonId).Select(p => p.Phone).First(),
                Language = db.People.Where(p => p.Id == m.PersonId).Select(p => p.Language).First(),
                Centre = db.Centres.Where(c => c.Id == m.CentreId).Select(c => c.Name).First(),
                Zone = db.Centres.Where(c => c.Id == m.CentreId).Select(c => c.TimeZone).First(),
            })
            .ToListAsync(cancel);
        var isCalls = filter.Tab is MessageTab.ToCall or MessageTab.Called;
        long[] ids = isCalls ? [.. messages.Select(m => m.Message.Id)] : [];
        var still = await StillToSay.ReadAsync(db, ids, time.GetUtcNow(), cancel);
        var calls = (await db.MessageCalls.Where(c => ids.Contains(c.MessageId)).OrderByDescending(c => c.Id).ToListAsync(cancel)).ToLookup(c => c.MessageId);
        return messages.ConvertAll(m =>
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(m.Zone);
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
            var message = m.Message;
            return new MessageRow(
                message.Id, message.PersonId, m.Person, m.Phone, m.Language, m.Centre, zone, today, message.Channel, message.Status, message.To, message.Subject,
                message.CreatedAt, message.NotBefore, message.SentAt, message.Attempts, message.LastError,
                still.GetValueOrDefault(message.Id, StillToSay.Nothing),
                [.. calls[message.Id].Select(c => new CallRow(c.Outcome, c.NextStep, c.StaffName, c.At))]);
        });
    }
}
