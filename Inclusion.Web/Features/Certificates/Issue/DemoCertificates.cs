using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Certificates.Print;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <summary>
/// The certificates of a demonstration: of every workshop that is done, on the day on which it ended, for whoever attended enough. The latest workshop is left to be
/// tried.
/// </summary>
internal sealed class DemoCertificates(CertificateIssuer issuer) : DemonstrationPart
{
    public override async Task AddAsync(InclusionDb db, CancellationToken cancel)
    {
        var look = await CertificateLook.ReadAsync(db, cancel);
        var done = await db.Workshops.Where(w => w.Status == WorkshopStatus.Done).OrderBy(w => w.LastOn).Select(w => w.Id).ToListAsync(cancel);
        foreach (var id in done.SkipLast(1))
        {
            db.ChangeTracker.Clear();
            var workshop = (await db.FindWorkshopAsync(id, cancel))!;
            foreach (var enrolment in await db.Enrolments.Where(e => e.WorkshopId == id && e.Status == EnrolmentStatus.Enrolled).OrderBy(e => e.Id).ToListAsync(cancel))
            {
                // Whoever attended too little has none: that is a refusal like any other.
                await issuer.IssueAsync(db, enrolment, workshop, look, null, Actor.Product, cancel, workshop.EndsAt);
            }
        }
    }
}
