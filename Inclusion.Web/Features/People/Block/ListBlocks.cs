using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Block;

/// <param name="Until">The last day; null: it had none.</param>
/// <param name="LoanId">What was lent in spite of it; null for everything else, and for a loan of a centre at which whoever asks does not work.</param>
/// <param name="LoanNumber">Null for everything else.</param>
public sealed record BlockLine(long Id, BlockEventKind Kind, string Reason, DateOnly? Until, long? LoanId, string? LoanNumber, string StaffName, DateTimeOffset At);

/// <summary>What became of the blocks of someone in reach.</summary>
public sealed class ListBlocks(Database database, CurrentStaff staff)
{
    /// <summary>Nobody was blocked more often.</summary>
    private const int Most = 50;

    /// <summary>The latest first; nothing of someone who is not in reach.</summary>
    public async Task<IReadOnlyList<BlockLine>> RunAsync(long personId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync<IReadOnlyList<BlockLine>>(
            async db => await (await PeopleInReach.SeenByAsync(db, actor, cancel)).HasAsync(personId, cancel)
                ? await db.PersonBlockEvents.Where(e => e.PersonId == personId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Most)
                    .Select(e => new BlockLine(
                        e.Id, e.Kind, e.Reason, e.Until,
                        db.Loans.Where(l => l.Number == e.LoanNumber && (actor.CentreId == null || l.CentreId == actor.CentreId)).Select(l => (long?)l.Id).FirstOrDefault(),
                        e.LoanNumber, e.StaffName, e.At)).ToListAsync(cancel)
                : [],
            cancel);
    }
}
