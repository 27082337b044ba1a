using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Inclusion.Domain.Common;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>No column was chosen for something that the import cannot do without.</summary>
/// <param name="Need">The text key of what is missing.</param>
public sealed record ColumnNotChosen(string Need) : Refusal
{
    /// <summary>What is missing, in words.</summary>
    public string What => ImportText.ResourceManager.GetString(Need, CultureInfo.CurrentUICulture) ?? Need;
}

/// <summary>
/// Which column of a file goes into which field, and what words of its own mean. It does not change: every change gives a new one. A column without a field is not
/// imported; a field has at most one column.
/// </summary>
public sealed class ColumnMapping
{
    private readonly Dictionary<int, string> _columns;
    private readonly Dictionary<string, int> _fields;
    private readonly Dictionary<string, string> _words;

    /// <param name="signature">The signature of the headings it was made for.</param>
    /// <param name="columns">Field key by column index, from 0. Of a field that stands at several columns the first counts.</param>
    /// <param name="words">What words of the file mean, as <see cref="WithWord"/> keeps them; null for none.</param>
    public ColumnMapping(string signature, IEnumerable<KeyValuePair<int, string>> columns, IEnumerable<KeyValuePair<string, string>>? words = null)
    {
        Signature = signature;
        _words = words?.ToDictionary() ?? [];
        _columns = columns.OrderBy(pair => pair.Key).DistinctBy(pair => pair.Value).ToDictionary();
        _fields = _columns.ToDictionary(pair => pair.Value, pair => pair.Key);
    }

    /// <summary>The same for every file with the same headings in the same order: a remembered mapping is found by it.</summary>
    public string Signature { get; }

    /// <summary>Field key by column index, from 0.</summary>
    public IReadOnlyDictionary<int, string> Columns => _columns;

    /// <summary>The column of a field, from 0; null when it has none.</summary>
    public int? ColumnOf(string fieldKey) => _fields.TryGetValue(fieldKey, out var column) ? column : null;

    /// <summary>The field's cell in a row; the empty text when the field has no column.</summary>
    public string Value(FileRow row, string fieldKey) => _fields.TryGetValue(fieldKey, out var column) ? row.Cells[column] : "";

    /// <summary>The field's cells in all rows; none when the field has no column.</summary>
    public IEnumerable<string> Values(TableFile file, string fieldKey) =>
        _fields.TryGetValue(fieldKey, out var column) ? file.Column(column) : [];

    /// <summary>The headings of columns that hold something and have no field.</summary>
    public IReadOnlyList<string> NotImported(TableFile file) =>
        [.. file.Headers.Where((_, column) => !_columns.ContainsKey(column) && file.Column(column).Any(cell => cell.Length > 0))];

    /// <summary>Gives a column to a field, which leaves the column it had; null leaves the column out of the import.</summary>
    public ColumnMapping With(int column, string? fieldKey)
    {
        var others = _columns.Where(pair => pair.Key != column && pair.Value != fieldKey);
        return new ColumnMapping(Signature, fieldKey is null ? others : others.Append(new(column, fieldKey)), _words);
    }

    /// <summary>What a word means in a field (<see cref="WordField"/>), as somebody said; empty: nothing. Null when nobody has said.</summary>
    public string? WordOf(string fieldKey, string word) => _words.GetValueOrDefault(WordKey(fieldKey, word));

    /// <summary>Says what a word means wherever it stands in a field; empty: nothing, null: as is proposed.</summary>
    public ColumnMapping WithWord(string fieldKey, string word, string? value)
    {
        var key = WordKey(fieldKey, word);
        var others = _words.Where(pair => pair.Key != key);
        return new ColumnMapping(Signature, _columns, value is null ? others : others.Append(new(key, value)));
    }

    /// <summary>What the import needs and has no column for; empty when it can begin.</summary>
    public IReadOnlyList<ColumnNotChosen> Missing(IReadOnlyList<ImportField> fields) =>
    [
        .. fields.Where(field => field.Need is not null)
            .GroupBy(field => field.Need!)
            .Where(need => !need.Any(field => _fields.ContainsKey(field.Key)))
            .Select(need => new ColumnNotChosen(need.Key)),
    ];

    /// <summary>A form to be kept and given to <see cref="FromJson"/>.</summary>
    public string ToJson() => JsonSerializer.Serialize(new Kept(Signature, _columns, _words));

    /// <summary>
    /// A mapping that was kept, as far as it fits these headings and fields; null when it was made for other headings or cannot be read.
    /// </summary>
    public static ColumnMapping? FromJson(string json, IReadOnlyList<string> headers, IReadOnlyList<ImportField> fields)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(json) is { Columns: not null } kept && kept.Signature == SignatureOf(headers)
                ? new ColumnMapping(kept.Signature, kept.Columns.Where(pair =>
                    pair.Key >= 0 && pair.Key < headers.Count && fields.Any(field => field.Key == pair.Value)), kept.Words)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>32 hexadecimal digits that stand for the headings in their order; case and accents do not matter.</summary>
    public static string SignatureOf(IEnumerable<string> headers)
    {
        var folded = string.Join('\u001f', headers.Select(ImportField.HeadingKey));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)).AsSpan(0, 16));
    }

    private static string WordKey(string fieldKey, string word) => $"{fieldKey}:{Folding.Fold(word)}";

    private sealed record Kept(string Signature, Dictionary<int, string> Columns, Dictionary<string, string>? Words = null);
}
