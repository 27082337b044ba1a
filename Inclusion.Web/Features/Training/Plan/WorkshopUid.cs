using System.Security.Cryptography;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>What calendar entries of a workshop are known by: 128 random bits, so that no two installations share one (RFC 7986, 5.3).</summary>
internal static class WorkshopUid
{
    public static string Next() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
