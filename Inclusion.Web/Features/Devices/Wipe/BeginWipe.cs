using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <summary>A wipe's form as it opens: done by whoever opens it, with the tool that they recorded last. What was verified is never filled in for anyone.</summary>
public sealed class BeginWipe(Database database, CurrentStaff staff)
{
    /// <param name="today">The day at the centre.</param>
    public async Task<WipeForm> RunAsync(DateOnly today, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var last = await database.ReadAsync(
            db => db.WipeRecords.Where(w => w.WipedBy == actor.Name).OrderByDescending(w => w.Id).Select(w => new { w.Level, w.Tool }).FirstOrDefaultAsync(cancel), cancel);
        var form = new WipeForm { WipedBy = actor.Name, WipedOn = today };
        if (last is not null)
        {
            (form.Level, form.Tool) = (last.Level, last.Tool);
        }

        return form;
    }
}
