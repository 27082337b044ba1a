using Inclusion.Domain.Devices;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;

namespace Inclusion.Web.Features.Home.Today;

/// <summary>What needs a person now at a centre.</summary>
/// <param name="Day">The centre's own day.</param>
/// <param name="OpenUntil">Null when it is closed now.</param>
/// <param name="IsEmpty">Nothing has been entered yet: neither devices nor people.</param>
/// <param name="Overdue">The longest overdue first.</param>
/// <param name="Ready">Devices that may be lent to whoever comes; a category that the centre has none of at all is left out.</param>
/// <param name="Waiting">Devices that came in or came back and wait for a wipe or a look.</param>
/// <param name="WaitingSince">The day since which the oldest of them waits; null when none waits.</param>
/// <param name="ToMend">Devices of which something is missing or damaged.</param>
/// <param name="WithoutAgreement">Loans that were to have an agreement and have none.</param>
/// <param name="Coming">Devices under way to the centre.</param>
/// <param name="NotArrived">Devices that the centre sent and the other one missed.</param>
/// <param name="Incidents">Incidents without a decision.</param>
/// <param name="SimsToCutOff">SIM cards that the operator is to cut off.</param>
/// <param name="SimsEnding">SIM cards whose plan ends soon, or has ended.</param>
/// <param name="Requests">Requests from the public page that nobody has answered.</param>
/// <param name="DeviceRequests">Requests for devices from the public page that nobody has answered.</param>
/// <param name="HeldReady">Reservations for which a device lies ready.</param>
/// <param name="Queued">Reservations that wait.</param>
/// <param name="FailedJobs">Jobs that failed when they ran last; they work for every centre.</param>
public sealed record TodayView(
    DateOnly Day,
    TimeOnly? OpenUntil,
    TimeZoneInfo Zone,
    bool IsEmpty,
    Several<TodayLoan> Overdue,
    Several<TodayLoan> DueToday,
    Several<CallLine> ToCall,
    IReadOnlyList<ReadyCount> Ready,
    CappedCount Waiting,
    DateOnly? WaitingSince,
    CappedCount ToMend,
    CappedCount WithoutAgreement,
    CappedCount Coming,
    CappedCount NotArrived,
    CappedCount Incidents,
    CappedCount SimsToCutOff,
    CappedCount SimsEnding,
    CappedCount Requests,
    CappedCount DeviceRequests,
    CappedCount HeldReady,
    CappedCount Queued,
    DaySessions Sessions,
    CappedCount FailedMessages,
    int FailedJobs);

/// <summary>The sessions of a day.</summary>
/// <param name="SeatsTaken">Of <paramref name="Capacity"/> places in their workshops, each workshop once.</param>
public sealed record DaySessions(int Count, int SeatsTaken, int Capacity);

/// <summary>A count that stops at a thousand: more than that is "1 000+" and costs no more to know.</summary>
public readonly record struct CappedCount(int Value)
{
    public const int Cap = 1000;

    public bool IsCapped => Value > Cap;

    public static CappedCount operator +(CappedCount one, CappedCount other) => new(Math.Min(one.Value + other.Value, Cap + 1));
}

/// <summary>The first few of a list, and how many there are.</summary>
public sealed record Several<T>(CappedCount Count, IReadOnlyList<T> First);

/// <summary>An open loan.</summary>
/// <param name="Devices">The devices that are still out: model and tag.</param>
/// <param name="LastContact">Null when the person was never told or called.</param>
public sealed record TodayLoan(
    long LoanId, string Number, long PersonId, string Person, string Phone, bool HasEmail, DateOnly DueOn, IReadOnlyList<DeviceName> Devices, Contact? LastContact);

public sealed record DeviceName(string Model, string Tag);

/// <summary>The last time that someone was told something.</summary>
/// <param name="Call">What came of it when it was a call; null for anything else.</param>
public sealed record Contact(ContactChannel Channel, DateTimeOffset At, CallOutcome? Call);

/// <summary>Someone without e-mail whom staff are to ring or write to.</summary>
public sealed record CallLine(long MessageId, long PersonId, string Person, string Phone, string Subject, ContactChannel Channel, Contact? LastContact);

public sealed record ReadyCount(DeviceCategory Category, int Ready);
