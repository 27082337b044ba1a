using Inclusion.Web.Features.Partners.Add;
using Inclusion.Web.Features.Partners.Change;
using Inclusion.Web.Features.Partners.Details;
using Inclusion.Web.Features.Partners.List;

namespace Inclusion.Web.Features.Partners;

/// <summary>The organisations that refer people, fund, or give devices.</summary>
public static class PartnersFeature
{
    public static IServiceCollection AddPartners(this IServiceCollection services) =>
        services.AddScoped<AddPartner>().AddScoped<ChangePartner>().AddScoped<ListPartners>().AddScoped<FindPartner>();
}
