using Inclusion.Web.Features.Partners.Add;
using Inclusion.Web.Features.Partners.Change;
using Inclusion.Web.Features.Partners.Details;
using Inclusion.Web.Features.Partners.List;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Partners;

/// <summary>The organisations that refer people, fund, or give devices.</summary>
public static class PartnersFeature
{
    public static IServiceCollection AddPartners(this IServiceCollection services) =>
        services
            .AddPages(
                new ProductPage(Routes.Partners, Glyph.Centre, () => PartnerText.Partners, a => a.WorksAtDesk),
                new ProductPage(Routes.NewPartner, Glyph.Plus, () => PartnerText.AddPartner, a => a.WorksAtDesk))
            .AddScoped<AddPartner>().AddScoped<ChangePartner>().AddScoped<ListPartners>().AddScoped<FindPartner>();
}
