using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Accounts;

/// <summary>How often one address may try. Generous: a whole centre stands behind one address, and guessing is slowed at each account.</summary>
internal static class AccountLimits
{
    internal const int TriesPerMinute = 30;

    public static AddressLimit Tries { get; } = new(TriesPerMinute, TimeSpan.FromMinutes(1), Routes.SignInSlowDown, AddressLimit.IsPost);
}
