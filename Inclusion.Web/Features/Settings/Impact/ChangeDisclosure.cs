using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Impact;

/// <param name="Version">As it was read: a change by someone else in between is refused, not overwritten.</param>
/// <param name="Threshold">The least count of people that is published; null: nothing that is a number.</param>
public sealed record ChangeDisclosureCommand(long Version, int? Threshold);

/// <summary>Changes from how many people on a count is published. Reports that were issued stay as they are.</summary>
public sealed class ChangeDisclosure(OrganisationChange change)
{
    /// <returns>Refuses what <see cref="OrganisationChange"/> does, and <see cref="DisclosureThresholdTooLow"/>.</returns>
    public Task<Outcome> RunAsync(ChangeDisclosureCommand command, CancellationToken cancel) =>
        change.RunAsync(command.Version, organisation => organisation.ProtectCountsBelow(command.Threshold ?? 0), cancel);
}

/// <summary>What the page of the impact settings shows.</summary>
public sealed record DisclosureSettings(long Version, int Threshold);

/// <summary>Reads what the page of the impact settings shows.</summary>
public sealed class FindDisclosure(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks does not run the organisation.</exception>
    public async Task<DisclosureSettings> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return await database.ReadAsync(db => db.Organisations.Select(o => new DisclosureSettings(o.Version, o.DisclosureThreshold)).SingleAsync(cancel), cancel);
    }
}
