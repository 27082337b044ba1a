namespace Inclusion.Domain.Common;

/// <summary>A running number by name; taken inside the transaction that uses it, so that it has no gaps.</summary>
public sealed class NumberSequence
{
    private NumberSequence()
    {
    }

    public NumberSequence(string name) => Name = name;

    /// <summary>What is numbered, such as "LT" for laptop tags or "loan-2026".</summary>
    public string Name { get; private set; } = "";

    /// <summary>The last number given; 0 before the first.</summary>
    public long Last { get; private set; }

    public long Take() => ++Last;
}
