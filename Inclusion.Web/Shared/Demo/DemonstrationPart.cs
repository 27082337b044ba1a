using Inclusion.Web.Data;

namespace Inclusion.Web.Shared.Demo;

/// <summary>What a feature adds to a demonstration by its own means, because nobody else knows how it is made.</summary>
public abstract class DemonstrationPart
{
    /// <summary>Adds to what is there, within the write that makes the demonstration.</summary>
    public abstract Task AddAsync(InclusionDb db, CancellationToken cancel);
}
