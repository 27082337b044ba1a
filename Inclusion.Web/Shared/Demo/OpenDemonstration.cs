using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Demo;

/// <summary>Somebody can sign in already: the installation is not to be filled again.</summary>
public sealed record SetUpDone : Refusal;

/// <summary>An account of the demonstration, as shown once.</summary>
/// <param name="StaffId">Its id.</param>
public sealed record DemonstrationAccount(long StaffId, string Name, StaffRole Role, string Email, string Password);

/// <summary>Fills an empty installation with the demonstration organisation and makes accounts to look around with.</summary>
public sealed class OpenDemonstration(Database database, Demonstration demonstration, IEnumerable<DemonstrationFinish> finishes, NewStaff accounts, DemonstrationTurn turn)
{
    /// <summary>Trainers who get an account: those of a large demonstration are too many to list.</summary>
    private const int MaxTrainers = 4;

    private const string AdministratorName = "Amélie Fontaine";

    private const string DeskName = "Marc Lopez";

    /// <param name="language">fr or en: of the accounts' pages.</param>
    /// <returns>The accounts, the administrator first; their password is known nowhere else. Refuses <see cref="SetUpDone"/> when there is an account already.</returns>
    public async Task<Outcome<IReadOnlyList<DemonstrationAccount>>> RunAsync(string language, CancellationToken cancel)
    {
        using var held = await turn.TakeAsync(cancel);
        if (await database.ReadAsync(db => db.Users.AnyAsync(u => u.IsActive, cancel), cancel))
        {
            return new SetUpDone();
        }

        // A start that was cut off between data and accounts goes on with the accounts.
        if (!await database.ReadAsync(db => db.Organisations.AnyAsync(cancel), cancel))
        {
            await demonstration.FillAsync(cancel);
            foreach (var finish in finishes)
            {
                await finish.RunAsync(cancel);
            }
        }

        return await AddAccountsAsync(language, cancel);
    }

    /// <summary>Accounts for demonstration data that is there already, as after the <c>demo</c> verb. Refuses as <see cref="RunAsync"/>.</summary>
    public Task<Outcome<IReadOnlyList<DemonstrationAccount>>> AddAccountsAsync(string language, CancellationToken cancel) => database.WriteAsync<IReadOnlyList<DemonstrationAccount>>(
        Actor.Product,
        async db =>
        {
            if (await db.Users.AnyAsync(u => u.IsActive, cancel))
            {
                return new SetUpDone();
            }

            var password = RandomTokens.Draw();
            var centre = await db.Centres.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(cancel);
            var administrator = accounts.Make(AdministratorName, "admin@demo.example", password, StaffAppointment.Of(StaffRole.Administrator, null, null).Value, language);
            var desk = accounts.Make(DeskName, "desk@demo.example", password, StaffAppointment.Of(StaffRole.Desk, centre, null).Value, language);
            db.Users.AddRange(administrator, desk);
            var partner = await db.Partners.Where(p => (p.Kinds & PartnerKinds.Funder) != 0).OrderBy(p => p.Id).FirstOrDefaultAsync(cancel) is { } funder
                ? accounts.Make(funder.ContactName.Length > 0 ? funder.ContactName : funder.Name, "partner@demo.example", password, StaffAppointment.Of(StaffRole.Partner, null, funder.Id).Value, language)
                : null;
            db.Users.AddRange(new[] { partner }.OfType<StaffMember>());
            var trainers = await db.Users.Where(u => u.Role == StaffRole.Trainer).OrderBy(u => u.Id).Take(MaxTrainers).ToListAsync(cancel);
            foreach (var trainer in trainers)
            {
                accounts.SetPassword(trainer, password);
                trainer.IsActive = true;
            }

            await db.SaveChangesAsync(cancel);
            return Outcome.Of<IReadOnlyList<DemonstrationAccount>>(
                [.. new[] { administrator, desk, partner }.OfType<StaffMember>().Concat(trainers).Select(s => new DemonstrationAccount(s.Id, s.Name, s.Role, s.Email!, password))]);
        },
        cancel);
}

/// <summary>One demonstration at a time: filling takes longer than an impatient second click.</summary>
public sealed class DemonstrationTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Waits until nobody else fills; the turn ends when the result is disposed.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        return new Held(_turn);
    }

    public void Dispose() => _turn.Dispose();

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
