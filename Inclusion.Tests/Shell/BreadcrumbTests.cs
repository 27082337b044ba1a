using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Shell;

public sealed class BreadcrumbTests
{
    [Theory]
    [InlineData("/", "")]
    [InlineData("/devices", "")]
    [InlineData("/devices/17", "")]
    [InlineData("/devices/17/edit", "Devices /devices, The device /devices/17")]
    [InlineData("/devices/17/wipe/check", "Devices /devices, The device /devices/17")]
    [InlineData("/devices/new/batch", "")]
    [InlineData("/devices/sim-cards/3/edit", "Devices /devices, SIM cards /devices/sim-cards, The card /devices/sim-cards/3")]
    [InlineData("/devices/stock-takes/5/report", "Devices /devices, Stock-takes /devices/stock-takes, The stock-take /devices/stock-takes/5")]
    [InlineData("/donations/2/outcome", "Devices /devices, Donations /donations, The donation /donations/2")]
    [InlineData("/bench/parts/4", "Devices /devices, Bench /bench, Parts /bench/parts")]
    [InlineData("/people/8/merge", "People /people, The person /people/8")]
    [InlineData("/settings/centres/1/holidays", "Settings /settings, Centres /settings/centres, The centre /settings/centres/1")]
    [InlineData("/workshops/6/attendance/2", "")]
    [InlineData("/find", "")]
    public async Task A_page_is_below_those_that_its_address_goes_through(string path, string steps)
    {
        using var _ = Language.English.Speak();
        await using var database = await TestDatabase.CreateAsync();
        var found = Breadcrumb.StepsTo(path, database.Services.GetServices<ProductPage>());
        Assert.Equal(steps, string.Join(", ", found.Select(step => $"{step.Title} {step.Path}")));
    }

    [Fact]
    public async Task Every_step_above_every_page_is_a_page()
    {
        await using var database = await TestDatabase.CreateAsync();
        var pages = database.Services.GetServices<ProductPage>().ToList();
        var below = (await ProductRoutes.ForStaffAsync(database)).Select(route => ProductRoutes.Fill(route, 1)).ToList();
        var steps = below.SelectMany(path => Breadcrumb.StepsTo(path, pages)).Select(step => step.Path).Distinct().ToList();
        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.Contains(step, below));
    }
}
