using System.Net;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Shell;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Shell;

public sealed class NotAllowedTests
{
    [Fact]
    public async Task Who_lost_the_role_that_a_cookie_still_names_is_refused_and_not_told_that_the_product_failed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var (name, value) = await SignedIn.CookieAsync(database, manager);
        await database.Database.WriteAsync(
            database.Administrator,
            async db =>
            {
                await db.Users.Where(s => s.Id == manager.StaffId).ExecuteUpdateAsync(s => s.SetProperty(x => x.Role, StaffRole.Desk));
                return Outcome.Done;
            },
            CancellationToken.None);
        await using var host = await AppHost.StartAsync(database.Folder);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", $"{name}={value}");
        client.DefaultRequestHeaders.Add("Accept-Language", "en");

        using var answer = await client.GetAsync(new Uri("/people/export.csv", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(ShellText.ResourceManager.GetString(nameof(ShellText.NotAllowedTitle), new("en"))!, page, StringComparison.Ordinal);
        Assert.DoesNotContain(ShellText.ResourceManager.GetString(nameof(ShellText.ErrorTitle), new("en"))!, page, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", host.Output, StringComparison.Ordinal);
    }
}
