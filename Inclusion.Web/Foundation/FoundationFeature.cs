using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Foundation;

/// <summary>What any back-office of this kind would need: it knows no word of lending or teaching.</summary>
public static class FoundationFeature
{
    public static IServiceCollection AddFoundation(this IServiceCollection services) => services
        .AddWebSafety()
        .AddSecurity()
        .AddMail()
        .AddUi()
        .AddSingleton<RecentLooks>()
        .AddSingleton<AuditLooks>()
        .AddHostedService(provider => provider.GetRequiredService<AuditLooks>())
        .AddScoped<AuditTrail>()
        .AddScoped<RefusedOnPage>()
        .AddScoped<ListLooks>()
        .AddScoped<SavedFilters>()
        .AddDrafts()
        .AddExports();
}
