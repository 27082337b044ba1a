using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Demo;

/// <summary>What is taught in a demonstration: courses as a centre really gives them.</summary>
internal static class DemoCourses
{
    /// <summary>Sessions of each, in the same order, and minutes of one.</summary>
    public static IReadOnlyList<(CourseFacts Facts, string Language, int Sessions, int Minutes)> All { get; } =
    [
        Of("Premiers pas avec un ordinateur", "fr", 4, 120, CourseLevel.Foundation, ["1.1", "5.1"], "Se servir de la souris et du clavier", "Ranger ses documents", "Savoir demander de l’aide"),
        Of("Mes démarches en ligne : créer un compte, reconnaître un site sûr, garder ses documents", "fr", 6, 120, CourseLevel.Foundation, ["1.1", "2.3", "4.2"], "Créer un compte sur un site public", "Reconnaître un site sûr", "Garder une preuve de sa démarche"),
        Of("Courriels et visioconférences", "fr", 3, 120, CourseLevel.Foundation, ["2.1", "2.5"], "Envoyer un courriel avec une pièce jointe", "Rejoindre une visioconférence"),
        Of("Smartphone : l’essentiel", "fr", 3, 90, CourseLevel.Foundation, ["2.1", "4.1"], "Régler son téléphone", "Installer et retirer une application"),
        Of("Protéger ses données et éviter les arnaques", "fr", 2, 120, CourseLevel.Intermediate, ["4.1", "4.2"], "Choisir un bon mot de passe", "Reconnaître un message frauduleux"),
        Of("Écrire son CV et chercher un emploi", "fr", 4, 120, CourseLevel.Intermediate, ["1.2", "2.6", "3.1"], "Mettre en page un CV", "Répondre à une offre en ligne"),
        Of("Photos de famille : trier, garder, partager", "fr", 2, 120, CourseLevel.Foundation, ["1.3", "2.2"], "Copier ses photos sur un ordinateur", "Les partager avec sa famille seulement"),
        Of("First steps online, for newcomers", "en", 4, 120, CourseLevel.Foundation, ["1.1", "2.1", "2.3"], "Find information you can trust", "Write to a public office"),
    ];

    private static (CourseFacts Facts, string Language, int Sessions, int Minutes) Of(string title, string language, int sessions, int minutes, CourseLevel level, string[] competences, params string[] objectives) => (
        new CourseFacts
        {
            Title = title,
            Objectives = objectives,
            PlannedMinutes = sessions * minutes,
            Level = level,
            Framework = "digcomp-2.2",
            Competences = competences,
            DefaultCapacity = 8,
        },
        language,
        sessions,
        minutes);
}
