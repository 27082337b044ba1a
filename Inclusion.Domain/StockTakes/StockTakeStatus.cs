using Inclusion.Domain.Devices;

namespace Inclusion.Domain.StockTakes;

/// <summary>Whether devices can still be scanned into a stock-take.</summary>
public enum StockTakeStatus
{
    Open = 1,

    /// <summary>Ended with its result, which is never changed again.</summary>
    Closed = 2,

    /// <summary>Given up with a reason; its scans are kept.</summary>
    Abandoned = 3,
}

/// <summary>Devices that stand together at a centre, by how far they are on their way.</summary>
public enum StockTakeGroup
{
    /// <summary>On the shelf, to be lent.</summary>
    Ready = 1,

    /// <summary>Came in or came back, or is being refurbished.</summary>
    InPreparation = 2,
    Repair = 3,
}

/// <summary>What the register says of a code at the moment in which it is scanned.</summary>
public enum StockTakeAnswer
{
    /// <summary>Expected, and here.</summary>
    Found = 1,

    /// <summary>It belongs here and was not expected: it is outside of what this stock-take is about, or came in or came back since it was opened.</summary>
    FoundBeside = 2,

    /// <summary>It belongs to another centre.</summary>
    Elsewhere = 3,

    /// <summary>A loan of it is open.</summary>
    OnLoan = 4,

    /// <summary>Lost, stolen, recycled or given away.</summary>
    Gone = 5,

    /// <summary>No device has this code.</summary>
    Unknown = 6,

    /// <summary>It belongs to this centre, and not to the shelf that is looked at: to another, or to none.</summary>
    Misplaced = 7,
}

/// <summary>How an expected device stands that nobody has scanned.</summary>
public enum StockTakeStanding
{
    Missing = 1,

    /// <summary>It left after the stock-take was opened: lent, moved, or given up.</summary>
    Left = 2,

    /// <summary>Somebody had it in hand after the stock-take was opened: it came back, was wiped, or was scanned into another stock-take of the centre.</summary>
    Handled = 3,
}

/// <summary>A change of the register that a stock-take proposes.</summary>
public enum StockTakeCorrection
{
    /// <summary>It is missing, and becomes lost.</summary>
    MarkLost = 1,

    /// <summary>It is lost or stolen in the register and lies here: it becomes returned, and moves here if it belonged elsewhere.</summary>
    TakeIn = 2,

    /// <summary>It belongs to another centre and moves here.</summary>
    MoveHere = 3,

    /// <summary>It belongs to this centre and lies on another shelf than is written down: it belongs on this one.</summary>
    ShelveHere = 4,
}

/// <summary>What counts as expected, found and missing (docs/domain.md, Stock-take).</summary>
public static class StockTakeRules
{
    /// <summary>In the hands of the centre where it belongs: what may be expected there at all.</summary>
    public static IReadOnlyList<DeviceStatus> AtHand { get; } = [DeviceStatus.Received, DeviceStatus.Refurbishing, DeviceStatus.Ready, DeviceStatus.Returned, DeviceStatus.Repair];

    /// <summary>What happens to a device only where somebody has it in hand, or sends it away; and that it was not sent away after all.</summary>
    public static IReadOnlyList<DeviceEventKind> Telling { get; } =
    [
        DeviceEventKind.Lent, DeviceEventKind.LoanUndone, DeviceEventKind.Returned, DeviceEventKind.ReturnUndone,
        DeviceEventKind.Moved, DeviceEventKind.Sent, DeviceEventKind.Arrived, DeviceEventKind.CalledBack,
        DeviceEventKind.Wiped, DeviceEventKind.WipeRecorded, DeviceEventKind.WipeVerified, DeviceEventKind.WipeFailed,
    ];

    /// <param name="group">Null: all that is at hand.</param>
    public static IReadOnlyList<DeviceStatus> StatusesOf(StockTakeGroup? group) => group switch
    {
        null => AtHand,
        StockTakeGroup.Ready => [DeviceStatus.Ready],
        StockTakeGroup.InPreparation => [DeviceStatus.Received, DeviceStatus.Refurbishing, DeviceStatus.Returned],
        StockTakeGroup.Repair => [DeviceStatus.Repair],
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };

    /// <summary>The answer to a scan of a known device. How the register has it now comes before whether it was expected.</summary>
    /// <param name="isHere">It belongs to the centre of the stock-take.</param>
    /// <param name="isExpected">It was expected when the stock-take was opened.</param>
    /// <param name="isOnShelf">It belongs to the shelf of the stock-take, or that is about none.</param>
    public static StockTakeAnswer AnswerTo(DeviceStatus now, bool isHere, bool isExpected, bool isOnShelf = true)
    {
        if (now is DeviceStatus.OnLoan)
        {
            return StockTakeAnswer.OnLoan;
        }

        if (!DeviceStatusRules.IsHeld(now))
        {
            return StockTakeAnswer.Gone;
        }

        return !isHere ? StockTakeAnswer.Elsewhere : !isOnShelf ? StockTakeAnswer.Misplaced : isExpected ? StockTakeAnswer.Found : StockTakeAnswer.FoundBeside;
    }

    /// <summary>How an expected device stands that was not scanned, as the register has it now.</summary>
    /// <param name="isHere">It belongs to the centre of the stock-take, and to its shelf where it is about one.</param>
    /// <param name="since">The last of <see cref="Telling"/> since the stock-take was opened; null for none.</param>
    /// <param name="seenElsewhere">Since it was opened the device was scanned into another stock-take of the centre, which was not given up.</param>
    public static StockTakeStanding StandingOf(DeviceStatus now, bool isHere, DeviceEventKind? since, bool seenElsewhere)
    {
        if (!isHere || !AtHand.Contains(now) || since is DeviceEventKind.Sent)
        {
            return StockTakeStanding.Left;
        }

        return seenElsewhere || IsInHand(since) ? StockTakeStanding.Handled : StockTakeStanding.Missing;
    }

    /// <summary>Whether somebody had a device in hand that is at hand in the register. A loan that was undone tells nothing: it may have been picked from a list and not found.</summary>
    /// <param name="since">The last of <see cref="Telling"/>; null for none.</param>
    public static bool IsInHand(DeviceEventKind? since) => since is not (null or DeviceEventKind.LoanUndone);

    /// <summary>What a stock-take proposes for an expected device that was not scanned; null for nothing.</summary>
    public static StockTakeCorrection? ProposedFor(StockTakeStanding standing, DeviceStatus now) =>
        standing is StockTakeStanding.Missing && DeviceStatusRules.After(now).Contains(DeviceStatus.Lost) ? StockTakeCorrection.MarkLost : null;

    /// <summary>What a stock-take proposes for a device that was scanned, as the register has it now; null for nothing. What is on loan is returned by its loan alone, and what is under way arrives by its transfer alone.</summary>
    /// <param name="isHere">It belongs to the centre of the stock-take.</param>
    /// <param name="isUnderWay">It was sent from one centre to another, and nobody has said that it came.</param>
    /// <param name="isOnShelf">It belongs to the shelf of the stock-take, or that is about none.</param>
    public static StockTakeCorrection? ProposedFor(DeviceStatus now, bool isHere, bool isUnderWay, bool isOnShelf = true) => now switch
    {
        _ when isUnderWay => null,
        DeviceStatus.Lost or DeviceStatus.Stolen => StockTakeCorrection.TakeIn,
        _ when AtHand.Contains(now) && !isHere => StockTakeCorrection.MoveHere,
        _ when AtHand.Contains(now) && !isOnShelf => StockTakeCorrection.ShelveHere,
        _ => null,
    };

    /// <summary>Whether two names are of one shelf, as the database compares them: A to Z with or without capital letters, all else as it is written.</summary>
    public static bool AreOneShelf(string one, string other) =>
        one.Length == other.Length && one.Zip(other).All(pair => pair.First == pair.Second || (char.IsAsciiLetter(pair.First) && char.IsAsciiLetter(pair.Second) && (pair.First | 0x20) == (pair.Second | 0x20)));
}
