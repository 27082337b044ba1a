using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Privacy.Retention;

/// <summary>
/// Erases everybody whose time is over, throws away letters that lie there as files, and has the database written anew after any erasure. Each person is a transaction of
/// their own: cut off, it goes on with those who are left; one who cannot be erased is counted and logged, and tried again the next night.
/// </summary>
public sealed class RetentionJob(Database database, EraseRecords erase, MailFiles mail, TimeProvider time, ILogger<RetentionJob> logger) : ScheduledJob
{
    /// <summary>Of one night: the desk opens in the morning. Whoever is left has their turn the next night.</summary>
    internal const int MostInOneRun = 1000;

    public override async Task<JobCounts> RunAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await database.ReadAsync(
            db => db.NotHeardOfSince(Person.KeptSince(now), now).OrderBy(p => p.LastContactAt).Take(MostInOneRun).Select(p => p.Id).ToListAsync(cancel), cancel);
        var (erased, failed) = (new List<Erased>(), 0);
        try
        {
            foreach (var some in due.Chunk(EraseRecords.LookedForAtOnce))
            {
                var found = await LookAsync(some, cancel);
                foreach (var id in some)
                {
                    try
                    {
                        if (await EraseAsync(id, found.GetValueOrDefault(id), now, cancel) is { } one)
                        {
                            erased.Add(one);
                        }
                    }
                    catch (Exception e) when (e is not (OperationCanceledException or DatabaseUnavailableException))
                    {
                        // Whatever is wrong with this one, the others are not kept longer for it.
                        logger.PersonNotErased(id, e);
                        failed++;
                    }
                }
            }
        }
        finally
        {
            if (erased.Count > 0)
            {
                // Also when the product is stopped in the middle: who is erased stands in the ledger.
                await erase.FinishAsync(erased, CancellationToken.None);
            }
        }

        if (erased.Count == 0 && await database.ReadAsync(db => db.Erasures.AnyAsync(e => e.SweptAt == null, cancel), cancel))
        {
            // Of an erasure since the last night something may have been left, which could not be written then.
            await erase.FinishAsync([], cancel);
        }

        return new JobCounts()
            .With(nameof(PrivacyText.PeopleErased), erased.Count)
            .With(nameof(PrivacyText.PeopleNotErased), failed)
            .With(nameof(PrivacyText.LettersUnreadable), erased.SelectMany(one => one.UnreadableLetters).Distinct().Count())
            .With(nameof(PrivacyText.LettersRemoved), mail.RemoveBefore(now.AddDays(-MailFiles.DaysKept)))
            .With(nameof(PrivacyText.DatabaseRewritten), await RewriteAsync(now, cancel));
    }

    /// <returns>Nothing when something is wrong with one of them: then each is looked for alone, and the others are not kept longer for it.</returns>
    private async Task<IReadOnlyDictionary<long, TracesOfPerson>> LookAsync(long[] people, CancellationToken cancel)
    {
        try
        {
            return await erase.LookAsync(people, cancel);
        }
        catch (Exception e) when (e is not (OperationCanceledException or DatabaseUnavailableException))
        {
            logger.NotLookedForTogether(people.Length, e);
            return new Dictionary<long, TracesOfPerson>();
        }
    }

    /// <returns>Null when somebody was in contact with them since, or lent them something.</returns>
    private async Task<Erased?> EraseAsync(long id, TracesOfPerson? found, DateTimeOffset now, CancellationToken cancel)
    {
        var traces = await erase.LookAgainAsync(id, found, cancel);
        return await database.WriteAsync<Erased?>(
            Actor.Product,
            async db => await db.NotHeardOfSince(Person.KeptSince(now), now).SingleOrDefaultAsync(p => p.Id == id, cancel) is { } person
                ? await erase.EraseAsync(db, person, traces, now, null, cancel)
                : Outcome.Of<Erased?>(null),
            cancel).OrThrowAsync();
    }

    /// <summary>Rows that were moved within the file before they were deleted have left copies between others: the file is written anew without them.</summary>
    private async Task<int> RewriteAsync(DateTimeOffset now, CancellationToken cancel)
    {
        if (!await database.ReadAsync(db => db.Erasures.AnyAsync(e => e.SweptAt == null, cancel), cancel) || !await database.SweepAsync(rewrite: true, cancel))
        {
            return 0;
        }

        await database.WriteAsync(
            Actor.Product,
            async db =>
            {
                // Those since then are for the next night.
                await db.Erasures.Where(e => e.SweptAt == null && e.At <= now).ExecuteUpdateAsync(set => set.SetProperty(e => e.SweptAt, now), cancel);
                return Outcome.Done;
            },
            cancel).OrThrowAsync();
        return 1;
    }
}
