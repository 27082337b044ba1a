using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>A loan that the person has.</summary>
/// <param name="DaysLate">By the day of the centre that lent; 0 or less: not overdue.</param>
/// <param name="Tags">What is still out.</param>
public sealed record BorrowerLoan(long LoanId, string Number, DateOnly DueOn, int DaysLate, IReadOnlyList<string> Tags);

/// <summary>What the desk must see of a person before lending to them.</summary>
/// <param name="Household">Empty when they belong to none.</param>
/// <param name="BlockedReason">Null when they are not blocked.</param>
/// <param name="Notes">The latest first.</param>
public sealed record BorrowerSummary(
    long Id, string Name, string Phone, string Email, ContactChannel? PreferredChannel, string Language, string Household, string? BlockedReason, IReadOnlyList<string> Notes, IReadOnlyList<BorrowerLoan> Loans)
{
    /// <summary>The last day of the block; null: until somebody lifts it, and when there is none.</summary>
    public DateOnly? BlockedUntil { get; init; }

    public int DevicesHeld => Loans.Sum(l => l.Tags.Count);

    public bool IsOverdue => Loans.Any(l => l.DaysLate > 0);
}

/// <summary>Shows who is borrowing: what they have, what is overdue, blocks and notes. That their record was seen is noted.</summary>
public sealed class FindBorrower(Database database, CurrentStaff staff, AuditTrail audit, TimeProvider time)
{
    /// <summary>Older notes are on the person's page.</summary>
    private const int NotesShown = 3;

    /// <returns>Null when there is no such person in reach.</returns>
    public async Task<BorrowerSummary?> RunAsync(long personId, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var now = time.GetUtcNow();
        var borrower = await database.ReadAsync(
            async db =>
            {
                if (await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).FirstOrDefaultAsync(p => p.Id == personId, cancel) is not { } person)
                {
                    return null;
                }

                var household = await db.Households.Where(h => h.Id == person.HouseholdId).Select(h => h.Name).FirstOrDefaultAsync(cancel) ?? "";
                var notes = await db.PersonNotes.Where(n => n.PersonId == personId).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Select(n => n.Text).Take(NotesShown).ToListAsync(cancel);
                var loans = await db.Loans.Include(l => l.Devices).Where(l => l.PersonId == personId && l.Status == LoanStatus.Open).OrderBy(l => l.DueOn).ToListAsync(cancel);
                var centres = await db.Centres.ToDictionaryAsync(c => c.Id, cancel);
                return new BorrowerSummary(
                    person.Id,
                    person.Name,
                    person.Phone,
                    person.Email,
                    person.PreferredChannel,
                    person.Language,
                    household,
                    person.IsBlockedOn(centres.Values.Min(c => c.Calendar.DateOf(now))) ? person.BlockedReason : null,
                    notes,
                    [.. loans.Select(l => new BorrowerLoan(l.Id, l.Number, l.DueOn, l.DaysOverdue(centres[l.CentreId].Calendar.DateOf(now)), [.. l.Devices.Where(d => d.IsOut).Select(d => d.Tag)]))])
                {
                    BlockedUntil = person.BlockedUntil,
                };
            },
            cancel);
        if (borrower is not null)
        {
            await audit.SeenAsync(actor, nameof(Person), personId, cancel);
        }

        return borrower;
    }
}
