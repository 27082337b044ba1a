using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>One line of a <see cref="SelectField{T}"/>: a value and its words.</summary>
public sealed record Choice<T>(T Value, string Text);

public static class Choices
{
    /// <summary>Every value of an enum in the person's language, in the order in which it is declared.</summary>
    public static IReadOnlyList<Choice<TEnum>> Of<TEnum>()
        where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(value => new Choice<TEnum>(value, EnumWords.Of(value)))];

    /// <summary>The same, for a field that may be left open.</summary>
    public static IReadOnlyList<Choice<TEnum?>> OfOptional<TEnum>()
        where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(value => new Choice<TEnum?>(value, EnumWords.Of(value)))];
}
