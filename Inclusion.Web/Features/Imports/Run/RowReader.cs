using Inclusion.Domain.Common;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>A remark: the end of a text is left out, since no more than <paramref name="MaxLength"/> characters can be kept.</summary>
public sealed record TextCut(int MaxLength) : Refusal;

/// <summary>Something that has happened cannot have its day in the future.</summary>
public sealed record DateToCome(DateOnly Day) : Refusal;

/// <summary>
/// Reads the cells of one row. What cannot be read in a column that an import can do without leaves that value out and is remarked; only what <see cref="Refuse"/> is told
/// costs the row.
/// </summary>
internal sealed class RowReader(TableFile file, ColumnMapping mapping, FileRow row, FileWords words)
{
    private readonly List<ImportProblem> _problems = [];
    private readonly List<ImportProblem> _remarks = [];

    public int Line => row.Line;

    public IReadOnlyList<ImportProblem> Problems => _problems;

    public IReadOnlyList<ImportProblem> Remarks => _remarks;

    /// <summary>Every cell of the row, in the order of the file.</summary>
    public IReadOnlyList<string> Cells => row.Cells;

    /// <summary>The text of a field; empty where it has no column.</summary>
    public string Text(string field) => mapping.Value(row, field);

    /// <summary>The text of a field as far as it can be kept.</summary>
    public string Text(string field, int maxLength) => Cut(field, Text(field), maxLength);

    /// <summary>A text that goes into a field, as far as it can be kept.</summary>
    public string Cut(string field, string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        Remark(new TextCut(maxLength), field);
        return text[..maxLength].TrimEnd();
    }

    /// <summary>What the cell of a field was read as; the type's default where it cannot be read, which is remarked.</summary>
    public T? Read<T>(string field, Func<string, Outcome<T>> read)
    {
        var outcome = read(Text(field));
        if (!outcome.IsRefused)
        {
            return outcome.Value;
        }

        LeaveOut(outcome.Refusal, field);
        return default;
    }

    /// <summary>A day; null where the cell is empty or cannot be read.</summary>
    public DateOnly? Day(string field, DateOrder order) => Read(field, value => DateReading.Read(InvisibleCharacters.Plain(value), order));

    /// <summary>A day of the past; null where the cell is empty, cannot be read, or names a day to come.</summary>
    public DateOnly? Past(string field, DateOrder order, DateTimeOffset now)
    {
        var day = Day(field, order);

        // Where it is tomorrow already somewhere, a list may say so.
        if (day > DateOnly.FromDateTime(now.UtcDateTime).AddDays(1))
        {
            LeaveOut(new DateToCome(day.Value), field);
            return null;
        }

        return day;
    }

    /// <summary>What the word in a field stands for (<see cref="WordField.Values"/>); null where it stands for nothing.</summary>
    public string? Word(string field) => Text(field) is { Length: > 0 } word && !string.IsNullOrWhiteSpace(word) ? words.ValueOf(field, HeaderOf(field)!, word, Line) : null;

    /// <summary>As <see cref="Word"/>, for a field whose values are those of an enum.</summary>
    public TEnum? Word<TEnum>(string field)
        where TEnum : struct, Enum => Word(field) is { } value ? Enum.Parse<TEnum>(value) : null;

    /// <summary>Something is wrong with the whole row, or with the column of a field.</summary>
    public void Refuse(Refusal reason, string? field = null) => _problems.Add(new ImportProblem(Line, field is null ? null : HeaderOf(field), reason));

    /// <summary>The row comes in, and the value of this field does not.</summary>
    public void LeaveOut(Refusal reason, string field) => _remarks.Add(new ImportProblem(Line, HeaderOf(field), reason, IsWithoutValue: true));

    /// <summary>The row comes in, and this is to be known about it.</summary>
    public void Remark(Refusal reason, string? field = null) => _remarks.Add(new ImportProblem(Line, field is null ? null : HeaderOf(field), reason));

    private string? HeaderOf(string field) => mapping.ColumnOf(field) is { } column ? file.Headers[column] : null;
}

/// <summary>Collects over a whole file the words that are not known, and what each is taken for.</summary>
internal sealed class FileWords(ColumnMapping mapping)
{
    private readonly Dictionary<(string Field, string Word), WordUse> _uses = [];

    /// <summary>In the order in which they come in the file.</summary>
    public IReadOnlyList<WordUse> Uses => [.. _uses.Values.OrderBy(use => use.FirstLine)];

    /// <summary>What is said about each: nothing where whoever imports has answered.</summary>
    public IEnumerable<ImportProblem> Remarks => Uses.Where(use => !use.IsAnswered)
        .Select(use => new ImportProblem(use.FirstLine, use.Header, use.Value.Length == 0 ? new WordNotUnderstood(use.Word, use.Lines) : new WordGuessed(use.Word, use.Lines, use.Field, use.Value)));

    public string? ValueOf(string field, string header, string word, int line)
    {
        var known = WordFields.Find(field)!;
        var answer = mapping.WordOf(field, word);
        if (answer is null && known.Find(word) is { } value)
        {
            return value;
        }

        var key = (field, Folding.Fold(word));
        var use = _uses.TryGetValue(key, out var before)
            ? before with { Lines = before.Lines + 1 }
            : new WordUse(field, header, word, line, 1, answer is not null && (answer.Length == 0 || known.Values.Contains(answer)) ? answer : known.Propose(word) ?? "", answer is not null);
        _uses[key] = use;
        return use.Value.Length == 0 ? null : use.Value;
    }
}

/// <summary>What the rows of a file say: those that make sense, and what is wrong with the others.</summary>
/// <param name="Words">What was not known as a word, and what it is taken for.</param>
public sealed record ReadRows<TRow>(IReadOnlyList<TRow> Rows, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ImportProblem> Remarks, IReadOnlyList<WordUse> Words);
