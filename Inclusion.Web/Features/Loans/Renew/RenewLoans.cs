using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.Renew;

/// <summary>A loan that would be renewed.</summary>
/// <param name="DueOn">The due date now.</param>
/// <param name="RenewedDueOn">The due date that it would get, by the rule of its own devices and the calendar of its own centre.</param>
/// <param name="Awaited">That somebody waits for such a device, where it is to be said before renewing; null otherwise.</param>
public sealed record LoanToRenew(long Id, string Number, string Person, DateOnly DueOn, DateOnly RenewedDueOn, DeviceAwaited? Awaited);

/// <summary>A loan that stays as it is.</summary>
/// <param name="Number">Empty when it is gone, or not for whoever asks to see; so is <paramref name="Person"/>.</param>
public sealed record LoanLeft(string Number, string Person, Refusal Why);

/// <summary>What would come of renewing several loans.</summary>
/// <param name="Left">The others, and why.</param>
public sealed record LoansToRenew(IReadOnlyList<LoanToRenew> Renewed, IReadOnlyList<LoanLeft> Left);

/// <summary>A loan that was renewed.</summary>
public sealed record RenewedLoan(long Id, DateOnly DueOn);

/// <summary>What came of it.</summary>
/// <param name="Left">Why the others stay as they are.</param>
public sealed record LoansRenewed(IReadOnlyList<RenewedLoan> Renewed, IReadOnlyList<Refusal> Left);

/// <summary>Renews several loans, each as if it were alone: by its own rule, with its own line in its history. What cannot be renewed is named, the others are.</summary>
public sealed class RenewLoans(Database database, CurrentStaff staff, RenewLoan renewLoan, TimeProvider time)
{
    /// <summary>
    /// What would come of it now; nothing is changed. A loan that is gone, or of a centre at which the person does not work, is <see cref="NotFound"/>.
    /// Refuses <see cref="NotAllowed"/>.
    /// </summary>
    public async Task<Outcome<LoansToRenew>> PreviewAsync(IReadOnlyList<long> ids, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync(
            async db =>
            {
                var found = (await db.Loans.Include(l => l.Devices).Where(l => ids.Contains(l.Id)).OrderBy(l => l.DueOn).ThenBy(l => l.Id)
                    .Join(db.People, l => l.PersonId, p => p.Id, (l, p) => new Found(l, p.Name)).ToListAsync(cancel)).FindAll(f => actor.WorksAt(f.Loan.CentreId));
                var facts = await ReadAsync(db, [.. found.Select(f => f.Loan)], cancel);
                var (renewed, left) = (new List<LoanToRenew>(), new List<LoanLeft>());
                foreach (var (loan, person) in found)
                {
                    var renewal = facts(loan);
                    if (renewal.DueOn is { } dueOn)
                    {
                        renewed.Add(new LoanToRenew(loan.Id, loan.Number, person, loan.DueOn, dueOn, renewal.Awaited));
                    }
                    else
                    {
                        left.Add(new LoanLeft(loan.Number, person, renewal.WhyNot!));
                    }
                }

                var gone = ids.Distinct().Count() - found.Count;
                return new LoansToRenew(renewed, [.. left, .. Enumerable.Repeat(new LoanLeft("", "", new NotFound()), gone)]);
            },
            cancel);
    }

    /// <summary>Each by the operation that its own page calls. Refuses <see cref="NotAllowed"/>; what is refused of one loan is in the answer.</summary>
    /// <param name="loans">With the due dates that the preview showed: what someone has renewed since stays as it is.</param>
    public async Task<Outcome<LoansRenewed>> RunAsync(IReadOnlyList<LoanToRenew> loans, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true })
        {
            return new NotAllowed();
        }

        var (renewed, left) = (new List<RenewedLoan>(), new List<Refusal>());
        foreach (var loan in loans)
        {
            var outcome = await renewLoan.RunAsync(loan.Id, loan.DueOn, cancel);
            if (outcome.IsRefused)
            {
                left.Add(outcome.Refusal);
            }
            else
            {
                renewed.Add(new RenewedLoan(loan.Id, outcome.Value));
            }
        }

        return new LoansRenewed(renewed, left);
    }

    /// <summary>What renewing any of the loans would come to, from facts that are read once for all of them.</summary>
    private async Task<Func<Loan, Renewal>> ReadAsync(InclusionDb db, IReadOnlyList<Loan> loans, CancellationToken cancel)
    {
        var stillOut = loans.SelectMany(l => l.Devices).Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
        var devices = await db.Devices.Where(d => stillOut.Contains(d.Id)).Select(d => new DeviceStillOut(d.Id, d.Tag, d.Category)).ToDictionaryAsync(d => d.Id, cancel);
        var centreIds = loans.Select(l => l.CentreId).Distinct().ToList();
        var calendars = await db.Centres.Where(c => centreIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Calendar, cancel);
        var facts = await RenewalFacts.ReadAsync(db, calendars, stillOut, time.GetUtcNow(), cancel);
        return loan => facts.Of(loan, [.. loan.Devices.Where(d => d.IsOut).Select(d => devices[d.DeviceId]).OrderBy(d => d.Id)]);
    }

    private sealed record Found(Loan Loan, string Person);
}
