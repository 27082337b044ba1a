using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>The value is not the name of a status that a device can have.</summary>
public sealed record StatusUnknown(string Value) : Refusal;

/// <summary>The value says nothing about studies, work or retirement.</summary>
public sealed record SituationUnknown(string Value) : Refusal;

/// <summary>The value is none of woman, man and other.</summary>
public sealed record GenderUnknown(string Value) : Refusal;

/// <summary>Reads where a device stands, in our words and in Snipe-IT's.</summary>
public static class StatusWords
{
    /// <summary>
    /// "Prête" (ready) and "prêté" (lent) are one word without their accents, and mean opposite things: neither is guessed.
    /// </summary>
    private static readonly Vocabulary<DeviceStatus> Known = new(
        (DeviceStatus.Received, ["received", "new", "pending", "in stock", "reçu", "reçue", "nouveau", "en stock", "en attente", "à traiter"]),
        (DeviceStatus.Refurbishing, ["refurbishing", "in refurbishment", "in progress", "en reconditionnement", "reconditionnement", "en cours"]),
        (DeviceStatus.Ready, ["ready", "ready to lend", "ready to deploy", "deployable", "available", "prêt", "disponible", "prêt à prêter"]),
        (DeviceStatus.OnLoan, ["on loan", "lent", "loaned", "deployed", "checked out", "en prêt", "sorti", "sortie"]),
        (DeviceStatus.Returned, ["returned", "back", "rendu", "rendue", "revenu", "revenue", "retour"]),
        (DeviceStatus.Repair, ["repair", "in repair", "out for repair", "broken", "en réparation", "réparation", "en panne"]),
        (DeviceStatus.Lost, ["lost", "missing", "perdu", "perdue", "égaré", "égarée"]),
        (DeviceStatus.Stolen, ["stolen", "lost/stolen", "volé", "volée"]),
        (DeviceStatus.Recycled, ["recycled", "scrapped", "disposed", "archived", "recyclé", "recyclée", "mis au rebut", "rebut", "archivé"]),
        (DeviceStatus.Given, ["given", "given away", "donated", "donné", "donnée", "offert", "offerte"]));

    /// <summary>The status; null when the cell is empty.</summary>
    public static Outcome<DeviceStatus?> Read(string? value) =>
        string.IsNullOrWhiteSpace(value) ? (DeviceStatus?)null
        : Known.TryFind(value, out var status) ? status
        : new StatusUnknown(value);
}

/// <summary>Reads studies, work and retirement.</summary>
public static class SituationWords
{
    private static readonly Vocabulary<Occupation> Known = new(
        (Occupation.InSchool, ["in school", "school", "student", "pupil", "in training", "studies", "scolarisé", "scolarisée", "élève", "étudiant", "étudiante", "en formation", "études"]),
        (Occupation.Unemployed, ["unemployed", "looking for work", "job seeker", "jobseeker", "without work", "sans emploi", "chômage", "au chômage", "en recherche d’emploi", "demandeur d’emploi", "demandeuse d’emploi"]),
        (Occupation.Employed, ["employed", "working", "at work", "self-employed", "en emploi", "salarié", "salariée", "en activité", "indépendant", "indépendante"]),
        (Occupation.Retired, ["retired", "retirement", "pensioner", "retraité", "retraitée", "retraite", "à la retraite"]),
        (Occupation.Other, ["other", "autre"]),
        (Occupation.NotStated, ["not stated", "unknown", "non précisé", "non renseigné", "inconnu"]));

    /// <summary>What the cell says; not stated when it is empty.</summary>
    public static Outcome<Occupation> Read(string? value) =>
        string.IsNullOrWhiteSpace(value) ? Occupation.NotStated
        : Known.TryFind(value, out var occupation) ? occupation
        : new SituationUnknown(value);
}

/// <summary>Reads gender.</summary>
public static class GenderWords
{
    private static readonly Vocabulary<Gender> Known = new(
        (Gender.Woman, ["woman", "female", "f", "w", "femme", "féminin", "mrs", "ms", "madame", "mme"]),
        (Gender.Man, ["man", "male", "m", "h", "homme", "masculin", "mr", "monsieur"]),
        (Gender.Other, ["other", "x", "non-binary", "autre", "non binaire"]),
        (Gender.NotStated, ["not stated", "unknown", "prefer not to say", "non précisé", "non renseigné", "inconnu"]));

    /// <summary>What the cell says; not stated when it is empty.</summary>
    public static Outcome<Gender> Read(string? value) =>
        string.IsNullOrWhiteSpace(value) ? Gender.NotStated
        : Known.TryFind(value, out var gender) ? gender
        : new GenderUnknown(value);
}
