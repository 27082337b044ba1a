using Inclusion.Domain.Common;
using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>Reads the cells of one row and notes by column what cannot be read.</summary>
internal sealed class RowReader(TableFile file, ColumnMapping mapping, FileRow row)
{
    private readonly List<ImportProblem> _problems = [];

    public int Line => row.Line;

    public IReadOnlyList<ImportProblem> Problems => _problems;

    /// <summary>The text of a field; empty where it has no column.</summary>
    public string Text(string field) => mapping.Value(row, field);

    /// <summary>What the cell of a field was read as; the type's default where it cannot be read, which is noted.</summary>
    public T? Read<T>(string field, Func<string, Outcome<T>> read)
    {
        var outcome = read(Text(field));
        if (!outcome.IsRefused)
        {
            return outcome.Value;
        }

        Refuse(outcome.Refusal, field);
        return default;
    }

    /// <summary>Something is wrong with the whole row, or with the column of a field.</summary>
    public void Refuse(Refusal reason, string? field = null) => _problems.Add(new ImportProblem(Line, field is null ? null : HeaderOf(field), reason));

    private string? HeaderOf(string field) => mapping.ColumnOf(field) is { } column ? file.Headers[column] : null;
}

/// <summary>What the rows of a file say: those that make sense, and what is wrong with the others.</summary>
public sealed record ReadRows<TRow>(IReadOnlyList<TRow> Rows, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ImportProblem> Remarks);
