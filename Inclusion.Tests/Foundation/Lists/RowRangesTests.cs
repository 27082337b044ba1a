using Inclusion.Web.Foundation.Lists;

namespace Inclusion.Tests.Foundation.Lists;

public sealed class RowRangesTests
{
    [Theory]
    [InlineData(new long[] { }, "")]
    [InlineData(new long[] { 7 }, "7")]
    [InlineData(new long[] { 7, 8, 9, 3, 11, 12 }, "7-9.3.11-12")]
    [InlineData(new long[] { 9, 8, 7 }, "9.8.7")]
    public void Rows_come_back_in_their_order(long[] ids, string address)
    {
        Assert.Equal(address, RowRanges.AddressOf(ids));
        Assert.Equal(ids, RowRanges.IdsOf(address, 100));
    }

    [Theory]
    [InlineData(null, new long[] { })]
    [InlineData("a.-3.3-.5--6.1-2-3", new long[] { })]
    [InlineData("4.4.3-5", new long[] { 4, 3, 5 })]
    [InlineData("9-7", new long[] { })]
    [InlineData("1-9223372036854775806", new long[] { 1, 2, 3, 4, 5 })]
    [InlineData("9223372036854775807", new long[] { })]
    public void What_is_no_row_is_passed_over_and_no_more_are_read_than_are_wanted(string? address, long[] ids) => Assert.Equal(ids, RowRanges.IdsOf(address, 5));
}
