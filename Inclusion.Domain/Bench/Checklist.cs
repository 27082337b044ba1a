using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Bench;

/// <summary>The steps that a checklist has until an organisation writes its own.</summary>
public enum BenchCheck
{
    StartsUp = 1,
    Battery = 2,
    Screen = 3,
    Keyboard = 4,
    Sound = 5,
    Camera = 6,
    Wireless = 7,
    Ports = 8,
    SystemInstalled = 9,
    Updates = 10,
    AccountsRemoved = 11,
    SimRead = 12,
    Charger = 13,
    Cleaned = 14,
}

/// <summary>What is looked at by default, by category.</summary>
public static class BenchChecks
{
    /// <summary>In the order in which it is done.</summary>
    public static IReadOnlyList<BenchCheck> For(DeviceCategory category) => category switch
    {
        DeviceCategory.Laptop =>
        [
            BenchCheck.StartsUp, BenchCheck.Battery, BenchCheck.Screen, BenchCheck.Keyboard, BenchCheck.Sound, BenchCheck.Camera, BenchCheck.Ports, BenchCheck.SystemInstalled, BenchCheck.Updates,
            BenchCheck.Wireless, BenchCheck.Charger, BenchCheck.Cleaned,
        ],
        DeviceCategory.Desktop => [BenchCheck.StartsUp, BenchCheck.Ports, BenchCheck.Sound, BenchCheck.SystemInstalled, BenchCheck.Updates, BenchCheck.Charger, BenchCheck.Cleaned],
        DeviceCategory.Tablet or DeviceCategory.Phone =>
        [
            BenchCheck.StartsUp, BenchCheck.AccountsRemoved, BenchCheck.Battery, BenchCheck.Screen, BenchCheck.Sound, BenchCheck.Camera, BenchCheck.Updates, BenchCheck.Wireless, BenchCheck.Charger,
            BenchCheck.Cleaned,
        ],
        DeviceCategory.Hotspot => [BenchCheck.StartsUp, BenchCheck.SimRead, BenchCheck.Battery, BenchCheck.Wireless, BenchCheck.Charger, BenchCheck.Cleaned],
        _ => [BenchCheck.StartsUp, BenchCheck.Charger, BenchCheck.Cleaned],
    };
}

/// <summary>A step of the checklist of a category, as an organisation has written it. Where a category has none, <see cref="BenchChecks"/> holds.</summary>
public sealed class ChecklistItem : IAudited, IVersioned
{
    /// <summary>Characters, in each language.</summary>
    public const int TextMaxLength = 120;

    /// <summary>Steps of one category; longer lists are not read.</summary>
    public const int Most = 40;

    /// <summary>Characters of <see cref="Key"/>.</summary>
    public const int KeyMaxLength = 40;

    private ChecklistItem()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public DeviceCategory Category { get; private set; }

    /// <summary>By which a tick knows it, however its words change; that of a default step is its name in the code.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Its place in the list, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Empty where only the English is written.</summary>
    public string French { get; private set; } = "";

    /// <summary>Empty where only the French is written.</summary>
    public string English { get; private set; } = "";

    /// <summary>Refuses: <see cref="FieldRequired"/> where neither language has words, <see cref="FieldTooLong"/>.</summary>
    public static Outcome<ChecklistItem> Add(DeviceCategory category, string key, int position, string french, string english)
    {
        var item = new ChecklistItem { Category = category, Key = key };
        return item.Change(position, french, english) is { Refusal: { } refusal } ? refusal : item;
    }

    /// <summary>Refuses as <see cref="Add"/>.</summary>
    public Outcome Change(int position, string french, string english)
    {
        (french, english) = (InvisibleCharacters.OneLine(french), InvisibleCharacters.OneLine(english));
        if (french.Length == 0 && english.Length == 0)
        {
            return new FieldRequired("Step");
        }

        if (french.Length > TextMaxLength || english.Length > TextMaxLength)
        {
            return new FieldTooLong("Step", TextMaxLength);
        }

        (Position, French, English) = (position, french, english);
        return Outcome.Done;
    }
}

/// <summary>That a step of the checklist was done, on one device, in the round in which it is at the bench.</summary>
public sealed class BenchTick : IAudited
{
    private BenchTick()
    {
    }

    public long Id { get; private set; }

    public long DeviceId { get; private set; }

    /// <summary><see cref="ChecklistItem.Key"/>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The round: <see cref="Device.BenchSince"/> as it was. One tick of each step and round.</summary>
    public DateTimeOffset Round { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    /// <summary>Ticks it, also in the history of the device. Refuses <see cref="NotOnBench"/>.</summary>
    /// <param name="step">Its words.</param>
    public static Outcome<BenchTick> On(Device device, string key, string step, Actor by, DateTimeOffset at)
    {
        var noted = device.NoteAtBench(DeviceEventKind.StepTicked, step, by, at);
        return noted.IsRefused
            ? noted.Refusal
            : new BenchTick { DeviceId = device.Id, Key = key, Round = device.BenchSince!.Value, At = at, StaffId = by.StaffId, StaffName = by.Name };
    }

    /// <summary>It is taken off again: it was not done after all. Refuses <see cref="NotOnBench"/>.</summary>
    /// <param name="step">Its words.</param>
    public static Outcome TakeOff(Device device, string step, Actor by, DateTimeOffset at) => device.NoteAtBench(DeviceEventKind.StepUnticked, step, by, at);
}
