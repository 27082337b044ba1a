using Inclusion.Domain.Certificates;
using Inclusion.Tests.Documents;
using Inclusion.Web.Features.Certificates.Print;

namespace Inclusion.Tests.Features.Certificates;

/// <summary>Facts to print, from the ordinary to the most that a certificate takes.</summary>
internal static class CertificateSamples
{
    public const string Token = "Zm9vYmFyYmF6cXV4MTIzNA";

    public const string LongName = "Marie-Antoinette Éloïse de La Rochefoucauld-Montmorency-Laval";

    public const string LongTitle = "Mes démarches en ligne : créer un compte, reconnaître un site sûr, protéger et garder ses documents, demander de l’aide";

    public static readonly Uri Check = new($"https://inclusion.example.org/check/{Token}");

    private static readonly CertifiedCompetence[] Eight =
    [
        new("1.1", "Naviguer, rechercher et filtrer des données, des informations et des contenus numériques", "Browsing, searching and filtering data, information and digital content"),
        new("1.2", "Évaluer des données, des informations et des contenus numériques", "Evaluating data, information and digital content"),
        new("2.1", "Interagir au moyen des technologies numériques", "Interacting through digital technologies"),
        new("2.3", "Exercer sa citoyenneté au moyen des technologies numériques", "Engaging in citizenship through digital technologies"),
        new("2.6", "Gérer son identité numérique", "Managing digital identity"),
        new("4.1", "Protéger les appareils", "Protecting devices"),
        new("4.2", "Protéger les données personnelles et la vie privée", "Protecting personal data and privacy"),
        new("5.2", "Identifier les besoins et les réponses technologiques", "Identifying needs and technological responses"),
    ];

    public static CertificateFacts Ordinary { get; } = new()
    {
        Number = "2026-0417",
        Name = "Fatoumata Diarra-Lemoine",
        Initials = "F. D.-L.",
        Language = CertificateLanguage.French,
        CourseTitle = "Mes démarches en ligne : créer un compte, reconnaître un site sûr",
        CourseNature = "Atelier de niveau élémentaire, en français",
        Objectives = ["Créer et protéger un compte", "Reconnaître un message frauduleux", "Garder ses documents et les retrouver"],
        Framework = "DigComp 2.2",
        Competences = [Eight[0], Eight[3], Eight[6]],
        FirstOn = new DateOnly(2026, 11, 3),
        LastOn = new DateOnly(2026, 12, 15),
        MinutesAttended = 660,
        MinutesPlanned = 720,
        Place = "Maison de quartier Nord, 12 rue des Écoles, 59000 Lille",
        Trainers = ["Amélie Dubois"],
        IssuerName = "Les Ateliers du Nord",
        IssuerAddress = "12 rue des Écoles\n59000 Lille",
        Signatory = "Amélie Dubois",
        SignatoryRole = "responsable pédagogique",
        IssuedOn = new DateOnly(2026, 12, 16),
        IssuedAtPlace = "Lille",
    };

    /// <summary>The most of everything: 60 letters of name, 120 of title, eight competences, objectives, two languages.</summary>
    public static CertificateFacts Extreme { get; } = Ordinary with
    {
        Replaces = "2026-0399",
        Name = LongName,
        Language = CertificateLanguage.Both,
        CourseTitle = LongTitle,
        CourseNature = "Atelier de niveau élémentaire, en français · Workshop at foundation level, in French",
        Objectives =
        [
            .. Ordinary.Objectives,
            "Demander de l’aide au bon endroit et au bon moment, au guichet comme en ligne",
            "Choisir un mot de passe long et s’en souvenir",
            "Savoir ce qu’un site fait de ses données, et le refuser",
        ],
        Competences = Eight,
        MinutesAttended = 675,
        Place = "Relais numérique des Trois-Fontaines et du Vieux-Moulin, 128 bis avenue du Maréchal-de-Lattre-de-Tassigny, 59650 Villeneuve-d’Ascq",
        Trainers = ["Amélie Dubois", "Jean-Baptiste Nguyễn", "Sofia Petrović"],
        IssuerName = "Fédération interrégionale des maisons de quartier et relais numériques du Nord",
        IssuerAddress = "128 bis avenue du Maréchal-de-Lattre-de-Tassigny\nBâtiment C, 3e étage\n59650 Villeneuve-d’Ascq",
        SignatoryRole = "directrice générale déléguée à la formation et à l’inclusion numérique",
    };

    public static byte[] Print(CertificateFacts facts, CertificateLook? look = null, string typed = "inclusion.example.org/check", DateOnly? revokedOn = null) => Samples.Write(
        new CertificateSheet(facts, look ?? new CertificateLook("", null, null), new CertificateCheckLink(Check, typed, "K7QM-4RTX"), Samples.Created, revokedOn));
}
