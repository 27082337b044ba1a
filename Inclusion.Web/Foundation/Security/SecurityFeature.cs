using Inclusion.Web.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Foundation.Security;

/// <summary>Who is asking, and from where.</summary>
public static class SecurityFeature
{
    public static IServiceCollection AddSecurity(this IServiceCollection services) => services
        .AddScoped<CurrentStaff>()
        .AddScoped<StaffSession>()
        .AddSingleton<PublicAddress>()
        .AddSingleton<StaffPasswordHasher>()
        .AddSingleton<IPasswordHasher<StaffMember>>(provider => provider.GetRequiredService<StaffPasswordHasher>())
        .AddSingleton<NewStaff>();
}
