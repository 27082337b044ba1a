using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.Details;

/// <summary>
/// Reads the record of a person for their page, if they are in reach of whoever asks; loans and messages are shown of the centres at which they work.
/// </summary>
public sealed class FindPerson(Database database, CurrentStaff staff, ChosenCentre centre, CentreClock clock, AuditTrail audit)
{
    /// <summary>Older loans are in the list of loans.</summary>
    public const int PastLoans = 20;

    private const int Messages = 20;
    private const int Notes = 200;

    /// <summary>Refuses <see cref="NotFound"/>.</summary>
    /// <param name="again">It is open already and read again after a change: that it was seen is noted once.</param>
    /// Refuses <see cref="NotAllowed"/> to someone who does not work at a desk.
    public async Task<Outcome<PersonView>> RunAsync(long personId, bool again, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        var here = (await centre.CurrentAsync(cancel)).Id;
        var view = await database.ReadAsync(db => ReadAsync(db, personId, actor, here, cancel), cancel);
        if (view is null)
        {
            return new NotFound();
        }

        if (!again)
        {
            await audit.SeenAsync(actor, nameof(Person), personId, cancel);
        }

        return view;
    }

    /// <summary>Where the record of this id went when it was merged into another; null when it was not.</summary>
    public async Task<long?> MergedIntoAsync(long personId, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(db => db.MergedPeople.Where(m => m.Id == personId).Select(m => (long?)m.IntoId).SingleOrDefaultAsync(cancel), cancel);
    }

    private async Task<PersonView?> ReadAsync(InclusionDb db, long id, Actor actor, long here, CancellationToken cancel)
    {
        var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
        var read = await reach.Of(db.People).Where(p => p.Id == id)
            .Select(p => new
            {
                Details = new PersonDetails(
                    p.Name, p.AddressAs, p.Phone, p.Email, p.Address, p.PostalCode, p.Municipality, p.Language, p.PreferredChannel, p.BirthYear, p.Occupation, p.Gender,
                    p.HouseholdId, p.BlockedReason, p.AddedAt, p.LastContactAt)
                { BlockedUntil = p.BlockedUntil, BlockOverride = p.BlockOverride },
                p.ErasedAt,
                p.HeldBecause,
                Household = db.Households.Where(h => h.Id == p.HouseholdId).Select(h => h.Name).FirstOrDefault(),
                Referrer = db.Partners.Where(r => r.Id == p.ReferredById).Select(r => r.Name).FirstOrDefault(),
                p.HomeCentreId,
                HomeCentre = db.Centres.Where(c => c.Id == p.HomeCentreId).Select(c => c.Name).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (read is null)
        {
            return null;
        }

        var days = await clock.TodayAsync(db, cancel);
        var open = await db.Loans.Where(l => l.PersonId == id && l.Status == LoanStatus.Open).OrderBy(l => l.DueOn).ThenBy(l => l.Id).ToListAsync(cancel);
        var visible = open.Where(l => actor.WorksAt(l.CentreId)).ToList();
        var past = await db.Loans.Where(l => l.PersonId == id && l.Status != LoanStatus.Open && (actor.CentreId == null || l.CentreId == actor.CentreId))
            .OrderByDescending(l => l.Id).Take(PastLoans + 1).ToListAsync(cancel);
        var devices = await DevicesAsync(db, [.. visible.Concat(past).Select(l => l.Id)], cancel);
        var zone = await db.Centres.Where(c => c.Id == here).Select(c => c.TimeZone).SingleAsync(cancel);

        PersonLoan Line(Loan loan) => new(loan.Id, loan.Number, loan.LentOn, loan.IsBeginUnknown, loan.DueOn, loan.Status, loan.ClosedAt, IsOverdue(loan), [.. devices[loan.Id]]);
        bool IsOverdue(Loan loan) => loan.Status == LoanStatus.Open && loan.DaysOverdue(days.At(loan.CentreId)) > 0;

        return new PersonView(
            id,
            read.Details.BlockedUntil < days.Earliest ? read.Details with { BlockedReason = null } : read.Details,
            read is { Household: { } household, Details.HouseholdId: { } householdId } ? new HouseholdView(household, await db.OthersOfHouseholdAsync(reach, householdId, id, cancel)) : null,
            read.Referrer,
            open.Count,
            open.Exists(IsOverdue),
            new LoansOfPerson([.. visible.Select(Line)], [.. past.Take(PastLoans).Select(Line)], past.Count > PastLoans, open.Count - visible.Count),
            await db.Messages.Where(m => m.PersonId == id && (actor.CentreId == null || m.CentreId == actor.CentreId))
                .OrderByDescending(m => m.Day).Take(Messages)
                .Select(m => new MessageLine(m.Id, m.Subject, m.Body, m.Language, m.Channel, m.Status, m.Day, m.SentAt)).ToListAsync(cancel),
            await db.PersonNotes.Where(n => n.PersonId == id)
                .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Notes)
                .Select(n => new NoteLine(n.Id, n.Text, n.StaffName, n.At)).ToListAsync(cancel),
            await db.PersonConsents.Where(c => c.PersonId == id)
                .OrderByDescending(c => c.GivenOn).ThenByDescending(c => c.Id)
                .Select(c => new ConsentLine(c.Id, c.Kind, c.TextVersion, c.GivenOn, c.WithdrawnOn, c.StaffName)).ToListAsync(cancel),
            PrivacyNotice.Version,
            days.At(here),
            TimeZoneInfo.FindSystemTimeZoneById(zone))
        {
            ErasedAt = read.ErasedAt,
            HeldBecause = read.HeldBecause,
            RunsACentre = actor.RunsACentre,
            MayTake = actor.RunsACentre && await PeopleInReach.TakenBy(db, actor).HasAsync(id, cancel),
            HomeCentreId = read.HomeCentreId,
            HomeCentre = read.HomeCentre,
            HasSeveralCentres = await db.Centres.CountAsync(cancel) > 1,
        };
    }

    private static async Task<ILookup<long, PersonLoanDevice>> DevicesAsync(InclusionDb db, List<long> loans, CancellationToken cancel) =>
        (await db.LoanDevices.Where(line => loans.Contains(line.LoanId))
            .Join(db.Devices, line => line.DeviceId, d => d.Id, (line, d) => new { line.LoanId, d.Id, line.Tag, d.Maker, d.Model, line.IsOut })
            .OrderBy(line => line.Tag)
            .ToListAsync(cancel))
        .ToLookup(line => line.LoanId, line => new PersonLoanDevice(line.Id, line.Tag, $"{line.Maker} {line.Model}".Trim(), line.IsOut));
}
