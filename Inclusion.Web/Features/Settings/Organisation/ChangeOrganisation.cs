using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Reminders;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Organisation;

/// <param name="Version">As it was read: a change by someone else in between is refused, not overwritten.</param>
/// <param name="Language">fr or en.</param>
/// <param name="DueSoonDays">As typed, such as "7, 2"; empty: nothing is said before the due date.</param>
/// <param name="OverdueDays">As typed, such as "1, 7, 14, 28"; empty: nothing is said after it.</param>
/// <param name="DeskSees">Whom staff of one centre see.</param>
/// <param name="WipesNeedTwoPeople">Whether whoever verifies a wipe is another than who wiped.</param>
public sealed record ChangeOrganisationCommand(long Version, string Name, string Language, string DueSoonDays, string OverdueDays, PeopleScope DeskSees, bool WipesNeedTwoPeople);

/// <summary>Changes the organisation's name, language and reminder days, whom its desks see, and how many people a wipe takes.</summary>
public sealed class ChangeOrganisation(OrganisationChange change)
{
    /// <returns>Refuses what <see cref="OrganisationChange"/> does, <see cref="ReminderDaysNotUnderstood"/>, and what a new name refuses.</returns>
    public Task<Outcome> RunAsync(ChangeOrganisationCommand command, CancellationToken cancel) => change.RunAsync(
        command.Version,
        organisation =>
        {
            var offsets = ReminderOffsets.Parse(command.DueSoonDays, command.OverdueDays);
            if (offsets.IsRefused)
            {
                return offsets.Refusal;
            }

            organisation.RemindAt(offsets.Value);
            organisation.LetDeskSee(command.DeskSees);
            organisation.AskTwoPeopleOfWipes(command.WipesNeedTwoPeople);
            return organisation.Rename(command.Name, command.Language);
        },
        cancel);
}

/// <summary>The organisation as its page shows it.</summary>
public sealed record OrganisationView(long Version, string Name, string Language, IReadOnlyList<int> DueSoonDays, IReadOnlyList<int> OverdueDays, PeopleScope DeskSees, bool WipesNeedTwoPeople);

/// <summary>Reads the organisation's settings.</summary>
public sealed class FindOrganisation(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks does not run the organisation.</exception>
    public async Task<OrganisationView> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return await database.ReadAsync(
            db => db.Organisations.Select(o => new OrganisationView(o.Version, o.Name, o.Language, o.DueSoonDays, o.OverdueDays, o.DeskSees, o.WipesNeedTwoPeople)).SingleAsync(cancel), cancel);
    }
}
