using Inclusion.Web.Data.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Time;

namespace Inclusion.Web.Features.Audit.Heads;

/// <summary>Where the trail ended on each day.</summary>
public sealed class ListHeads(AuditHeads heads, CurrentStaff staff, HomeZone zone)
{
    /// <returns>The latest first, at most <see cref="Most"/>; and the time zone in which they are told.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not run the organisation.</exception>
    public async Task<(IReadOnlyList<AuditHead> Heads, TimeZoneInfo Zone)> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return ([.. heads.Read().OfType<AuditHead>().Reverse().Take(Most)], await zone(cancel));
    }

    /// <summary>Days on one sheet and a bit: those before were printed before.</summary>
    public const int Most = 60;
}
