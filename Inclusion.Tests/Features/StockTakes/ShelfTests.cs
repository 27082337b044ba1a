using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Batch;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.StockTakes.Close;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Report;
using Inclusion.Web.Features.StockTakes.Scan;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.StockTakes;

/// <summary>Shelves: what lies on one, and a stock-take of it alone.</summary>
public sealed class ShelfTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stock_take_of_a_shelf_expects_what_belongs_there_says_what_is_misplaced_and_puts_it_in_its_place()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var (here, missing) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"));
        var (other, nowhere, left) = (await database.AddReadyDeviceAsync("LT-0003"), await database.AddReadyDeviceAsync("LT-0004"), await database.AddReadyDeviceAsync("LT-0005"));
        var theirs = await database.AddReadyDeviceAsync("LT-0006", centreId: sud);
        await PutAsync(database, "Rack A", here, missing, left);
        await PutAsync(database, "Rack B", other, theirs);
        var id = await OpenAsync(database, "rack a");
        await PutAsync(database, "Rack B", left);

        Assert.Equal((StockTakeAnswer.Found, "Rack A"), await AnswerAsync(database, id, "LT-0001"));
        Assert.Equal((StockTakeAnswer.Misplaced, "Rack B"), await AnswerAsync(database, id, "LT-0003"));
        Assert.Equal((StockTakeAnswer.Misplaced, ""), await AnswerAsync(database, id, "LT-0004"));
        Assert.Equal((StockTakeAnswer.Elsewhere, "Rack B"), await AnswerAsync(database, id, "LT-0006"));

        var found = (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value;
        Assert.Equal((3, 1, "rack a"), (found.Expected, found.Found, found.Shelf));
        var rows = (await database.As<ReadStockTakeReport>().RunAsync(id, Cancel)).Value.ToDictionary(row => row.Tag!, row => (row.Part, row.Proposed));
        Assert.Equal((StockTakePart.Found, null), rows["LT-0001"]);
        Assert.Equal((StockTakePart.Missing, StockTakeCorrection.MarkLost), rows["LT-0002"]);
        Assert.Equal((StockTakePart.Unexpected, StockTakeCorrection.ShelveHere), rows["LT-0003"]);
        Assert.Equal((StockTakePart.Unexpected, StockTakeCorrection.ShelveHere), rows["LT-0004"]);
        Assert.Equal((StockTakePart.Accounted, null), rows["LT-0005"]);
        Assert.Equal((StockTakePart.Unexpected, StockTakeCorrection.MoveHere), rows["LT-0006"]);
        Assert.Equal(4, (await database.As<ReadStockTakeReport>().ToCloseAsync(id, Cancel)).Value.Count);

        var closing = await database.As<CloseStockTake>().RunAsync(id, [new(other, StockTakeCorrection.ShelveHere), new(theirs, StockTakeCorrection.MoveHere)], Cancel);

        Assert.Null(closing.Refusal);
        Assert.Equal(["Rack A", "Rack A", "rack a", "", "Rack B", "rack a"], await ShelvesAsync(database));
        Assert.Equal(database.CentreId, await database.ReadAsync(db => db.Devices.Where(d => d.Id == theirs).Select(d => d.CentreId).SingleAsync()));
        Assert.Equal(2, await database.ReadAsync(db => db.StockTakeScans.CountAsync(s => s.Correction != null)));
    }

    [Fact]
    public async Task Each_shelf_has_its_own_stock_take_and_what_is_not_misplaced_any_more_is_not_put_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"));
        await PutAsync(database, "Rack A", first);
        await PutAsync(database, "Rack B", second);
        var id = await OpenAsync(database, "Rack A");
        await OpenAsync(database, "Rack B");
        Assert.IsType<StockTakeAlreadyOpen>((await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId, Shelf: "RACK A"), Cancel)).Refusal);
        Assert.IsType<NothingExpected>((await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId, Shelf: "Rack C"), Cancel)).Refusal);
        await AnswerAsync(database, id, "LT-0002");
        await PutAsync(database, "Rack A", second);

        var closing = await database.As<CloseStockTake>().RunAsync(id, [new(second, StockTakeCorrection.ShelveHere)], Cancel);

        Assert.Equal([new CorrectionOutdated("LT-0002")], closing.Corrections);
    }

    [Fact]
    public async Task A_shelf_belongs_to_its_centre_is_listed_and_narrows_the_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var (first, second, third) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"), await database.AddReadyDeviceAsync("LT-0003", centreId: sud));
        await PutAsync(database, "Rack B", first);
        await PutAsync(database, "Rack A", second, third);

        Assert.Equal(["Rack A", "Rack B"], await database.As<ListShelves>().RunAsync(database.CentreId, Cancel));
        Assert.Equal(["Rack A"], await database.As<ListShelves>().RunAsync(sud, Cancel));
        var listed = await database.As<ListDevices>().RunAsync(DeviceFilter.From(null, null, database.CentreId, null, null, shelf: "rack a"), ListPlace.Start, Cancel);
        Assert.Equal([("LT-0002", "Rack A")], listed.Rows.Select(row => (row.Tag, row.Shelf)));

        var kept = (await database.As<ChangeDevices>().RunAsync([first, second], new DevicesChange(null, null, null, "Rack B"), Cancel)).Value;
        Assert.Equal((1, (Refusal)new ShelfAlready("LT-0001")), (kept.Changed, Assert.Single(kept.Kept)));
        Assert.IsType<FieldTooLong>(Assert.Single((await database.As<ChangeDevices>().RunAsync([first], new DevicesChange(null, null, null, new string('x', Device.ShelfMaxLength + 1)), Cancel)).Value.Kept));
        await PutAsync(database, "", first);
        await database.ArrangeAsync(async db => (await db.Devices.SingleAsync(d => d.Id == second)).MoveTo(sud, null, database.Administrator, database.Clock.GetUtcNow()).IsRefused);
        Assert.Equal(["", "", "Rack A"], await ShelvesAsync(database));
    }

    [Theory]
    [InlineData("Rack A", "RACK a", true)]
    [InlineData("Étagère", "étagère", false)]
    [InlineData("[", "{", false)]
    [InlineData("Rack A", "Rack AB", false)]
    public async Task Names_are_of_one_shelf_for_the_rules_as_they_are_for_the_database(string one, string other, bool areOne)
    {
        Assert.Equal(areOne, StockTakeRules.AreOneShelf(one, other));
        await using var database = await TestDatabase.CreateAsync();
        await PutAsync(database, one, await database.AddReadyDeviceAsync("LT-0001"));
        Assert.Equal(areOne, await database.ReadAsync(db => db.Devices.OnShelf(other).AnyAsync()));
    }

    private static async Task PutAsync(TestDatabase database, string shelf, params long[] ids) =>
        Assert.Empty((await database.As<ChangeDevices>().RunAsync(ids, new DevicesChange(null, null, null, shelf), Cancel)).Value.Kept);

    private static async Task<long> OpenAsync(TestDatabase database, string shelf)
    {
        var opened = await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId, Shelf: shelf), Cancel);
        Assert.Null(opened.Refusal);
        return opened.Value;
    }

    private static async Task<(StockTakeAnswer Answer, string Shelf)> AnswerAsync(TestDatabase database, long id, string code)
    {
        var scan = (await database.As<ScanIntoStockTake>().RunAsync(id, code, Cancel)).Value.Scan!;
        return (scan.Answer, scan.Shelf);
    }

    private static Task<List<string>> ShelvesAsync(TestDatabase database) => database.ReadAsync(db => db.Devices.OrderBy(d => d.Tag).Select(d => d.Shelf).ToListAsync());
}
