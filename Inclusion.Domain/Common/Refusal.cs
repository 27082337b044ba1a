namespace Inclusion.Domain.Common;

/// <summary>
/// Why something was not done, as a named reason. Each refusal is a one-line record beside the rule or operation that gives it; the name of
/// its type is the key of its sentence in the feature's texts (French and English, checked by a test), its properties are the sentence's
/// <c>{Named}</c> placeholders.
/// </summary>
public abstract record Refusal
{
    /// <summary>The key of the sentence: the name of the record.</summary>
    public string Name => GetType().Name;
}

/// <summary>The record was changed by someone else since it was opened; nothing was overwritten.</summary>
public sealed record ChangedMeanwhile : Refusal;

/// <summary>The record asked for does not exist, or the person asking may not see it: the answer is the same.</summary>
public sealed record NotFound : Refusal;

/// <summary>The person asking is signed in but may not do this.</summary>
public sealed record NotAllowed : Refusal;

/// <summary>A field that must be filled in is empty.</summary>
/// <param name="Field">The text key of the field's label.</param>
public sealed record FieldRequired(string Field) : Refusal;

/// <summary>A text is longer than its field takes.</summary>
/// <param name="Field">The text key of the field's label.</param>
/// <param name="MaxLength">Characters allowed.</param>
public sealed record FieldTooLong(string Field, int MaxLength) : Refusal;
