using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Loans;

/// <summary>What happened to a loan.</summary>
public enum LoanEventKind
{
    Lent = 1,
    Renewed = 2,
    Extended = 3,
    DeviceReturned = 4,
    ReturnUndone = 5,
    Closed = 6,
    MarkedLost = 7,

    /// <summary>Staff said in what state a device came back.</summary>
    ReturnDescribed = 8,

    /// <summary>The check-out was a mistake.</summary>
    Undone = 9,

    /// <summary>A renewal or an extension was a mistake: the due date is the one before.</summary>
    DueDateUndone = 10,

    /// <summary>It was due while the centre is closed for long: the due date is one of the first open days after it.</summary>
    MovedForClosure = 14,

    /// <summary>More devices were lent than the rule allows, by whoever may, for a reason.</summary>
    LimitOverridden = 15,

    /// <summary>It was lent in spite of a block, by whoever may, for a reason.</summary>
    BlockOverridden = 16,

    /// <summary>A device became the borrower's own.</summary>
    Given = 31,

    /// <summary>The giving was a mistake: the device is on loan as before.</summary>
    GiveUndone = 32,
}

/// <summary>One line of a loan's history. Append-only.</summary>
public sealed class LoanEvent
{
    private LoanEvent()
    {
    }

    internal LoanEvent(LoanEventKind kind, DateTimeOffset at, Actor by, string? tag, DateOnly? dueOn, string? note)
    {
        Kind = kind;
        At = at;
        StaffId = by.StaffId;
        StaffName = by.Name;
        Tag = tag;
        DueOn = dueOn;
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
    }

    public long Id { get; private set; }

    public long LoanId { get; private set; }

    public LoanEventKind Kind { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    /// <summary>The device that it is about; null when it is about the whole loan.</summary>
    public string? Tag { get; private set; }

    /// <summary>The due date from then on; null when it did not change.</summary>
    public DateOnly? DueOn { get; private set; }

    public string? Note { get; private set; }
}
