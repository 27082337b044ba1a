using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data.Text;

/// <summary>What the index of names is asked for a name.</summary>
/// <param name="Match">For the index of words; empty: no word is like one of its words, and nobody is alike.</param>
public sealed record AlikeName(string Name, IReadOnlyList<string> Words, string Match);

/// <summary>
/// Finds people and devices by any part of what they are known by. A trigram index answers for parts of three letters and more; shorter ones are looked for
/// in what the longer ones left, or, alone, at the beginning of a name. Results come newest first (descending id), without counting.
/// </summary>
public static partial class FoldedSearch
{
    /// <summary>A trigram index knows nothing of shorter parts.</summary>
    private const int ShortestIndexed = 3;

    /// <summary>Names of more words are told apart by these.</summary>
    private const int MostWords = 5;

    private const int MostTerms = 50;

    private const int MostCandidates = 200;

    /// <summary>So many digits are a whole phone number, and not a part of one.</summary>
    private const int WholeNumber = 8;

    /// <summary>Letters beyond this many say nothing more, and a pasted page is no name.</summary>
    private const int LongestText = 100;

    /// <summary>People whose name, form of address, e-mail address or phone number contain every word of the text; nobody for an empty text.</summary>
    public static IQueryable<Person> SearchPeople(this InclusionDb db, string text) =>
        Words(text) switch
        {
            { Count: 0 } => db.People.Where(_ => false),
            var words when words.TrueForAll(w => w.Length < ShortestIndexed && !w.Any(IsIdeograph)) => ByBeginnings(db, words),
            var words when words.TrueForAll(w => w.Length < ShortestIndexed) => db.People.FromSqlRaw(ShortSql("People", words), ShortParameters(words)),
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

    /// <summary>
    /// The loans whose number begins like the text, or is meant by it: L-2026-00012 is found by "L-2026-0", "2026-12", "l 2026 12" and "L202600012"; none for any other text.
    /// </summary>
    public static IQueryable<Loan> FindLoans(this InclusionDb db, string text)
    {
        // Ranges are what an index can answer.
        var typed = text.Trim().ToUpperInvariant();
        if (LoanNumber().Match(typed) is { Success: true } parts)
        {
            var (year, number) = (parts.Groups["year"].Value, parts.Groups["number"].Value);
            var whole = Loan.NumberOf(int.Parse(year, CultureInfo.InvariantCulture), long.Parse(number, CultureInfo.InvariantCulture));
            var (begun, end) = ($"L-{year}-{number}", $"L-{year}-{number}\uFFFF");
            return db.Loans.Where(l => l.Number == whole || (l.Number.CompareTo(begun) >= 0 && l.Number.CompareTo(end) < 0));
        }

        var last = typed + '\uFFFF';
        return typed.StartsWith("L-", StringComparison.Ordinal)
            ? db.Loans.Where(l => l.Number.CompareTo(typed) >= 0 && l.Number.CompareTo(last) < 0)
            : db.Loans.Where(_ => false);
    }

    /// <summary>The people in whose name there are words that are like those of this one, in any order, the likeliest first; see <see cref="NameLikeness"/>.</summary>
    /// <param name="isPart">It may be a part of a name, as someone types it into a search: one word is then enough.</param>
    /// <param name="among">Those of whom one may be meant; null: everybody.</param>
    public static async Task<List<long>> FindAlikeAsync(this InclusionDb db, string name, bool isPart, int most, CancellationToken cancel, Func<IQueryable<Person>, IQueryable<Person>>? among = null) =>
        await db.FindAlikeAsync(await db.LikeAsync(name, cancel), isPart, most, cancel, among);

    /// <summary>What to ask the index of names for those like this one: worked out once for a name that is looked for among several groups of people.</summary>
    public static async Task<AlikeName> LikeAsync(this InclusionDb db, string name, CancellationToken cancel)
    {
        var words = NameLikeness.WordsOf(name).Distinct().Take(MostWords).ToList();
        var alike = new List<IReadOnlyList<string>>();
        foreach (var word in words)
        {
            alike.Add(await WordsLikeAsync(db, word, cancel));
        }

        // Two words of a longer name are enough to look at someone: the other may be left out there.
        var wanted = words.Count == 1
            ? AnyOf(alike[0])
            : string.Join(" OR ", alike.SelectMany((one, i) => alike.Skip(i + 1).Select(other => AnyOf(one) is { } first && AnyOf(other) is { } second ? $"({first} AND {second})" : null)).OfType<string>());
        return new AlikeName(name, words, wanted ?? "");
    }

    /// <summary>As for a name, of which <see cref="LikeAsync"/> has said what is like it.</summary>
    public static async Task<List<long>> FindAlikeAsync(this InclusionDb db, AlikeName like, bool isPart, int most, CancellationToken cancel, Func<IQueryable<Person>, IQueryable<Person>>? among = null)
    {
        if (like.Match.Length == 0)
        {
            return [];
        }

        IQueryable<Person> found = db.People.FromSqlRaw("SELECT t.* FROM \"People\" AS t WHERE t.\"Id\" IN (SELECT rowid FROM \"PersonWords\" WHERE \"PersonWords\" MATCH {0})", like.Match);
        var candidates = await (among?.Invoke(found) ?? found)
            .OrderByDescending(p => p.Id).Take(MostCandidates).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        return
        [
            .. candidates.Where(p => isPart || NameLikeness.AreAlike(like.Name, p.Name))
                .OrderByDescending(p => like.Words.Count(NameLikeness.WordsOf(p.Name).Contains)).ThenBy(p => p.Name.Length).Take(most).Select(p => p.Id),
        ];
    }

    /// <summary>The words in people's names that are like this one. Only those with the same first letter: whoever mistypes that is rare, and all the others would have to be read.</summary>
    private static async Task<IReadOnlyList<string>> WordsLikeAsync(InclusionDb db, string word, CancellationToken cancel)
    {
        var first = word[..(char.IsHighSurrogate(word[0]) ? 2 : 1)];
        var terms = await db.Database.SqlQueryRaw<string>("SELECT term AS \"Value\" FROM \"PersonVocabulary\" WHERE term >= {0} AND term < {1}", first, first + '\uFFFF').ToListAsync(cancel);
        return [.. NameLikeness.LongFormsOf(word), .. terms.Where(term => NameLikeness.AreWordsAlike(word, term)).Take(MostTerms)];
    }

    /// <summary>Null where there is none.</summary>
    private static string? AnyOf(IReadOnlyList<string> words) => words.Count == 0 ? null : $"({string.Join(" OR ", words.Select(Quoted))})";

    /// <summary>Each word begins one of the name's words, in any order.</summary>
    private static IQueryable<Person> ByBeginnings(InclusionDb db, List<string> words) => db.People.FromSqlRaw(
        "SELECT t.* FROM \"People\" AS t WHERE t.\"Id\" IN (SELECT rowid FROM \"PersonWords\" WHERE \"PersonWords\" MATCH {0})", string.Join(" AND ", words.Select(w => Quoted(w) + "*")));

    private static string Quoted(string word) => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A sign that is a word by itself: a name of two is no beginning, but all there is.</summary>
    private static bool IsIdeograph(char sign) => sign is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    private static List<string> Words(string text)
    {
        text = text.Length > LongestText ? text[..LongestText] : text;

        // A phone number is kept as digits alone, however someone groups them.
        if (text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || char.IsWhiteSpace(c) || c is '+' or '(' or ')' or '.' or '-' or '/'))
        {
            return [NumberOf(text)];
        }

        return [.. Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>
    /// What +33 6 39 98 20 01, 0033 639982001 and 06 39 98 20 01 have in common, so that each finds the others: the digits after the country's code, or after the
    /// zero that is dialled within the country. Of a part of a number, its digits.
    /// </summary>
    private static string NumberOf(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var isAbroad = text.TrimStart().StartsWith('+') || digits.StartsWith("00", StringComparison.Ordinal);
        if (isAbroad && CountryCodes.WithoutCode(digits.TrimStart('0')) is { Length: > 0 } national)
        {
            return national;
        }

        return digits.Length > WholeNumber ? digits.TrimStart('0') : digits;
    }

    private static string Sql(string table, string index, List<string> words)
    {
        // As a list of ids: so the newest come first without sorting thousands of whole rows.
        var sql = new StringBuilder().Append(CultureInfo.InvariantCulture, $"SELECT t.* FROM \"{table}\" AS t WHERE t.\"Id\" IN (SELECT rowid FROM \"{index}\" WHERE \"{index}\" MATCH {{0}})");
        return Filter(sql, words.Count(w => w.Length < ShortestIndexed), first: 1).ToString();
    }

    private static object[] Parameters(List<string> words) =>
    [
        string.Join(" AND ", words.Where(w => w.Length >= ShortestIndexed).Select(Quoted)),
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

    /// <summary>The year and the number, with whatever stands between them. The numbers of a year have five digits or more.</summary>
    [GeneratedRegex(@"^(?:L[\s-]*)?(?<year>20\d\d)[\s-]*(?<number>\d{1,9})$", RegexOptions.CultureInvariant)]
    private static partial Regex LoanNumber();
}
