using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Competences;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Print;

/// <summary>What a form says that is not saved yet.</summary>
/// <param name="Colour">As #rrggbb; anything else: the product's own.</param>
public sealed record ExampleLetterhead(string Address, string Place, string Signatory, string SignatoryRole, string Colour, string CertificateLine);

/// <summary>Prints a certificate of nobody, to look at what was set. It has no number, and its check page knows nothing of it.</summary>
public sealed class PrintExample(Database database, CurrentStaff staff, CertificatePrinter printer, TimeProvider time)
{
    private const string Framework = "digcomp-2.2";
    private const string Token = "example";
    private const string Code = "EXAMPLES";

    /// <summary>Refuses <see cref="LettersNotDrawable"/>.</summary>
    /// Refuses <see cref="NotAllowed"/> to someone who does not run the organisation.
    /// <param name="letterhead">As it is in the form; null: as it is saved.</param>
    public async Task<Outcome<byte[]>> RunAsync(ExampleLetterhead? letterhead, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true })
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<byte[]>>(
            async db =>
            {
                var now = time.GetUtcNow();
                var today = DateOnly.FromDateTime(now.UtcDateTime);
                var organisation = await db.Organisations.SingleAsync(cancel);
                var look = await CertificateLook.ReadAsync(db, cancel);
                if (letterhead is { } typed)
                {
                    // Never saved: the rules of what is saved decide what of it can be shown.
                    if (organisation.ChangeLetterhead(typed.Address, typed.Place, typed.Signatory, typed.SignatoryRole, typed.Colour, typed.CertificateLine) is { Refusal: { } refusal })
                    {
                        return refusal;
                    }

                    look = look with { Colour = organisation.Colour };
                }

                var framework = CompetenceFrameworks.Find(Framework)!;
                var facts = new CertificateFacts
                {
                    Number = Certificate.NumberOf(today.Year, 0),
                    Name = CertificateText.ExampleName,
                    Initials = Initials.Of(CertificateText.ExampleName),
                    Language = Language.Current == Language.French ? CertificateLanguage.French : CertificateLanguage.English,
                    CourseTitle = CertificateText.ExampleCourse,
                    Objectives = [CertificateText.ExampleObjective, CertificateText.ExampleOtherObjective],
                    Framework = framework.Name,
                    Competences = [.. framework.Competences.Take(2).Select(c => new CertifiedCompetence(c.Code, c.Fr, c.En))],
                    FirstOn = today.AddDays(-14),
                    LastOn = today,
                    MinutesAttended = 11 * 60,
                    MinutesPlanned = 12 * 60,
                    Place = CertificateText.ExamplePlace,
                    Trainers = [CertificateText.ExampleTrainer],
                    IssuerName = organisation.Name,
                    IssuerAddress = organisation.Address,
                    IssuerLine = organisation.CertificateLine,
                    Signatory = organisation.Signatory,
                    SignatoryRole = organisation.SignatoryRole,
                    IssuedOn = today,
                    IssuedAtPlace = organisation.Place,
                };
                return printer.Print(facts, look, Token, Code, now);
            },
            cancel);
    }
}
