using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Certificates.Download;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Mail;

/// <summary>It has been put into an e-mail before.</summary>
public sealed record CertificateAlreadySent(string Number) : Refusal;

/// <summary>The person has no e-mail address, or does not want to be written to.</summary>
public sealed record LearnerWithoutEmail : Refusal;

/// <summary>
/// Puts a certificate into an e-mail to its learner, once: it goes out with the other messages, never at night. Whoever has no e-mail address is given it on paper.
/// </summary>
public sealed class SendCertificate(Database database, CurrentStaff staff, InstallationId installation, TimeProvider time, ILogger<SendCertificate> logger)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="CertificateIsRevoked"/>, <see cref="CertificateAlreadySent"/>, <see cref="LearnerWithoutEmail"/>.</summary>
    public async Task<Outcome> RunAsync(long certificateId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var written = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.FindCertificateAsync(certificateId, actor, cancel) is not { Facts: { } facts, PersonId: { } personId } certificate)
                {
                    return new NotFound();
                }

                if (certificate.IsRevoked)
                {
                    return new CertificateIsRevoked(certificate.Number);
                }

                var notice = NoticePlanner.Certificate(certificateId);
                if (await db.EnrolmentNotices.AnyAsync(n => n.EnrolmentId == certificate.EnrolmentId && n.Kind == notice.Kind && n.Occasion == notice.Occasion, cancel))
                {
                    return new CertificateAlreadySent(certificate.Number);
                }

                var recipient = (await Recipient.ReadAsync(db, [personId], cancel))[personId];
                if (recipient.Channel is not ContactChannel.Email)
                {
                    return new LearnerWithoutEmail();
                }

                var wording = await WriteAsync(db, certificate, facts, recipient, cancel);
                if (wording.IsRefused)
                {
                    return wording.Refusal;
                }

                var message = wording.Value;
                db.Messages.Add(message);
                db.EnrolmentNotices.Add(new EnrolmentNotice(certificate.EnrolmentId, notice, message));
                await db.SaveChangesAsync(cancel);
                return message.Id;
            },
            cancel);
        if (written.IsRefused)
        {
            return written.Refusal;
        }

        logger.PutIntoMessage(certificateId, written.Value, actor.StaffId);
        return Outcome.Done;
    }

    private async Task<Outcome<Message>> WriteAsync(InclusionDb db, Certificate certificate, CertificateFacts facts, Recipient recipient, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var office = (await Office.LoadAsync(db, cancel))!;
        var centre = office.Centre(certificate.CentreId);
        var language = Language.Find(recipient.Language) ?? Language.Find(office.Language) ?? Language.English;
        var content = await db.CertificateDocuments.Where(d => d.CertificateId == certificate.Id).Select(d => d.Content).SingleAsync(cancel);
        using var speaking = language.Speak();
        var closing = centre.Name == office.OrganisationName ? centre.Name : $"{centre.Name}\n{office.OrganisationName}";
        var message = Message.Confirm(
            recipient.PersonId,
            certificate.CentreId,
            centre.Calendar.DateOf(now),
            ContactChannel.Email,
            language: language.Code,
            to: recipient.To,
            subject: Filled(CertificateText.MailSubject, facts.CourseTitle),
            body: Filled(CertificateText.MailBody, recipient.Salutation, facts.CourseTitle, certificate.Number, closing),
            messageId: string.Create(CultureInfo.InvariantCulture, $"certificate.{certificate.Id}.{installation.Value}@inclusion"),
            now,
            notBefore: SendingHours.NextAllowed(now, centre.Calendar.Zone));
        return message.Attach(CertificateFiles.FileName(certificate.Number, facts.Name), "application/pdf", content) is { Refusal: { } refusal } ? refusal : message;
    }

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}

/// <param name="WithoutEmail">People who hold a certificate and are to be given it on paper.</param>
public sealed record SentReport(int Sent, int WithoutEmail);

/// <summary>Puts every certificate of a workshop that holds and was not sent yet into an e-mail to its learner.</summary>
public sealed class SendCertificates(Issue.ListCandidates list, SendCertificate send)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public async Task<Outcome<SentReport>> RunAsync(long workshopId, CancellationToken cancel)
    {
        var candidates = await list.RunAsync(workshopId, cancel);
        if (candidates.IsRefused)
        {
            return candidates.Refusal;
        }

        var (sent, without) = (0, 0);
        foreach (var certificate in candidates.Value.All.Select(c => c.Holds).Where(c => c is { IsSent: false }))
        {
            var outcome = await send.RunAsync(certificate!.Id, cancel);
            sent += outcome.IsRefused ? 0 : 1;
            without += outcome.Refusal is LearnerWithoutEmail ? 1 : 0;
        }

        return new SentReport(sent, without);
    }
}
