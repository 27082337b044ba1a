namespace Inclusion.Web.Shared.Demo;

/// <summary>
/// Fills an empty database with a demonstration organisation: its centres, devices, people, loans and messages, everything but accounts. The set-up page
/// offers it when it is registered.
/// </summary>
public abstract class Demonstration
{
    /// <summary>All or nothing: cut off in the middle it leaves the database empty.</summary>
    public abstract Task FillAsync(CancellationToken cancel);
}
