using Inclusion.Web.Features.Settings.Centres;
using Inclusion.Web.Features.Settings.Checklists;
using Inclusion.Web.Features.Settings.Closures;
using Inclusion.Web.Features.Settings.Holidays;
using Inclusion.Web.Features.Settings.Impact;
using Inclusion.Web.Features.Settings.LendingRules;
using Inclusion.Web.Features.Settings.Mail;
using Inclusion.Web.Features.Settings.Organisation;
using Inclusion.Web.Features.Settings.Reservations;
using Inclusion.Web.Features.Settings.Security;
using Inclusion.Web.Features.Settings.Training;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Settings;

/// <summary>How the organisation, its centres and its lending work.</summary>
public static class SettingsFeature
{
    public static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddPages(
            new ProductPage(Routes.Settings, Glyph.Settings, () => SettingText.Title, a => a.WorksAtDesk),
            new ProductPage(Routes.OrganisationSettings, Glyph.Settings, () => SettingText.Organisation, a => a.RunsOrganisation),
            new ProductPage(Routes.MailSettings, Glyph.Messages, () => SettingText.Mail, a => a.RunsOrganisation),
            new ProductPage(Routes.SecuritySettings, Glyph.Lock, () => SettingText.Security, a => a.RunsOrganisation),
            new ProductPage(Routes.Centres, Glyph.Centre, () => SettingText.Centres, a => a.RunsACentre),
            new ProductPage(Routes.LendingRules, Glyph.Settings, () => SettingText.LendingRules, a => a.RunsACentre),
            new ProductPage(Routes.ReservationSettings, Glyph.Settings, () => SettingText.Reservations, a => a.RunsACentre),
            new ProductPage(Routes.TrainingSettings, Glyph.Settings, () => SettingText.Training, a => a.RunsOrganisation),
            new ProductPage(Routes.ImpactSettings, Glyph.Settings, () => SettingText.Impact, a => a.RunsOrganisation));
        services.AddPages(new ProductPage(Routes.Checklists, Glyph.Check, () => SettingText.Checklists, a => a.RunsOrganisation));
        services.AddScoped<FindChecklist>().AddScoped<SaveChecklist>();
        services.AddScoped<FindReservationSettings>().AddScoped<ArrangeReservations>().AddScoped<TakeDeviceRequests>();
        services.AddScoped<OrganisationChange>();
        services.AddScoped<ChangeOrganisation>();
        services.AddScoped<FindOrganisation>();
        services.AddScoped<FindTrainingSettings>();
        services.AddScoped<ChangeTrainingSettings>();
        services.AddScoped<ChangeImage>();
        services.AddScoped<FindDisclosure>();
        services.AddScoped<ChangeDisclosure>();
        services.AddScoped<FindSecuritySettings>();
        services.AddScoped<ChangeSecuritySettings>();
        services.AddScoped<FindMailServer>();
        services.AddScoped<SendTestMail>();
        services.AddScoped<SaveCentre>();
        services.AddScoped<ChangeClosedDates>();
        services.AddScoped<ChangeOpenings>();
        services.AddScoped<CopyClosedDates>();
        services.AddScoped<FindHolidays>();
        services.AddScoped<AddHolidays>();
        services.AddScoped<FindClosure>();
        services.AddScoped<MoveLoansForClosure>();
        services.AddScoped<ListCentres>();
        services.AddScoped<SaveLendingRule>();
        services.AddScoped<RemoveLendingRule>();
        services.AddScoped<ListLendingRules>();
        return services;
    }
}
