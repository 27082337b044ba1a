namespace Inclusion.Web.Foundation.Mail;

/// <summary>Sending mail.</summary>
public static class MailFeature
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailSettings>().BindConfiguration(MailSettings.Section);
        services.AddSingleton<MailSender>();
        services.AddSingleton<MailFiles>();
        return services;
    }
}
