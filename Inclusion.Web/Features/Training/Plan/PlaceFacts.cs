using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Training.List;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.Plan;

internal static class PlaceFacts
{
    /// <summary>
    /// Why a workshop at this centre cannot have this room, these trainers, this funder or these devices: <see cref="NotFound"/> for a room or trainer that is not of
    /// the centre and for a partner that funds nothing, <see cref="DeviceAtAnotherCentre"/>, <see cref="DeviceGone"/>. What it has already stays allowed, although it was archived or moved since.
    /// </summary>
    /// <param name="had">Null for a new workshop.</param>
    public static async Task<Refusal?> WhyNotAtAsync(this InclusionDb db, long centreId, WorkshopFacts facts, WorkshopFacts? had, CancellationToken cancel)
    {
        if (facts.RoomId is { } room && room != had?.RoomId && !await db.Rooms.AnyAsync(r => r.Id == room && r.CentreId == centreId && !r.IsArchived, cancel))
        {
            return new NotFound();
        }

        var trainers = (await FindWorkshopChoices.TrainersAsync(db, centreId, cancel)).Select(t => t.Id).Concat(had?.TrainerIds ?? []);
        if (facts.TrainerIds.Except(trainers).Any())
        {
            return new NotFound();
        }

        if (facts.FunderId is { } funder && funder != had?.FunderId && !await db.Partners.AnyAsync(p => p.Id == funder && (p.Kinds & PartnerKinds.Funder) != 0, cancel))
        {
            return new NotFound();
        }

        var added = facts.DeviceIds.Except(had?.DeviceIds ?? []).ToList();
        var devices = await db.Devices.Where(d => added.Contains(d.Id)).Select(d => new { d.Id, d.Tag, d.CentreId, d.Status }).ToListAsync(cancel);
        if (devices.Count < added.Count)
        {
            return new NotFound();
        }

        if (devices.Find(d => d.CentreId != centreId) is { } elsewhere)
        {
            return new DeviceAtAnotherCentre(elsewhere.Tag, await db.Centres.Where(c => c.Id == elsewhere.CentreId).Select(c => c.Name).SingleAsync(cancel));
        }

        return devices.Find(d => !DeviceStatusRules.IsHeld(d.Status)) is { } gone ? new DeviceGone(gone.Tag, gone.Status) : null;
    }
}
