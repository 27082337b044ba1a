using System.Security.Claims;
using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Accounts.ChangeRole;
using Inclusion.Web.Features.Accounts.Factors;
using Inclusion.Web.Features.Accounts.Invite;
using Inclusion.Web.Features.Accounts.Passkeys;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Features.Accounts.Staff;
using Inclusion.Web.Features.Audit.List;
using Inclusion.Web.Features.Backups;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Features.Privacy.Erase;
using Inclusion.Web.Features.Privacy.Export;
using Inclusion.Web.Features.Privacy.Merge;
using Inclusion.Web.Features.Settings.Security;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OtpNet;

namespace Inclusion.Tests.Features.Accounts;

/// <summary>The second proof of who signs in, and the password that is asked for again before what is most sensitive.</summary>
public sealed class SecondFactorTests
{
    private static readonly TryOrigin Somewhere = new("192.0.2.1", []) { From = new ActorOrigin(null, "192.0.2.1") };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The vector of RFC 6238, appendix B, for SHA-1, in six figures.</summary>
    [Theory]
    [InlineData(59, "287082", 1)]
    [InlineData(59 + 30, "287082", 1)]
    [InlineData(59 - 30, "287082", 1)]
    [InlineData(59 + 61, "287082", null)]
    [InlineData(59, "287083", null)]
    [InlineData(1111111109, "081804", 37037036)]
    [InlineData(20000000000, "353130", 666666666)]
    public async Task A_code_is_good_for_its_half_minute_and_the_ones_beside_it(long second, string code, int? step)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(DateTimeOffset.FromUnixTimeSeconds(second));
        var secret = Base32Encoding.ToString("12345678901234567890"u8.ToArray());

        Assert.Equal((long?)step, database.As<AuthenticatorCodes>().StepOf(secret, code));
    }

    [Fact]
    public async Task An_app_that_shows_the_right_code_is_kept_with_ten_codes_on_paper_and_each_code_works_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (staff, secret, codes) = await WithAppAsync(database);
        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[a-z2-9]{6}-[a-z2-9]{6}-[a-z2-9]{6}-[a-z2-9]{6}$", code));

        // The one by which it was set up was seen already; the next is good once, and no older one after it.
        var (now, before) = (CodeOf(database, secret), CodeOf(database, secret, -30));
        Assert.Equal(new SecondFactorWrong(), (await GiveAsync(database, staff, now)).Refusal);
        database.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Null((await GiveAsync(database, staff, $" {CodeOf(database, secret)[..3]} {CodeOf(database, secret)[3..]}")).Refusal);
        Assert.Equal(new SecondFactorWrong(), (await GiveAsync(database, staff, CodeOf(database, secret))).Refusal);
        Assert.Equal(new SecondFactorWrong(), (await GiveAsync(database, staff, before)).Refusal);

        Assert.Null((await GiveAsync(database, staff, codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal))).Refusal);
        Assert.Equal(new SecondFactorWrong(), (await GiveAsync(database, staff, codes[3])).Refusal);
        Assert.Equal(9, (await database.As<FindFactors>(staff.AsActor()).RunAsync(Cancel))!.CodesLeft);
        Assert.DoesNotContain(secret, await database.ReadAsync(db => db.StaffAuthenticators.Select(a => a.ProtectedSecret).SingleAsync(Cancel)), StringComparison.Ordinal);
        Assert.Empty((await database.ReadAsync(db => db.RecoveryCodes.Select(c => c.Hash).ToListAsync(Cancel))).Intersect(codes));
    }

    [Fact]
    public async Task An_offer_is_for_one_account_and_half_an_hour_and_a_wrong_code_keeps_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var mine = await StaffAsync(database, "mine@example.org");
        var other = await StaffAsync(database, "other@example.org");
        var codes = database.As<AuthenticatorCodes>();
        var offer = codes.Offer(mine.Id);
        var secret = codes.Read(offer, mine.Id)!;

        Assert.Null(codes.Read(offer, other.Id));
        Assert.Equal(new ConfirmationNeeded(), (await AddAsync(database, other, offer, CodeOf(database, secret))).Refusal);
        Assert.Equal(new AuthenticatorCodeWrong(), (await AddAsync(database, mine, offer, "000000")).Refusal);
        Assert.False((await database.As<FindFactors>(mine.AsActor()).RunAsync(Cancel))!.HasAny);
        Assert.Null(codes.Read(offer[..^2], mine.Id));
        Assert.Null(codes.Read(null, mine.Id));
        database.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(secret, codes.Read(offer, mine.Id));
        database.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(new ConfirmationNeeded(), (await AddAsync(database, mine, offer, CodeOf(database, secret))).Refusal);
    }

    [Fact]
    public async Task Wrong_codes_are_slowed_apart_from_wrong_passwords()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (staff, _, codes) = await WithAppAsync(database);
        for (var i = 0; i < TryDelays.FreeTries; i++)
        {
            Assert.Equal(new SecondFactorWrong(), (await GiveAsync(database, staff, "000000")).Refusal);
        }

        Assert.Equal(new TriesTooSoon("5 s"), (await GiveAsync(database, staff, codes[0])).Refusal);
        Assert.False((await SignInTests.SignInAsync(database, staff.Email!, "un thé à la menthe")).IsRefused);
        database.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Null((await GiveAsync(database, staff, codes[0])).Refusal);
    }

    [Fact]
    public async Task With_the_last_factor_the_codes_on_paper_go_and_new_ones_end_the_old()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (staff, _, codes) = await WithAppAsync(database);

        var renewed = await database.As<RenewRecoveryCodes>(staff.AsActor()).RunAsync(Cancel);
        Assert.Equal(10, renewed.Value.Count);
        Assert.Equal(new SecondFactorWrong(), (await GiveAsync(database, staff, codes[0])).Refusal);

        Assert.False((await database.As<RemoveFactor>(staff.AsActor()).RunAsync(null, Cancel)).IsRefused);
        Assert.Equal(0, await database.ReadAsync(db => db.RecoveryCodes.CountAsync(Cancel)));
        Assert.Equal(new NotAllowed(), (await database.As<RenewRecoveryCodes>(staff.AsActor()).RunAsync(Cancel)).Refusal);
    }

    [Fact]
    public async Task Whoever_appoints_someone_takes_all_their_factors_away_and_signs_them_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (staff, _, _) = await WithAppAsync(database);
        await database.ArrangeAsync(async db =>
        {
            db.UserPasskeys.Add(new IdentityUserPasskey<long> { UserId = staff.Id, CredentialId = [1, 2, 3], Data = new() { Name = "Firefox", PublicKey = [4], AttestationObject = [5], ClientDataJson = [6] } });
            return await Task.FromResult(0);
        });
        var elsewhere = await database.AddStaffAsync(StaffRole.Manager, await database.AddCentreAsync("Ailleurs"), "elsewhere@example.org");
        Assert.True((await ListedAsync(database, staff.Id)).HasFactor);

        Assert.Equal(new NotFound(), (await database.As<ForgetFactors>(elsewhere).RunAsync(staff.Id, Cancel)).Refusal);
        Assert.False((await database.As<ForgetFactors>().RunAsync(staff.Id, Cancel)).IsRefused);

        var own = await database.As<FindFactors>(staff.AsActor()).RunAsync(Cancel);
        Assert.Equal((false, 0), (own!.HasAny, own.CodesLeft));
        Assert.False((await ListedAsync(database, staff.Id)).HasFactor);
        Assert.NotEqual(staff.SecurityStamp, await database.ReadAsync(db => db.Users.Where(s => s.Id == staff.Id).Select(s => s.SecurityStamp).SingleAsync(Cancel)));
    }

    [Fact]
    public void New_organisations_ask_those_who_reach_everyones_data_and_demonstrations_ask_nobody()
    {
        Assert.Equal([StaffRole.Administrator, StaffRole.Manager], Organisation.Create("A", "fr").Value.RolesWithSecondFactor);
        Assert.Empty(Organisation.Create("A", "fr", demonstration: true).Value.RolesWithSecondFactor);
    }

    /// <summary>OWASP ASVS 5.0, 7.5.1.</summary>
    [Fact]
    public async Task What_is_most_sensitive_asks_for_the_password_after_five_minutes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await SignInTests.AddAsync(database, role: StaffRole.Administrator);
        var staff = await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id, Cancel));
        var sessions = database.Services.GetRequiredService<BrowserSessions>();
        var key = await sessions.BeginAsync(staff, "", "", Cancel);
        using var scope = database.Services.CreateScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentStaff>().Use(new ClaimsPrincipal(new ClaimsIdentity([new Claim(SessionKey.Claim, key)], "test")));
        var settings = await services.GetRequiredService<FindSecuritySettings>().RunAsync(Cancel);
        var other = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        async Task<Refusal?[]> TryAsync() =>
        [
            (await services.GetRequiredService<ChangeSecuritySettings>().RunAsync(new(settings.Version + 1000, 20, []), Cancel)).Refusal,
            (await services.GetRequiredService<ChangeStaffRole>().RunAsync(new(other.StaffId!.Value, StaffRole.Trainer, database.CentreId), Cancel)).Refusal,
            (await services.GetRequiredService<InviteStaff>().RunAsync(new("Marc", "marc@example.org", StaffRole.Desk, database.CentreId, null), Cancel)).Refusal,
            (await services.GetRequiredService<ForgetFactors>().RunAsync(other.StaffId!.Value, Cancel)).Refusal,
            (await services.GetRequiredService<RenewRecoveryCodes>().RunAsync(Cancel)).Refusal,
            (await services.GetRequiredService<RemoveFactor>().RunAsync(null, Cancel)).Refusal,
            (await services.GetRequiredService<ExportPeople>().CountAsync(new PeopleFilter(), 10, Cancel)).Refusal,
            (await services.GetRequiredService<ExportLoans>().CountAsync(new LoanFilter(LoanTab.Open), 10, Cancel)).Refusal,
            (await services.GetRequiredService<ExportAudit>().CountAsync(new AuditFilter(), 10, Cancel)).Refusal,
            (await services.GetRequiredService<ErasePerson>().RunAsync(new ErasePersonCommand(4711, 1), Cancel)).Refusal,
            (await services.GetRequiredService<MergePeople>().RunAsync(new MergePeopleCommand(4711, 1, 4712, 1, new HashSet<MergeField>()), Cancel)).Refusal,
        ];

        Assert.DoesNotContain(new ConfirmationNeeded(), await TryAsync());
        await database.ArrangeAsync(db => db.StaffInvitations.ExecuteDeleteAsync(Cancel));

        database.Clock.Advance(CurrentStaff.ConfirmedFor + TimeSpan.FromSeconds(1));
        Assert.All(await TryAsync(), refusal => Assert.Equal(new ConfirmationNeeded(), refusal));
        await Assert.ThrowsAsync<ConfirmationNeededException>(() => services.GetRequiredService<ExportPeople>().RunAsync(new PeopleFilter(), null, Cancel));
        await Assert.ThrowsAsync<ConfirmationNeededException>(() => services.GetRequiredService<ExportLoans>().RunAsync(new LoanFilter(LoanTab.Open), null, Cancel));
        await Assert.ThrowsAsync<ConfirmationNeededException>(() => services.GetRequiredService<ExportAudit>().RunAsync(new AuditFilter(), null, Cancel));
        await Assert.ThrowsAsync<ConfirmationNeededException>(() => services.GetRequiredService<ExportPersonData>().RunAsync(4711, Cancel));
        await Assert.ThrowsAsync<ConfirmationNeededException>(() => services.GetRequiredService<ListBackups>().OpenAsync("inclusion.tar.gz", Cancel));
        foreach (var work in new[] { nameof(ExportPeopleWork), nameof(ExportLoansWork), nameof(ExportAuditWork) })
        {
            var prepared = await database.ArrangeAsync(async db =>
            {
                var item = db.Add(new WorkItem { StaffId = id, Kind = work, State = WorkState.Done, ResultName = "list.csv", CreatedAt = database.Clock.GetUtcNow(), EndedAt = database.Clock.GetUtcNow() }).Entity;
                await db.SaveChangesAsync(Cancel);
                return item.Id;
            });
            await Assert.ThrowsAsync<ConfirmationNeededException>(() => services.GetRequiredService<FindWork>().ResultAsync(prepared, Cancel));
        }

        var confirm = services.GetRequiredService<ISessionConfirmation>();
        Assert.NotNull((await confirm.RunAsync(key, "wrong", Cancel)).Refusal);
        Assert.All(await TryAsync(), refusal => Assert.Equal(new ConfirmationNeeded(), refusal));
        Assert.Null((await confirm.RunAsync(key, "un thé à la menthe", Cancel)).Refusal);
        Assert.DoesNotContain(new ConfirmationNeeded(), await TryAsync());
    }

    [Fact]
    public async Task What_happens_to_second_factors_is_in_the_audit_trail_and_never_what_they_hold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (staff, secret, codes) = await WithAppAsync(database);
        await GiveAsync(database, staff, "000000");
        await GiveAsync(database, staff, codes[0]);
        await database.As<RenewRecoveryCodes>(staff.AsActor()).RunAsync(Cancel);
        await database.As<RemoveFactor>(staff.AsActor()).RunAsync(null, Cancel);
        await database.As<ForgetFactors>().RunAsync(staff.Id, Cancel);
        await database.Services.GetRequiredService<AuditLooks>().WriteAsync(Cancel);

        var noted = await database.ReadAsync(db => db.AuditEntries.Where(e => e.Record == nameof(StaffMember) && e.RecordId == staff.Id && e.Action != AuditAction.Added).OrderBy(e => e.Id).ToListAsync(Cancel));
        Assert.Equal(["Authenticator", "RecoveryCodes", "RecoveryCodes", "Authenticator"], noted.Where(e => e.Action is AuditAction.Changed && e.StaffId != database.Administrator.StaffId).Select(e => e.Fields));
        Assert.Contains(noted, e => e.Fields == "Authenticator,Passkey,RecoveryCodes" && e.StaffId == database.Administrator.StaffId);
        Assert.Equal("192.0.2.1", Assert.Single(noted, e => e.Action is AuditAction.SignInFailed).Address);
        Assert.DoesNotContain(await database.ReadAsync(db => db.AuditDetails.ToListAsync(Cancel)), d => (d.Before + d.After).Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>What the browser sends may be nothing at all.</summary>
    [Fact]
    public async Task An_empty_answer_for_a_passkey_is_a_refusal()
    {
        await using var database = await TestDatabase.CreateAsync();
        var staff = await StaffAsync(database, "mine@example.org");

        Assert.Equal(new PasskeyNotAccepted(), (await database.As<AddPasskey>(staff.AsActor()).RunAsync("", "Firefox", Cancel)).Refusal);
    }

    internal static string CodeOf(TestDatabase database, string secret, int seconds = 0) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(database.Clock.GetUtcNow().AddSeconds(seconds).UtcDateTime);

    private static async Task<(StaffMember Staff, string Secret, IReadOnlyList<string> Codes)> WithAppAsync(TestDatabase database)
    {
        var staff = await StaffAsync(database, "leila@example.org");
        var codes = database.As<AuthenticatorCodes>();
        var offer = codes.Offer(staff.Id);
        var secret = codes.Read(offer, staff.Id)!;
        return (staff, secret, (await AddAsync(database, staff, offer, CodeOf(database, secret))).Value);
    }

    private static async Task<StaffMember> StaffAsync(TestDatabase database, string email)
    {
        var id = await SignInTests.AddAsync(database, email);
        return await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id, Cancel));
    }

    private static Task<Outcome<IReadOnlyList<string>>> AddAsync(TestDatabase database, StaffMember staff, string offer, string code) =>
        database.As<AddAuthenticator>(staff.AsActor()).RunAsync(new AddAuthenticatorCommand(offer, code), Cancel);

    private static Task<Outcome> GiveAsync(TestDatabase database, StaffMember staff, string code) => database.As<GiveSecondFactor>().RunAsync(staff, code, Somewhere, Cancel);

    private static async Task<StaffRow> ListedAsync(TestDatabase database, long id) =>
        Assert.Single((await database.As<ListStaff>().RunAsync(new ListSort(ListStaff.Name), ListPlace.Start, Cancel)).Staff.Rows, s => s.Id == id);
}
