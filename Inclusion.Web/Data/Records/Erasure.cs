namespace Inclusion.Web.Data.Records;

/// <summary>
/// That a person was erased, without a word about who it was. The same stands in a file beside the database (<see cref="ErasureLedger"/>), for a database that comes
/// back from before.
/// </summary>
public sealed class Erasure
{
    public long Id { get; private set; }

    /// <summary>The person's id: the record itself stays, with nothing left in it by which they could be known.</summary>
    public long PersonId { get; init; }

    /// <summary>When the record was made: with the id it means this person alone, also in a database in which the id was given away once more.</summary>
    public DateTimeOffset PersonAddedAt { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Null when the time to keep them was over, and the product did it.</summary>
    public long? StaffId { get; init; }

    /// <summary>When the database was written anew, so that nothing of what was removed is left between its rows; null: that is still to come.</summary>
    public DateTimeOffset? SweptAt { get; set; }
}

/// <summary>A record that was merged into another one of the same person and is no more: whoever follows its id is led to the other.</summary>
public sealed class MergedPerson
{
    /// <summary>The id that the record had.</summary>
    public long Id { get; init; }

    /// <summary>When that record had been made.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>The key that another system has for that record, so that its lists still find the person; null where there is none but the one that was kept, and after they were erased.</summary>
    public string? ExternalKey { get; set; }

    /// <summary>The record that holds everything now.</summary>
    public long IntoId { get; set; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who decided that they are one person.</summary>
    public long? StaffId { get; init; }
}
