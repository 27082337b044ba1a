using Inclusion.Web.Features.Reservations.Ask;
using Inclusion.Web.Features.Reservations.Bookings;
using Inclusion.Web.Features.Reservations.Details;
using Inclusion.Web.Features.Reservations.End;
using Inclusion.Web.Features.Reservations.Holds;
using Inclusion.Web.Features.Reservations.Public;
using Inclusion.Web.Features.Reservations.Queue;
using Inclusion.Web.Features.Reservations.Requests;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Demo;

namespace Inclusion.Web.Features.Reservations;

/// <summary>Who waits for which device, for whom one lies ready, who asks from outside, and what is promised for which days.</summary>
public static class ReservationsFeature
{
    public static IServiceCollection AddReservations(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Reservations, Glyph.Clock, () => ReservationText.Reservations, a => a.WorksAtDesk),
            new ProductPage(Routes.DeviceRequests, Glyph.People, () => ReservationText.RequestsPage, a => a.WorksAtDesk),
            new ProductPage(Routes.Bookings, Glyph.Calendar, () => ReservationText.Bookings, a => a.WorksAtDesk));
        services.AddScoped<AskReservation>().AddScoped<ListReservations>().AddScoped<FindReservation>().AddScoped<CancelReservation>();
        services.AddScoped<ListDueHolds>().AddScoped<SayHolds>();
        services.AddScoped<ListLendable>().AddScoped<ReceiveDeviceRequest>();
        services.AddScoped<ListDeviceRequests>().AddScoped<AcceptDeviceRequest>().AddScoped<DeclineDeviceRequest>().AddScoped<DeleteDeviceRequest>();
        services.AddScoped<BookDevice>().AddScoped<CancelBooking>().AddScoped<FindBookings>();
        services.AddScoped<DemonstrationPart, DemoReservations>();
        services.AddRateLimit(DeviceRequestLimit.Name, DeviceRequestLimit.Limit);
        services.AddScheduledJob<HoldReserved>(JobTiming.EveryMinutes(5), ReservationText.ResourceManager);
        return services;
    }
}
