using Inclusion.Domain.Common;

namespace Inclusion.Web.Data;

/// <summary>The product does not start, for a reason that one sentence tells.</summary>
public sealed class StartRefusedException(Refusal refusal, Exception? inner = null) : Exception(refusal.Name, inner)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Another process of the product works on the folder.</summary>
public sealed record DataFolderInUse(string Folder) : Refusal;

/// <summary>A backup is put back in the folder at this moment.</summary>
public sealed record DataFolderBeingReplaced(string Folder) : Refusal;

/// <summary>A verb of the product works on the folder, which is to be replaced.</summary>
public sealed record DataFolderUsedByVerb(string Folder) : Refusal;

/// <summary>The folder, or a file in it, cannot be written by the account that the product runs as.</summary>
public sealed record DataFolderNotWritable(string Folder) : Refusal;

/// <summary>The database was migrated by a later version of the product.</summary>
/// <param name="Migration">The last migration that this version does not know.</param>
public sealed record DatabaseNewer(string Migration) : Refusal;

/// <summary>A restore was cut off: the folder holds neither what was nor what was to come.</summary>
public sealed record RestoreCutOff(string Folder) : Refusal;
