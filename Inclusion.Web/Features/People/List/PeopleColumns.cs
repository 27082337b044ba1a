namespace Inclusion.Web.Features.People.List;

/// <summary>The columns of the list of people, as addresses and a person's own choice of columns name them.</summary>
internal static class PeopleColumns
{
    public const string Name = "name";

    /// <summary>By family name; <see cref="Name"/> is by what is said first, the given one.</summary>
    public const string Family = "family";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Language = "language";
    public const string Municipality = "municipality";

    /// <summary>The home centre; not there where there is one centre only.</summary>
    public const string Home = "home";
    public const string LastContact = "contact";
    public const string Added = "added";
    public const string Status = "status";
}
