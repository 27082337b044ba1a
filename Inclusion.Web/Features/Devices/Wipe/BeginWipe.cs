using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Wipe;

/// <summary>The forms of a wipe as they open: with what whoever opens them typed last at this centre, and otherwise done by them, today.</summary>
public sealed class BeginWipe(Database database, CurrentStaff staff)
{
    /// <param name="today">The day at the centre.</param>
    public async Task<WipeForm> RunAsync(long centreId, DateOnly today, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var form = new WipeForm
                {
                    WipedBy = actor.Name,
                    WipedOn = today,
                    VerifiedOn = today,
                    NeedsTwoPeople = await db.Organisations.Select(o => o.WipesNeedTwoPeople).SingleOrDefaultAsync(cancel),
                };
                if (await db.WipeRecords.Where(w => w.RecordedById == actor.StaffId && w.RecordedById != null && w.CentreId == centreId).OrderByDescending(w => w.Id).FirstOrDefaultAsync(cancel) is { } last)
                {
                    (form.Level, form.Tool, form.WipedBy) = (last.Level, last.Tool, last.WipedBy);
                    if (last.VerifiedById == actor.StaffId && last.VerifiedAt == last.RecordedAt)
                    {
                        (form.Verification, form.VerifiedBy) = (last.Verification, last.VerifiedBy);
                    }
                    else
                    {
                        form.VerifyNow = last.Result is WipeResult.Failed;
                    }
                }

                form.VerifyNow &= !form.NeedsTwoPeople;
                return form;
            },
            cancel);
    }

    /// <summary>The form on which only the verification is told.</summary>
    /// <param name="today">The day at the centre.</param>
    public async Task<WipeForm> VerificationAsync(long centreId, DateOnly today, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var last = await database.ReadAsync(
            db => db.WipeRecords.Where(w => w.VerifiedById == actor.StaffId && w.VerifiedById != null && w.CentreId == centreId).OrderByDescending(w => w.VerifiedAt)
                .Select(w => new { w.Verification, w.VerifiedBy }).FirstOrDefaultAsync(cancel),
            cancel);
        return new WipeForm { Verification = last?.Verification, VerifiedBy = last?.VerifiedBy ?? actor.Name, VerifiedOn = today };
    }
}
