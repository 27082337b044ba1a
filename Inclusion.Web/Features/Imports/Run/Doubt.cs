namespace Inclusion.Web.Features.Imports.Run;

/// <summary>What whoever imports says of a row that may be about someone known.</summary>
public enum DoubtAnswer
{
    /// <summary>Somebody else: a new person.</summary>
    New = 1,

    /// <summary>The one who is named beside it.</summary>
    Same = 2,
}

/// <summary>A row about a person who may be here already, or on an earlier line: nothing identifies them, so it waits for a decision and is not imported without one.</summary>
/// <param name="Line">The line of the file.</param>
/// <param name="Row">Who the row is about, in words.</param>
/// <param name="Others">Who it may be, in words, the likeliest first.</param>
/// <param name="Answer">Null: undecided, and left out.</param>
public sealed record Doubt(int Line, string Row, IReadOnlyList<string> Others, DoubtAnswer? Answer);
