using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>A file that was read, and how it is to be understood.</summary>
public sealed record ImportCommand
{
    public required TableFile File { get; init; }

    /// <summary>Without a folder; kept with the import and with what it brings.</summary>
    public required string FileName { get; init; }

    public required ColumnMapping Mapping { get; init; }

    /// <summary>Which part of a date comes first, when the person importing has said so; null: as the dates themselves tell.</summary>
    public DateOrder? Dates { get; init; }

    /// <summary>
    /// The centre of rows that name none, or one that is not here: where devices go, and where people are at home unless whoever imports belongs to a centre. 0: none was chosen, which only
    /// people can do without; then they get the only one, else none.
    /// </summary>
    public long CentreId { get; init; }

    /// <summary>Centres that rows name and that are not here are made, with the opening hours and time zone of <see cref="CentreId"/>, else of the first. Only for who runs the organisation.</summary>
    public bool CreateCentres { get; init; }

    /// <summary>
    /// Devices: who says that all of them have been wiped and checked, for the wipe record; null when nobody does, and then each waits for its wipe.
    /// </summary>
    public string? WipedBy { get; init; }

    /// <summary>What was decided of doubtful rows, by line.</summary>
    public IReadOnlyDictionary<int, DoubtAnswer> Answers { get; init; } = new Dictionary<int, DoubtAnswer>();

    /// <summary>What holds for every other doubtful row; null: they wait for a decision and are left out.</summary>
    public DoubtAnswer? AnswerOfOthers { get; init; }

    /// <summary>The row of the background work that it is of: the same work imports once, however often it is begun. Null for none.</summary>
    public long? WorkId { get; init; }

    /// <summary>What was decided of a doubtful row; null: nothing.</summary>
    public DoubtAnswer? AnswerOf(int line) => Answers.TryGetValue(line, out var answer) ? answer : AnswerOfOthers;
}
