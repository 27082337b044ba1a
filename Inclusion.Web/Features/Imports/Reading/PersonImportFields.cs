using Inclusion.Web.Shared.Fields;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>What can be imported of a person.</summary>
public static class PersonImportFields
{
    /// <summary>The whole name as it is written; where a file has it in two columns, <see cref="FirstName"/> and <see cref="LastName"/>.</summary>
    public const string Name = nameof(Name);
    public const string FirstName = nameof(FirstName);
    public const string LastName = nameof(LastName);
    public const string AddressAs = nameof(AddressAs);
    public const string Phone = nameof(Phone);
    public const string Email = nameof(Email);
    public const string Address = nameof(Address);
    public const string PostalCode = nameof(PostalCode);
    public const string Municipality = nameof(Municipality);
    public const string Language = nameof(Language);
    public const string Channel = nameof(Channel);
    public const string BirthYear = nameof(BirthYear);

    /// <summary>In school, unemployed, employed, retired.</summary>
    public const string Situation = nameof(Situation);
    public const string Gender = nameof(Gender);
    public const string Household = nameof(Household);
    public const string Notes = nameof(Notes);

    /// <summary>The name by which another program knows the person: the same file read again finds them by it.</summary>
    public const string ExternalId = nameof(ExternalId);

    /// <summary>Since when the other register knows them.</summary>
    public const string AddedOn = nameof(AddedOn);

    /// <summary>When they were last at the desk or reached.</summary>
    public const string LastContact = nameof(LastContact);

    /// <summary>The partner who sent them.</summary>
    public const string Referrer = nameof(Referrer);

    /// <summary>The name of the centre that has them.</summary>
    public const string HomeCentre = nameof(HomeCentre);

    /// <summary>Why nothing is lent to them; empty: lending is possible.</summary>
    public const string BlockedBecause = nameof(BlockedBecause);

    /// <summary>The last day on which nothing is lent to them; empty: there is none. Nothing without <see cref="BlockedBecause"/>.</summary>
    public const string BlockedUntil = nameof(BlockedUntil);

    /// <summary>Who may lend in spite of the block; empty: whoever works at the desk. Nothing without <see cref="BlockedBecause"/>.</summary>
    public const string BlockOverride = nameof(BlockOverride);

    /// <summary>The fields that hold dates.</summary>
    public static IReadOnlyList<string> Dates { get; } = [AddedOn, LastContact, BlockedUntil];

    private const string AnyName = nameof(ImportText.NeedName);

    public static IReadOnlyList<ImportField> All { get; } = ImportField.WithWordsOf(
        PersonRecord.All,
    [
        new(Name, AnyName, "name", "full name", "nom complet", "nom et prénom", "nom prénom", "prénom et nom", "prénom nom"),
        new(FirstName, AnyName, "first name", "given name", "forename", "prénom", "prénoms"),
        new(LastName, AnyName, "last name", "surname", "family name", "nom de famille", "nom"),
        new(AddressAs, null, "address as", "salutation", "how to address", "preferred name", "s’adresser à", "appeler", "civilité et nom", "nom d’usage"),
        new(Phone, null, "phone", "phone number", "mobile", "mobile phone", "telephone", "cell", "téléphone", "numéro de téléphone", "tél", "gsm", "portable"),
        new(Email, null, "e-mail", "e-mail address", "courriel", "adresse e-mail", "adresse électronique", "mail", "mél"),
        new(Address, null, "address", "street", "street address", "adresse", "rue", "adresse postale"),
        new(PostalCode, null, "postal code", "postcode", "zip", "zip code", "code postal", "cp", "npa"),
        new(Municipality, null, "municipality", "city", "town", "commune", "ville", "localité", "municipalité"),
        new(Language, null, "language", "preferred language", "langue", "langue préférée", "langue parlée"),
        new(Channel, null, "preferred channel", "channel", "contact by", "preferred contact", "canal préféré", "canal", "moyen de contact", "moyen de contact préféré", "contact préféré"),
        new(BirthYear, null, "birth year", "year of birth", "born", "date of birth", "année de naissance", "date de naissance", "naissance", "né en"),
        new(Situation, null, "status", "situation", "employment status", "occupation", "statut", "situation professionnelle"),
        new(Gender, null, "gender", "sex", "genre", "sexe"),
        new(Household, null, "household", "household size", "people in household", "foyer", "ménage", "taille du foyer", "personnes au foyer"),
        new(Notes, null, "notes", "note", "comments", "remarks", "remarques", "commentaires", "observations"),
        new(Referrer, null, "referred by", "referrer", "orienté par", "orientée par", "prescripteur"),
        new(HomeCentre, null, "centre", "center", "home center", "antenne", "centre habituel"),
        new(BlockedBecause, null),
        new(BlockedUntil, null),
        new(BlockOverride, null),
        new(LastContact, null),
        new(AddedOn, null, "added on", "created at", "created on", "created", "creation date", "registered on", "registration date", "member since", "start date", "création de la fiche", "créé le", "date de création", "inscrit le", "date d’inscription", "ajouté le", "adhérent depuis"),
        new(ExternalId, null, "external id", "id", "identifier", "username", "identifiant", "identifiant externe", "référence", "n° de dossier", "numéro de dossier"),
    ]);
}
