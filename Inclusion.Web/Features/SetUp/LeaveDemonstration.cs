using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.SetUp;

/// <summary>
/// Throws a demonstration away, accounts and all, so that the machine is to be set up again. Whoever was signed in is nobody from that moment. The audit trail says who did
/// it: that entry, and those of before, are all that is left.
/// </summary>
public sealed class LeaveDemonstration(Database database, CurrentStaff staff, SetUpState state, SetUpCode code, DemonstrationTurn turn, WorkFiles files)
{
    /// <param name="typed">The name of the organisation, typed to confirm it.</param>
    /// <returns>Path and query of the set-up with its code. Refuses: <see cref="NotAllowed"/>, <see cref="NotADemonstration"/>, <see cref="LeavingNotConfirmed"/>.</returns>
    public async Task<Outcome<string>> RunAsync(string typed, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        using var held = await turn.TakeAsync(cancel);
        var outcome = await database.WriteAsync(
            actor,
            async db =>
            {
                // Someone else may have left it, and set up a real organisation, while this one waited.
                if (await db.Organisations.SingleOrDefaultAsync(cancel) is not { } organisation || !await db.Users.AnyAsync(u => u.Id == actor.StaffId && u.IsActive, cancel))
                {
                    return new NotAllowed();
                }

                if (organisation.Leave(typed) is { IsRefused: true } refused)
                {
                    return refused;
                }

                var id = organisation.Id;
                db.ChangeTracker.Clear();
                await Emptying.EmptyAsync(db, cancel);
                db.Note(new AuditNote(AuditAction.Removed, nameof(Organisation), () => id));
                return Outcome.Done;
            },
            cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        state.Forget();
        files.RemoveOthers(new HashSet<long>());
        return code.Path;
    }
}
