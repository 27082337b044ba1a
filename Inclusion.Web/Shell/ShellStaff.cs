using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Shell;

/// <summary>Who is at the desk, as the bar shows it. Cascades to the shell; absent while nobody is signed in.</summary>
/// <param name="Centres">Those between which this person may switch; empty for who does not work at a desk.</param>
/// <param name="CentreId">The one at which they work now; null when there is none.</param>
public sealed record ShellStaff(string Name, string Email, IReadOnlyList<CentreChoice> Centres, long? CentreId);
