using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Demo;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.SetUp;

/// <summary>All that a new installation needs to begin.</summary>
/// <param name="Language">fr or en.</param>
/// <param name="TimeZone">IANA name, such as Europe/Paris.</param>
public sealed record SetUpCommand(
    string OrganisationName, string Language, string CentreName, string TimeZone, WeeklyHours Hours, string AdministratorName, string Email, string Password);

public sealed record AdministratorNameMissing : Refusal;

public sealed record AdministratorEmailWrong : Refusal;

/// <summary>A centre that never opens could take nothing back.</summary>
public sealed record HoursMissing : Refusal;

/// <summary>Of one day or more; each says so beside its field.</summary>
public sealed record HoursNotUnderstood : Refusal;

/// <summary>Founds the organisation with its first centre and administrator; works once.</summary>
public sealed class SetUpOrganisation(Database database, NewStaff accounts)
{
    /// <summary>Everything that is wrong with it, so that a form can say all at once; empty when nothing is.</summary>
    public static IEnumerable<Refusal> ProblemsOf(SetUpCommand command) => new[]
    {
        Organisation.Create(command.OrganisationName, command.Language).Refusal,
        Centre.Open(command.CentreName, address: "", phone: "", command.TimeZone, command.Hours).Refusal,
        command.Hours.IsEverOpen ? null : new HoursMissing(),
        NewStaff.ProblemOf(command.AdministratorName, new AdministratorNameMissing()),
        ContactFormats.IsEmail(command.Email.Trim()) ? null : new AdministratorEmailWrong(),
        Passwords.ProblemOf(command.Password, command.AdministratorName, command.Email, command.OrganisationName, command.CentreName),
    }.OfType<Refusal>();

    /// <returns>The id of the administrator. Refuses the first of <see cref="ProblemsOf"/>, and <see cref="SetUpDone"/> when there is an organisation or an account already.</returns>
    public Task<Outcome<long>> RunAsync(SetUpCommand command, CancellationToken cancel) => database.WriteAsync<long>(
        Actor.Product,
        async db =>
        {
            if (await db.Users.AnyAsync(cancel) || await db.Organisations.AnyAsync(cancel))
            {
                return new SetUpDone();
            }

            if (ProblemsOf(command).FirstOrDefault() is { } problem)
            {
                return problem;
            }

            var administrator = accounts.Make(command.AdministratorName, command.Email, command.Password, StaffAppointment.Of(StaffRole.Administrator, null, null).Value, command.Language);
            db.Organisations.Add(Organisation.Create(command.OrganisationName, command.Language).Value);
            db.Centres.Add(Centre.Open(command.CentreName, address: "", phone: "", command.TimeZone, command.Hours).Value);
            db.Users.Add(administrator);
            await db.SaveChangesAsync(cancel);
            return administrator.Id;
        },
        cancel);
}
