using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Privacy;

/// <summary>
/// What someone is known by – name, phone number, e-mail address, also those of earlier – to find it in what others have written.
/// <para>
/// Words are compared whole. A <em>telling</em> word of a name has four letters or more and is no common word (<see cref="CommonWords"/>): it is found whatever its accents and capitals. A
/// short or common one (“Li”, “An”, “Rose”, “Pierre”, “May”) means too much else. It counts as a part of the whole name, in either order; beside a telling word of the name; or after a title (“Mme Li”); and always
/// written as a name is, with a capital and the accents that it has, or all in capitals. Scripts without capitals have no such words.
/// </para>
/// </summary>
public sealed partial class KnownBy
{
    /// <summary>A shorter word is a part of too many texts that mean somebody else.</summary>
    private const int ShortestTelling = 4;

    /// <summary>A shorter word is none by which anybody would search for a person.</summary>
    private const int ShortestSearched = 3;

    /// <summary>Fewer digits stand in too many other numbers.</summary>
    private const int FewestDigits = 6;

    private const string Gone = "…";

    /// <summary>What ends a sentence, or a part of it, after a word that is neither an initial nor a title.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?;:()\r\n");

    private static readonly HashSet<string> Titles = ["m", "mm", "mme", "mmes", "mlle", "mr", "mrs", "ms", "miss", "mx", "dr", "monsieur", "madame", "mademoiselle", "docteur", "doctor"];

    /// <summary>The whole name in either order, word by word.</summary>
    private readonly List<string[]> _names = [];

    /// <summary>Folded words of the names, with their own spellings in small letters.</summary>
    private readonly Dictionary<string, HashSet<string>> _words = [];
    private readonly List<string[]> _families = [];
    private readonly HashSet<string> _emails;
    private readonly HashSet<string> _phones;
    private readonly HashSet<string> _shared;

    /// <summary>E-mail addresses first: one may have a number in it.</summary>
    private readonly List<Contact> _contacts;
    private readonly string _address;

    /// <param name="names">Of now and of earlier, as <see cref="Person.Name"/> has them.</param>
    /// <param name="addressedAs">As <see cref="Person.AddressAs"/> has them; may be empty texts, as phones and e-mail addresses may.</param>
    /// <param name="shared">Of these phones, by <see cref="ContactFormats.PhoneKey"/>, and e-mail addresses, in small letters, those that others have as well.</param>
    internal KnownBy(IEnumerable<string> names, IEnumerable<string> addressedAs, IEnumerable<string> phones, IEnumerable<string> emails, IEnumerable<string> shared, string address)
    {
        foreach (var name in names)
        {
            var parts = PersonName.Of(name);
            AddName(name);
            AddName($"{parts.Family} {parts.Given}");
            if (Words(parts.Family) is { Length: > 0 } family)
            {
                _families.Add(family);
            }
        }

        foreach (var words in addressedAs)
        {
            if (Words(words).Length > 1)
            {
                AddName(words);
            }
        }

        var numbers = phones.Select(Digits).Where(digits => digits.Length >= FewestDigits).Distinct().ToList();
        _phones = numbers.Select(ContactFormats.PhoneKey).ToHashSet();
        _emails = emails.Where(email => email.Length > 0).Select(email => email.ToLowerInvariant()).ToHashSet();
        _shared = shared.ToHashSet();
        _contacts =
        [
            .. _emails.Select(email => new Contact(EmailInText(email), email.Count(char.IsAsciiDigit), _shared.Contains(email))),
            .. numbers.ConvertAll(digits => new Contact(NumberInText(digits), ContactFormats.PhoneKey(digits).Length, _shared.Contains(ContactFormats.PhoneKey(digits)))),
        ];
        _address = string.Join(' ', Words(address)) is var line && line.Contains(' ', StringComparison.Ordinal) ? line : "";
    }

    /// <summary>E-mail addresses that they had, in small letters.</summary>
    public IReadOnlySet<string> Emails => _emails;

    /// <summary>
    /// By what their record says now and what the audit trail tells of earlier, also of records that were merged into it. Ways to reach them that someone else has as well, such as a family's number,
    /// say nothing about whom a text means: <see cref="IsIn"/> passes over them.
    /// </summary>
    /// <param name="people">The ids of their record and of those that were merged into it.</param>
    public static async Task<KnownBy> FindAsync(InclusionDb db, Person person, IReadOnlyCollection<long> people, CancellationToken cancel)
    {
        string[] fields = [nameof(Person.Name), nameof(Person.AddressAs), nameof(Person.Phone), nameof(Person.Email)];
        var rows = db.AuditEntries.Where(e => e.Record == nameof(Person) && people.Contains(e.RecordId) && e.DetailsDigest != null);
        var told = await rows.Join(db.AuditDetails.Where(d => fields.Contains(d.Field)), e => e.Id, d => d.EntryId, (e, d) => new { d.Field, d.Before, d.After }).ToListAsync(cancel);
        List<string> Of(string field, string now) => [.. told.Where(t => t.Field == field).SelectMany(t => new[] { t.Before, t.After }).Append(now).OfType<string>().Where(text => text.Length > 0).Distinct()];

        // A name that was written into the wrong record and is somebody else's says nothing.
        var (names, addressedAs) = (Of(nameof(Person.Name), person.Name), Of(nameof(Person.AddressAs), person.AddressAs));
        var others = db.KeptPeople.Where(p => p.Id != person.Id);
        var taken = await others.Where(p => names.Contains(p.Name)).Select(p => p.Name).ToListAsync(cancel);
        var takenAddresses = await others.Where(p => addressedAs.Contains(p.AddressAs)).Select(p => p.AddressAs).ToListAsync(cancel);
        var (phones, emails) = (Of(nameof(Person.Phone), person.Phone), Of(nameof(Person.Email), person.Email));
        return new KnownBy(
            names.Except(taken).Append(person.Name), addressedAs.Except(takenAddresses).Append(person.AddressAs), phones, emails, await SharedAsync(db, others, phones, emails, cancel), person.Address);
    }

    /// <summary>Their whole name, in either order, or a way to reach them that is theirs alone stands in it.</summary>
    public bool IsIn(string? text) => IsIn(new ReadText(text));

    /// <inheritdoc cref="IsIn(string?)"/>
    public bool IsIn(ReadText text) => HasContact(text, shared: false) || HasName(text);

    /// <summary>As <see cref="IsIn"/>, or a way to reach them that others have too, or their family name alone: it may mean someone else, which only a person can tell.</summary>
    public bool MayBeIn(string? text)
    {
        var read = new ReadText(text);
        return HasContact(read, shared: true) || HasName(read) || _families.Exists(family => IsFamilyIn(read.Words, family));
    }

    /// <summary>As <see cref="IsIn"/>, or one word of their name of three letters and more: a search with it was for them, or found them.</summary>
    public bool IsSearchedBy(ReadText text) =>
        HasContact(text, shared: true)
        || HasName(text)
        || text.Words.Exists(word => (word.Folded.Length >= ShortestSearched || word.HasNoCase) && _words.ContainsKey(word.Folded))
        || (_address.Length > 0 && string.Join(' ', text.Words.Select(word => word.Folded)).Contains(_address, StringComparison.Ordinal));

    /// <summary>The name is theirs, as far as a name tells: nothing but words of their name, their beginnings and initials (“Mme Diarra”, “Fatou Diarra”, “F. Diarra”).</summary>
    public bool IsName(string name)
    {
        var words = WordsIn(name).Where(word => !Titles.Contains(word.Folded)).ToList();
        return words.Count > 0
            && words.Exists(word => _words.ContainsKey(word.Folded))
            && words.TrueForAll(word => _words.Keys.Any(known => word.Folded.Length is 1 or >= ShortestSearched ? known.StartsWith(word.Folded, StringComparison.Ordinal) : known == word.Folded));
    }

    /// <summary>The address or number is one of theirs, however it is written.</summary>
    /// <param name="contact">An e-mail address or a phone number.</param>
    public bool IsReachedBy(string contact) =>
        _emails.Contains(contact.ToLowerInvariant()) || (ContactFormats.IsPhone(contact) && _phones.Contains(ContactFormats.PhoneKey(contact)));

    /// <summary>
    /// Whether the other finds the same: what tells of someone is another thing once somebody with their number, their address or an earlier name of theirs is not kept any longer.
    /// </summary>
    public bool FindsAsMuchAs(KnownBy other) =>
        _phones.SetEquals(other._phones) && _emails.SetEquals(other._emails) && _shared.SetEquals(other._shared) && Joined(this).SetEquals(Joined(other));

    /// <summary>Someone else, who is kept, is reached by it as well.</summary>
    /// <param name="email">In whatever letters.</param>
    public bool IsShared(string email) => _shared.Contains(email.ToLowerInvariant());

    /// <summary>
    /// The text with a dot of three in the place of each word of their name, their phone number and their e-mail address. Of short and common words only those go that stand where a name
    /// stands, as the class says: neither “la souris rose” nor “en May” is touched for a Rose May.
    /// </summary>
    /// <param name="isAboutThem">The text is about their own loan or place: there a short or common word with a capital goes wherever it stands.</param>
    public string TakeOutOf(string text, bool isAboutThem = false)
    {
        var rest = _contacts.Aggregate(text, (left, contact) => contact.Pattern.Replace(left, Gone));
        var words = WordsIn(rest);
        var goes = Naming(words, isAboutThem);
        var index = 0;
        return WordInText().Replace(rest, word => goes[index++] ? Gone : word.Value);
    }

    /// <summary>Which of the words stand for them.</summary>
    private bool[] Naming(List<Word> words, bool isAboutThem)
    {
        var goes = words.ConvertAll(word => _words.ContainsKey(word.Folded) && IsTelling(word.Folded)).ToArray();
        foreach (var name in _names)
        {
            foreach (var start in Places(words, name))
            {
                goes.AsSpan(start, name.Length).Fill(true);
            }
        }

        for (var i = 0; i < words.Count; i++)
        {
            goes[i] |= IsWeakName(words[i]) && (isAboutThem || (i > 0 && Titles.Contains(words[i - 1].Folded)));
        }

        // From each word that goes on to its neighbours, in both directions.
        for (var i = 1; i < words.Count; i++)
        {
            goes[i] |= goes[i - 1] && !words[i].BeginsSentence && IsWeakName(words[i]);
        }

        for (var i = words.Count - 2; i >= 0; i--)
        {
            goes[i] |= goes[i + 1] && !words[i + 1].BeginsSentence && IsWeakName(words[i]);
        }

        // A title is no part of a name: “Madame” stays where the way to address them has it.
        for (var i = 0; i < words.Count; i++)
        {
            goes[i] &= !Titles.Contains(words[i].Folded);
        }

        return goes;
    }

    private bool HasName(ReadText text) => _names.Exists(name => Array.TrueForAll(name, text.Has) && Places(text.Words, name).Any());

    /// <summary>Where a whole name stands; one of which no word is telling only where it is written as a name.</summary>
    private IEnumerable<int> Places(List<Word> words, string[] name)
    {
        var needsCapitals = !Array.Exists(name, IsTelling);
        return from start in Enumerable.Range(0, Math.Max(0, words.Count - name.Length + 1))
               where Enumerable.Range(0, name.Length).All(i => words[start + i].Folded == name[i] && (i == 0 || !needsCapitals || !words[start + i].BeginsSentence) && (!needsCapitals || words[start + i].HasNoCase || words[start + i].IsCapital || Titles.Contains(name[i])))
               select start;
    }

    private bool IsFamilyIn(List<Word> words, string[] family)
    {
        var isTelling = Array.Exists(family, IsTelling);
        for (var start = 0; start <= words.Count - family.Length; start++)
        {
            if (Enumerable.Range(0, family.Length).All(i => words[start + i].Folded == family[i])
                && (isTelling || (IsWeakName(words[start + family.Length - 1]) && (!CommonWords.Has(family[^1]) || (start > 0 && Titles.Contains(words[start - 1].Folded))))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One of their short or common words, written as a name.</summary>
    private bool IsWeakName(Word word) =>
        _words.TryGetValue(word.Folded, out var spellings) && !Titles.Contains(word.Folded) && word.IsCapital && (word.IsAllCapitals || spellings.Contains(word.Text.ToLowerInvariant()));

    private static bool IsTelling(string folded) =>
        !Titles.Contains(folded) && (folded.Any(IsUncased) ? folded.Length > 1 : folded.Length >= ShortestTelling && !CommonWords.Has(folded));

    private static bool IsUncased(char sign) => char.GetUnicodeCategory(sign) is UnicodeCategory.OtherLetter;

    private static HashSet<string> Joined(KnownBy known) => known._names.Select(name => string.Join(' ', name)).ToHashSet();

    private static string[] Words(string text) => [.. WordsIn(text).Select(word => word.Folded)];

    private static List<Word> WordsIn(string text)
    {
        var words = new List<Word>();
        var end = 0;
        foreach (Match match in WordInText().Matches(text))
        {
            var between = text.AsSpan(end, match.Index - end);
            words.Add(new Word(match.Value) { BeginsSentence = words.Count == 0 || (between.ContainsAny(Ends) && words[^1] is { Text.Length: > 1 } before && !Titles.Contains(before.Folded)) });
            end = match.Index + match.Length;
        }

        return words;
    }

    /// <summary>Of these ways to reach someone, in small letters and digits, those that others have as well.</summary>
    private static async Task<List<string>> SharedAsync(InclusionDb db, IQueryable<Person> others, IEnumerable<string> phones, IEnumerable<string> emails, CancellationToken cancel)
    {
        var keys = phones.Select(ContactFormats.PhoneKey).ToList();
        var byPhone = await others.Where(p => EF.Property<string>(p, FoldedText.PhoneColumn) != "" && keys.Contains(EF.Property<string>(p, FoldedText.PhoneColumn)))
            .Select(p => EF.Property<string>(p, FoldedText.PhoneColumn)).Distinct().ToListAsync(cancel);
        var addresses = emails.Select(email => email.ToLowerInvariant()).Where(email => email.Length > 0).ToList();
#pragma warning disable CA1304, CA1311 // Done by the database, which knows no cultures.
        var byEmail = addresses.Count == 0 ? [] : await others.Where(p => p.Email != "" && addresses.Contains(p.Email.ToLower())).Select(p => p.Email).ToListAsync(cancel);
#pragma warning restore CA1304, CA1311
        return [.. byPhone, .. byEmail.Select(email => email.ToLowerInvariant())];
    }

    private void AddName(string name)
    {
        var words = WordsIn(name);
        foreach (var word in words)
        {
            if (!_words.TryGetValue(word.Folded, out var spellings))
            {
                _words[word.Folded] = spellings = [];
            }

            spellings.Add(word.Text.ToLowerInvariant());
        }

        string[] folded = [.. words.Select(word => word.Folded)];
        if ((folded.Length > 1 || Array.Exists(folded, IsTelling)) && !_names.Exists(known => known.SequenceEqual(folded)))
        {
            _names.Add(folded);
        }
    }

    private bool HasContact(ReadText text, bool shared) =>
        _contacts.Exists(contact => (shared || !contact.IsShared) && text.Digits >= contact.Digits && contact.Pattern.IsMatch(text.Text));

    private static string Digits(string phone) => string.Concat(phone.Where(char.IsAsciiDigit));

    /// <summary>The whole address: “marie@example.org” neither in “annemarie@example.org” nor in “marie@example.org.uk”.</summary>
    private static Regex EmailInText(string email) => new($@"(?<![\w.+-]){Regex.Escape(email)}(?!\.?[\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>
    /// The whole number, however it is grouped and with or without the code of its country; beside it may stand another number or a date. One that is too short for such a code may be the end of
    /// a longer one: there no other digits stand beside it.
    /// </summary>
    private static Regex NumberInText(string digits)
    {
        const string Between = @"[\s().\-/#x*]{0,4}";
        var key = ContactFormats.PhoneKey(digits);
        var spelled = string.Join(Between, key.AsEnumerable());
        return new Regex(
            key.Length < ContactFormats.KeyDigits
                ? $@"(?<!\d[\s.\-]?){spelled}(?![\s.\-]?\d)"
                : $@"(?<!\d)(?:{string.Join(Between, digits.AsEnumerable())}|(?:(?:\+|00){Between}[1-9]\d{{0,2}}{Between})?(?:(?:\(0\)|0){Between})?{spelled}|\+?\d{{1,5}}{spelled})(?!\d)",
            RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex WordInText();

    /// <param name="Pattern">By which it is found in a text.</param>
    /// <param name="Digits">How many a text with it has at least.</param>
    /// <param name="IsShared">Others are reached by it as well.</param>
    private sealed record Contact(Regex Pattern, int Digits, bool IsShared);

    /// <summary>A text of which digits and words are looked for once, however many people it may mean.</summary>
    /// <param name="text">Null is as empty as “”.</param>
    public sealed class ReadText(string? text)
    {
        private List<Word>? _words;
        private HashSet<string>? _folded;

        internal string Text { get; } = text ?? "";

        internal int Digits { get; } = text?.Count(char.IsAsciiDigit) ?? 0;

        internal List<Word> Words => _words ??= WordsIn(Text);

        internal bool Has(string folded) => (_folded ??= Words.Select(word => word.Folded).ToHashSet()).Contains(folded);
    }

    /// <param name="Text">As it is written.</param>
    internal readonly record struct Word(string Text)
    {
        public string Folded { get; } = Folding.Fold(Text);

        /// <summary>What stands before it is another sentence, or a part of it that is closed.</summary>
        public bool BeginsSentence { get; init; }

        public bool HasNoCase => IsUncased(Text[0]);

        public bool IsCapital => char.GetUnicodeCategory(Text[0]) is UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter;

        public bool IsAllCapitals => !Text.Any(char.IsLower);
    }
}
