using Inclusion.Domain.Common;

namespace Inclusion.Domain.Certificates;

public sealed record WorkshopNotDone : Refusal;

/// <param name="Percent">Of the planned time that was attended.</param>
/// <param name="Threshold">Percent that is needed.</param>
public sealed record BelowThreshold(int Percent, int Threshold) : Refusal;

/// <summary>The enrolment already has a valid certificate.</summary>
public sealed record AlreadyCertified(string Number) : Refusal;

public sealed record CertificateNotRevoked(string Number) : Refusal;

public sealed record CertificateIsRevoked(string Number) : Refusal;

public sealed record RevokeReasonMissing : Refusal;

public sealed record NotIssuedReasonMissing : Refusal;

/// <summary>A certificate below the threshold needs a reason.</summary>
public sealed record WaiverReasonMissing : Refusal;
