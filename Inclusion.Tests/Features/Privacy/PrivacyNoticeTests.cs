using System.Net;
using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.People.Consents;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.Privacy.Notice;

namespace Inclusion.Tests.Features.Privacy;

public sealed class PrivacyNoticeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anybody_reads_it_in_either_language_with_whom_to_ask()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        var centre = (await database.As<FindPrivacyContact>().RunAsync(Cancel)).Centres.Single();

        foreach (var (language, title) in new[] { ("fr", "Ce que vous pouvez demander"), ("en", "What you can ask of us") })
        {
            using var answer = await client.GetAsync(new Uri($"/privacy?in={language}", UriKind.Relative), Cancel);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains(title, page, StringComparison.Ordinal);
            Assert.Contains(centre.Name, page, StringComparison.Ordinal);
            Assert.Contains(PrivacyNotice.Version, page, StringComparison.Ordinal);
        }

        // Every public page leads there.
        Assert.Contains("href=\"/privacy\"", await client.GetStringAsync(new Uri("/join", UriKind.Relative), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_is_offered_with_the_version_of_the_text_of_today()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync();
        Assert.Null((await database.As<GiveConsent>().RunAsync(new(id, ConsentKind.DataKept, "2025-01", database.Today), Cancel)).Refusal);
        Assert.Equal(PrivacyNotice.Version, (await database.As<FindPerson>().RunAsync(id, again: false, Cancel)).Value.TextVersion);
    }
}
