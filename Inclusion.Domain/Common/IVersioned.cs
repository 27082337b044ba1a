namespace Inclusion.Domain.Common;

/// <summary>A record that several people may edit: the second of two editors is told, and nothing is overwritten silently.</summary>
public interface IVersioned
{
    /// <summary>Incremented at every save, and compared with the version that the editor had read.</summary>
    long Version { get; }
}

/// <summary>A record whose changes are noted in the audit trail: who, when, which fields, from what to what.</summary>
public interface IAudited
{
    long Id { get; }
}
