namespace Inclusion.Web.Foundation.Security;

/// <summary>Who may open a page. The operations behind it ask again.</summary>
public static class Policies
{
    public const string Desk = nameof(Desk);

    /// <summary>Whoever arranges workshops or gives them.</summary>
    public const string Teaching = nameof(Teaching);

    public const string RunsACentre = nameof(RunsACentre);

    public const string RunsOrganisation = nameof(RunsOrganisation);

    /// <summary>Someone of a partner organisation, and nobody else.</summary>
    public const string Partner = nameof(Partner);
}
