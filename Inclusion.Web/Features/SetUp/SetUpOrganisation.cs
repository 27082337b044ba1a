using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Features.SetUp;

/// <summary>All that a new installation needs to begin.</summary>
/// <param name="Language">fr or en.</param>
/// <param name="TimeZone">IANA name, such as Europe/Paris.</param>
public sealed record SetUpCommand(
    string OrganisationName, string Language, string CentreName, string TimeZone, WeeklyHours Hours, string AdministratorName, string Email, string Password, bool Demonstration = false);

public sealed record SetUpDone : Refusal;

public sealed record AdministratorNameMissing : Refusal;

public sealed record PasswordTooShort(int MinLength) : Refusal;

/// <summary>Founds the organisation with its first centre and administrator; works once.</summary>
public sealed class SetUpOrganisation(Database database, IPasswordHasher<StaffMember> hasher, ILookupNormalizer normalizer, IOptions<IdentityOptions> identity)
{
    /// <returns>The id of the administrator. Refuses what the domain refuses, and <see cref="SetUpDone"/> when there is an account already.</returns>
    public Task<Outcome<long>> RunAsync(SetUpCommand command, CancellationToken cancel) => database.WriteAsync<long>(
        Actor.Product,
        async db =>
        {
            if (await db.Users.AnyAsync(cancel))
            {
                return new SetUpDone();
            }

            if (string.IsNullOrWhiteSpace(command.AdministratorName))
            {
                return new AdministratorNameMissing();
            }

            if (!ContactFormats.IsEmail(command.Email.Trim()))
            {
                return new EmailNotAnAddress(command.Email);
            }

            var minLength = identity.Value.Password.RequiredLength;
            if (command.Password.Length < minLength)
            {
                return new PasswordTooShort(minLength);
            }

            var organisation = Organisation.Found(command.OrganisationName, command.Language, command.Demonstration);
            if (organisation.IsRefused)
            {
                return organisation.Refusal;
            }

            var centre = Centre.Open(command.CentreName, "", "", command.TimeZone, command.Hours);
            if (centre.IsRefused)
            {
                return centre.Refusal;
            }

            db.Organisations.Add(organisation.Value);
            db.Centres.Add(centre.Value);
            var email = command.Email.Trim();
            var administrator = new StaffMember
            {
                UserName = email,
                NormalizedUserName = normalizer.NormalizeName(email),
                Email = email,
                NormalizedEmail = normalizer.NormalizeEmail(email),
                EmailConfirmed = true,
                LockoutEnabled = true,
                SecurityStamp = Guid.NewGuid().ToString("N"),
                Name = command.AdministratorName.Trim(),
                Role = StaffRole.Administrator,
                Language = command.Language,
            };
            administrator.PasswordHash = hasher.HashPassword(administrator, command.Password);
            db.Users.Add(administrator);
            await db.SaveChangesAsync(cancel);
            return administrator.Id;
        },
        cancel);
}
