using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Renew;

/// <summary>A device of a loan that has not come back.</summary>
internal sealed record DeviceStillOut(long Id, string Tag, DeviceCategory Category);

/// <summary>What renewing a loan now would come to.</summary>
/// <param name="Terms">Of what is still out; null where there are none.</param>
/// <param name="WhyNot">Why it would be refused; null when it would not.</param>
internal sealed record Renewal(LoanTerms? Terms, Refusal? WhyNot)
{
    /// <summary>The due date that it would give; null when it would be refused.</summary>
    public DateOnly? DueOn => WhyNot is null ? Terms?.Due.Date : null;
}

/// <summary>What renewals are judged by, read once for however many loans: the rules, the calendars of the centres, and what workshops need.</summary>
internal sealed class RenewalFacts
{
    private readonly IReadOnlyDictionary<long, CentreCalendar> _calendars;
    private readonly DateTimeOffset _now;
    private IReadOnlyCollection<LendingRule> _rules = [];
    private IReadOnlyDictionary<long, DeviceNeed> _needed = new Dictionary<long, DeviceNeed>();

    private RenewalFacts(IReadOnlyDictionary<long, CentreCalendar> calendars, DateTimeOffset now) => (_calendars, _now) = (calendars, now);

    /// <param name="calendars">Of every centre whose loans are asked about.</param>
    /// <param name="deviceIds">Every device that is out in one of the loans.</param>
    public static async Task<RenewalFacts> ReadAsync(
        InclusionDb db, IReadOnlyDictionary<long, CentreCalendar> calendars, IReadOnlyCollection<long> deviceIds, DateTimeOffset now, CancellationToken cancel) => new(calendars, now)
        {
            _rules = await db.LendingRules.AsNoTracking().ToListAsync(cancel),
            _needed = await db.DevicesNeededAsync(deviceIds, now, cancel),
        };

    /// <summary>Of one loan. What refuses: what <see cref="Loan.Renew"/>, <see cref="DeviceNeed.WhyNot"/> and <see cref="LoanTerms.Of"/> refuse.</summary>
    /// <param name="stillOut">The loan's devices that have not come back, in their order.</param>
    public Renewal Of(Loan loan, IReadOnlyCollection<DeviceStillOut> stillOut)
    {
        if (loan.Status is not LoanStatus.Open)
        {
            return new Renewal(null, new LoanNotOpen(loan.Number));
        }

        var calendar = _calendars[loan.CentreId];
        var terms = LoanTerms.Of(stillOut.Select(d => d.Category), loan.CentreId, _rules, calendar, calendar.DateOf(_now));
        return terms.IsRefused
            ? new Renewal(null, terms.Refusal)
            : new Renewal(terms.Value, DeviceNeed.WhyNot(stillOut.Select(d => (d.Id, d.Tag)), terms.Value.Due.Date, _needed) ?? loan.WhyNotRenew(terms.Value));
    }
}
