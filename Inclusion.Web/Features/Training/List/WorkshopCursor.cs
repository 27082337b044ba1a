using System.Globalization;

namespace Inclusion.Web.Features.Training.List;

/// <summary>A place in a list of workshops: between two rows, so that pages stay whole when rows come and go.</summary>
/// <param name="Day">The day number of the first session; 0 in lists that are sorted by id alone.</param>
/// <param name="Id">The workshop's id, which decides between equal days.</param>
public sealed record WorkshopCursor(int Day, long Id)
{
    /// <summary>From an address; null for anything else than what <see cref="ToString"/> writes.</summary>
    public static WorkshopCursor? Parse(string? text) =>
        text?.Split('-') is [var day, var id]
        && int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out var d) && d <= DateOnly.MaxValue.DayNumber
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            ? new WorkshopCursor(d, i)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day}-{Id}");
}
