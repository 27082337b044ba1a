namespace Inclusion.Web.Shared.Demo;

/// <summary>What a feature does in a demonstration that is there, as staff would do it: outside of the write that makes it.</summary>
public abstract class DemonstrationFinish
{
    public abstract Task RunAsync(CancellationToken cancel);
}
