using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>What a calendar feed shows.</summary>
public enum CalendarScope
{
    /// <summary>The workshops that one member of staff gives.</summary>
    Trainer = 1,

    /// <summary>The workshops of one centre.</summary>
    Centre = 2,

    /// <summary>The public workshops.</summary>
    Public = 3,
}

/// <summary>The address of an iCalendar feed: whoever has it may read, until it is revoked. At most one lives per scope and owner.</summary>
public sealed class CalendarFeed : IAudited
{
    private CalendarFeed()
    {
    }

    public long Id { get; private set; }

    /// <summary>Drawn at random, at least 128 bits; part of the address.</summary>
    public string Token { get; private set; } = "";

    public CalendarScope Scope { get; private set; }

    /// <summary>Null unless <see cref="CalendarScope.Trainer"/>.</summary>
    public long? StaffId { get; private set; }

    /// <summary>Of <see cref="CalendarScope.Centre"/>; of <see cref="CalendarScope.Public"/> null means all centres.</summary>
    public long? CentreId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Null while it can be read.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsLive => RevokedAt is null;

    public static CalendarFeed OfTrainer(long staffId, string token, DateTimeOffset at) => new() { Scope = CalendarScope.Trainer, StaffId = staffId, Token = token, CreatedAt = at };

    public static CalendarFeed OfCentre(long centreId, string token, DateTimeOffset at) => new() { Scope = CalendarScope.Centre, CentreId = centreId, Token = token, CreatedAt = at };

    /// <param name="centreId">Null: all centres.</param>
    public static CalendarFeed OfPublic(long? centreId, string token, DateTimeOffset at) => new() { Scope = CalendarScope.Public, CentreId = centreId, Token = token, CreatedAt = at };

    /// <summary>Revokes it; does nothing if it is already revoked.</summary>
    public void Revoke(DateTimeOffset at) => RevokedAt ??= at;
}
