using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Settings.Impact;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Tests.Features.Settings;

public sealed class ImpactSettingsTests
{
    [Fact]
    public async Task The_threshold_is_ten_until_someone_says_otherwise_and_never_below_five()
    {
        await using var database = await TestDatabase.CreateAsync();
        var before = await database.As<FindDisclosure>().RunAsync(CancellationToken.None);
        Assert.Equal(10, before.Threshold);
        Assert.Equal(new DisclosureThresholdTooLow(5), await ChangeAsync(database, new(before.Version, 4)));
        Assert.Equal(new DisclosureThresholdTooLow(5), await ChangeAsync(database, new(before.Version, null)));
        Assert.Null(await ChangeAsync(database, new(before.Version, 5)));
        Assert.IsType<ChangedMeanwhile>(await ChangeAsync(database, new(before.Version, 20)));
        Assert.Equal(5, (await database.As<FindDisclosure>().RunAsync(CancellationToken.None)).Threshold);
    }

    [Fact]
    public async Task Only_who_runs_the_organisation_changes_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var manager = await database.AddStaffAsync(StaffRole.Manager, null, "manager@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<FindDisclosure>(manager).RunAsync(CancellationToken.None));
        Assert.IsType<NotAllowed>((await database.As<ChangeDisclosure>(manager).RunAsync(new(0, 10), CancellationToken.None)).Refusal);
    }

    private static async Task<Refusal?> ChangeAsync(TestDatabase database, ChangeDisclosureCommand command) =>
        (await database.As<ChangeDisclosure>().RunAsync(command, CancellationToken.None)).Refusal;
}
