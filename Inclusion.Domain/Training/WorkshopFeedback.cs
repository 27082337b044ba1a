using Inclusion.Domain.Common;

namespace Inclusion.Domain.Training;

/// <summary>
/// What someone thought of a workshop. Anonymous: it points to nobody's enrolment, and knows the day on which it was given but no hour.
/// </summary>
public sealed class WorkshopFeedback
{
    /// <summary>Maximum length of a remark, in characters.</summary>
    public const int RemarkMaxLength = 2000;

    private WorkshopFeedback()
    {
    }

    public long Id { get; private set; }

    public long WorkshopId { get; private set; }

    public DateOnly GivenOn { get; private set; }

    /// <summary>Did it help? 1 (not at all) to 5 (very much); null: not answered.</summary>
    public int? Helped { get; private set; }

    /// <summary>Would they tell a friend to come? 1 (no) to 5 (certainly); null: not answered.</summary>
    public int? Recommends { get; private set; }

    /// <summary>What should be different or stay as it is; null: not answered.</summary>
    public string? Remark { get; private set; }

    /// <summary>Refuses <see cref="FeedbackEmpty"/>, <see cref="FeedbackAnswerUnknown"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="on">The centre's own day.</param>
    public static Outcome<WorkshopFeedback> Of(long workshopId, int? helped, int? recommends, string? remark, DateOnly on)
    {
        var text = string.IsNullOrWhiteSpace(remark) ? null : remark.Trim();
        if (helped is null && recommends is null && text is null)
        {
            return new FeedbackEmpty();
        }

        if (helped is < 1 or > 5 || recommends is < 1 or > 5)
        {
            return new FeedbackAnswerUnknown();
        }

        if (text?.Length > RemarkMaxLength)
        {
            return new FieldTooLong(nameof(Remark), RemarkMaxLength);
        }

        return new WorkshopFeedback { WorkshopId = workshopId, GivenOn = on, Helped = helped, Recommends = recommends, Remark = text };
    }
}
