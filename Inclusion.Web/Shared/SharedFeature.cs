using Inclusion.Web.Shared.Backups;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Connectivity;
using Inclusion.Web.Shared.Demo;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Devices.Pictures;
using Inclusion.Web.Shared.Finding;
using Inclusion.Web.Shared.Impact;
using Inclusion.Web.Shared.Incidents;
using Inclusion.Web.Shared.Messages;
using Inclusion.Web.Shared.People;
using Inclusion.Web.Shared.Privacy;
using Inclusion.Web.Shared.Reservations;
using Inclusion.Web.Shared.Training;

namespace Inclusion.Web.Shared;

/// <summary>Pieces of the business that two or more features need.</summary>
public static class SharedFeature
{
    public static IServiceCollection AddShared(this IServiceCollection services) => services
        .AddSingleton<CentreClock>()
        .AddSingleton<FindBackups>()
        .AddScoped<ChosenCentre>()
        .AddScoped<SearchPeople>()
        .AddScoped<FindAlike>()
        .AddScoped<PeopleToOpen>()
        .AddScoped<SuggestAsTyped>()
        .AddScoped<AddPerson>()
        .AddScoped<FaultChange>()
        .AddScoped<MendDevice>()
        .AddScoped<UndoMend>()
        .AddScoped<NoteFaults>()
        .AddScoped<ListShelves>()
        .AddScoped<ChangeDevicePictures>()
        .AddScoped<ListDevicePictures>()
        .AddScoped<FindPromises>()
        .AddScoped<ListSimsOf>()
        .AddScoped<NoteIncident>()
        .AddScoped<DecideIncident>()
        .AddScoped<ListIncidents>()
        .AddScoped<FindWorkshopHeading>()
        .AddScoped<FindNeedsSummary>()
        .AddScoped<CountImpact>()
        .AddScoped<ProtectedFigures>()
        .AddSingleton<EraseRecords>()
        .AddSingleton<ApplyErasures>()
        .AddHostedService<ErasuresAtStart>()
        .AddSingleton<EnvironmentFactors>()
        .AddSingleton<ReminderNames>()
        .AddSingleton<OfferAnswers>()
        .AddSingleton<PlaceLinks>()
        .AddSingleton<OwnLinks>()
        .AddSingleton<DemonstrationTurn>()
        .AddScoped<FindDemonstration>()
        .AddScoped<OpenDemonstration>();
}
