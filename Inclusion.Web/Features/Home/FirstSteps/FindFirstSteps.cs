using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.FirstSteps;

/// <summary>What a new organisation does before it lends.</summary>
public enum FirstStepKind
{
    CentreAddress = 1,
    OpeningHours = 2,
    Devices = 3,
    Colleague = 4,
    MailServer = 5,
}

/// <param name="Href">Where it is done.</param>
public sealed record FirstStep(FirstStepKind Kind, bool IsDone, string Href);

/// <summary>Looks at what is there: nobody ticks a step, it is done when it has been done.</summary>
public sealed class FindFirstSteps(Database database, CurrentStaff staff, MailSender mail)
{
    /// <summary>Empty for whoever does not run the organisation, in a demonstration, once they were put away, and when all are done.</summary>
    public async Task<IReadOnlyList<FirstStep>> RunAsync(CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true })
        {
            return [];
        }

        return await database.ReadAsync(
            async db =>
            {
                if (!await db.Organisations.AnyAsync(o => !o.HasPutFirstStepsAway && !o.IsDemonstration, cancel))
                {
                    return [];
                }

                var centres = await db.Centres.OrderBy(c => c.Id).ToListAsync(cancel);
                var centre = centres.Count > 0 ? Routes.Centre(centres[0].Id) : Routes.Centres;
                var hasColleague = await db.Users.Where(u => u.IsActive).Skip(1).AnyAsync(cancel) || await db.StaffInvitations.AnyAsync(cancel);
                FirstStep[] steps =
                [
                    new(FirstStepKind.CentreAddress, centres.Exists(c => c.Address.Length > 0), centre),
                    new(FirstStepKind.OpeningHours, centres.Exists(c => c.Hours.IsEverOpen), centre),
                    new(FirstStepKind.Devices, await db.Devices.AnyAsync(cancel), Routes.NewDevice),
                    new(FirstStepKind.Colleague, hasColleague, Routes.Staff),
                    new(FirstStepKind.MailServer, mail.HasServer, Routes.MailSettings),
                ];
                return Array.TrueForAll(steps, step => step.IsDone) ? [] : steps;
            },
            cancel);
    }
}
