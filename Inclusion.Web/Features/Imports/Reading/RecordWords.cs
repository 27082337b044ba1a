using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Web.Data.Text;

namespace Inclusion.Web.Features.Imports.Reading;

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

    /// <summary>
    /// What a word is likely to mean that other inventories use in a sense of their own, by what is in it, the sadder before the happier: whoever imports is asked. "In use" says that someone has it and
    /// not who: such a device is looked at first.
    /// </summary>
    private static readonly LikelyWords<DeviceStatus> Likely = new(
        (DeviceStatus.Stolen, ["vole", "stolen", "theft"]),
        (DeviceStatus.Lost, ["perdu", "lost", "egare", "missing", "introuvable", "disparu", "not found"]),
        (DeviceStatus.Given, ["donne", "given", "donated", "cede", "offert", "vendu", "sold", "transfer"]),
        (DeviceStatus.Recycled, ["reform", "rebut", "recycl", "dispos", "retired", "scrap", "destroy", "detruit", "discard", "dechet", "end of life", "fin de vie", "written off", "decommission", "declasse", "archiv", "junk", "sorti du parc", "a jeter", "jete"]),
        (DeviceStatus.Repair, ["hors service", "hors d", "out of order", "out of service", "hs", "panne", "repar", "repair", "broken", "casse", "defect", "defaut", "damaged", "maintenance", "sav", "not working", "ne fonctionne", "ne marche", "faulty", "inutilisable", "non fonctionnel"]),
        (DeviceStatus.Refurbishing, ["recondition", "refurb", "remise en etat", "en cours", "preparation", "a preparer", "in progress"]),
        (DeviceStatus.Received, ["stock", "service", "actif", "active", "in use", "en usage", "utilis", "used", "use", "affect", "assign", "attribu", "deploy", "install", "product", "spare", "reserve", "storage", "magasin", "entrepot", "attente", "pending",
            "neuf", "new", "recu", "a trier", "non teste", "untested", "inconnu", "unknown", "commande", "order", "disponible", "available", "ready", "pret", "fonctionn", "works", "working", "ok", "bon etat"]));

    /// <summary>The status; null when the text is no word for one.</summary>
    public static DeviceStatus? Find(string? value) => Known.TryFind(value, out var status) ? status : null;

    /// <summary>What an unknown word is likely to mean; null when nothing in it tells.</summary>
    public static DeviceStatus? Propose(string value) => Likely.Find(value);
}

/// <summary>Reads studies, work and retirement.</summary>
public static class SituationWords
{
    private static readonly Vocabulary<Occupation> Known = new(
        (Occupation.InSchool, ["in school", "school", "student", "pupil", "in training", "in school or training", "studies", "en études", "en études ou en formation", "scolarisé", "scolarisée", "élève", "étudiant", "étudiante", "en formation", "études"]),
        (Occupation.Unemployed, ["unemployed", "looking for work", "job seeker", "jobseeker", "without work", "sans emploi", "chômage", "au chômage", "en recherche d’emploi", "demandeur d’emploi", "demandeuse d’emploi"]),
        (Occupation.Employed, ["employed", "working", "at work", "self-employed", "en emploi", "salarié", "salariée", "en activité", "indépendant", "indépendante"]),
        (Occupation.Retired, ["retired", "retirement", "pensioner", "retraité", "retraitée", "retraite", "à la retraite"]),
        (Occupation.Other, ["other", "autre"]),
        (Occupation.NotStated, ["not stated", "unknown", "non précisé", "non renseigné", "inconnu"]));

    /// <summary>Words of forms and registers that say it in another way, by what is in them.</summary>
    private static readonly LikelyWords<Occupation> Likely = new(
        (Occupation.Unemployed, ["sans emploi", "sans activite", "chom", "recherche", "demandeu", "unemploy", "job seek", "looking for", "without work", "not working", "rsa", "inactif", "inactive"]),
        (Occupation.InSchool, ["etud", "scolar", "ecole", "lyce", "colleg", "formation", "apprent", "stage", "school", "student", "pupil", "studies", "training", "universit"]),
        (Occupation.Retired, ["retrait", "retire", "pension"]),
        (Occupation.Employed, ["emploi", "salari", "employ", "cdi", "cdd", "interim", "fonctionnaire", "ouvri", "artisan", "cadre", "working", "travail", "worker", "full time", "part time", "temps plein", "temps partiel", "active"]),
        (Occupation.Other, ["foyer", "home", "invalid", "handicap", "conge", "autre", "other"]));

    /// <summary>The situation; null when the text is no word for one.</summary>
    public static Occupation? Find(string? value) => Known.TryFind(value, out var occupation) ? occupation : null;

    /// <summary>What an unknown word is likely to mean; null when nothing in it tells.</summary>
    public static Occupation? Propose(string value) => Likely.Find(value);
}

/// <summary>Reads gender.</summary>
public static class GenderWords
{
    private static readonly Vocabulary<Gender> Known = new(
        (Gender.Woman, ["woman", "female", "f", "w", "femme", "féminin", "mrs", "ms", "madame", "mme"]),
        (Gender.Man, ["man", "male", "m", "h", "homme", "masculin", "mr", "monsieur"]),
        (Gender.Other, ["other", "x", "non-binary", "autre", "non binaire"]),
        (Gender.NotStated, ["not stated", "unknown", "prefer not to say", "non précisé", "non renseigné", "inconnu"]));

    /// <summary>The gender; null when the text is no word for one.</summary>
    public static Gender? Find(string? value) => Known.TryFind(value, out var gender) ? gender : null;
}
