using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Inclusion.Web.Features.Accounts.Invite;

/// <summary>The secret of an invitation's link: 256 random bits, of which only the hash is kept, so that a copy of the database opens no account.</summary>
internal static class InvitationSecret
{
    public static (string Secret, string Hash) Make()
    {
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (secret, HashOf(secret));
    }

    public static string HashOf(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
