using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <summary>Someone who took part, with what they attended and what came of it.</summary>
/// <param name="Language">The language that a certificate has unless another is chosen.</param>
/// <param name="Holds">The certificate that holds; null when there is none.</param>
/// <param name="Revoked">The number of the last one, when it was revoked; null otherwise.</param>
/// <param name="DecidedAgainst">Why they are given none; null when nobody decided that.</param>
public sealed record CertificateCandidate(
    long EnrolmentId, long PersonId, string Name, bool HasEmail, CertificateLanguage Language, AttendedTime Attended, bool ReachesThreshold, HeldCertificate? Holds, string? Revoked, string? DecidedAgainst)
{
    /// <summary>Whether a certificate is to be issued with the others.</summary>
    public bool IsDue => ReachesThreshold && Holds is null && Revoked is null && DecidedAgainst is null;
}

/// <param name="IsSent">It was put into an e-mail.</param>
/// <param name="WaiverReason">Why it was issued below the threshold; null when it was not.</param>
public sealed record HeldCertificate(long Id, string Number, CertificateLanguage Language, bool IsSent, string? WaiverReason);

/// <summary>Everyone with a seat in a workshop.</summary>
/// <param name="Threshold">Percent, of the course.</param>
/// <param name="Unrecorded">Sessions at which at least one person's attendance is unrecorded.</param>
/// <param name="MayWaive">Whether who asks may issue below the threshold.</param>
public sealed record Candidates(bool IsDone, int Threshold, int Unrecorded, bool MayWaive, IReadOnlyList<CertificateCandidate> All)
{
    public IEnumerable<CertificateCandidate> Reached => All.Where(c => c.ReachesThreshold || c.Holds is not null);

    public IEnumerable<CertificateCandidate> Below => All.Where(c => !c.ReachesThreshold && c.Holds is null);

    /// <summary>Those to whom "issue all" issues.</summary>
    public IEnumerable<CertificateCandidate> Due => All.Where(c => c.IsDue);
}

/// <summary>Lists who took part in a workshop with what they attended and their certificates, by name.</summary>
public sealed class ListCandidates(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public async Task<Outcome<Candidates>> RunAsync(long workshopId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var candidates = await database.ReadAsync<Outcome<Candidates>>(
            async db =>
            {
                if (await db.FindWorkshopAsync(workshopId, cancel) is not { } workshop || !actor.ArrangesWorkshopsAt(workshop.CentreId))
                {
                    return new NotFound();
                }

                return await ReadAsync(db, workshop, actor.Runs(workshop.CentreId), cancel);
            },
            cancel);
        if (!candidates.IsRefused)
        {
            audit.ListedOf(actor, nameof(ListCandidates), workshopId, candidates.Value.All.Count);
        }

        return candidates;
    }

    private static async Task<Candidates> ReadAsync(InclusionDb db, Workshop workshop, bool mayWaive, CancellationToken cancel)
    {
        var threshold = await db.Courses.Where(c => c.Id == workshop.CourseId).Select(c => c.CertificateThreshold).SingleAsync(cancel);
        var ownLanguage = await db.Organisations.Select(o => o.Language).SingleAsync(cancel);
        var people = await (
            from enrolment in db.Enrolments
            where enrolment.WorkshopId == workshop.Id && enrolment.Status == EnrolmentStatus.Enrolled
            join person in db.KeptPeople on enrolment.PersonId equals person.Id
            orderby EF.Property<string>(person, FoldedText.NameColumn), enrolment.Id
            select new
            {
                enrolment.Id,
                enrolment.PersonId,
                person.Name,
                HasEmail = person.Email != "",
                person.Language,
                Against = db.CertificateDecisions.Where(d => d.EnrolmentId == enrolment.Id).Select(d => d.Reason).FirstOrDefault(),
            }).ToListAsync(cancel);
        var marks = (await db.Attendances.Where(a => db.Enrolments.Any(e => e.Id == a.EnrolmentId && e.WorkshopId == workshop.Id)).ToListAsync(cancel)).ToLookup(a => a.EnrolmentId);
        var certificates = (await db.Certificates.Where(c => c.WorkshopId == workshop.Id).OrderBy(c => c.Id)
            .Select(c => new
            {
                c.EnrolmentId,
                c.Id,
                c.Number,
                c.Facts,
                c.RevokedAt,
                c.WaiverReason,
                IsSent = db.EnrolmentNotices.Any(n => n.EnrolmentId == c.EnrolmentId && n.Kind == NoticeKind.CertificateReady && n.Occasion == c.Id.ToString()),
            })
            .ToListAsync(cancel)).ToLookup(c => c.EnrolmentId);
        var all = people.ConvertAll(p =>
        {
            var attended = AttendedTime.Of(workshop, marks[p.Id]);
            var last = certificates[p.Id].LastOrDefault();
            var holds = last is { RevokedAt: null } ? new HeldCertificate(last.Id, last.Number, last.Facts?.Language ?? default, last.IsSent, last.WaiverReason) : null;
            return new CertificateCandidate(
                p.Id, p.PersonId, p.Name, p.HasEmail, ReadFacts.LanguageOf(p.Language, ownLanguage), attended, attended.Reaches(threshold), holds, holds is null ? last?.Number : null, p.Against);
        });
        return new Candidates(workshop.Status is WorkshopStatus.Done, threshold, all.Select(c => c.Attended.Unrecorded).DefaultIfEmpty().Max(), mayWaive, all);
    }
}
