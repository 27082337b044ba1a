namespace Inclusion.Web.Shared.Security;

/// <summary>Who may open a page. The operations behind it ask again.</summary>
public static class Policies
{
    public const string Desk = nameof(Desk);

    public const string RunsACentre = nameof(RunsACentre);

    public const string RunsOrganisation = nameof(RunsOrganisation);
}
