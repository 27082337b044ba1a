using Inclusion.Domain.Common;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Jobs.TidyUp;

/// <summary>Throws away what is of no use any more: forgotten drafts, invitations that were used or ran out, requests from the public page, codes for signing that ran out, sessions of browsers of a month ago, and what background work made a week ago.</summary>
public sealed class TidyUpJob(Database database, WorkFiles files, TimeProvider time) : ScheduledJob
{
    /// <summary>An invitation stays this long after its end, so that staff see who did not come.</summary>
    private static readonly TimeSpan InvitationsKept = TimeSpan.FromDays(30);

    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (drafts, invitations, requests, work) = (0, 0, 0, 0);
        await database.WriteAsync(
            Actor.Product,
            async db =>
            {
                var oldestDraft = now.AddDays(-DraftStore.DaysKept);
                var oldestInvitation = now - InvitationsKept;
                drafts = await db.Drafts.Where(d => d.SavedAt < oldestDraft).ExecuteDeleteAsync(cancel);
                invitations = await db.StaffInvitations.Where(i => i.ExpiresAt < oldestInvitation || i.UsedAt < oldestInvitation).ExecuteDeleteAsync(cancel);
                if (invitations > 0)
                {
                    db.Note(new AuditNote(AuditAction.Removed, nameof(StaffInvitation), () => 0, "", invitations));
                }

                var (handledBefore, receivedBefore) = (now.AddDays(-PublicRequest.DaysKeptOnceHandled), now.AddDays(-PublicRequest.MaxDaysKept));
                var old = await db.PublicRequests.Where(r => r.HandledAt < handledBefore || r.ReceivedAt < receivedBefore).Select(r => r.Id).ToListAsync(cancel);
                requests = await db.PublicRequests.Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(cancel);
                if (requests > 0)
                {
                    await AuditTrail.ForgetDetailsAsync(db, nameof(PublicRequest), old, cancel);
                    db.Note(new AuditNote(AuditAction.Removed, nameof(PublicRequest), () => 0, "", requests));
                }

                await db.SigningCodes.Where(c => c.EndsAt <= now).ExecuteDeleteAsync(cancel);

                var oldAsked = await db.DeviceRequests.Where(r => r.HandledAt < handledBefore || r.ReceivedAt < receivedBefore).Select(r => r.Id).ToListAsync(cancel);
                var asked = await db.DeviceRequests.Where(r => oldAsked.Contains(r.Id)).ExecuteDeleteAsync(cancel);
                if (asked > 0)
                {
                    requests += asked;
                    await AuditTrail.ForgetDetailsAsync(db, nameof(DeviceRequest), oldAsked, cancel);
                    db.Note(new AuditNote(AuditAction.Removed, nameof(DeviceRequest), () => 0, "", asked));
                }

                var begunBefore = now - BrowserSessions.Kept;
                await db.BrowserSessions.Where(s => s.BeganAt < begunBefore).ExecuteDeleteAsync(cancel);
                var endedBefore = now.AddDays(-WorkFiles.DaysKept);
                work = await db.WorkItems.Where(w => w.EndedAt < endedBefore).ExecuteDeleteAsync(cancel);

                // Within the writer's turn: nobody begins work meanwhile whose file would be taken for one of nobody.
                files.RemoveOthers(await db.WorkItems.Select(w => w.Id).ToHashSetAsync(cancel));
                return Outcome.Done;
            },
            cancel).OrThrowAsync();
        return new JobCounts().With(nameof(JobText.DraftsRemoved), drafts).With(nameof(JobText.InvitationsRemoved), invitations).With(nameof(JobText.RequestsRemoved), requests).With(nameof(JobText.WorkRemoved), work);
    }
}
