using System.Globalization;
using Inclusion.Domain.Messages;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Messages.List;

/// <summary>The parts of the outbox, those that need a person first.</summary>
public enum MessageTab
{
    ToCall = 1,
    Failed = 2,
    Queued = 3,
    Sent = 4,
    Called = 5,
}

/// <summary>Which messages the list shows; all of it stands in the address.</summary>
/// <param name="Text">Any part of the person's name, number or address; empty: everyone.</param>
/// <param name="CentreId">Null: every centre that one works at.</param>
/// <param name="PersonId">Null: everyone.</param>
/// <param name="Sort">Null: what waits the longest first, what is over the latest first.</param>
public sealed record MessageFilter(MessageTab Tab = MessageTab.ToCall, string Text = "", long? CentreId = null, long? PersonId = null, ListSort? Sort = null)
{
    /// <summary>Nothing but a tab is chosen, in whatever order.</summary>
    public bool IsEmpty => this with { Sort = null } == new MessageFilter(Tab);

    public MessageStatus Status => Tab switch
    {
        MessageTab.ToCall => MessageStatus.ToCall,
        MessageTab.Failed => MessageStatus.Failed,
        MessageTab.Queued => MessageStatus.Queued,
        MessageTab.Sent => MessageStatus.Sent,
        _ => MessageStatus.CallDone,
    };

    /// <summary>What waits is shown in its order, the longest first; what is over, the latest first.</summary>
    public bool IsOldestFirst => Tab is MessageTab.ToCall or MessageTab.Queued;

    /// <summary>From an address. A value that means nothing is passed over: an old bookmark still opens the list.</summary>
    public static MessageFilter From(string? show, string? q, long? centre, long? person, string? sort = null) => new(
        Enum.GetValues<MessageTab>().FirstOrDefault(t => NameOf(t) == show, MessageTab.ToCall),
        q?.Trim() ?? "",
        centre,
        person,
        sort is null ? null : ListSort.Parse(sort));

    /// <summary>The address of the list with this filter, from its beginning.</summary>
    public string ToAddress() => Routes.Messages + ToQuery();

    /// <summary>The part of an address after the path, with its question mark.</summary>
    public string ToQuery() => PageAddress.QueryOf(
    [
        ("show", NameOf(Tab)),
        ("q", Text.Length > 0 ? Text : null),
        ("centre", CentreId?.ToString(CultureInfo.InvariantCulture)),
        ("person", PersonId?.ToString(CultureInfo.InvariantCulture)),
        ("sort", Sort?.ToString()),
    ]);

    private static string NameOf(MessageTab tab) => tab switch
    {
        MessageTab.Failed => "failed",
        MessageTab.Queued => "queued",
        MessageTab.Sent => "sent",
        MessageTab.Called => "called",
        _ => "to-call",
    };
}
