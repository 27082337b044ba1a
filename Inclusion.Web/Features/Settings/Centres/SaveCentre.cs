using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Centres;

/// <param name="Id">Null to open a new centre.</param>
/// <param name="Version">As it was read; of no meaning for a new centre.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record SaveCentreCommand(long? Id, long Version, string Name, string Address, string Phone, string TimeZone, WeeklyHours Hours);

/// <summary>Opens a centre (who runs the organisation) or changes one (who runs that centre).</summary>
public sealed class SaveCentre(Database database, CurrentStaff staff)
{
    /// <returns>The centre's id. Refuses what the domain refuses, <see cref="CentreNameTaken"/>, <see cref="ChangedMeanwhile"/>.</returns>
    public async Task<Outcome<long>> RunAsync(SaveCentreCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !(command.Id is { } id ? actor.Runs(id) : actor.RunsOrganisation))
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<long>(
            actor,
            async db =>
            {
                var name = InvisibleCharacters.OneLine(command.Name);
                if (await db.Centres.AnyAsync(c => c.Name == name && c.Id != command.Id, cancel))
                {
                    return new CentreNameTaken(name);
                }

                if (command.Id is not { } id)
                {
                    var opened = Centre.Open(command.Name, command.Address, command.Phone, command.TimeZone, command.Hours);
                    if (opened.IsRefused)
                    {
                        return opened.Refusal;
                    }

                    db.Centres.Add(opened.Value);
                    await db.SaveChangesAsync(cancel);
                    return opened.Value.Id;
                }

                if (await db.Centres.SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } centre)
                {
                    return new NotFound();
                }

                if (centre.Version != command.Version)
                {
                    return new ChangedMeanwhile();
                }

                return centre.Change(command.Name, command.Address, command.Phone, command.TimeZone, command.Hours) is { Refusal: { } refusal } ? refusal : id;
            },
            cancel);
    }
}
