using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Certificates.Print;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Competences;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <summary>Reads what a certificate is to say, as it is at this moment.</summary>
internal static class ReadFacts
{
    /// <param name="language">Null: the learner's own.</param>
    /// <param name="replaces">The number of the revoked one; empty for the first.</param>
    public static async Task<CertificateFacts> RunAsync(
        InclusionDb db, Workshop workshop, Course course, Person person, AttendedTime attended, CertificateLanguage? language, DateOnly issuedOn, string replaces, CancellationToken cancel)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleAsync(cancel);
        var centre = await db.Centres.AsNoTracking().Where(c => c.Id == workshop.CentreId).Select(c => new { c.Name, c.Address }).SingleAsync(cancel);
        var trainerIds = workshop.PlannedSessions.Select(s => s.TrainerId).OfType<long>().Concat(workshop.Trainers.Select(t => t.StaffId)).ToList();
        var trainers = await db.Users.Where(s => trainerIds.Contains(s.Id)).OrderBy(s => s.Name).Select(s => s.Name).ToListAsync(cancel);
        var chosen = language ?? LanguageOf(person.Language, organisation.Language);
        // Side by side in two languages there is room for one title: the course's own.
        var wording = course.In(chosen is CertificateLanguage.Both ? "" : chosen is CertificateLanguage.French ? Language.French.Code : Language.English.Code);
        var framework = CompetenceFrameworks.Find(course.Framework);
        return new CertificateFacts
        {
            Replaces = replaces,
            Name = person.Name,
            Initials = Initials.Of(person.Name),
            Language = chosen,
            CourseTitle = wording.Title.Text,
            CourseNature = new CertificateWords(chosen).Plain(() => Nature(course.Level, workshop.Language)),
            Objectives = wording.Objectives,
            Framework = course.Competences.Count > 0 ? framework?.Name ?? course.Framework : "",
            Competences = [.. course.Competences.Select(code => new CertifiedCompetence(code, framework?.Find(code)?.Fr ?? "", framework?.Find(code)?.En ?? ""))],
            FirstOn = workshop.FirstOn ?? issuedOn,
            LastOn = workshop.LastOn ?? issuedOn,
            MinutesAttended = attended.MinutesAttended,
            MinutesPlanned = attended.MinutesPlanned,
            Place = string.Join(", ", centre.Address.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(centre.Name)),
            Trainers = trainers,
            IssuerName = organisation.Name,
            IssuerAddress = organisation.Address,
            IssuerLine = organisation.CertificateLine,
            Signatory = organisation.Signatory,
            SignatoryRole = organisation.SignatoryRole,
            IssuedOn = issuedOn,
            IssuedAtPlace = organisation.Place,
        };
    }

    /// <summary>The learner's language where a certificate speaks it, else the organisation's.</summary>
    public static CertificateLanguage LanguageOf(string learner, string organisation) =>
        (Language.Find(learner) ?? Language.Find(organisation)) == Language.French ? CertificateLanguage.French : CertificateLanguage.English;

    private static string Nature(CourseLevel level, string language) => level is CourseLevel.NotStated
        ? string.Format(CultureInfo.CurrentCulture, CertificatePrintText.NatureWithoutLevel, NameOf(language))
        : string.Format(CultureInfo.CurrentCulture, CertificatePrintText.Nature, EnumWords.InSentence(level), NameOf(language));

    /// <summary>French writes languages small, English does not.</summary>
    private static string NameOf(string language)
    {
        var name = PersonLanguages.NameOf(language);
        return Language.Current == Language.French ? name.ToLower(CultureInfo.CurrentCulture) : name;
    }
}
