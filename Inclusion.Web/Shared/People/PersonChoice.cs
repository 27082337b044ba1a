using Inclusion.Domain.People;

namespace Inclusion.Web.Shared.People;

/// <summary>Someone to choose, with what the desk must see before it lends.</summary>
public sealed record PersonChoice
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    public string Phone { get; init; } = "";

    /// <summary>An IETF tag; empty when it is not known.</summary>
    public string Language { get; init; } = "";

    /// <summary>Null: whatever works.</summary>
    public ContactChannel? Channel { get; init; }

    /// <summary>At all centres, since the limit on devices counts them all.</summary>
    public int OpenLoans { get; init; }

    /// <summary>At least one of the open loans is past its due date.</summary>
    public bool IsOverdue { get; init; }

    public bool IsBlocked { get; init; }
}

/// <summary>Those who were found, by name.</summary>
/// <param name="HasMore">There are others: the text says too little.</param>
/// <param name="AreAlike">Nobody was found: these are the ones who may have been meant, the likeliest first.</param>
public sealed record FoundPeople(IReadOnlyList<PersonChoice> People, bool HasMore, bool AreAlike = false)
{
    public static FoundPeople Nobody { get; } = new([], false);
}
