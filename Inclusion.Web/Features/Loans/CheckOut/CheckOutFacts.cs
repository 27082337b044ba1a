using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Reservations;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>What a check-out is decided on, as it stands now.</summary>
internal static class CheckOutFacts
{
    /// <summary>
    /// Reads everything that the domain wants to know. Refuses <see cref="NotFound"/> for a person, device or centre that is not there, and, where no due
    /// date was chosen, what <see cref="LoanTerms.Of"/> refuses.
    /// </summary>
    public static async Task<Outcome<CheckOutRequest>> GatherAsync(InclusionDb db, CheckOutCommand command, Actor by, DateTimeOffset at, CancellationToken cancel)
    {
        var ids = command.Devices.Select(d => d.DeviceId).ToList();
        var person = await (await PeopleInReach.SeenByAsync(db, by, cancel)).Of(db.KeptPeople).FirstOrDefaultAsync(p => p.Id == command.PersonId, cancel);
        var devices = await db.Devices.Include(d => d.Faults).Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        var centres = await db.Centres.AsNoTracking().ToDictionaryAsync(c => c.Id, cancel);
        if (person is null || !ids.TrueForAll(devices.ContainsKey) || !centres.TryGetValue(command.CentreId, out var centre))
        {
            return new NotFound();
        }

        var rules = await db.LendingRules.AsNoTracking().ToListAsync(cancel);
        var today = centre.Calendar.DateOf(at);
        var terms = LoanTerms.Of(ids.Select(id => devices[id].Category), centre.Id, rules, centre.Calendar, today);
        if (command.ChosenDueOn is null && terms.IsRefused)
        {
            return terms.Refusal;
        }

        var dueOn = command.ChosenDueOn ?? terms.Value.Due.Date;
        return new CheckOutRequest
        {
            Borrower = person,
            Devices = [.. ids.Select(id => devices[id])],
            KeptBack = command.Devices.DistinctBy(d => d.DeviceId).ToDictionary(d => d.DeviceId, d => d.KeptBack),
            AlreadyHeld = await db.Loans
                .Where(l => l.PersonId == person.Id && l.Status == LoanStatus.Open)
                .Join(db.LoanDevices.Where(line => line.IsOut), l => l.Id, line => line.LoanId, (_, line) => line.DeviceId)
                .Join(db.Devices, id => id, d => d.Id, (_, d) => d.Category)
                .ToListAsync(cancel),
            HouseholdHolds = await HouseholdHoldsAsync(db, person.HouseholdId, person.Id, cancel),
            OverrideReason = command.OverrideReason,
            AlreadyLent = await db.LoanDevices
                .Where(line => line.IsOut && ids.Contains(line.DeviceId))
                .Join(db.Loans, line => line.LoanId, l => l.Id, (line, l) => new { line.DeviceId, l.Number })
                .ToDictionaryAsync(line => line.DeviceId, line => line.Number, cancel),
            Needed = await db.DevicesNeededAsync(ids, at, cancel),
            CentreId = centre.Id,
            CentreNames = centres.ToDictionary(c => c.Key, c => c.Value.Name),
            Rules = rules,
            Promised = await db.PromisedToOthersAsync([.. ids.Select(id => (id, devices[id].Tag))], person.Id, today, dueOn, cancel),
            PassOverReason = command.PassOverReason,
            DueOn = dueOn,
            DueOnIsChosen = command.ChosenDueOn is not null,
            By = by,
            At = at,
            Today = today,
            RequestKey = command.RequestKey,
        };
    }

    /// <summary>Categories of what the others of a household have, at whichever centre: who they are stays out of it.</summary>
    internal static async Task<IReadOnlyList<DeviceCategory>> HouseholdHoldsAsync(InclusionDb db, long? householdId, long personId, CancellationToken cancel) => householdId is null
        ? []
        : await db.People.Where(p => p.HouseholdId == householdId && p.Id != personId)
            .Join(db.Loans.Where(l => l.Status == LoanStatus.Open), p => p.Id, l => l.PersonId, (_, l) => l.Id)
            .Join(db.LoanDevices.Where(line => line.IsOut), id => id, line => line.LoanId, (_, line) => line.DeviceId)
            .Join(db.Devices, id => id, d => d.Id, (_, d) => d.Category)
            .ToListAsync(cancel);
}
