using Inclusion.Web.Features.Transfers.Details;
using Inclusion.Web.Features.Transfers.List;
using Inclusion.Web.Features.Transfers.Settle;

namespace Inclusion.Web.Features.Transfers;

/// <summary>Devices under way from one centre to another, until both sides have said so.</summary>
public static class TransfersFeature
{
    public static IServiceCollection AddTransfers(this IServiceCollection services) => services
        .AddScoped<TransferChange>()
        .AddScoped<ListTransfers>()
        .AddScoped<FindTransfer>()
        .AddScoped<ConfirmArrival>()
        .AddScoped<MissDevices>()
        .AddScoped<CallBackDevices>();
}
