using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.People;

/// <summary>Someone served: borrower, learner or both; one record.</summary>
public sealed partial class Person : IAudited, IVersioned
{
    /// <summary>Maximum length of a name, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Maximum length of a note, in characters: a page and a half.</summary>
    public const int NoteMaxLength = 4000;

    /// <summary>Maximum length of the reason of a block, in characters.</summary>
    public const int ReasonMaxLength = 500;

    /// <summary>An age above this is taken for a typing mistake.</summary>
    public const int OldestYears = 120;

    /// <summary>Begins the keys of rows of lists: they say only by what the same list knows somebody again.</summary>
    public const string RowKeyPrefix = "row:";

    private readonly List<PersonNote> _notes = [];
    private readonly List<PersonConsent> _consents = [];
    private readonly List<PersonBlockEvent> _blockEvents = [];

    private Person()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public string Name { get; private set; } = "";

    public string AddressAs { get; private set; } = "";

    public string Phone { get; private set; } = "";

    public string Email { get; private set; } = "";

    public string Address { get; private set; } = "";

    public string PostalCode { get; private set; } = "";

    public string Municipality { get; private set; } = "";

    public string Language { get; private set; } = "";

    public ContactChannel? PreferredChannel { get; private set; }

    public int? BirthYear { get; private set; }

    public Occupation Occupation { get; private set; }

    public Gender Gender { get; private set; }

    public long? HouseholdId { get; private set; }

    public long? ReferredById { get; private set; }

    /// <summary>The centre that served them last, and until one did, the one where they were added; null: none is known, and every centre has them (docs/domain.md, Who sees whom).</summary>
    public long? HomeCentreId { get; private set; }

    /// <summary>
    /// Their key in another system, such as a Snipe-IT user name, or that of the row of a list (<see cref="RowKeyPrefix"/>) where the list has none; null when they were added
    /// here and no list has named them.
    /// </summary>
    public string? ExternalKey { get; private set; }

    /// <summary>Why nothing is lent to them for now; null when they are not blocked. It is over at its end whether or not it was taken away yet: see <see cref="IsBlockedOn"/>.</summary>
    public string? BlockedReason { get; private set; }

    /// <summary>The last day of the block; null: until somebody lifts it, and when there is none.</summary>
    public DateOnly? BlockedUntil { get; private set; }

    /// <summary>Who may lend in spite of the block; null when there is none.</summary>
    public BlockOverride? BlockOverride { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>When they were last at the desk or reached; retention counts from here.</summary>
    public DateTimeOffset LastContactAt { get; private set; }

    public IReadOnlyList<PersonNote> Notes => _notes;

    public IReadOnlyList<PersonConsent> Consents => _consents;

    /// <summary>What became of blocks; those that are new, unless they were loaded.</summary>
    public IReadOnlyList<PersonBlockEvent> BlockEvents => _blockEvents;

    /// <summary>How to begin a message or a call.</summary>
    public string Salutation => AddressAs.Length > 0 ? AddressAs : Name;

    /// <summary>
    /// Refuses: <see cref="PersonNameMissing"/>, <see cref="FieldTooLong"/>, <see cref="EmailNotAnAddress"/>, <see cref="PhoneNotANumber"/>,
    /// <see cref="BirthYearNotPossible"/>.
    /// </summary>
    /// <param name="externalKey">Null when they were not imported from another system.</param>
    /// <param name="addedAt">When another register, from which they come, got to know them; null: now.</param>
    /// <param name="lastContactAt">When that register last had to do with them; null: now.</param>
    /// <param name="homeCentreId">Where they are added; null: no centre is known.</param>
    public static Outcome<Person> Add(
        PersonFacts facts, DateTimeOffset at, string? externalKey = null, DateTimeOffset? addedAt = null, DateTimeOffset? lastContactAt = null, long? homeCentreId = null)
    {
        var person = new Person { AddedAt = addedAt ?? at, LastContactAt = lastContactAt ?? at, ExternalKey = externalKey, HomeCentreId = homeCentreId };
        return person.Change(facts, at) is { Refusal: { } refusal } ? refusal : person;
    }

    /// <summary>Refuses as <see cref="Add"/>.</summary>
    public Outcome Change(PersonFacts facts, DateTimeOffset at)
    {
        if (InvisibleCharacters.IsBlank(facts.Name))
        {
            return new PersonNameMissing();
        }

        if (facts.TooLong() is { } tooLong)
        {
            return tooLong;
        }

        var email = InvisibleCharacters.Plain(facts.Email);
        if (email.Length > 0 && !ContactFormats.IsEmail(email))
        {
            return new EmailNotAnAddress(email);
        }

        var phone = InvisibleCharacters.Plain(facts.Phone);
        if (phone.Length > 0 && !ContactFormats.IsPhone(phone))
        {
            return new PhoneNotANumber(phone);
        }

        if (facts.BirthYear is { } year && (year > at.Year || year < at.Year - OldestYears))
        {
            return new BirthYearNotPossible(year);
        }

        Name = InvisibleCharacters.OneLine(facts.Name).Normalize(System.Text.NormalizationForm.FormC);
        AddressAs = InvisibleCharacters.OneLine(facts.AddressAs);
        Phone = phone;
        Email = email;
        Address = facts.Address.Trim();
        PostalCode = InvisibleCharacters.Plain(facts.PostalCode);
        Municipality = InvisibleCharacters.OneLine(facts.Municipality);
        Language = InvisibleCharacters.OneLine(facts.Language);
        PreferredChannel = facts.PreferredChannel;
        BirthYear = facts.BirthYear;
        Occupation = facts.Occupation;
        Gender = facts.Gender;
        HouseholdId = facts.HouseholdId;
        ReferredById = facts.ReferredById;
        return Outcome.Done;
    }

    /// <summary>Refuses <see cref="NoteEmpty"/>, <see cref="FieldTooLong"/>.</summary>
    public Outcome AddNote(string text, Actor by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return new NoteEmpty();
        }

        if (text.Trim().Length > NoteMaxLength)
        {
            return new FieldTooLong("Note", NoteMaxLength);
        }

        _notes.Add(new PersonNote(text.Trim(), by, at));
        return Outcome.Done;
    }

    /// <summary>
    /// Writes down a consent; needs the consents loaded. Refuses: <see cref="ConsentVersionMissing"/>, <see cref="FieldTooLong"/>,
    /// <see cref="ConsentInFuture"/>, <see cref="ConsentKnown"/> (the same one holds already).
    /// </summary>
    /// <param name="textVersion">Which text was agreed to, such as "2026-01".</param>
    public Outcome GiveConsent(ConsentKind kind, string textVersion, DateOnly on, DateOnly today, Actor by)
    {
        textVersion = textVersion.Trim();
        if (textVersion.Length == 0)
        {
            return new ConsentVersionMissing();
        }

        if (textVersion.Length > PersonConsent.TextVersionMaxLength)
        {
            return new FieldTooLong(nameof(PersonConsent.TextVersion), PersonConsent.TextVersionMaxLength);
        }

        if (on > today)
        {
            return new ConsentInFuture();
        }

        if (_consents.Any(c => c.Kind == kind && c.TextVersion == textVersion && c.WithdrawnOn is null))
        {
            return new ConsentKnown();
        }

        _consents.Add(new PersonConsent(kind, textVersion, on, by));
        return Outcome.Done;
    }

    /// <summary>
    /// Withdraws every consent of this kind, whatever version of the text it was given to; needs the consents loaded. Refuses:
    /// <see cref="ConsentNotGiven"/>, <see cref="ConsentInFuture"/>, <see cref="ConsentWithdrawnBeforeGiven"/>.
    /// </summary>
    public Outcome WithdrawConsent(ConsentKind kind, DateOnly on, DateOnly today)
    {
        var given = _consents.Where(c => c.Kind == kind && c.WithdrawnOn is null).ToList();
        if (given.Count == 0)
        {
            return new ConsentNotGiven();
        }

        if (on > today)
        {
            return new ConsentInFuture();
        }

        if (given.Exists(c => on < c.GivenOn))
        {
            return new ConsentWithdrawnBeforeGiven(given.Max(c => c.GivenOn));
        }

        given.ForEach(c => c.Withdraw(on));
        return Outcome.Done;
    }

    /// <summary>A list named them under this key. One of another system stays, and takes the place of one that only stands for a row.</summary>
    public void KnowAs(string externalKey)
    {
        if (ExternalKey is null || (ExternalKey.StartsWith(RowKeyPrefix, StringComparison.Ordinal) && !externalKey.StartsWith(RowKeyPrefix, StringComparison.Ordinal)))
        {
            ExternalKey = externalKey;
        }
    }

    /// <summary>They were at the desk, or were reached.</summary>
    public void RecordContact(DateTimeOffset at)
    {
        if (at > LastContactAt)
        {
            LastContactAt = at;
        }
    }

    /// <summary>A centre lent them something or gave them a place: they were in contact, and it is their home centre unless another one served them since.</summary>
    public void ServeAt(long centreId, DateTimeOffset at)
    {
        if (at >= LastContactAt || HomeCentreId is null)
        {
            HomeCentreId = centreId;
        }

        RecordContact(at);
    }

    /// <summary>
    /// What looked like a service of a centre was none: their home centre and last contact are as before it. Nothing happens when somebody else has served them, or been in contact, since.
    /// </summary>
    /// <param name="at">When the service was, as of <see cref="ServeAt"/>.</param>
    public void UndoServiceAt(long centreId, DateTimeOffset at, long? homeCentreBefore, DateTimeOffset contactBefore)
    {
        if (HomeCentreId == centreId && LastContactAt == at)
        {
            (HomeCentreId, LastContactAt) = (homeCentreBefore, contactBefore);
        }
    }

    /// <summary>Staff say which centre has them, until another one serves them.</summary>
    /// <param name="centreId">Null: every centre has them.</param>
    public void MoveTo(long? centreId) => HomeCentreId = centreId;

    /// <summary>The year's age band is known only to the year: someone born in 1960 is taken as 66 all through 2026.</summary>
    public int? AgeIn(int year) => BirthYear is { } born ? year - born : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Person {Id}");
}
