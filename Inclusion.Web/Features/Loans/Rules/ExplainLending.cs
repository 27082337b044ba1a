using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Rules;

/// <summary>The rule for a device, step by step, and the due date that it gives today.</summary>
/// <param name="Name">Maker and model.</param>
/// <param name="Steps">The most specific first.</param>
/// <param name="Terms">Of the step that holds.</param>
/// <param name="Due">Null when the calendar gives none; then <paramref name="WhyNoDue"/> says why.</param>
/// <param name="Days">From tomorrow to the due date.</param>
public sealed record ExplainedDevice(
    long Id, string Tag, string Name, DeviceCategory Category, IReadOnlyList<LookupStep> Steps, LendingTerms Terms, DueDate? Due, IReadOnlyList<DueDay> Days, Refusal? WhyNoDue);

/// <summary>A device that someone has.</summary>
/// <param name="Counts">Whether the rule counts it.</param>
public sealed record HeldDevice(long LoanId, string Number, string Tag, DeviceCategory Category, bool Counts);

/// <param name="Household">Empty when they belong to none.</param>
/// <param name="Members">Who else lives there, of those in reach.</param>
/// <param name="HouseholdHolds">How much the others of the household have that the rule counts, also those who are not in reach.</param>
/// <param name="BlockedReason">Null when no block holds today.</param>
public sealed record ExplainedPerson(
    long Id, string Name, string? BlockedReason, DateOnly? BlockedUntil, BlockOverride? BlockOverride, IReadOnlyList<HeldDevice> Held, string Household, IReadOnlyList<HouseholdMember> Members, int HouseholdHolds);

/// <param name="Centre">The name of the centre that lends.</param>
/// <param name="Today">Its own day.</param>
/// <param name="Device">Null when none was asked about, or there is none.</param>
/// <param name="Person">Null when nobody was asked about, or they are not in reach.</param>
/// <param name="WhyNot">Why lending the device to the person would be refused now; null when it would not, and while one of them is missing.</param>
/// <param name="MayOverride">Whether whoever asks may lend in spite of it, for a reason.</param>
public sealed record LendingExplained(string Centre, DateOnly Today, ExplainedDevice? Device, ExplainedPerson? Person, Refusal? WhyNot, bool MayOverride);

/// <summary>Explains which rule holds for a person and a device, and what would come of lending it now. That someone's record was seen is noted.</summary>
public sealed class ExplainLending(Database database, CurrentStaff staff, AuditTrail audit, TimeProvider time)
{
    /// <param name="deviceCode">Tag or serial number; null or blank: none. A serial number that several have means none.</param>
    public async Task<LendingExplained> RunAsync(long centreId, long? personId, string? deviceCode, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        var explained = await database.ReadAsync(db => ReadAsync(db, actor, centreId, personId, deviceCode?.Trim() ?? "", cancel), cancel);
        if (explained.Person is { } person)
        {
            await audit.SeenAsync(actor, nameof(Person), person.Id, cancel);
        }

        return explained;
    }

    private async Task<LendingExplained> ReadAsync(InclusionDb db, Actor actor, long centreId, long? personId, string code, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var centre = await db.Centres.SingleAsync(c => c.Id == centreId, cancel);
        var today = centre.Calendar.DateOf(now);
        var found = code.Length > 0 ? await db.Devices.FindByCodeAsync(code, 2, cancel) : [];
        var device = found is [var one] ? one : null;
        var rules = await db.LendingRules.ToListAsync(cancel);
        var explained = device is null ? null : Explain(device, centre, rules, today);
        var rule = device is null ? null : LendingRules.For(centreId, device.Category, rules);
        var person = personId is { } id ? await PersonAsync(db, actor, id, rule, today, cancel) : null;
        if (device is null || person is null)
        {
            return new LendingExplained(centre.Name, today, explained, person, null, false);
        }

        var request = await CheckOutFacts.GatherAsync(db, new CheckOutCommand(Guid.Empty, person.Id, centreId, [LentDevice.Whole(device.Id)]), actor, now, cancel);
        var whyNot = request.IsRefused ? request.Refusal : Loan.WhyNotCheckOut(request.Value);

        // More than one thing may be in the way, and a reason sets only some aside.
        var mayOverride = whyNot is not null && !request.IsRefused && (request.Value.MayOverride(whyNot) || whyNot is DeviceHeldForOther or DeviceBookedFor)
            && Loan.WhyNotCheckOut(request.Value with { OverrideReason = "-", PassOverReason = "-" }) is null;
        return new LendingExplained(centre.Name, today, explained, person, whyNot, mayOverride);
    }

    private static ExplainedDevice Explain(Device device, Domain.Centres.Centre centre, IReadOnlyCollection<LendingRule> rules, DateOnly today)
    {
        var steps = LendingRules.Lookup(centre.Id, device.Category, rules);
        var terms = steps.First(s => s.Rule is not null).Rule!.Terms;
        var due = DueDates.From(today, terms.LoanDays, terms.DueDateMode, centre.Calendar);
        return new ExplainedDevice(
            device.Id, device.Tag, $"{device.Maker} {device.Model}".Trim(), device.Category, steps, terms,
            due.IsRefused ? null : due.Value,
            due.IsRefused ? [] : DueDates.DayByDay(today, terms.LoanDays, terms.DueDateMode, due.Value, centre.Calendar),
            due.IsRefused ? due.Refusal : null);
    }

    private static async Task<ExplainedPerson?> PersonAsync(InclusionDb db, Actor actor, long id, LendingRule? rule, DateOnly today, CancellationToken cancel)
    {
        var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
        if (await reach.Of(db.KeptPeople).FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } person)
        {
            return null;
        }

        bool Counts(DeviceCategory category) => rule is not null && (rule.Category is null || rule.Category == category);
        var held = await (
            from loan in db.Loans
            where loan.PersonId == id && loan.Status == LoanStatus.Open
            join line in db.LoanDevices on loan.Id equals line.LoanId
            where line.IsOut
            join device in db.Devices on line.DeviceId equals device.Id
            orderby loan.DueOn, line.Tag
            select new { loan.Id, loan.Number, line.Tag, device.Category }).ToListAsync(cancel);
        var household = person.HouseholdId;
        var others = await CheckOutFacts.HouseholdHoldsAsync(db, household, id, cancel);
        var isBlocked = person.IsBlockedOn(today);
        return new ExplainedPerson(
            id,
            person.Name,
            isBlocked ? person.BlockedReason : null,
            isBlocked ? person.BlockedUntil : null,
            isBlocked ? person.BlockOverride : null,
            [.. held.Select(h => new HeldDevice(h.Id, h.Number, h.Tag, h.Category, Counts(h.Category)))],
            household is null ? "" : await db.Households.Where(h => h.Id == household).Select(h => h.Name).FirstOrDefaultAsync(cancel) ?? "",
            household is { } home ? await db.OthersOfHouseholdAsync(reach, home, id, cancel) : [],
            others.Count(Counts));
    }
}
