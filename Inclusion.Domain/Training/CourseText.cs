using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>What a course says of itself, in one language. What is empty is said in the course's own words.</summary>
public sealed record CourseText
{
    /// <summary>fr or en.</summary>
    public required string Language { get; init; }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>One line each, in order; empty lines are left out.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>What those who come are to bring.</summary>
    public string ToBring { get; init; } = "";

    /// <summary>Whom it is for, and what helps those who need help.</summary>
    public string Access { get; init; } = "";

    /// <summary>The same, trimmed and without empty entries.</summary>
    internal CourseText Tidied() => this with
    {
        Title = InvisibleCharacters.OneLine(Title),
        Description = InvisibleCharacters.Lines(Description).Trim(),
        Objectives = [.. Objectives.Select(InvisibleCharacters.OneLine).Where(o => o.Length > 0)],
        ToBring = InvisibleCharacters.Lines(ToBring).Trim(),
        Access = InvisibleCharacters.Lines(Access).Trim(),
    };

    internal bool IsEmpty => Title.Length + Description.Length + Objectives.Count + ToBring.Length + Access.Length == 0;
}

/// <summary>A course in the words that someone reads.</summary>
/// <param name="Title">With the language of each part: null where it is the course's own, which nobody has named.</param>
public sealed record CourseWording(CoursePart Title, CoursePart Description, IReadOnlyList<string> Objectives, string? ObjectivesLanguage, CoursePart ToBring, CoursePart Access);

/// <param name="Language">fr or en; null: the course's own words.</param>
public readonly record struct CoursePart(string Text, string? Language)
{
    public bool IsEmpty => Text.Length == 0;
}
