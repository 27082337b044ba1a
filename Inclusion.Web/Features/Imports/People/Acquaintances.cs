using System.Globalization;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>What a row says of a person that may tell them from others.</summary>
/// <param name="Key">By which another program knows them; null when it is not said.</param>
/// <param name="RowKey">By which this row is known again; null where there is none.</param>
/// <param name="Email">Empty when it is not said, as <paramref name="Phone"/> and <paramref name="Place"/>.</param>
internal sealed record PersonClaim(int Line, string? Key, string? RowKey, string Name, string Email, string Phone, int? BirthYear, string Place);

/// <summary>Someone whom a row may be about: a person who is here, or one of an earlier line.</summary>
/// <param name="PersonId">Null for someone of an earlier line, whose number <paramref name="Line"/> is.</param>
internal sealed record Acquaintance(long? PersonId, int? Line, string? Key, string Name, string Email, string Phone, int? BirthYear, string Place)
{
    /// <summary>The centre that has them, by name, where they are not in reach of whoever imports: of them nothing else is told. Null: they are.</summary>
    public string? Elsewhere { get; set; }
}

/// <summary>Who a row is about.</summary>
/// <param name="Same">Identified, or decided to be; null for somebody new, and while it waits.</param>
/// <param name="Doubt">What there is to decide, decided or not; null where nobody may be meant but <paramref name="Same"/>.</param>
internal sealed record Recognition(Acquaintance? Same, Doubt? Doubt = null)
{
    /// <summary>It has to be decided first who this is.</summary>
    public bool IsWaiting => Doubt is { Answer: null };
}

/// <summary>
/// Everybody whom the rows of a file may be about. Someone is the same by what identifies: the number under which another program has them, or a phone number or e-mail
/// address together with a like name. Those who share no more than the name are doubtful; two numbers of one program, or two years of birth, tell namesakes apart.
/// </summary>
internal sealed class Acquaintances
{
    private const int ChunkSize = 1_000;

    /// <summary>Orders of more words than this are not looked up: a name of four has twenty-four.</summary>
    private const int MostWordsInAnyOrder = 3;

    private readonly Dictionary<string, Acquaintance> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Acquaintance>> _byName = [];
    private readonly Dictionary<string, List<Acquaintance>> _byEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Acquaintance>> _byPhone = [];
    private readonly Dictionary<long, Acquaintance> _known = [];

    /// <summary>Looks up everyone here whom one of the rows may be about.</summary>
    public static async Task<Acquaintances> OfAsync(InclusionDb db, Actor actor, IReadOnlyList<PersonClaim> claims, CancellationToken cancel)
    {
        var acquaintances = new Acquaintances();
        foreach (var some in claims.Chunk(ChunkSize))
        {
            var keys = some.SelectMany(c => new[] { c.Key, c.RowKey }).OfType<string>().ToList();
            var names = some.SelectMany(c => Orders(c.Name)).Distinct().ToList();
            var emails = some.Select(c => c.Email).Where(e => e.Length > 0).Distinct().ToList();
            var phones = some.Select(c => ContactFormats.PhoneKey(c.Phone)).Where(p => p.Length > 0).Distinct().ToList();
            await acquaintances.MeetAsync(db.People.Where(p => p.ExternalKey != null && keys.Contains(p.ExternalKey)), cancel);
            await acquaintances.MeetMergedAsync(db, keys, cancel);
            await acquaintances.MeetAsync(db.KeptPeople.Where(p => names.Contains(EF.Property<string>(p, FoldedText.NameColumn))), cancel);
            await acquaintances.MeetAsync(db.People.Where(p => p.Email != "" && emails.Contains(p.Email)), cancel);
            await acquaintances.MeetAsync(db.People.Where(p => EF.Property<string>(p, FoldedText.PhoneColumn) != "" && phones.Contains(EF.Property<string>(p, FoldedText.PhoneColumn))), cancel);
        }

        await acquaintances.HideAsync(db, await PeopleInReach.SeenByAsync(db, actor, cancel), cancel);

        return acquaintances;
    }

    /// <summary>Who the row is about, by what identifies and by what was decided.</summary>
    /// <param name="describe">The row in words, for whoever decides.</param>
    public Recognition Recognise(PersonClaim claim, ImportCommand command, Func<string> describe)
    {
        if ((claim.Key is { } key && _byKey.TryGetValue(key, out var same)) || (claim.RowKey is { } row && _byKey.TryGetValue(row, out same)))
        {
            return new Recognition(same);
        }

        var reached = In(_byEmail, claim.Email).Concat(In(_byPhone, ContactFormats.PhoneKey(claim.Phone))).Distinct()
            .Where(other => NameLikeness.AreAlike(claim.Name, other.Name) && !HaveTwoKeys(claim, other)).ToList();
        if (reached.Find(other => !AreOfTwoAges(claim, other)) is { } identified)
        {
            return new Recognition(identified);
        }

        var namesakes = In(_byName, NameKey(claim.Name)).Where(other => !HaveTwoKeys(claim, other) && !AreOfTwoAges(claim, other));
        if (reached.Concat(namesakes).Distinct().ToList() is not [var likeliest, ..] doubtful)
        {
            return new Recognition(null);
        }

        var answer = command.AnswerOf(claim.Line);
        return new Recognition(answer is DoubtAnswer.Same ? likeliest : null, new Doubt(claim.Line, describe(), [.. doubtful.Select(Describe)], answer));
    }

    /// <summary>Whoever has this address already under another name, as in a family; null when nobody has.</summary>
    public Acquaintance? WithEmail(string email) => In(_byEmail, email).FirstOrDefault();

    /// <summary>A row of the file became somebody: later rows may be about them.</summary>
    public void Add(PersonClaim claim) =>
        Remember(new Acquaintance(null, claim.Line, claim.Key ?? claim.RowKey, claim.Name, claim.Email, claim.Phone, claim.BirthYear, claim.Place));

    /// <summary>Someone in words, by what tells them from namesakes.</summary>
    public static string Describe(Acquaintance other) => other.Elsewhere is { } centre ? string.Format(CultureInfo.CurrentCulture, ImportText.DoubtElsewhere, centre) : other.Line is { } line
        ? string.Format(CultureInfo.CurrentCulture, ImportText.DoubtLine, line, Describe(other.Name, other.Email, other.Phone, other.BirthYear, other.Place))
        : Describe(other.Name, other.Email, other.Phone, other.BirthYear, other.Place);

    public static string Describe(PersonClaim claim) => Describe(claim.Name, claim.Email, claim.Phone, claim.BirthYear, claim.Place);

    private static string Describe(string name, string email, string phone, int? birthYear, string place) =>
        string.Join(", ", new[] { name, birthYear?.ToString(CultureInfo.InvariantCulture) ?? "", place, phone, email }.Where(text => text.Length > 0));

    private async Task MeetAsync(IQueryable<Person> people, CancellationToken cancel)
    {
        foreach (var p in await people.Select(p => new { p.Id, p.ExternalKey, p.Name, p.Email, p.Phone, p.BirthYear, p.PostalCode, p.Municipality }).ToListAsync(cancel))
        {
            if (!_known.ContainsKey(p.Id))
            {
                _known[p.Id] = new Acquaintance(p.Id, null, p.ExternalKey, p.Name, p.Email, p.Phone, p.BirthYear, $"{p.PostalCode} {p.Municipality}".Trim());
                Remember(_known[p.Id]);
            }
        }
    }

    /// <summary>Those who are not in reach are known still, since a list must not double them, and not described.</summary>
    private async Task HideAsync(InclusionDb db, PeopleInReach reach, CancellationToken cancel)
    {
        if (reach.IsEverybody)
        {
            return;
        }

        foreach (var some in _known.Keys.Chunk(ChunkSize))
        {
            foreach (var other in await reach.Beyond(db.People).Where(p => some.Contains(p.Id)).Select(p => new { p.Id, Centre = db.Centres.Where(c => c.Id == p.HomeCentreId).Select(c => c.Name).First() }).ToListAsync(cancel))
            {
                _known[other.Id].Elsewhere = other.Centre;
            }
        }
    }

    /// <summary>Records that were merged into another are still known by their keys.</summary>
    private async Task MeetMergedAsync(InclusionDb db, List<string> keys, CancellationToken cancel)
    {
        var merged = await db.MergedPeople.Where(m => m.ExternalKey != null && keys.Contains(m.ExternalKey)).Select(m => new { m.ExternalKey, m.IntoId }).ToListAsync(cancel);
        var ids = merged.ConvertAll(m => m.IntoId);
        await MeetAsync(db.KeptPeople.Where(p => ids.Contains(p.Id)), cancel);
        foreach (var record in merged.Where(m => _known.ContainsKey(m.IntoId)))
        {
            _byKey.TryAdd(record.ExternalKey!, _known[record.IntoId]);
        }
    }

    private void Remember(Acquaintance other)
    {
        if (other.Key is not null)
        {
            _byKey.TryAdd(other.Key, other);
        }

        Into(_byName, NameKey(other.Name), other);
        Into(_byEmail, other.Email, other);
        Into(_byPhone, ContactFormats.PhoneKey(other.Phone), other);
    }

    /// <summary>One program has them under two numbers. A key that stands for a row says nothing of the kind.</summary>
    private static bool HaveTwoKeys(PersonClaim claim, Acquaintance other) =>
        claim.Key is { } one && other.Key is { } two && !two.StartsWith(Person.RowKeyPrefix, StringComparison.Ordinal)
        && SnipeIt.IsKey(one) == SnipeIt.IsKey(two) && !one.Equals(two, StringComparison.OrdinalIgnoreCase);

    private static bool AreOfTwoAges(PersonClaim claim, Acquaintance other) => claim.BirthYear is { } one && other.BirthYear is { } two && one != two;

    /// <summary>The words of a name whatever their order.</summary>
    private static string NameKey(string name) => string.Join(' ', Folding.Fold(name).Split(' ').Order(StringComparer.Ordinal));

    private static IEnumerable<string> Orders(string name)
    {
        var words = Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 1 and <= MostWordsInAnyOrder ? Permutations(words).Select(order => string.Join(' ', order)) : [string.Join(' ', words)];
    }

    private static IEnumerable<IEnumerable<string>> Permutations(string[] words) => words.Length < 2
        ? [words]
        : words.SelectMany((word, index) => Permutations([.. words.Where((_, i) => i != index)]).Select(rest => rest.Prepend(word)));

    private static List<Acquaintance> In(Dictionary<string, List<Acquaintance>> index, string key) => key.Length > 0 && index.TryGetValue(key, out var found) ? found : [];

    private static void Into(Dictionary<string, List<Acquaintance>> index, string key, Acquaintance other)
    {
        if (key.Length == 0)
        {
            return;
        }

        if (!index.TryGetValue(key, out var others))
        {
            index[key] = others = [];
        }

        others.Add(other);
    }
}
