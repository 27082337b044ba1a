using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>Has long work done in the background for whoever asks.</summary>
public sealed class StartWork(Database database, CurrentStaff staff, IEnumerable<WorkDefinition> kinds, WorkFiles files, WorkSeal seal, BackgroundQueue queue, WorkBoard board, TimeProvider time)
{
    /// <summary>
    /// Keeps what is asked for and has it done at once. Asked again for the same while it is not done, it is done once. Refuses <see cref="NotAllowed"/>; what the
    /// work itself refuses is told by its row.
    /// </summary>
    /// <param name="subject">What it is about, as the page looks for it later; names nobody. Null: each time is another.</param>
    /// <param name="input">A file that it reads; null for none.</param>
    /// <returns>The id of its row.</returns>
    public Task<Outcome<long>> RunAsync<TWork, TRequest>(TRequest request, string? subject, byte[]? input, CancellationToken cancel)
        where TWork : BackgroundWork<TRequest>
        where TRequest : notnull =>
        RunAsync<TWork, TRequest>(request, subject, input, open => subject is not null && open.Subject == subject, cancel);

    /// <summary>As the other, for work that is the same when its requests are equal: what they ask for may name people, so it stands in no subject.</summary>
    public Task<Outcome<long>> RunAsync<TWork, TRequest>(TRequest request, CancellationToken cancel)
        where TWork : BackgroundWork<TRequest>
        where TRequest : class, IEquatable<TRequest> =>
        RunAsync<TWork, TRequest>(request, null, null, open => !open.IsCancelRequested && request.Equals(seal.Find<TRequest>(open.Request)), cancel);

    private async Task<Outcome<long>> RunAsync<TWork, TRequest>(TRequest request, string? subject, byte[]? input, Func<WorkItem, bool> isSame, CancellationToken cancel)
        where TWork : BackgroundWork<TRequest>
        where TRequest : notnull
    {
        var kind = kinds.Single(k => k.Type == typeof(TWork));
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId } actor || !kind.May(actor))
        {
            return new NotAllowed();
        }

        var started = await database.WriteAsync<(long Id, bool IsNew)>(
            actor,
            async db =>
            {
                var open = await db.WorkItems.Where(w => w.StaffId == staffId && w.Kind == kind.Name && w.EndedAt == null).OrderBy(w => w.Id).ToListAsync(cancel);
                if (open.FirstOrDefault(isSame) is { } same)
                {
                    return (same.Id, false);
                }

                var item = new WorkItem
                {
                    Kind = kind.Name,
                    StaffId = staffId,
                    CentreId = actor.CentreId,
                    Language = Language.Current.Code,
                    Request = seal.Seal(request),
                    Subject = subject ?? "",
                    CreatedAt = time.GetUtcNow(),
                };
                db.WorkItems.Add(item);
                await db.SaveChangesAsync(cancel);
                if (input is not null)
                {
                    await files.WriteInputAsync(item.Id, input, cancel);
                }

                return (item.Id, true);
            },
            cancel);
        if (started.IsRefused)
        {
            return started.Refusal;
        }

        if (started.Value.IsNew)
        {
            queue.Work(started.Value.Id);
            board.Say(started.Value.Id, staffId, WorkNews.Standing);
        }

        return started.Value.Id;
    }
}
