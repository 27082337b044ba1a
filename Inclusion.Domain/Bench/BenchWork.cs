using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Bench;

/// <param name="Limit">The longest, in minutes.</param>
public sealed record MinutesNotPossible(int Limit) : Refusal;

/// <summary>Time that somebody spent on a device.</summary>
public sealed class BenchWork : IAudited
{
    /// <summary>A day of work, in minutes; longer ones are several.</summary>
    public const int Longest = 600;

    /// <summary>Characters.</summary>
    public const int WhatMaxLength = 200;

    private BenchWork()
    {
    }

    public long Id { get; private set; }

    public long DeviceId { get; private set; }

    public int Minutes { get; private set; }

    /// <summary>What for, in words.</summary>
    public string What { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    /// <summary>Writes it down, also in the history of the device. Refuses: <see cref="MinutesNotPossible"/>, <see cref="FieldRequired"/>, <see cref="FieldTooLong"/>, <see cref="NotOnBench"/>.</summary>
    public static Outcome<BenchWork> On(Device device, int minutes, string what, Actor by, DateTimeOffset at)
    {
        if (minutes is < 1 or > Longest)
        {
            return new MinutesNotPossible(Longest);
        }

        what = InvisibleCharacters.OneLine(what);
        if (what.Length == 0)
        {
            return new FieldRequired(nameof(What));
        }

        if (what.Length > WhatMaxLength)
        {
            return new FieldTooLong(nameof(What), WhatMaxLength);
        }

        var noted = device.NoteAtBench(DeviceEventKind.TimeSpent, string.Create(CultureInfo.InvariantCulture, $"{minutes} min · {what}"), by, at);
        return noted.IsRefused
            ? noted.Refusal
            : new BenchWork { DeviceId = device.Id, Minutes = minutes, What = what, At = at, StaffId = by.StaffId, StaffName = by.Name };
    }
}
