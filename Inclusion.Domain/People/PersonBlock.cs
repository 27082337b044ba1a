using Inclusion.Domain.Staff;

namespace Inclusion.Domain.People;

/// <summary>Who may lend in spite of a block, for a reason.</summary>
public enum BlockOverride
{
    /// <summary>Whoever works at the desk.</summary>
    Desk = 1,

    /// <summary>Only who runs the centre; nobody else changes or lifts it.</summary>
    Manager = 2,
}

/// <summary>What a block says.</summary>
/// <param name="Reason">Shown at the check-out, to staff.</param>
/// <param name="Until">The last day; null: until somebody lifts it.</param>
public sealed record BlockTerms(string Reason, DateOnly? Until = null, BlockOverride MayOverride = BlockOverride.Desk);

/// <summary>What became of a block.</summary>
public enum BlockEventKind
{
    Blocked = 1,

    /// <summary>Somebody took it away.</summary>
    Lifted = 2,

    /// <summary>Its last day passed.</summary>
    Ended = 3,

    /// <summary>Something was lent in spite of it.</summary>
    Overridden = 4,
}

/// <summary>One line of the history of someone's blocks. Append-only.</summary>
public sealed class PersonBlockEvent
{
    private PersonBlockEvent()
    {
    }

    internal PersonBlockEvent(BlockEventKind kind, string reason, DateOnly? until, string? loanNumber, Actor by, DateTimeOffset at)
    {
        Kind = kind;
        Reason = reason;
        Until = until;
        LoanNumber = loanNumber;
        StaffName = by.Name;
        At = at;
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public BlockEventKind Kind { get; private set; }

    /// <summary>Of the block, or why it was lent all the same; empty when it was lifted or ended.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The last day of the block; null: it had none, and for what was lent in spite of it.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The loan that was made in spite of the block; null for everything else.</summary>
    public string? LoanNumber { get; private set; }

    public string StaffName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}
