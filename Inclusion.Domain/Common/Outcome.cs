using System.Diagnostics.CodeAnalysis;

namespace Inclusion.Domain.Common;

/// <summary>The outcome of an operation without a value: done, or one named refusal.</summary>
public readonly struct Outcome
{
    private Outcome(Refusal? refusal) => Refusal = refusal;

    /// <summary>Why it was not done; null when it was done.</summary>
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    public static Outcome Done { get; }

    public static Outcome Refused(Refusal refusal) => new(refusal);

    public static Outcome<T> Of<T>(T value) => value;

    public static implicit operator Outcome(Refusal refusal) => new(refusal);
}

/// <summary>The outcome of an operation: a value, or one named refusal; never both.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a refusal: check <see cref="IsRefused"/> first.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Name}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
