namespace Inclusion.Web.Foundation.Time;

/// <summary>The time zone by whose clock the whole product goes where nobody asks about one place; UTC before the set-up. Asked anew each time: it can be changed.</summary>
public delegate Task<TimeZoneInfo> HomeZone(CancellationToken cancel);
