using Inclusion.Web.Foundation.Security;

namespace Inclusion.Tests.Foundation.Security;

public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("/loans?status=open")]
    [InlineData("/")]
    public void A_path_of_this_site_is_gone_back_to(string address) => Assert.Equal(address, LocalAddress.OrHome(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("loans")]
    [InlineData("//example.org/loans")]
    [InlineData("/\\example.org")]
    [InlineData("https://example.org")]
    [InlineData("/loans\r\nSet-Cookie: a=b")]
    public void Anything_else_leads_home(string? address) => Assert.Equal("/", LocalAddress.OrHome(address));
}
