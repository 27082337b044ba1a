using Inclusion.Web.Foundation.Lists;

namespace Inclusion.Web.Features.Training.List;

/// <summary>The lists of workshops.</summary>
public enum WorkshopTab
{
    /// <summary>Announced, and not over: also those that were cancelled, because people still ask for them.</summary>
    Upcoming,
    Past,
    Drafts,
    All,
}

/// <summary>Which workshops are wanted. What is null or empty does not narrow.</summary>
/// <param name="CentreId">Those who belong to one centre see its workshops whatever stands here.</param>
/// <param name="TrainerId">A member of staff.</param>
/// <param name="RoomId">The workshop's room, or that of one of its sessions.</param>
/// <param name="Language">An IETF tag.</param>
/// <param name="Text">Words of the course's title.</param>
/// <param name="Sort">Null: as the list is sorted by itself.</param>
public sealed record WorkshopFilter(WorkshopTab Tab, long? CentreId = null, long? TrainerId = null, long? RoomId = null, string? Language = null, string? Text = null, ListSort? Sort = null)
{
    public bool IsNarrowed => CentreId is not null || TrainerId is not null || RoomId is not null || !string.IsNullOrEmpty(Language) || !string.IsNullOrWhiteSpace(Text);

    /// <summary>The list that an address names; what is to come where it names none.</summary>
    public static WorkshopTab TabOf(string? name) => Enum.TryParse<WorkshopTab>(name, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : WorkshopTab.Upcoming;
}
