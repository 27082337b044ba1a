using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Certificates.Print;

namespace Inclusion.Web.Features.Certificates.Issue;

/// <param name="Language">Null: each learner's own.</param>
public sealed record IssueCertificatesCommand(long WorkshopId, CertificateLanguage? Language = null);

/// <summary>How far it is.</summary>
public readonly record struct IssueProgress(int Done, int Of);

/// <summary>Someone for whom nothing was issued, and why.</summary>
public sealed record NotIssuedFor(string Name, Refusal Refusal);

public sealed record BatchIssued(int Issued, IReadOnlyList<NotIssuedFor> Refused);

/// <summary>
/// Issues certificates to everyone of a workshop who reached the threshold, has none, and is not to go without one by decision. Each is kept by itself: what is
/// cancelled or fails in the middle leaves the others whole, and running it again goes on where it ended.
/// </summary>
public sealed class IssueCertificates(Database database, ListCandidates list, IssueCertificate issue)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="WorkshopNotDone"/>. What is refused to one person is in the report.</summary>
    public async Task<Outcome<BatchIssued>> RunAsync(IssueCertificatesCommand command, IProgress<IssueProgress>? progress, CancellationToken cancel)
    {
        var candidates = await list.RunAsync(command.WorkshopId, cancel);
        if (candidates.IsRefused)
        {
            return candidates.Refusal;
        }

        if (!candidates.Value.IsDone)
        {
            return new WorkshopNotDone();
        }

        var look = await database.ReadAsync(db => CertificateLook.ReadAsync(db, cancel), cancel);
        var due = candidates.Value.Due.ToList();
        var (issued, refused) = (0, new List<NotIssuedFor>());
        foreach (var candidate in due)
        {
            cancel.ThrowIfCancellationRequested();
            var outcome = await issue.RunAsync(new IssueCertificateCommand(candidate.EnrolmentId, command.Language), look, cancel);
            switch (outcome.Refusal)
            {
                case null:
                    issued++;
                    break;
                case AlreadyCertified:
                    // Someone else was a moment earlier: it is there, which is what was asked for.
                    break;
                default:
                    refused.Add(new NotIssuedFor(candidate.Name, outcome.Refusal));
                    break;
            }

            progress?.Report(new IssueProgress(issued + refused.Count, due.Count));
        }

        return new BatchIssued(issued, refused);
    }
}
