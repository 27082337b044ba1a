using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <summary>Issues a workshop's certificates in the background. Each is kept by itself: begun again it goes on where it ended.</summary>
public sealed class IssueCertificatesWork(IssueCertificates issue, Database database) : BackgroundWork<IssueCertificatesCommand>
{
    /// <summary>What its rows are about.</summary>
    public static string SubjectOf(long workshopId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"workshop/{workshopId}");

    protected override async Task<Outcome<WorkResult>> RunAsync(IssueCertificatesCommand request, WorkContext context, CancellationToken cancel)
    {
        var outcome = await issue.RunAsync(request, new Told(context), cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        // An earlier run may have been killed in the middle: those that it issued were asked for as well.
        var issued = await database.ReadAsync(db => db.Certificates.CountAsync(c => c.WorkshopId == request.WorkshopId && c.IssuedAt >= context.AskedAt, cancel), cancel);
        return new WorkResult(new JobCounts().With(nameof(CertificateText.CertificatesIssued), issued), outcome.Value);
    }

    private sealed class Told(WorkContext context) : IProgress<IssueProgress>
    {
        public void Report(IssueProgress value) => context.Tell(value.Done, value.Of);
    }
}
