using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <param name="Reason">Null: the decision is taken back.</param>
public sealed record DeclineCertificateCommand(long EnrolmentId, string? Reason);

/// <summary>Someone of a finished workshop is given no certificate, for a reason; or that is taken back.</summary>
public sealed class DeclineCertificate(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="WorkshopNotDone"/>, <see cref="AlreadyCertified"/>, <see cref="NotIssuedReasonMissing"/>, <see cref="FieldTooLong"/>.</summary>
    public async Task<Outcome> RunAsync(DeclineCertificateCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                var workshop = await db.Enrolments.Where(e => e.Id == command.EnrolmentId && e.Status == EnrolmentStatus.Enrolled)
                    .Join(db.Workshops, e => e.WorkshopId, w => w.Id, (_, w) => new { w.CentreId, w.Status }).FirstOrDefaultAsync(cancel);
                if (workshop is null || !actor.ArrangesWorkshopsAt(workshop.CentreId))
                {
                    return new NotFound();
                }

                if (workshop.Status is not WorkshopStatus.Done)
                {
                    return new WorkshopNotDone();
                }

                if (await db.Certificates.Where(c => c.EnrolmentId == command.EnrolmentId && c.RevokedAt == null).Select(c => c.Number).FirstOrDefaultAsync(cancel) is { } number)
                {
                    return new AlreadyCertified(number);
                }

                db.CertificateDecisions.RemoveRange(await db.CertificateDecisions.Where(d => d.EnrolmentId == command.EnrolmentId).ToListAsync(cancel));
                if (command.Reason is null)
                {
                    return Outcome.Done;
                }

                // A second decision takes the place of the first, which has to be gone before.
                await db.SaveChangesAsync(cancel);
                var decision = CertificateDecision.NotIssued(command.EnrolmentId, command.Reason, actor, time.GetUtcNow());
                if (decision.IsRefused)
                {
                    return decision.Refusal;
                }

                db.CertificateDecisions.Add(decision.Value);
                return Outcome.Done;
            },
            cancel);
    }
}
