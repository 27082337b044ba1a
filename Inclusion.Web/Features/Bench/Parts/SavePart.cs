using Inclusion.Domain.Bench;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench.Parts;

/// <param name="Id">Null for a new kind of part.</param>
/// <param name="Version">As it was read; without meaning for a new one.</param>
/// <param name="CentreId">Of a new one; an existing one stays where it is.</param>
/// <param name="InStock">How many there are now.</param>
public sealed record SavePartCommand(long? Id, long Version, long CentreId, PartFacts Facts, int InStock);

/// <summary>Adds a kind of part, changes what is written about it, or says how many there are.</summary>
public sealed class SavePart(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Its id. Refuses: <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="ChangedMeanwhile"/>, <see cref="PartNameTaken"/>, what <see cref="SparePart.Add"/> refuses.</returns>
    public async Task<Outcome<long>> RunAsync(SavePartCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<long>(
            actor,
            async db =>
            {
                var now = time.GetUtcNow();
                SparePart? known = null;
                if (command.Id is { } id)
                {
                    known = await db.PartForAsync(actor, id, cancel);
                    if (known is null)
                    {
                        return new NotFound();
                    }

                    if (known.Version != command.Version)
                    {
                        return new ChangedMeanwhile();
                    }
                }
                else if (!actor.WorksAt(command.CentreId) || !await db.Centres.AnyAsync(c => c.Id == command.CentreId, cancel))
                {
                    return new NotAllowed();
                }

                var (centre, name, own) = (known?.CentreId ?? command.CentreId, InvisibleCharacters.OneLine(command.Facts.Name), known?.Id ?? 0);
                if (await db.SpareParts.AnyAsync(p => p.CentreId == centre && p.Name == name && p.Id != own, cancel))
                {
                    return new PartNameTaken(name);
                }

                if (known is not null)
                {
                    var changed = known.Change(command.Facts) is { IsRefused: true } notChanged ? notChanged : known.Recount(command.InStock, actor, now);
                    return changed.IsRefused ? changed.Refusal : known.Id;
                }

                var added = SparePart.Add(centre, command.Facts, command.InStock, actor, now);
                if (added.IsRefused)
                {
                    return added.Refusal;
                }

                db.SpareParts.Add(added.Value);
                await db.SaveChangesAsync(cancel);
                return added.Value.Id;
            },
            cancel);
    }
}
