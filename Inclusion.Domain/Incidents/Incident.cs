using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Incidents;

public enum IncidentKind
{
    Damage = 1,
    Loss = 2,
    Theft = 3,
}

/// <summary>What somebody decided after an incident. There are no fines: the aim is inclusion.</summary>
public enum IncidentConsequence
{
    /// <summary>Nothing has been decided.</summary>
    None = 0,
    Repaired = 1,
    Replaced = 2,

    /// <summary>Nothing follows from it.</summary>
    Forgiven = 3,
    LoanMarkedLost = 4,
    DeviceRecycled = 5,
}

/// <summary>
/// Damage, loss or theft of a device: what happened, and what somebody decided. It records; the status of the device and the loan are changed by their own acts, and a consequence that
/// says one of them can be chosen when it has been done. A damage becomes a fault of the device: <see cref="Device.NoteIncident"/>.
/// </summary>
public sealed class Incident : IAudited, IVersioned
{
    /// <summary>Characters of what is written.</summary>
    public const int TextMaxLength = 1000;

    /// <summary>What <see cref="What"/> is called in a refusal: "What" alone is a word of the bench.</summary>
    private const string WhatField = "WhatHappened";

    private Incident()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long DeviceId { get; private set; }

    /// <summary>The loan during which it happened; null when it was on none.</summary>
    public long? LoanId { get; private set; }

    public IncidentKind Kind { get; private set; }

    /// <summary>What happened, in the words of who noted it: about the device.</summary>
    public string What { get; private set; } = "";

    /// <summary>The day on which it happened, or was found.</summary>
    public DateOnly HappenedOn { get; private set; }

    public DateTimeOffset NotedAt { get; private set; }

    public string NotedBy { get; private set; } = "";

    public IncidentConsequence Consequence { get; private set; }

    /// <summary>A word about the decision; empty for none.</summary>
    public string Decision { get; private set; } = "";

    /// <summary>Null while nothing has been decided.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Empty while nothing has been decided.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>Notes one. Refuses <see cref="FieldRequired"/> without what happened, <see cref="FieldTooLong"/>, <see cref="IncidentInFuture"/>, <see cref="DeviceNotInLoan"/>.</summary>
    /// <param name="loan">With its devices; null when it happened on no loan.</param>
    public static Outcome<Incident> Note(Device device, Loan? loan, IncidentKind kind, string what, DateOnly on, Actor by, DateTimeOffset at, DateOnly today)
    {
        what = what.Trim();
        if (InvisibleCharacters.IsBlank(what))
        {
            return new FieldRequired(WhatField);
        }

        if (what.Length > TextMaxLength)
        {
            return new FieldTooLong(WhatField, TextMaxLength);
        }

        if (on > today)
        {
            return new IncidentInFuture();
        }

        if (loan is not null && !loan.Devices.Any(line => line.DeviceId == device.Id))
        {
            return new DeviceNotInLoan(device.Tag, loan.Number);
        }

        return new Incident { DeviceId = device.Id, LoanId = loan?.Id, Kind = kind, What = what, HappenedOn = on, NotedAt = at, NotedBy = by.Name };
    }

    /// <summary>
    /// Somebody decides, or thinks again. Refuses <see cref="FieldTooLong"/>, <see cref="ConsequenceNotTrue"/>: that a loan was marked as lost or a device recycled is only said
    /// of one that was.
    /// </summary>
    /// <param name="loan">The loan of this incident; null where it has none.</param>
    public Outcome Decide(IncidentConsequence consequence, string? decision, Device device, Loan? loan, Actor by, DateTimeOffset at)
    {
        decision = decision?.Trim() ?? "";
        if (decision.Length > TextMaxLength)
        {
            return new FieldTooLong(nameof(Decision), TextMaxLength);
        }

        if ((consequence is IncidentConsequence.LoanMarkedLost && loan is not { Status: LoanStatus.Lost }) || (consequence is IncidentConsequence.DeviceRecycled && device.Status is not DeviceStatus.Recycled))
        {
            return new ConsequenceNotTrue(consequence);
        }

        (Consequence, Decision) = (consequence, decision);
        (DecidedAt, DecidedBy) = consequence is IncidentConsequence.None ? ((DateTimeOffset?)null, "") : (at, by.Name);
        return Outcome.Done;
    }
}

public sealed record IncidentInFuture : Refusal;

/// <summary>The loan was not marked as lost, or the device not recycled: that is done on their own pages first.</summary>
public sealed record ConsequenceNotTrue(IncidentConsequence Consequence) : Refusal;
