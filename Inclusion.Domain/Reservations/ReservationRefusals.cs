using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Reservations;

/// <summary>The person waits for such a device at this centre already, or one is held for them.</summary>
public sealed record AlreadyReserved(string Person, DeviceCategory Category) : Refusal;

/// <summary>The reservation has ended, so that nothing of it changes any more.</summary>
public sealed record ReservationEnded : Refusal;

/// <summary>The device is held for somebody else: lending it all the same is a decision with a reason, and it is booked for nobody else meanwhile.</summary>
/// <param name="Until">The last day on which it is held.</param>
public sealed record DeviceHeldForOther(string Tag, string Person, DateOnly Until) : Refusal;

/// <summary>Somebody waits for such a device, and the lending rule then refuses renewals.</summary>
/// <param name="Waiting">How many wait.</param>
public sealed record DeviceAwaited(DeviceCategory Category, int Waiting) : Refusal;

/// <param name="Min">The fewest days allowed.</param>
/// <param name="Max">The most days allowed.</param>
public sealed record HoldDaysNotPossible(int Min, int Max) : Refusal;

/// <summary>The centre does not take requests from its public page, or lends no such device.</summary>
public sealed record DeviceRequestsClosed : Refusal;

/// <summary>Somebody has answered the request already.</summary>
public sealed record DeviceRequestHandled : Refusal;

public sealed record BookingBackwards(DateOnly From, DateOnly To) : Refusal;

public sealed record BookingInPast(DateOnly From) : Refusal;

/// <param name="Max">The most days that one booking takes.</param>
public sealed record BookingTooLong(int Max) : Refusal;

/// <summary>The device is booked for somebody in this time.</summary>
public sealed record DeviceBookedFor(string Tag, string Person, DateOnly From, DateOnly To) : Refusal;

/// <summary>The device is on loan until within this time.</summary>
public sealed record DeviceOutThen(string Tag, DateOnly DueOn) : Refusal;

/// <summary>The device is late: nobody knows when it comes back.</summary>
public sealed record DeviceLate(string Tag, DateOnly DueOn) : Refusal;

/// <summary>The organisation has the device no more.</summary>
public sealed record DeviceNotBookable(string Tag, DeviceStatus Status) : Refusal;

/// <summary>The booking has ended already.</summary>
public sealed record BookingEnded : Refusal;
