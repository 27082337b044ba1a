using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>What is written about a workshop, as it is typed.</summary>
public sealed class WorkshopForm
{
    public long? RoomId { get; set; }

    public HashSet<long> TrainerIds { get; set; } = [];

    public string? Language { get; set; }

    public int? Capacity { get; set; }

    /// <summary>In the order in which they were scanned.</summary>
    public List<NeededDevice> Devices { get; set; } = [];

    public string? AccessNotes { get; set; }

    public bool IsPublic { get; set; } = true;

    /// <summary>The partner that pays for it; null for none.</summary>
    public long? FunderId { get; set; }

    /// <summary>A number that was not typed is none that the domain takes: it refuses it in words.</summary>
    public WorkshopFacts Facts => new()
    {
        RoomId = RoomId,
        TrainerIds = [.. TrainerIds],
        Language = Language ?? "",
        Capacity = Capacity ?? 0,
        DeviceIds = [.. Devices.Select(d => d.Id)],
        AccessNotes = AccessNotes ?? "",
        IsPublic = IsPublic,
        FunderId = FunderId,
    };

    public static WorkshopForm Of(WorkshopFacts facts, IEnumerable<NeededDevice> devices) => new()
    {
        RoomId = facts.RoomId,
        TrainerIds = [.. facts.TrainerIds],
        Language = facts.Language,
        Capacity = facts.Capacity,
        Devices = [.. devices],
        AccessNotes = facts.AccessNotes,
        IsPublic = facts.IsPublic,
        FunderId = facts.FunderId,
    };
}
