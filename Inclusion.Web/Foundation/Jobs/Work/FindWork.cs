using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Foundation.Jobs.Work;

/// <summary>A piece of work as whoever asked for it sees it.</summary>
/// <param name="Progress">Null while nobody can tell.</param>
/// <param name="Results">What it did in words, one phrase a number.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
/// <param name="ResultName">The file that can be fetched; null when there is none.</param>
/// <param name="IsSensitive">Whoever fetches it gives their password first.</param>
public sealed record WorkView(
    long Id, string Kind, string Title, string Subject, WorkState State, WorkProgress? Progress, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt,
    IReadOnlyList<string> Results, Refusal? Refusal, string? ResultName, bool IsSensitive, bool IsCancelRequested)
{
    public bool HasEnded => EndedAt is not null;

    /// <summary>Where the file is fetched.</summary>
    public string ResultAddress => Routes.WorkResult(Id);
}

/// <summary>How much of their work there is for someone to know about.</summary>
/// <param name="Open">Without an end.</param>
/// <param name="Unseen">With an end that they have not seen.</param>
public sealed record WorkCount(int Open, int Unseen);

/// <summary>Finds the work that the person who asks has asked for: nobody sees that of others.</summary>
public sealed class FindWork(Database database, CurrentStaff staff, IEnumerable<WorkDefinition> kinds, WorkBoard board, WorkSeal seal, WorkFiles files)
{
    private const int MostListed = 30;

    /// <returns>Null when there is none, or it is someone else's.</returns>
    public async Task<WorkView?> RunAsync(long id, CancellationToken cancel) => await RowAsync(id, cancel) is { } item ? View(item) : null;

    /// <summary>The latest of this kind and subject; of any subject when it is null. Null when there is none.</summary>
    /// <param name="onlyOpen">What has an end is passed over.</param>
    public async Task<WorkView?> LatestAsync<TWork>(string? subject, bool onlyOpen, CancellationToken cancel)
        where TWork : BackgroundWork
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId })
        {
            return null;
        }

        var item = await database.ReadAsync(
            db => db.WorkItems.Where(w => w.StaffId == staffId && w.Kind == typeof(TWork).Name && (subject == null || w.Subject == subject) && (!onlyOpen || w.EndedAt == null))
                .OrderByDescending(w => w.Id).FirstOrDefaultAsync(cancel),
            cancel);
        return item is null ? null : View(item);
    }

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<WorkView>> ListAsync(CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId })
        {
            return [];
        }

        var items = await database.ReadAsync(db => db.WorkItems.Where(w => w.StaffId == staffId).OrderByDescending(w => w.Id).Take(MostListed).ToListAsync(cancel), cancel);
        return [.. items.Select(View)];
    }

    public async Task<WorkCount> CountAsync(CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { StaffId: { } staffId })
        {
            return new WorkCount(0, 0);
        }

        var ends = await database.ReadAsync(
            db => db.WorkItems.Where(w => w.StaffId == staffId && (w.EndedAt == null || !w.IsSeen)).Select(w => w.EndedAt != null).ToListAsync(cancel), cancel);
        return new WorkCount(ends.Count(hasEnded => !hasEnded), ends.Count(hasEnded => hasEnded));
    }

    /// <summary>What the work told beside its numbers; null when it told nothing, or nothing that can be read any more.</summary>
    public async Task<T?> DetailAsync<T>(long id, CancellationToken cancel)
        where T : class =>
        await RowAsync(id, cancel) is { } item && seal.Find<WorkDetail>(item.Detail) is { Detail: { } detail } ? seal.Find<T>(detail) : null;

    /// <summary>The result, for who asked, while they still may have it and work where they did.</summary>
    /// <returns>Null when there is none, none any more, or none that is theirs.</returns>
    /// <exception cref="ConfirmationNeededException">It is sensitive, and they gave their password too long ago.</exception>
    public async Task<(Stream Content, string Name)?> ResultAsync(long id, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || await RowAsync(id, cancel) is not { ResultName: { } name } item || !MayFetch(actor, item))
        {
            return null;
        }

        if (kinds.First(k => k.Name == item.Kind).IsSensitive)
        {
            await staff.RequireConfirmedAsync(cancel);
        }

        return files.OpenResult(id) is { } content ? (content, name) : null;
    }

    /// <summary>They have seen how these ended; all of theirs when null. While the database cannot be written they stay unseen, and are offered once more: it is no reason to show nothing.</summary>
    public async Task SeenAsync(long? id, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is { StaffId: { } staffId } actor)
        {
            var seen = 0;
            var noted = await database.WriteAsync(
                actor,
                async db =>
                {
                    seen = await db.WorkItems.Where(w => w.StaffId == staffId && w.EndedAt != null && !w.IsSeen && (id == null || w.Id == id)).ExecuteUpdateAsync(w => w.SetProperty(x => x.IsSeen, true), cancel);
                    return Outcome.Done;
                },
                cancel);
            if (!noted.IsRefused && seen > 0)
            {
                board.Say(id ?? 0, staffId, WorkNews.Standing);
            }
        }
    }

    private async Task<WorkItem?> RowAsync(long id, CancellationToken cancel) => await staff.FindAsync(cancel) is { StaffId: { } staffId }
        ? await database.ReadAsync(db => db.WorkItems.FirstOrDefaultAsync(w => w.Id == id && w.StaffId == staffId, cancel), cancel)
        : null;

    private bool MayFetch(Actor actor, WorkItem item) =>
        kinds.FirstOrDefault(k => k.Name == item.Kind) is { } kind && kind.May(actor) && (actor.CentreId is null || actor.CentreId == item.CentreId);

    private WorkView View(WorkItem item)
    {
        var kind = kinds.FirstOrDefault(k => k.Name == item.Kind);
        return new WorkView(
            item.Id,
            item.Kind,
            kind?.Title ?? item.Kind,
            item.Subject,
            item.State,
            board.ProgressOf(item.Id),
            item.CreatedAt,
            item.EndedAt,
            kind is null ? [] : JobCounts.Parse(item.Counts).Tell(kind.Texts),
            seal.Find<WorkDetail>(item.Detail)?.Refusal,
            item.ResultName,
            kind?.IsSensitive ?? false,
            item.IsCancelRequested);
    }
}
