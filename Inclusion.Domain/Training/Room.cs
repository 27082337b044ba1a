using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>A room of a centre in which workshops are given.</summary>
public sealed class Room : IAudited, IVersioned
{
    /// <summary>Maximum length of its name, in characters.</summary>
    public const int NameMaxLength = 80;

    private Room()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long CentreId { get; private set; }

    /// <summary>Unique in its centre, without regard to case.</summary>
    public string Name { get; private set; } = "";

    public int Seats { get; private set; }

    /// <summary>No new workshops take place in it.</summary>
    public bool IsArchived { get; private set; }

    /// <summary>Refuses: <see cref="RoomNameMissing"/>, <see cref="FieldTooLong"/>, <see cref="CapacityNotPossible"/>.</summary>
    public static Outcome<Room> Of(long centreId, string name, int seats)
    {
        var room = new Room { CentreId = centreId };
        return room.Change(name, seats) is { Refusal: { } refusal } ? refusal : room;
    }

    /// <summary>Refuses as <see cref="Of"/>.</summary>
    public Outcome Change(string name, int seats)
    {
        name = InvisibleCharacters.OneLine(name);
        if (name.Length == 0)
        {
            return new RoomNameMissing();
        }

        if (name.Length > NameMaxLength)
        {
            return new FieldTooLong("RoomName", NameMaxLength);
        }

        if (seats is < 1 or > CourseFacts.MaxSeats)
        {
            return new CapacityNotPossible(CourseFacts.MaxSeats);
        }

        Name = name;
        Seats = seats;
        return Outcome.Done;
    }

    public void Archive() => IsArchived = true;

    public void Restore() => IsArchived = false;
}
