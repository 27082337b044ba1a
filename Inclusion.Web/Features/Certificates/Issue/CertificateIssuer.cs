using System.Buffers.Text;
using System.Security.Cryptography;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Features.Certificates.Print;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <summary>Issues a certificate inside a write transaction: number, record and printed document are kept together or not at all.</summary>
public sealed class CertificateIssuer(CertificatePrinter printer, TimeProvider time)
{
    /// <summary>128 bits.</summary>
    private const int TokenBytes = 16;

    /// <summary>
    /// Refuses <see cref="AlreadyCertified"/>, <see cref="NotFound"/> (the person was erased), <see cref="LettersNotDrawable"/>, and what <see cref="Certificate.Issue"/> refuses. The document is printed with
    /// the number that is next; the number is taken only after that.
    /// </summary>
    /// <param name="language">Null: the learner's own.</param>
    /// <param name="at">When it is issued; null: now.</param>
    /// <param name="waiver">Why it is issued below the threshold; null: it is not.</param>
    internal async Task<Outcome<Certificate>> IssueAsync(
        InclusionDb db, Enrolment enrolment, Workshop workshop, CertificateLook look, CertificateLanguage? language, Actor by, CancellationToken cancel, DateTimeOffset? at = null, ThresholdWaiver? waiver = null)
    {
        // Tracked ones carry what this transaction has changed already.
        var before = await db.Certificates.Where(c => c.EnrolmentId == enrolment.Id).OrderByDescending(c => c.Id).ToListAsync(cancel);
        if (before.Find(c => !c.IsRevoked) is { } holds)
        {
            return new AlreadyCertified(holds.Number);
        }

        if (!await db.KeptPeople.AnyAsync(p => p.Id == enrolment.PersonId, cancel))
        {
            return new NotFound();
        }

        var request = await RequestAsync(db, enrolment, workshop, before.FirstOrDefault(), language, waiver, by, at ?? time.GetUtcNow(), cancel);
        if (Certificate.WhyNot(request) is { } refusal)
        {
            return refusal;
        }

        var year = request.Facts.IssuedOn.Year;
        var sequence = await db.SequenceAsync(Certificate.SequenceName(year), cancel);
        var printed = printer.Print(request.Facts with { Number = Certificate.NumberOf(year, sequence.Last + 1) }, look, request.Token, request.CheckCode, request.At);
        if (printed.IsRefused)
        {
            return printed.Refusal;
        }

        var issued = Certificate.Issue(request, sequence.Take);
        if (!issued.IsRefused)
        {
            db.Certificates.Add(issued.Value);
            db.CertificateDocuments.Add(CertificateDocument.Of(issued.Value, printed.Value));
            db.CertificateDecisions.RemoveRange(await db.CertificateDecisions.Where(d => d.EnrolmentId == enrolment.Id).ToListAsync(cancel));
            await db.SaveChangesAsync(cancel);
        }

        return issued;
    }

    private async Task<CertificateRequest> RequestAsync(
        InclusionDb db, Enrolment enrolment, Workshop workshop, Certificate? replaces, CertificateLanguage? language, ThresholdWaiver? waiver, Actor by, DateTimeOffset at, CancellationToken cancel)
    {
        var course = await db.Courses.SingleAsync(c => c.Id == workshop.CourseId, cancel);
        var person = await db.People.SingleAsync(p => p.Id == enrolment.PersonId, cancel);
        var centre = await db.Centres.SingleAsync(c => c.Id == workshop.CentreId, cancel);
        var attended = AttendedTime.Of(workshop, await db.Attendances.Where(a => a.EnrolmentId == enrolment.Id).ToListAsync(cancel));
        return new CertificateRequest
        {
            Enrolment = enrolment,
            Workshop = workshop,
            Attended = attended,
            Threshold = course.CertificateThreshold,
            Waiver = waiver,
            Facts = await ReadFacts.RunAsync(db, workshop, course, person, attended, language, centre.Calendar.DateOf(at), replaces?.Number ?? "", cancel),
            Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)),
            CheckCode = CheckCode.Of(RandomNumberGenerator.GetBytes(CheckCode.Bytes)),
            Replaces = replaces,
            By = by,
            At = at,
        };
    }
}
