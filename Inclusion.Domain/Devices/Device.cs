using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Devices;

/// <summary>One physical object with an asset tag. Its status changes only through the methods here, each of which leaves an event.</summary>
public sealed partial class Device : IAudited, IVersioned
{
    /// <summary>Maximum length of an asset tag, in characters; labels and scanners take no more.</summary>
    public const int TagMaxLength = 40;

    /// <summary>Maximum length of each of the short texts about a device, in characters.</summary>
    public const int TextMaxLength = 200;

    /// <summary>Maximum length of the name of its shelf, in characters.</summary>
    public const int ShelfMaxLength = 100;

    /// <summary>Maximum length of its notes, in characters.</summary>
    public const int NotesMaxLength = 4000;

    private readonly List<DeviceEvent> _events = [];

    private Device()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    /// <summary>The asset tag: unique without regard to case, printed on the label.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>Empty where there is none, also where somebody wrote so, such as "N/A" (<see cref="Placeholders"/>).</summary>
    public string Serial { get; private set; } = "";

    public DeviceCategory Category { get; private set; }

    public string Maker { get; private set; } = "";

    public string Model { get; private set; } = "";

    public string Processor { get; private set; } = "";

    public string Memory { get; private set; } = "";

    public string Storage { get; private set; } = "";

    public string Screen { get; private set; } = "";

    public string OperatingSystem { get; private set; } = "";

    public DeviceGrade? Grade { get; private set; }

    public IReadOnlyList<string> Accessories { get; private set; } = [];

    public bool HasStorage { get; private set; }

    public DateOnly? AcquiredOn { get; private set; }

    public decimal? ReplacementValue { get; private set; }

    public string Notes { get; private set; } = "";

    public string SimNumber { get; private set; } = "";

    public string DataPlan { get; private set; } = "";

    /// <summary>Where it lies at its centre while it is there; empty for nowhere in particular. Another centre has shelves of its own: whoever moves it there takes it off this one.</summary>
    public string Shelf { get; private set; } = "";

    /// <summary>
    /// By which the row of an imported list is known again that had neither a tag nor a serial number; null for every other device.
    /// </summary>
    public string? ImportKey { get; private set; }

    public long CentreId { get; private set; }

    /// <summary>Null when its provenance is not known.</summary>
    public long? DonationId { get; private set; }

    public DeviceStatus Status { get; private set; }

    /// <summary>The day, at the centre, since which it has been in this status.</summary>
    public DateOnly StatusSince { get; private set; }

    /// <summary>It was known in another register before it was entered here: it did not come in on the day of its entry.</summary>
    public bool IsTakenOver { get; private set; }

    /// <summary>
    /// Its status comes from another register, which did not say since when: <see cref="StatusSince"/> is the day on which it was entered here.
    /// </summary>
    public bool IsStatusTakenOver { get; private set; }

    /// <summary>
    /// The day, at the centre, on which it first became ready to lend by work done here: from reception, refurbishing or repair. Null until then; what was
    /// entered as ready or on loan from another register was made ready elsewhere, and coming back from a loan is not work of this kind.
    /// </summary>
    public DateOnly? FirstReadyOn { get; private set; }

    public IReadOnlyList<DeviceEvent> Events => _events;

    /// <summary>Receives a device. Refuses: <see cref="TagMissing"/>, <see cref="FieldTooLong"/>, <see cref="ReplacementValueNegative"/>.</summary>
    /// <param name="donationId">Null when its provenance is not known.</param>
    /// <param name="on">The day it came in, at the centre; the wipe gate holds from then on.</param>
    /// <param name="importKey">See <see cref="ImportKey"/>.</param>
    public static Outcome<Device> Receive(string tag, DeviceFacts facts, long centreId, long? donationId, Actor by, DateTimeOffset at, DateOnly on, string? importKey = null)
    {
        var device = new Device
        {
            ImportKey = importKey,
            CentreId = centreId,
            DonationId = donationId,
            Status = DeviceStatus.Received,
            StatusSince = on,
            WipeNeededSince = facts.HasStorage ? on : null,
        };
        if (device.Write(tag, facts) is { } refusal)
        {
            return refusal;
        }

        device.FollowToBench(DeviceStatus.Received, null, at);
        device._events.Add(new DeviceEvent(DeviceEventKind.Added, at, by, DeviceStatus.Received, DeviceStatus.Received, null, null));
        return device;
    }

    /// <summary>
    /// Takes over the status that it had in another register, just after it was received. Refuses: <see cref="StatusNotPossible"/> (on loan, which only a loan
    /// makes it, or no longer new here), <see cref="DeviceNotWiped"/> (ready before its wipe).
    /// </summary>
    /// <param name="note">Where it comes from, such as the name of a file.</param>
    /// <param name="since">Since when it has been in this status; null when the other register does not say.</param>
    /// <param name="wipeNeededSince">Since when it waits for a wipe there; null when it waits for none, or it is not said.</param>
    public Outcome TakeOver(DeviceStatus status, string note, Actor by, DateTimeOffset at, DateOnly today, DateOnly? since = null, DateOnly? wipeNeededSince = null)
    {
        if (status is DeviceStatus.OnLoan || Status is not DeviceStatus.Received)
        {
            return new StatusNotPossible(Tag, Status, status);
        }

        if (status is DeviceStatus.Ready && (WipeNeededSince ?? (HasStorage ? wipeNeededSince : null)) is { } gate)
        {
            return new DeviceNotWiped(Tag, gate);
        }

        if (status is not DeviceStatus.Received)
        {
            Enter(status, DeviceEventKind.StatusChanged, note, null, by, at, since ?? today);
            FirstReadyOn = null;
        }

        StatusSince = since ?? StatusSince;
        if (HasStorage)
        {
            // What is gone is wiped when it is found: ChangeStatus asks for it then.
            WipeNeededSince = wipeNeededSince ?? (DeviceStatusRules.IsHeld(status) ? WipeNeededSince : null);
        }

        (IsTakenOver, IsStatusTakenOver) = (true, since is null);

        return Outcome.Done;
    }

    /// <summary>
    /// Corrects what is written about it. Refuses as <see cref="Receive"/>. Giving it storage closes the wipe gate; what is taken out of its kit is not missing
    /// any more. Wants <see cref="Faults"/> loaded.
    /// </summary>
    public Outcome Change(string tag, DeviceFacts facts, Actor by, DateTimeOffset at, DateOnly today)
    {
        var oldTag = Tag;
        var hadStorage = HasStorage;
        if (Write(tag, facts) is { } refusal)
        {
            return refusal;
        }

        if (hadStorage != HasStorage)
        {
            NeedWipe(today);
        }

        EndFaultsOutsideKit(at, today);
        var relabelled = oldTag == Tag ? null : $"{oldTag} → {Tag}";
        _events.Add(new DeviceEvent(DeviceEventKind.Changed, at, by, Status, Status, relabelled, null));
        return Outcome.Done;
    }

    /// <summary>Corrects what kind of device it is. Refuses: <see cref="CategoryAlready"/>, <see cref="SimWouldBeLost"/> (devices of that category take no SIM card, and one is written down).</summary>
    public Outcome ChangeCategory(DeviceCategory to, Actor by, DateTimeOffset at)
    {
        if (Category == to)
        {
            return new CategoryAlready(Tag, to);
        }

        if (!DeviceFacts.MayHaveSim(to) && (SimNumber.Length > 0 || DataPlan.Length > 0))
        {
            return new SimWouldBeLost(Tag);
        }

        Category = to;
        _events.Add(new DeviceEvent(DeviceEventKind.Changed, at, by, Status, Status, null, null));
        return Outcome.Done;
    }

    /// <summary>Says on which shelf it lies. Refuses: <see cref="FieldTooLong"/>, <see cref="ShelfAlready"/>.</summary>
    /// <param name="shelf">Empty: on none.</param>
    public Outcome PutOn(string shelf, Actor by, DateTimeOffset at)
    {
        shelf = InvisibleCharacters.OneLine(shelf);
        if (shelf.Length > ShelfMaxLength)
        {
            return new FieldTooLong(nameof(Shelf), ShelfMaxLength);
        }

        if (Shelf == shelf)
        {
            return new ShelfAlready(Tag);
        }

        Shelf = shelf;
        _events.Add(new DeviceEvent(DeviceEventKind.Changed, at, by, Status, Status, null, null));
        return Outcome.Done;
    }

    /// <summary>Corrects where it came from.</summary>
    /// <param name="donationId">Null when its provenance is not known.</param>
    public void AssignDonation(long? donationId) => DonationId = donationId;

    /// <summary>
    /// Staff change the status by hand. Refuses: <see cref="DeviceUnderWay"/>, <see cref="StatusNotPossible"/>, <see cref="StatusReasonMissing"/> (loss, theft, recycling and giving
    /// need one), <see cref="DeviceNotWiped"/> (ready before its wipe), <see cref="DeviceWipeNotVerified"/>.
    /// </summary>
    public Outcome ChangeStatus(DeviceStatus to, string? reason, Actor by, DateTimeOffset at, DateOnly today) => SetStatus(to, reason, null, by, at, today);

    /// <param name="stage">Where at the bench it goes; null: as its status says.</param>
    private Outcome SetStatus(DeviceStatus to, string? reason, BenchStage? stage, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (TransferId is not null)
        {
            return new DeviceUnderWay(Tag);
        }

        if (!DeviceStatusRules.After(Status).Contains(to))
        {
            return new StatusNotPossible(Tag, Status, to);
        }

        if (DeviceStatusRules.NeedsReason(to) && string.IsNullOrWhiteSpace(reason))
        {
            return new StatusReasonMissing(to);
        }

        if (to is DeviceStatus.Ready or DeviceStatus.Given && WhyGateClosed() is { } gate)
        {
            return gate;
        }

        // What was lost or stolen has been in other hands: it is wiped again before anyone else gets it.
        if (Status is DeviceStatus.Lost or DeviceStatus.Stolen && to is DeviceStatus.Returned)
        {
            NeedWipe(today);
        }

        Enter(to, DeviceEventKind.StatusChanged, reason, null, by, at, today, stage);
        return Outcome.Done;
    }

    /// <summary>
    /// It was found at another centre and belongs there from now on, without having been sent. Refuses: <see cref="DeviceUnderWay"/>, <see cref="MoveWhileOnLoan"/>,
    /// <see cref="MoveNotPossible"/> (it is lost, recycled or given away), <see cref="DeviceAlreadyThere"/>.
    /// </summary>
    /// <param name="note">From where to where, and why, in words.</param>
    public Outcome MoveTo(long centreId, string? note, Actor by, DateTimeOffset at)
    {
        if (WhyNotSend(centreId) is { } refusal)
        {
            return refusal;
        }

        (CentreId, Shelf) = (centreId, "");
        BeginAnewAtBench(at);
        _events.Add(new DeviceEvent(DeviceEventKind.Moved, at, by, Status, Status, note, null));
        return Outcome.Done;
    }

    /// <summary>Why it cannot be lent now; null when it can. <see cref="DeviceAlreadyLent"/> is given by the loan, which knows its number.</summary>
    public Refusal? WhyNotLendable()
    {
        if (TransferId is not null)
        {
            return new DeviceUnderWay(Tag);
        }

        if (Status is DeviceStatus.Received or DeviceStatus.Refurbishing or DeviceStatus.Returned or DeviceStatus.Ready && WhyGateClosed() is { } gate)
        {
            return gate;
        }

        return Status is DeviceStatus.Ready ? null : new DeviceNotReady(Tag, Status);
    }

    internal void Lend(string loanNumber, Actor by, DateTimeOffset at, DateOnly today) =>
        Enter(DeviceStatus.OnLoan, DeviceEventKind.Lent, null, loanNumber, by, at, today);

    internal void TakeOverLent(string loanNumber, Actor by, DateTimeOffset at, DateOnly lentOn)
    {
        // Nothing is to be wiped until it comes back from whoever has it.
        (WipeNeededSince, VerifyNeededSince) = (null, null);
        Lend(loanNumber, by, at, lentOn);
        IsTakenOver = true;
    }

    internal void TakeBack(IReadOnlyList<string> missing, string? damage, DeviceGrade? grade, string loanNumber, Actor by, DateTimeOffset at, DateOnly today)
    {
        Grade = grade ?? Grade;
        DescribeFaults(loanNumber, missing, damage, at, today);
        NeedWipe(today);
        Enter(DeviceStatus.Returned, DeviceEventKind.Returned, FaultWords(missing, damage), loanNumber, by, at, today);
    }

    internal void NoteReturnCondition(IReadOnlyList<string> missing, string? damage, DeviceGrade? grade, string loanNumber, Actor by, DateTimeOffset at, DateOnly today)
    {
        Grade = grade;
        DescribeFaults(loanNumber, missing, damage, at, today);
        var words = FaultWords(missing, damage);
        _events.Add(new DeviceEvent(words is null ? DeviceEventKind.Changed : DeviceEventKind.FaultsNoted, at, by, Status, Status, words, loanNumber));
    }

    /// <summary>Wants <see cref="Faults"/>, <see cref="Wipes"/> loaded.</summary>
    internal void UndoReturn(DeviceGrade? gradeBefore, string loanNumber, Actor by, DateTimeOffset at, DateOnly today)
    {
        Grade = gradeBefore;
        DescribeFaults(loanNumber, [], null, at, today);

        // It was lendable when it was lent: the person still has it, so nothing is to be wiped until it really comes back. That its wipe failed may have come out
        // since; then it was not, and should the loan be undone as well it is not ready.
        (WipeNeededSince, VerifyNeededSince) = (IsLastWipeFailed ? WipeNeededSince : null, null);
        Enter(DeviceStatus.OnLoan, DeviceEventKind.ReturnUndone, null, loanNumber, by, at, today);
    }

    /// <param name="since">Since when it had been ready before.</param>
    internal void UndoLend(string loanNumber, Actor by, DateTimeOffset at, DateOnly since) =>
        Enter(DeviceStatus.Ready, DeviceEventKind.LoanUndone, null, loanNumber, by, at, since);

    internal void GiveAway(string reason, string loanNumber, Actor by, DateTimeOffset at, DateOnly today) =>
        Enter(DeviceStatus.Given, DeviceEventKind.StatusChanged, reason, loanNumber, by, at, today);

    /// <summary>It was no gift: it is on loan as before.</summary>
    internal void UndoGiveAway(string loanNumber, Actor by, DateTimeOffset at, DateOnly today) =>
        Enter(DeviceStatus.OnLoan, DeviceEventKind.StatusChanged, null, loanNumber, by, at, today);

    internal void GoMissing(DeviceStatus to, string reason, string loanNumber, Actor by, DateTimeOffset at, DateOnly today) =>
        Enter(to, DeviceEventKind.StatusChanged, reason, loanNumber, by, at, today);

    private static string? FaultWords(IReadOnlyList<string> missing, string? damage) => missing.Count == 0 ? damage : string.Join(" · ", damage is null ? missing : [.. missing, damage]);

    private void Enter(DeviceStatus to, DeviceEventKind kind, string? note, string? loanNumber, Actor by, DateTimeOffset at, DateOnly today, BenchStage? stage = null)
    {
        _events.Add(new DeviceEvent(kind, at, by, Status, to, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), loanNumber, stage));
        FollowToBench(to, stage, at);
        if (to is DeviceStatus.Ready && Status is DeviceStatus.Received or DeviceStatus.Refurbishing or DeviceStatus.Repair)
        {
            FirstReadyOn ??= today;
        }

        if (Status != to)
        {
            Status = to;
            StatusSince = today;
            IsStatusTakenOver = false;
        }
    }

    private Refusal? Write(string tag, DeviceFacts facts)
    {
        tag = Placeholders.OrEmpty(InvisibleCharacters.Plain(tag));
        if (tag.Length == 0)
        {
            return new TagMissing();
        }

        if (tag.Length > TagMaxLength)
        {
            return new FieldTooLong(nameof(Tag), TagMaxLength);
        }

        if (TooLong(facts) is { } tooLong)
        {
            return tooLong;
        }

        if (facts.ReplacementValue < 0)
        {
            return new ReplacementValueNegative();
        }

        Tag = tag;
        // "N/A" on two devices does not make them one.
        Serial = Placeholders.OrEmpty(InvisibleCharacters.Plain(facts.Serial));
        Category = facts.Category;
        Maker = InvisibleCharacters.OneLine(facts.Maker);
        Model = InvisibleCharacters.OneLine(facts.Model);
        Processor = InvisibleCharacters.OneLine(facts.Processor);
        Memory = InvisibleCharacters.OneLine(facts.Memory);
        Storage = InvisibleCharacters.OneLine(facts.Storage);
        Screen = InvisibleCharacters.OneLine(facts.Screen);
        OperatingSystem = InvisibleCharacters.OneLine(facts.OperatingSystem);
        Grade = facts.Grade;
        Accessories = [.. facts.Accessories.Select(InvisibleCharacters.OneLine).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
        HasStorage = facts.HasStorage;
        AcquiredOn = facts.AcquiredOn;
        ReplacementValue = facts.ReplacementValue;
        Notes = facts.Notes.Trim();
        Shelf = InvisibleCharacters.OneLine(facts.Shelf);
        SimNumber = DeviceFacts.MayHaveSim(facts.Category) ? InvisibleCharacters.Plain(facts.SimNumber) : "";
        DataPlan = DeviceFacts.MayHaveSim(facts.Category) ? InvisibleCharacters.OneLine(facts.DataPlan) : "";
        return null;
    }

    private static FieldTooLong? TooLong(DeviceFacts facts)
    {
        (string Field, string Text)[] texts =
        [
            (nameof(Serial), facts.Serial), (nameof(Maker), facts.Maker), (nameof(Model), facts.Model), (nameof(Processor), facts.Processor),
            (nameof(Memory), facts.Memory), (nameof(Storage), facts.Storage), (nameof(Screen), facts.Screen), (nameof(OperatingSystem), facts.OperatingSystem),
            (nameof(SimNumber), facts.SimNumber), (nameof(DataPlan), facts.DataPlan), .. facts.Accessories.Select(word => (nameof(Accessories), word)),
        ];
        return Array.Find(texts, t => t.Text.Trim().Length > TextMaxLength) is { Field: { } field } ? new FieldTooLong(field, TextMaxLength)
            : facts.Notes.Trim().Length > NotesMaxLength ? new FieldTooLong(nameof(Notes), NotesMaxLength)
            : facts.Shelf.Trim().Length > ShelfMaxLength ? new FieldTooLong(nameof(Shelf), ShelfMaxLength)
            : null;
    }
}
