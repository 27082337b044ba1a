using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Inclusion.Domain.Agreements;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Agreements;
using Inclusion.Tests.Features.Certificates;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Features.Accounts.Invite;
using Inclusion.Web.Features.Accounts.Reset;
using Inclusion.Web.Features.Agreements.Phone;
using Inclusion.Web.Features.Certificates.Check;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Features.SetUp;
using Inclusion.Web.Features.Training.Feeds;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features;

/// <summary>Addresses that open something for whoever has them: nobody finds one by trying, and what is answered to a wrong one tells nothing.</summary>
public sealed partial class PublicTokensTests(ITestOutputHelper output)
{
    /// <summary>Of a protected secret: its kind, and the key that vouches for it. What follows is not known to anybody outside.</summary>
    private const int KnownBytes = 20;

    private static readonly int Tries = LongTests.Times(whole: 100_000, shortly: 2_000);

    [Fact]
    public async Task Of_many_tries_at_everything_that_a_token_opens_none_hits_and_none_throws()
    {
        await using var database = await TestDatabase.CreateAsync();
        var real = await ArrangeAsync(database);
        var doors = Doors(database, real);

        // With the real one each of them opens.
        Assert.All(doors, door => Assert.NotNull(door.Real));
        foreach (var door in doors)
        {
            Assert.True(await door.OpensAsync(door.Real), door.Name);
        }

        var (hits, thrown, tried) = (new ConcurrentBag<string>(), new ConcurrentBag<string>(), 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, Tries), TestContext.Current.CancellationToken, async (i, _) =>
        {
            var door = doors[i % doors.Count];
            var token = door.Draw();
            try
            {
                if (await door.OpensAsync(token))
                {
                    hits.Add($"{door.Name}: {token}");
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                thrown.Add($"{door.Name}: {token}: {e.GetType().Name}");
            }

            Interlocked.Increment(ref tried);
        });
        output.WriteLine($"{tried} tries at {doors.Count} doors, {hits.Count} hit, {thrown.Count} thrown");
        Assert.Empty(hits);
        Assert.Empty(thrown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("é")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    [InlineData("' OR 1=1 --")]
    [InlineData("../..")]
    [InlineData(null)]
    public async Task What_has_no_form_of_a_token_opens_nothing_and_breaks_nothing(string? token)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var door in Doors(database, await ArrangeAsync(database)))
        {
            Assert.False(await door.OpensAsync(token ?? new string('A', 100_000)), door.Name);
        }
    }

    [Fact]
    public async Task A_wrong_address_is_answered_as_one_that_has_run_out()
    {
        // Everything in it ran out long ago for a product whose clock is right.
        await using var database = await TestDatabase.CreateAsync();
        var real = await ArrangeAsync(database);
        await database.As<ChangeFeed>().RevokeAsync(new FeedOf(CalendarScope.Trainer, null), CancellationToken.None);
        var erased = await database.ArrangeAsync(async db =>
        {
            var certificate = await db.Certificates.SingleAsync();
            certificate.Erase(database.Clock.GetUtcNow());
            return certificate.Token;
        });
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.BaseAddress };

        await AssertSameAsync(Routes.Invitation, real.Invitation, Random(32));
        await AssertSameAsync(Routes.ResetPassword, real.Reset, Forged(real.Reset));
        await AssertSameAsync(Routes.CalendarFeed, real.Feed, RandomNumberGenerator.GetHexString(40, lowercase: true));
        await AssertSameAsync(Routes.CheckedCertificate, erased, Random(16));
        await AssertSameAsync(Routes.SignOnPhone, real.Signing, Random(16));
        await AssertSameAsync(secret => $"{Routes.Offer}?secret={secret}", database.As<OfferAnswers>().SecretOf(long.MaxValue), Forged(real.Offer));
        await AssertSameAsync(secret => $"{Routes.OwnPlace}?secret={secret}", database.As<PlaceLinks>().SecretOf(long.MaxValue), Forged(real.Place));

        async Task AssertSameAsync(Func<string, string> address, string runOut, string wrong) => Assert.Equal(await AnswerAsync(address, runOut), await AnswerAsync(address, wrong));

        async Task<(HttpStatusCode, string)> AnswerAsync(Func<string, string> address, string token)
        {
            using var answer = await client.GetAsync(new Uri(address(token), UriKind.Relative), TestContext.Current.CancellationToken);
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return (answer.StatusCode, Drawn().Replace(page.Replace(token, "", StringComparison.Ordinal), ""));
        }
    }

    /// <summary>What each answer draws anew.</summary>
    [GeneratedRegex("""(?<=name="__RequestVerificationToken"[^>]*value=")[^"]+|<!--Blazor.*?-->|nonce="[^"]*"|(?<=nonce-)[^']+""")]
    private static partial Regex Drawn();

    private static string Random(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>As long as a real one, of the same kind and under the same key.</summary>
    private static string Forged(string real)
    {
        var bytes = Base64Url.DecodeFromChars(real);
        RandomNumberGenerator.Fill(bytes.AsSpan(KnownBytes));
        return Base64Url.EncodeToString(bytes);
    }

    private static List<Door> Doors(TestDatabase database, Real real)
    {
        var (invitations, resets, places, feeds, certificates) = (
            database.As<AcceptInvitation>(), database.As<ResetPassword>(), database.As<FindOwnPlace>(), database.As<WriteFeed>(), database.As<CheckCertificate>());
        var signing = database.As<SignByCode>(Actor.Product);
        var (answers, giveUp, setUp, cancel) = (database.As<AnswerOffer>(), database.As<GiveUpPlace>(), database.As<SetUpCode>(), CancellationToken.None);
        string Code() => CheckCode.Of(RandomNumberGenerator.GetBytes(CheckCode.Bytes));
        return
        [
            // With no password the real one is refused for another reason than the wrong one: it opened.
            new("invitation", real.Invitation, () => Random(32), async secret => await invitations.FindAsync(secret, cancel) is not null),
            new("invitation accepted", real.Invitation, () => Random(32), async secret => (await invitations.RunAsync(new AcceptCommand(secret, "X", "", "fr"), cancel)).Refusal is not InvitationNotValid),
            new("reset", real.Reset, () => Forged(real.Reset), async token => await resets.IsOpenAsync(token, cancel)),
            new("password", real.Reset, () => Forged(real.Reset), async token => (await resets.RunAsync(new ResetPasswordCommand(token, ""), cancel)).Refusal is not ResetLinkNotValid),
            new("offer", real.Offer, () => Forged(real.Offer), async secret => await places.RunAsync(secret, cancel) is not null),
            new("answer", real.Offer, () => Forged(real.Offer), async secret => (await answers.RunOwnAsync(secret, wants: true, cancel)).Refusal is not NotFound),
            new("place", real.Place, () => Forged(real.Place), async secret => await places.OfPlaceAsync(secret, cancel) is not null),
            new("giving up", real.Place, () => Forged(real.Place), async secret => (await giveUp.RunOwnAsync(secret, cancel)).Refusal is not NotFound),
            new("feed", real.Feed, () => RandomNumberGenerator.GetHexString(40, lowercase: true), async token => await feeds.RunAsync(token, cancel) is not null),
            new("certificate", real.Certificate, () => Random(16), async token => await certificates.ByTokenAsync(token, cancel) != CertificateCheck.Unknown),
            new("check code", real.CheckCode, Code, async code => await certificates.ByNumberAsync(real.CertificateNumber, code, cancel) != CertificateCheck.Unknown),
            new("signing", real.Signing, () => Random(16), async secret => await signing.FindAsync(secret, cancel) is not null),

            // With no signature the real one is refused for another reason than the wrong one: it opened.
            new("signature", real.Signing, () => Random(16), async secret => (await signing.RunAsync(secret, "", "", cancel)).Refusal is not SigningCodeNotValid),
            new("set-up", setUp.Path.Split('=')[1], () => Random(16), code => Task.FromResult(setUp.Is(code))),
        ];
    }

    private static async Task<Real> ArrangeAsync(TestDatabase database)
    {
        var (_, enrolment, certificate) = await database.IssueOneAsync(await database.AddPersonAsync());
        var waiting = await database.EnrolAsync(await database.AddWorkshopAsync(), await database.AddPersonAsync("Awa Sow"));
        var feed = new FeedOf(CalendarScope.Trainer, null);
        Assert.Null((await database.As<ChangeFeed>().MakeAsync(feed, CancellationToken.None)).Refusal);
        var invited = (await database.As<InviteStaff>().RunAsync(new("Marc Lopez", "marc@example.org", StaffRole.Desk, database.CentreId), CancellationToken.None)).Value;
        var administrator = await database.ArrangeAsync(async db =>
        {
            var staff = await db.Users.SingleAsync(s => s.Id == database.Administrator.StaffId);
            staff.ResetKey = RandomTokens.Draw();
            return staff;
        });
        var issued = await database.ReadAsync(db => db.Certificates.SingleAsync());
        Assert.Equal((enrolment, certificate.Number), (issued.EnrolmentId, issued.Number));
        return new Real(
            invited.Path.Split('=')[1],
            database.As<ResetLinks>().TokenFor(administrator),
            database.As<OfferAnswers>().SecretOf(waiting),
            database.As<PlaceLinks>().SecretOf(waiting),
            await database.ReadAsync(db => db.CalendarFeeds.Select(f => f.Token).SingleAsync()),
            issued.Token,
            issued.Number,
            issued.CheckCode,
            await database.CodeAsync(await database.LendOneAsync(personId: await database.AddPersonAsync("Léa Roy"))));
    }

    /// <param name="OpensAsync">Whether anything comes of a token.</param>
    private sealed record Door(string Name, string Real, Func<string> Draw, Func<string, Task<bool>> OpensAsync);

    private sealed record Real(string Invitation, string Reset, string Offer, string Place, string Feed, string Certificate, string CertificateNumber, string CheckCode, string Signing);
}
