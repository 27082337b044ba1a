using Inclusion.Domain.Centres;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Demo.Small;

/// <summary>The SIM cards of the hotspots, a device under way to another centre, and what happened to a few others.</summary>
internal sealed class DemoDesk(TimeProvider time) : DemonstrationPart
{
    public override async Task AddAsync(InclusionDb db, CancellationToken cancel)
    {
        var centres = await db.Centres.OrderBy(c => c.Id).ToListAsync(cancel);
        var now = time.GetUtcNow();
        var today = centres[0].Calendar.DateOf(now);
        var by = await db.Users.OrderBy(u => u.Id).Select(u => new { u.Id, u.Name }).FirstOrDefaultAsync(cancel) is { } someone ? Actor.Product with { StaffId = someone.Id, Name = someone.Name } : Actor.Product;
        await AddCardsAsync(db, today, by, cancel);
        await AddIncidentsAsync(db, today, now, by, cancel);
        await SendAsync(db, centres, now, by, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task AddCardsAsync(InclusionDb db, DateOnly today, Actor by, CancellationToken cancel)
    {
        var hotspots = await db.Devices.Where(d => d.Category == DeviceCategory.Hotspot && d.SimNumber != "").OrderBy(d => d.Id).ToListAsync(cancel);
        var funder = await db.Partners.OrderBy(p => p.Id).Select(p => (long?)p.Id).FirstOrDefaultAsync(cancel);
        foreach (var (index, device) in hotspots.Index())
        {
            var card = SimCard.Add(
                new SimFacts
                {
                    Iccid = device.SimNumber,
                    Operator = index % 2 == 0 ? "Orange" : "SFR",
                    Plan = "Data 50",
                    Gigabytes = 50,
                    EndsOn = index == 0 ? today.AddDays(9) : today.AddDays(200 + index),
                    PartnerId = index % 3 == 0 ? funder : null,
                },
                device.CentreId).Value;
            if (index < hotspots.Count - 1 && DeviceStatusRules.IsHeld(device.Status))
            {
                card.PutIn(device, 1);
            }

            if (index == 0)
            {
                card.TopUp(today.AddDays(-20), 15, 20, by, today);
            }

            db.SimCards.Add(card);
        }
    }

    private static async Task AddIncidentsAsync(InclusionDb db, DateOnly today, DateTimeOffset now, Actor by, CancellationToken cancel)
    {
        var inRepair = await db.Devices.Include(d => d.Faults).Where(d => d.Status == DeviceStatus.Repair).OrderBy(d => d.Id).FirstOrDefaultAsync(cancel);
        if (inRepair is not null)
        {
            // Before the work at the bench of this day, which the next part tells.
            var notedAt = now.AddHours(-4);
            var damage = Incident.Note(inRepair, null, IncidentKind.Damage, "Connecteur de charge arraché en tirant sur le câble.", today.AddDays(-13), by, notedAt, today).Value;
            db.Incidents.Add(damage);
            inRepair.NoteIncident(damage.What, null, by, notedAt, today);
            await db.SaveChangesAsync(cancel);
            db.DevicePictures.Add(DevicePicture.Of(new PicturedIncident(damage.Id, inRepair.Id, null), "Connecteur de charge arraché", DemoPicture.Draw(isScratched: true), others: 0, by, notedAt).Value);
        }

        var lost = await db.Loans.Include(l => l.Devices).Where(l => l.Status == LoanStatus.Lost).OrderBy(l => l.Id).FirstOrDefaultAsync(cancel);
        if (lost is not null)
        {
            var deviceId = lost.Devices[0].DeviceId;
            var device = await db.Devices.SingleAsync(d => d.Id == deviceId, cancel);
            var incident = Incident.Note(device, lost, IncidentKind.Loss, "Aucune réponse depuis deux mois, courrier revenu.", today.AddDays(-46), by, now, today).Value;
            incident.Decide(IncidentConsequence.LoanMarkedLost, "Décidé en réunion d’équipe.", device, lost, by, now);
            db.Incidents.Add(incident);
        }
    }

    private static async Task SendAsync(InclusionDb db, List<Centre> centres, DateTimeOffset now, Actor by, CancellationToken cancel)
    {
        var devices = await db.Devices.Where(d => d.CentreId == centres[0].Id && d.Status == DeviceStatus.Refurbishing).OrderBy(d => d.Id).Take(2).ToListAsync(cancel);
        if (devices.Count == 0 || centres.Count < 2)
        {
            return;
        }

        var transfer = Transfer.Begin(centres[0].Id, centres[1].Id, "L’atelier y a la place.", by, now.AddHours(-3)).Value;
        db.Transfers.Add(transfer);
        await db.SaveChangesAsync(cancel);
        foreach (var device in devices)
        {
            transfer.Send(device, $"{centres[0].Name} → {centres[1].Name}", by, now.AddHours(-3));
        }

        // The last of several was left behind; one alone is on its way.
        foreach (var missed in devices.Skip(1))
        {
            transfer.Miss(missed, "Pas dans le carton.", by, now.AddHours(-1));
        }
    }
}
