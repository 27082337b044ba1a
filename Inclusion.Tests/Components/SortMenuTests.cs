using Bunit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Tests.Components;

public sealed class SortMenuTests : KitContext
{
    [Fact]
    public void Every_order_is_offered_both_ways_and_the_present_one_is_told()
    {
        var menu = Render<SortMenu>(p => p.Add(m => m.Orders, [("name", "Name"), ("day", "Day")]).Add(m => m.Sort, new ListSort("day", IsDescending: true)));

        var links = menu.FindAll("a");
        Assert.Equal(["Name, ascending", "Name, descending", "Day, ascending", "Day, descending"], links.Select(Text));
        Assert.Equal([null, null, null, "true"], links.Select(link => link.GetAttribute("aria-current")));
        Assert.EndsWith("?sort=-day", links[3].GetAttribute("href"), StringComparison.Ordinal);
    }
}
