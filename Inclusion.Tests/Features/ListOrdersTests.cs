using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Tests.Features.Reports;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Certificates.List;
using Inclusion.Web.Features.Connectivity.List;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Features.Partners.List;
using Inclusion.Web.Features.Training.List;
using Inclusion.Web.Foundation.Lists;

namespace Inclusion.Tests.Features;

/// <summary>The lists that can be put in other orders than their own.</summary>
public sealed class ListOrdersTests
{
    [Fact]
    public async Task Every_order_is_read_from_an_index_and_never_sorted_at_all_centres_and_at_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var centre = database.CentreId;
        foreach (var isDescending in new[] { false, true })
        {
            await database.ReadAsync(async db =>
            {
                foreach (var order in ListLoans.OpenOrders)
                {
                    var open = db.Loans.Where(l => l.Status == LoanStatus.Open);
                    await AssertReadAsync(db, order, open, isDescending);
                    await AssertReadAsync(db, order, open.Where(l => l.CentreId == centre), isDescending);
                }

                foreach (var order in ListLoans.ClosedOrders)
                {
                    var closed = db.Loans.Where(l => l.ClosedAt != null);
                    await AssertReadAsync(db, order, closed, isDescending);
                    await AssertReadAsync(db, order, closed.Where(l => l.CentreId == centre), isDescending);
                }

                foreach (var order in ListCertificates.Orders)
                {
                    await AssertReadAsync(db, order, db.Certificates, isDescending);
                    await AssertReadAsync(db, order, db.Certificates.Where(c => c.CentreId == centre), isDescending);
                }

                foreach (var order in ListSims.Orders)
                {
                    await AssertReadAsync(db, order, db.SimCards, isDescending);
                    await AssertReadAsync(db, order, db.SimCards.Where(c => c.CentreId == centre), isDescending);
                }

                foreach (var order in ListMessages.QueuedOrders)
                {
                    var queued = db.Messages.Where(m => m.Status == MessageStatus.Queued);
                    await AssertReadAsync(db, order, queued, isDescending);
                    await AssertReadAsync(db, order, queued.Where(m => m.CentreId == centre), isDescending);
                }

                foreach (var order in ListMessages.SentOrders)
                {
                    var sent = db.Messages.Where(m => m.Status == MessageStatus.Sent && m.SentAt != null);
                    await AssertReadAsync(db, order, sent, isDescending);
                    await AssertReadAsync(db, order, sent.Where(m => m.CentreId == centre), isDescending);
                }

                foreach (var order in ListWorkshops.DatedOrders)
                {
                    await AssertReadAsync(db, order, db.Workshops.Where(w => w.FirstOn != null), isDescending);
                    await AssertReadAsync(db, order, db.Workshops.Where(w => w.FirstOn != null && w.CentreId == centre), isDescending);
                }

                return true;
            });
        }
    }

    [Theory]
    [InlineData(LoanTab.Open, LoanColumns.Due, false)]
    [InlineData(LoanTab.Open, LoanColumns.Due, true)]
    [InlineData(LoanTab.Open, LoanColumns.Number, true)]
    [InlineData(LoanTab.Closed, LoanColumns.Due, false)]
    [InlineData(LoanTab.Closed, LoanColumns.Number, false)]
    public async Task In_every_order_every_loan_comes_once_forwards_and_from_the_end(LoanTab tab, string column, bool isDescending)
    {
        await using var database = await TestDatabase.CreateAsync();
        for (var i = 0; i < 60; i++)
        {
            var loan = await database.LendAsync(await database.AddPersonAsync($"Person {i:00}"), await database.AddReadyDeviceAsync($"LT-{i:0000}"), database.Today.AddDays((i * 7) % 20));
            if (tab is LoanTab.Closed)
            {
                database.Clock.Advance(TimeSpan.FromSeconds(i % 3));
                await database.ReturnAsync(loan);
            }
        }

        var list = database.As<ListLoans>();
        var filter = new LoanFilter(tab, Sort: new ListSort(column, isDescending));
        var first = (await list.RunAsync(filter, ListPlace.Start, CancellationToken.None)).Page;
        var second = (await list.RunAsync(filter, new ListPlace(After: first.After), CancellationToken.None)).Page;
        var last = (await list.RunAsync(filter, new ListPlace(AtEnd: true), CancellationToken.None)).Page;

        var all = first.Rows.Concat(second.Rows).ToList();
        Assert.Equal((60, 51, 11, (long?)null), (all.Count, second.First, last.First, second.After));
        Assert.Equal(all.Skip(10).Select(row => row.Id), last.Rows.Select(row => row.Id));
        var sorted = column == LoanColumns.Number
            ? all.OrderBy(row => row.Number, StringComparer.Ordinal)
            : tab is LoanTab.Closed ? all.OrderBy(row => row.ClosedAt).ThenBy(row => row.Id) : all.OrderBy(row => row.DueOn).ThenBy(row => row.Id);
        Assert.Equal((isDescending ? sorted.Reverse() : sorted).Select(row => row.Id), all.Select(row => row.Id));
    }

    [Fact]
    public async Task Partners_are_sorted_by_any_of_their_columns_and_turned_round()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPartnerAsync("Banque");
        await database.AddPartnerAsync("École");
        var list = database.As<ListPartners>();

        Assert.Equal(["École", "Banque"], (await list.RunAsync(null, "", new ListSort(ListPartners.Name, IsDescending: true), CancellationToken.None)).Select(row => row.Name));
        Assert.Equal(["Banque", "École"], (await list.RunAsync(null, "", new ListSort(ListPartners.Kinds), CancellationToken.None)).Select(row => row.Name));
    }

    private static async Task AssertReadAsync<T>(InclusionDb db, ListOrder<T> order, IQueryable<T> rows, bool isDescending)
        where T : class
    {
        var plan = await db.PlanAsync(order.Sort(rows, isDescending).Take(PagedList.PageSize));
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }
}
