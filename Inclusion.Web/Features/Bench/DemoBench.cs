using Inclusion.Domain.Bench;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Bench;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Bench;

/// <summary>The bench of a demonstration: parts in stock, and two devices on which somebody is at work.</summary>
internal sealed class DemoBench(TimeProvider time) : DemonstrationPart
{
    private static readonly (string Name, int InStock, int Minimum, bool StoresData)[] Parts =
        [("Barrette mémoire 8 Go DDR4", 6, 2, false), ("SSD 256 Go", 1, 4, true), ("Batterie ThinkPad T480", 3, 1, false), ("Chargeur USB-C 65 W", 9, 5, false), ("Dalle 14 pouces", 2, 1, false)];

    public override async Task AddAsync(InclusionDb db, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var centre = await db.Centres.OrderBy(c => c.Id).FirstAsync(cancel);
        var today = centre.Calendar.DateOf(now);
        var member = await db.Users.Where(u => u.Role == StaffRole.Desk || u.Role == StaffRole.Manager).OrderBy(u => u.Id).FirstAsync(cancel);
        var by = member.AsActor();
        var parts = Parts.Select(p => SparePart.Add(centre.Id, new PartFacts(p.Name, p.Minimum, p.StoresData), p.InStock, by, now.AddDays(-60)).Value).ToList();
        db.SpareParts.AddRange(parts);
        await db.SaveChangesAsync(cancel);

        var repaired = await db.Devices.Where(d => d.CentreId == centre.Id && d.BenchStage == BenchStage.Repair && d.TransferId == null).OrderBy(d => d.Id).FirstOrDefaultAsync(cancel);
        if (repaired is not null)
        {
            Must(parts[2].UseIn(repaired, 1, by, now.AddHours(-3)));
            db.BenchWork.Add(BenchWork.On(repaired, 35, "Batterie remplacée, charnière resserrée", by, now.AddHours(-2)).Value);
        }

        var installed = await db.Devices.Where(d => d.CentreId == centre.Id && d.BenchStage == BenchStage.Diagnose && d.TransferId == null).OrderBy(d => d.Id).FirstOrDefaultAsync(cancel);
        if (installed is not null)
        {
            Must(installed.MoveOnBench(BenchStage.Install, by, now.AddHours(-2), today));
            foreach (var step in (await Checklists.OfAsync(db, installed.Category, cancel)).Take(3))
            {
                db.BenchTicks.Add(BenchTick.On(installed, step.Key, step.Text, by, now.AddHours(-1)).Value);
            }
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>It is written so that nothing is refused: a refusal is a mistake in it.</summary>
    private static void Must(Outcome outcome)
    {
        if (outcome.IsRefused)
        {
            throw new InvalidOperationException($"The bench of the demonstration was refused: {outcome.Refusal}");
        }
    }
}
