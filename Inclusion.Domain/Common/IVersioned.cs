namespace Inclusion.Domain.Common;

/// <summary>A record that several people may edit: the second of two editors is told, and nothing is overwritten silently.</summary>
public interface IVersioned
{
    /// <summary>Raised by one at every save; what an editor read is compared with it when they save.</summary>
    long Version { get; }
}

/// <summary>A record whose changes are noted in the audit trail: who, when, which fields (names of fields, never their contents).</summary>
public interface IAudited
{
    long Id { get; }
}
