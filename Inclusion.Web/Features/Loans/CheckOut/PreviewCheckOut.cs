using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>What would come of a check-out now.</summary>
/// <param name="Today">The day at the centre.</param>
/// <param name="Terms">The due date by the rules and how it came about; null while there are no devices, or when no day can be given.</param>
/// <param name="Refusal">Why it would be refused; null when it would not, or while there is nobody to lend to.</param>
public sealed record CheckOutPreview(DateOnly Today, LoanTerms? Terms, Refusal? Refusal)
{
    /// <summary>What whoever asks may lend in spite of, if they say why; whether they have is of no matter here.</summary>
    public IReadOnlyList<Refusal> Overridable { get; init; } = [];
}

/// <summary>Says the due date and why, and what stands against lending these devices, before anything is decided.</summary>
public sealed class PreviewCheckOut(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <param name="personId">Null while nobody is chosen.</param>
    /// <param name="overrideReason">As of <see cref="CheckOutCommand.OverrideReason"/>.</param>
    public async Task<CheckOutPreview> RunAsync(long? personId, long centreId, IReadOnlyList<LentDevice> devices, DateOnly? chosenDueOn, string? overrideReason, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        var now = time.GetUtcNow();
        return await database.ReadAsync(
            async db =>
            {
                var calendar = await db.CalendarAsync(centreId, cancel);
                var today = calendar.DateOf(now);
                if (devices.Count == 0)
                {
                    return new CheckOutPreview(today, null, null);
                }

                var terms = LoanTerms.Of(await CategoriesAsync(db, devices, cancel), centreId, await db.LendingRules.ToListAsync(cancel), calendar, today);
                var (refusal, overridable) = personId is { } id ? await WhyNotAsync(db, id) : (terms.Refusal, []);
                return new CheckOutPreview(today, terms.IsRefused ? null : terms.Value, refusal) { Overridable = overridable };
            },
            cancel);

        async Task<(Refusal?, IReadOnlyList<Refusal>)> WhyNotAsync(InclusionDb db, long borrower)
        {
            var command = new CheckOutCommand(Guid.Empty, borrower, centreId, devices, chosenDueOn) { OverrideReason = overrideReason };
            var request = await CheckOutFacts.GatherAsync(db, command, actor, now, cancel);
            return request.IsRefused
                ? (request.Refusal, [])
                : (Loan.WhyNotCheckOut(request.Value), [.. new[] { request.Value.WhyBlocked(), request.Value.WhyTooMany() }.OfType<Refusal>().Where(request.Value.MayOverride)]);
        }
    }

    private static async Task<List<DeviceCategory>> CategoriesAsync(InclusionDb db, IReadOnlyList<LentDevice> devices, CancellationToken cancel)
    {
        var ids = devices.Select(d => d.DeviceId).ToList();
        return await db.Devices.Where(d => ids.Contains(d.Id)).Select(d => d.Category).Distinct().ToListAsync(cancel);
    }
}
