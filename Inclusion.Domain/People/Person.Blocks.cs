using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.People;

/// <content>Nothing is lent for a time, and who may lend all the same.</content>
public sealed partial class Person
{
    /// <summary>Whether a block holds on this day.</summary>
    public bool IsBlockedOn(DateOnly today) => BlockedReason is not null && (BlockedUntil is null || today <= BlockedUntil);

    /// <summary>
    /// Nothing more is lent to them until its end, or <see cref="Unblock"/>; a second block replaces the first. Refuses <see cref="BlockReasonMissing"/>, <see cref="FieldTooLong"/>,
    /// <see cref="BlockEndsInPast"/>, and <see cref="BlockIsForManagers"/> to someone who runs no centre, for a block that is theirs alone, there already or wanted.
    /// </summary>
    public Outcome Block(BlockTerms terms, Actor by, DateTimeOffset at, DateOnly today)
    {
        var reason = terms.Reason.Trim();
        if (reason.Length == 0)
        {
            return new BlockReasonMissing();
        }

        if (reason.Length > ReasonMaxLength)
        {
            return new FieldTooLong("Reason", ReasonMaxLength);
        }

        if (terms.Until < today)
        {
            return new BlockEndsInPast(terms.Until.Value);
        }

        if (!MaySettle(by, today) || (terms.MayOverride is People.BlockOverride.Manager && !IsManager(by)))
        {
            return new BlockIsForManagers();
        }

        (BlockedReason, BlockedUntil, BlockOverride) = (reason, terms.Until, terms.MayOverride);
        _blockEvents.Add(new PersonBlockEvent(BlockEventKind.Blocked, reason, terms.Until, null, by, at));
        return Outcome.Done;
    }

    /// <summary>Lifts the block; nothing happens when there is none. Refuses <see cref="BlockIsForManagers"/> to someone who runs no centre, where the block is theirs alone.</summary>
    public Outcome Unblock(Actor by, DateTimeOffset at, DateOnly today)
    {
        if (!MaySettle(by, today))
        {
            return new BlockIsForManagers();
        }

        End(BlockEventKind.Lifted, by, at);
        return Outcome.Done;
    }

    /// <summary>A block is taken away after its last day; nothing happens before.</summary>
    public void EndBlock(DateOnly today, Actor by, DateTimeOffset at)
    {
        if (BlockedUntil < today)
        {
            End(BlockEventKind.Ended, by, at);
        }
    }

    /// <summary>Something was lent in spite of the block.</summary>
    internal void NoteOverride(string loanNumber, string reason, Actor by, DateTimeOffset at) =>
        _blockEvents.Add(new PersonBlockEvent(BlockEventKind.Overridden, reason.Trim(), null, loanNumber, by, at));

    private static bool IsManager(Actor by) => by.RunsACentre || by.StaffId is null;

    private bool MaySettle(Actor by, DateOnly today) => BlockOverride is not People.BlockOverride.Manager || !IsBlockedOn(today) || IsManager(by);

    private void End(BlockEventKind kind, Actor by, DateTimeOffset at)
    {
        if (BlockedReason is not null)
        {
            _blockEvents.Add(new PersonBlockEvent(kind, "", BlockedUntil, null, by, at));
        }

        (BlockedReason, BlockedUntil, BlockOverride) = (null, null, null);
    }
}
