using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Certificates;

/// <summary>
/// Someone is given a certificate who attended less than the course asks for: why, and who decided it. It is kept with the certificate and not printed; what is printed is
/// the time that was attended.
/// </summary>
public sealed record ThresholdWaiver
{
    private ThresholdWaiver(string reason, string staffName) => (Reason, StaffName) = (reason, staffName);

    public string Reason { get; }

    /// <summary>Who decided it.</summary>
    public string StaffName { get; }

    /// <summary>Refuses <see cref="NotAllowed"/> unless it is a manager of the centre, <see cref="WaiverReasonMissing"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="centreId">Of the workshop.</param>
    public static Outcome<ThresholdWaiver> Of(string reason, long centreId, Actor by)
    {
        if (!by.Runs(centreId))
        {
            return new NotAllowed();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new WaiverReasonMissing();
        }

        return reason.Trim().Length > Certificate.ReasonMaxLength ? new FieldTooLong("Reason", Certificate.ReasonMaxLength) : new ThresholdWaiver(reason.Trim(), by.Name);
    }

    /// <summary>That of a certificate which is issued anew; null when it had none.</summary>
    public static ThresholdWaiver? Of(Certificate certificate) =>
        certificate is { WaiverReason: { } reason, WaivedBy: { } by } ? new ThresholdWaiver(reason, by) : null;
}
