using System.Globalization;
using System.Security.Claims;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>Whoever asked for it has been deactivated since, or was given a role that may not have it done.</summary>
public sealed record AskerMayNoLonger : Refusal;

/// <summary>What there is to tell about work that has an end.</summary>
internal sealed record WorkDetail(Refusal? Refusal, string? Detail);

/// <summary>Does a piece of work, once, as the person who asked for it, with the rights that they have now; its row tells what came of it.</summary>
public sealed class WorkRunner(
    Database database, IEnumerable<WorkDefinition> kinds, WorkBoard board, WorkFiles files, WorkSeal seal, IServiceScopeFactory scopes, TimeProvider time, ILogger<WorkRunner> logger)
{
    /// <summary>Work that failed, or took the product down with it, this many times is given up.</summary>
    internal const int MostAttempts = 5;

    /// <summary>Does it, unless it has an end already or runs at this moment.</summary>
    /// <returns>False when it failed and is worth another try.</returns>
    public async Task<bool> RunAsync(long id, CancellationToken cancel)
    {
        var item = await database.ReadAsync(db => db.WorkItems.FirstOrDefaultAsync(w => w.Id == id, cancel), cancel);
        if (item is null || item.EndedAt is not null || board.TryBegin(id, item.StaffId, cancel) is not { } running)
        {
            return true;
        }

        try
        {
            return !await BeginAsync(item, cancel) || await TryAsync(item, running, cancel);
        }
        finally
        {
            board.End(running);
        }
    }

    /// <returns>False when it has got an end meanwhile, or gets one now.</returns>
    private async Task<bool> BeginAsync(WorkItem item, CancellationToken cancel)
    {
        var begun = await database.WriteAsync<WorkItem?>(
            Actor.Product,
            async db =>
            {
                if (await db.WorkItems.FirstOrDefaultAsync(w => w.Id == item.Id && w.EndedAt == null, cancel) is not { } row)
                {
                    return null as WorkItem;
                }

                row.State = WorkState.Running;
                row.StartedAt ??= time.GetUtcNow();
                row.Attempts++;
                return row;
            },
            cancel).OrThrowAsync();
        if (begun is not { } row)
        {
            return false;
        }

        item.Attempts = row.Attempts;
        board.Say(item.Id, item.StaffId, WorkNews.Standing);
        if (row.IsCancelRequested)
        {
            await EndAsync(item, WorkState.Cancelled);
            return false;
        }

        if (row.Attempts > MostAttempts)
        {
            await EndAsync(item, WorkState.Failed);
            return false;
        }

        return true;
    }

    private async Task<bool> TryAsync(WorkItem item, WorkBoard.Running running, CancellationToken cancel)
    {
        var context = new WorkContext(item.Id, item.StaffId, item.CreatedAt, files, progress => board.Tell(running, progress));
        try
        {
            var outcome = await DoAsync(item, context, running.Token);
            outcome.Refusal.ThrowIfFault();
            if (outcome.IsRefused)
            {
                await EndAsync(item, WorkState.Refused, detail: new WorkDetail(outcome.Refusal, null));
            }
            else
            {
                var detail = outcome.Value.Detail is { } told ? new WorkDetail(null, seal.Seal(told)) : null;
                await EndAsync(item, WorkState.Done, outcome.Value.Counts.ToString(), detail, context.ResultName);
            }

            return true;
        }
        catch (NotAllowedException)
        {
            await EndAsync(item, WorkState.Refused, detail: new WorkDetail(new NotAllowed(), null));
            return true;
        }
        catch (OperationCanceledException) when (running.IsStopped)
        {
            await EndAsync(item, WorkState.Cancelled);
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The product stops: the row has no end, and the next start takes it up again. That was no failure.
            await ChangeAsync(item, row => row.Attempts--);
            throw;
        }
        catch (Exception e)
        {
            JobsLog.WorkFailed(logger, item.Id, item.Kind, item.Attempts, e);
            if (item.Attempts >= MostAttempts)
            {
                await EndAsync(item, WorkState.Failed);
                return true;
            }

            await ChangeAsync(item, row => row.State = WorkState.Waiting);
            board.Say(item.Id, item.StaffId, WorkNews.Standing);
            return false;
        }
    }

    private async Task<Outcome<WorkResult>> DoAsync(WorkItem item, WorkContext context, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var staff = scope.ServiceProvider.GetRequiredService<CurrentStaff>();
        staff.ActFor(item.StaffId);
        if (kinds.FirstOrDefault(k => k.Name == item.Kind) is not { } kind || await staff.FindAsync(cancel) is not { } actor || !kind.May(actor))
        {
            return new AskerMayNoLonger();
        }

        using var speaking = (Language.Find(item.Language) ?? Language.English).Speak();
        return await ((BackgroundWork)scope.ServiceProvider.GetRequiredService(kind.Type)).RunKeptAsync(seal.Open(item.Request), context, cancel);
    }

    private async Task EndAsync(WorkItem item, WorkState state, string counts = "", WorkDetail? detail = null, string? resultName = null)
    {
        await ChangeAsync(item, row =>
        {
            row.State = state;
            row.Counts = counts;
            row.Detail = detail is null ? "" : seal.Seal(detail);
            row.ResultName = resultName;
            row.EndedAt = time.GetUtcNow();
            row.Request = "";
        });
        files.RemoveInput(item.Id);
        JobsLog.WorkEnded(logger, item.Id, item.Kind, state, counts);
        board.Say(item.Id, item.StaffId, WorkNews.Ended);
    }

    /// <summary>What is true about it is written down whatever else ends at this moment.</summary>
    private Task ChangeAsync(WorkItem item, Action<WorkItem> change) => database.WriteAsync(
        Actor.Product,
        async db =>
        {
            if (await db.WorkItems.FirstOrDefaultAsync(w => w.Id == item.Id && w.EndedAt == null) is { } row)
            {
                change(row);
            }

            return Outcome.Done;
        },
        CancellationToken.None).OrThrowAsync();
}
