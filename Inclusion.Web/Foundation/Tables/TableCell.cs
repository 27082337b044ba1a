namespace Inclusion.Web.Foundation.Tables;

/// <summary>What stands in one cell of an exported table: a text, a number, a date, a moment, or nothing.</summary>
public readonly struct TableCell
{
    private TableCell(object? value) => Value = value;

    /// <summary>A <see cref="string"/>, <see cref="decimal"/>, <see cref="DateOnly"/> or <see cref="DateTimeOffset"/>; null for an empty cell.</summary>
    internal object? Value { get; }

    public static implicit operator TableCell(string? text) => new(text);

    public static implicit operator TableCell(decimal? number) => new(number);

    public static implicit operator TableCell(DateOnly? date) => new(date);

    /// <summary>The moment is written as the wall clock of its own offset: bring it into the centre's zone first.</summary>
    public static implicit operator TableCell(DateTimeOffset? moment) => new(moment);
}
