using Inclusion.Web.Features.Transfers.Details;
using Inclusion.Web.Features.Transfers.List;
using Inclusion.Web.Features.Transfers.Settle;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Transfers;

/// <summary>Devices under way from one centre to another, until both sides have said so.</summary>
public static class TransfersFeature
{
    public static IServiceCollection AddTransfers(this IServiceCollection services) => services
        .AddPages(new ProductPage(Routes.Transfers, Glyph.Swap, () => TransferText.Transfers, a => a.WorksAtDesk))
        .AddScoped<TransferChange>()
        .AddScoped<ListTransfers>()
        .AddScoped<FindTransfer>()
        .AddScoped<ConfirmArrival>()
        .AddScoped<MissDevices>()
        .AddScoped<CallBackDevices>();
}
