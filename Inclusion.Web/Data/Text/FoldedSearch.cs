using System.Globalization;
using System.Text;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data.Text;

/// <summary>
/// Finds people and devices by any part of what they are known by. A trigram index answers for parts of three letters and more; shorter ones are looked for
/// in what the longer ones left, or, alone, at the beginning of a name. Results come newest first (descending id), without counting.
/// </summary>
public static class FoldedSearch
{
    /// <summary>A trigram index knows nothing of shorter parts.</summary>
    private const int ShortestIndexed = 3;

    /// <summary>Letters beyond this many say nothing more, and a pasted page is no name.</summary>
    private const int LongestText = 100;

    /// <summary>People whose name, form of address, e-mail address or phone number contain every word of the text; nobody for an empty text.</summary>
    public static IQueryable<Person> SearchPeople(this InclusionDb db, string text) =>
        Words(text) switch
        {
            { Count: 0 } => db.People.Where(_ => false),
            var words when words.TrueForAll(w => w.Length < ShortestIndexed) => ByPrefix(db, string.Join(' ', words)),
            var words => db.People.FromSqlRaw(Sql("People", "PersonSearch", words), Parameters(words)),
        };

    /// <summary>Devices whose tag, serial number, maker, model or SIM number contain every word of the text; none for an empty text.</summary>
    public static IQueryable<Device> FindDevices(this InclusionDb db, string text) =>
        Words(text) switch
        {
            { Count: 0 } => db.Devices.Where(_ => false),
            var words when words.TrueForAll(w => w.Length < ShortestIndexed) => db.Devices.FromSqlRaw(ShortSql("Devices", words), ShortParameters(words)),
            var words => db.Devices.FromSqlRaw(Sql("Devices", "DeviceSearch", words), Parameters(words)),
        };

    private static IQueryable<Person> ByPrefix(InclusionDb db, string prefix)
    {
        // The range is what an index can answer; LIKE could not be on a parameter.
        var end = prefix + '\uFFFF';
        return db.People.Where(p => EF.Property<string>(p, FoldedText.NameColumn).CompareTo(prefix) >= 0 && EF.Property<string>(p, FoldedText.NameColumn).CompareTo(end) < 0);
    }

    private static List<string> Words(string text)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;

        // A phone number is kept as digits alone, however someone groups them.
        if (text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '(' or ')' or '.' or '-' or '/'))
        {
            return [string.Concat(text.Where(char.IsAsciiDigit))];
        }

        return [.. Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static string Sql(string table, string index, List<string> words)
    {
        // As a list of ids: so the newest come first without sorting thousands of whole rows.
        var sql = new StringBuilder().Append(CultureInfo.InvariantCulture, $"SELECT t.* FROM \"{table}\" AS t WHERE t.\"Id\" IN (SELECT rowid FROM \"{index}\" WHERE \"{index}\" MATCH {{0}})");
        return Filter(sql, words.Count(w => w.Length < ShortestIndexed), first: 1).ToString();
    }

    private static object[] Parameters(List<string> words) =>
    [
        string.Join(" AND ", words.Where(w => w.Length >= ShortestIndexed).Select(w => $"\"{w.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")),
        .. words.Where(w => w.Length < ShortestIndexed),
    ];

    private static string ShortSql(string table, List<string> words) =>
        Filter(new StringBuilder().Append(CultureInfo.InvariantCulture, $"SELECT t.* FROM \"{table}\" AS t WHERE 1"), words.Count, first: 0).ToString();

    private static object[] ShortParameters(List<string> words) => [.. words];

    private static StringBuilder Filter(StringBuilder sql, int count, int first)
    {
        for (var i = first; i < first + count; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND instr(t.\"{FoldedText.Column}\", {{{i}}}) > 0");
        }

        return sql;
    }
}
