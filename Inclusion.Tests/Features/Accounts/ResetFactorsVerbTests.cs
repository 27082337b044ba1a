using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Foundation.Commands;
using Inclusion.Web.Foundation.Security.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Accounts;

/// <summary>The way in of a last administrator who has lost every second factor: whoever has the machine opens it.</summary>
public sealed class ResetFactorsVerbTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_takes_the_factors_of_one_account_away_ends_its_sessions_and_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (lost, other) = (await SignInTests.AddAsync(database, "lost@example.org", role: StaffRole.Administrator), await SignInTests.AddAsync(database, "other@example.org", role: StaffRole.Administrator));
        var sessions = database.Services.GetRequiredService<BrowserSessions>();
        var keys = new Dictionary<long, string>();
        foreach (var id in new[] { lost, other })
        {
            await database.ArrangeAsync(async db =>
            {
                db.UserPasskeys.Add(new IdentityUserPasskey<long> { UserId = id, CredentialId = [1, (byte)id], Data = new() { Name = "Firefox", PublicKey = [4], AttestationObject = [5], ClientDataJson = [6] } });
                (await db.Users.SingleAsync(s => s.Id == id)).AskedForFactorAt = database.Clock.GetUtcNow().AddDays(-30);
                return true;
            });
            keys[id] = await sessions.BeginAsync(await database.ReadAsync(db => db.Users.SingleAsync(s => s.Id == id, Cancel)), "Firefox", "127.0.0.1", Cancel);
        }

        var (code, output, error) = await RunAsync(database, "Lost@Example.org");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("seul mot de passe", output, StringComparison.Ordinal);
        Assert.Equal([other], await database.ReadAsync(db => db.UserPasskeys.Select(p => p.UserId).ToListAsync()));
        Assert.Null(await database.ReadAsync(db => db.Users.Where(s => s.Id == lost).Select(s => s.AskedForFactorAt).SingleAsync()));
        Assert.Null(await sessions.FindAsync(keys[lost], Cancel));
        Assert.NotNull(await sessions.FindAsync(keys[other], Cancel));
        var noted = await database.ReadAsync(db => db.AuditEntries.Where(e => e.StaffId == null).OrderByDescending(e => e.Id).ToListAsync());
        Assert.Contains(noted, e => e is { Record: nameof(StaffMember), Action: AuditAction.Changed } && e.RecordId == lost && e.Fields.Contains("Passkey", StringComparison.Ordinal));
        Assert.Contains(noted, e => e is { Record: "reset-factors", Action: AuditAction.Command });
    }

    [Fact]
    public async Task An_address_of_nobody_is_refused_and_none_is_not_understood()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (code, _, error) = await RunAsync(database, "nobody@example.org");
        Assert.Equal(1, code);
        Assert.Contains("nobody@example.org", error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(database)).Code);
        Assert.Equal(2, (await RunAsync(database, "a@example.org", "b@example.org")).Code);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(TestDatabase database, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(database.Services, ["reset-factors", .. arguments], TextReader.Null, output, error, Cancel);
        return (code, output.ToString(), error.ToString());
    }
}
