using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Connectivity;

/// <summary>A SIM card with its data plan: in a device, in the drawer, or cut off. A card that is cut off stays as a record and never gets into a device again.</summary>
public sealed class SimCard : IAudited, IVersioned
{
    /// <summary>Characters of each of its texts.</summary>
    public const int TextMaxLength = 200;

    /// <summary>GB that a volume cannot reach: more is a slip of the hand.</summary>
    public const decimal MostGigabytes = 100_000;

    /// <summary>Cards that one device can take: phones and some routers have two slots.</summary>
    public const int Slots = 2;

    private readonly List<SimTopUp> _topUps = [];

    private SimCard()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    /// <summary>The centre whose drawer it lies in, or where the device stands that it is in.</summary>
    public long CentreId { get; private set; }

    /// <summary>The number printed on the card (ICCID), unique; empty when nobody has written it down.</summary>
    public string Iccid { get; private set; } = "";

    /// <summary>Empty when it is not known.</summary>
    public string PhoneNumber { get; private set; } = "";

    public string Operator { get; private set; } = "";

    /// <summary>What the operator calls it, such as "Data 50".</summary>
    public string Plan { get; private set; } = "";

    /// <summary>GB, of a month or in all; null when it is not known or not limited.</summary>
    public decimal? Gigabytes { get; private set; }

    public SimVolume Volume { get; private set; } = SimVolume.Monthly;

    /// <summary>The last day of the plan; null when it has no end, or nobody knows it.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>The partner who pays; null when it is somebody else.</summary>
    public long? PartnerId { get; private set; }

    /// <summary>Who pays, in words, when it is no partner; empty when it is the organisation.</summary>
    public string PaidBy { get; private set; } = "";

    /// <summary>Null while it lies in the drawer.</summary>
    public long? DeviceId { get; private set; }

    /// <summary>Which slot of the device it is in, from 1; the second is for devices that take two cards. 1 in the drawer.</summary>
    public int Slot { get; private set; } = 1;

    public SimStatus Status { get; private set; } = SimStatus.Spare;

    /// <summary>When somebody said that it is cut off; null while it is not.</summary>
    public DateTimeOffset? CutOffAt { get; private set; }

    /// <summary>Who said so; empty while it is not.</summary>
    public string CutOffBy { get; private set; } = "";

    public IReadOnlyList<SimTopUp> TopUps => _topUps;

    /// <summary>A card in the drawer of a centre. Refuses <see cref="SimWithoutNumber"/>, <see cref="FieldTooLong"/>, <see cref="SimVolumeNotPossible"/>.</summary>
    public static Outcome<SimCard> Add(SimFacts facts, long centreId)
    {
        var card = new SimCard { CentreId = centreId };
        return card.Write(facts) is { } refusal ? refusal : card;
    }

    /// <summary>Corrects what is written about it. Refuses as <see cref="Add"/>.</summary>
    public Outcome Change(SimFacts facts) => Write(facts) is { } refusal ? refusal : Outcome.Done;

    /// <summary>Puts it into a device. Refuses <see cref="SimIsCutOff"/>, <see cref="SimInAnotherDevice"/>, <see cref="DeviceTakesNoSim"/>, <see cref="DeviceGoneForSim"/>, <see cref="DeviceUnderWay"/>.</summary>
    /// <param name="slot">From 1 to <see cref="Slots"/>.</param>
    public Outcome PutIn(Device device, int slot)
    {
        if (Status is SimStatus.CutOff or SimStatus.ToCutOff)
        {
            return new SimIsCutOff();
        }

        if (DeviceId is not null)
        {
            return new SimInAnotherDevice();
        }

        if (!DeviceFacts.MayHaveSim(device.Category))
        {
            return new DeviceTakesNoSim(device.Tag);
        }

        if (!DeviceStatusRules.IsHeld(device.Status))
        {
            return new DeviceGoneForSim(device.Tag, device.Status);
        }

        if (device.TransferId is not null)
        {
            return new DeviceUnderWay(device.Tag);
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(slot is >= 1 and <= Slots, true);
        (DeviceId, Slot, CentreId, Status) = (device.Id, slot, device.CentreId, SimStatus.InUse);
        return Outcome.Done;
    }

    /// <summary>
    /// Takes it out of its device, into the drawer of the centre where the device stands. One that is in a lost or stolen device is still to be cut off. Refuses
    /// <see cref="SimInNoDevice"/>, <see cref="DeviceUnderWay"/>.
    /// </summary>
    /// <param name="device">The one that it is in; null when it is in none.</param>
    public Outcome TakeOut(Device? device)
    {
        if (device is null || DeviceId != device.Id)
        {
            return new SimInNoDevice();
        }

        if (device.TransferId is not null)
        {
            return new DeviceUnderWay(device.Tag);
        }

        (DeviceId, Slot) = (null, 1);
        Status = Status is not SimStatus.InUse ? Status : device.Status is DeviceStatus.Lost or DeviceStatus.Stolen ? SimStatus.ToCutOff : SimStatus.Spare;
        return Outcome.Done;
    }

    /// <summary>Goes along with its device to another centre.</summary>
    public void Follow(Device device)
    {
        if (DeviceId == device.Id)
        {
            CentreId = device.CentreId;
        }
    }

    /// <summary>Somebody is to have it cut off by the operator. Refuses <see cref="SimIsCutOff"/>.</summary>
    public Outcome AskToCutOff()
    {
        if (Status is SimStatus.CutOff)
        {
            return new SimIsCutOff();
        }

        Status = SimStatus.ToCutOff;
        return Outcome.Done;
    }

    /// <summary>Nobody needs to have it cut off after all. Refuses <see cref="SimNotToCutOff"/>.</summary>
    public Outcome KeepAfterAll()
    {
        if (Status is not SimStatus.ToCutOff)
        {
            return new SimNotToCutOff();
        }

        Status = DeviceId is null ? SimStatus.Spare : SimStatus.InUse;
        return Outcome.Done;
    }

    /// <summary>The operator has cut it off: it stays where it is written down and works no more. Refuses <see cref="SimIsCutOff"/>.</summary>
    public Outcome CutOff(Actor by, DateTimeOffset at)
    {
        if (Status is SimStatus.CutOff)
        {
            return new SimIsCutOff();
        }

        // Its place in the device is free for another card, also where the device turns up again.
        (Status, CutOffAt, CutOffBy, DeviceId, Slot) = (SimStatus.CutOff, at, by.Name, null, 1);
        return Outcome.Done;
    }

    /// <summary>It was topped up. Refuses <see cref="SimIsCutOff"/>, <see cref="TopUpEmpty"/> (neither amount nor volume), <see cref="TopUpInFuture"/>, <see cref="SimVolumeNotPossible"/>.</summary>
    /// <param name="amount">In the organisation's currency; null where only the volume is known.</param>
    /// <param name="gigabytes">Null where only the amount is known.</param>
    public Outcome TopUp(DateOnly on, decimal? amount, decimal? gigabytes, Actor by, DateOnly today)
    {
        if (Status is SimStatus.CutOff)
        {
            return new SimIsCutOff();
        }

        if (amount is null && gigabytes is null)
        {
            return new TopUpEmpty();
        }

        if (on > today)
        {
            return new TopUpInFuture();
        }

        if (amount is <= 0 or > MostGigabytes || gigabytes is <= 0 or > MostGigabytes)
        {
            return new SimVolumeNotPossible();
        }

        _topUps.Add(new SimTopUp(on, amount, gigabytes, by.Name));
        return Outcome.Done;
    }

    private Refusal? Write(SimFacts facts)
    {
        var (iccid, phone) = (Placeholders.OrEmpty(InvisibleCharacters.Plain(facts.Iccid)), Placeholders.OrEmpty(InvisibleCharacters.OneLine(facts.PhoneNumber)));
        if (iccid.Length == 0 && phone.Length == 0)
        {
            return new SimWithoutNumber();
        }

        (string Field, string Text)[] texts =
            [(nameof(Iccid), facts.Iccid), (nameof(PhoneNumber), facts.PhoneNumber), (nameof(Operator), facts.Operator), (nameof(Plan), facts.Plan), (nameof(PaidBy), facts.PaidBy)];
        if (Array.Find(texts, t => t.Text.Trim().Length > TextMaxLength) is { Field: { } field })
        {
            return new FieldTooLong(field, TextMaxLength);
        }

        if (facts.Gigabytes is <= 0 or > MostGigabytes)
        {
            return new SimVolumeNotPossible();
        }

        (Iccid, PhoneNumber, Operator, Plan) = (iccid, phone, InvisibleCharacters.OneLine(facts.Operator), InvisibleCharacters.OneLine(facts.Plan));
        (Gigabytes, Volume, EndsOn, PartnerId) = (facts.Gigabytes, facts.Volume, facts.EndsOn, facts.PartnerId);
        PaidBy = facts.PartnerId is null ? InvisibleCharacters.OneLine(facts.PaidBy) : "";
        return null;
    }
}
