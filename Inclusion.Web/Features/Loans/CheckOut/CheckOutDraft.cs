namespace Inclusion.Web.Features.Loans.CheckOut;

/// <summary>A check-out that has been begun.</summary>
/// <param name="RequestKey">Stays the form's own, also when it comes back after a restart.</param>
/// <param name="PersonId">Null while nobody is chosen.</param>
/// <param name="PersonName">Said when it is offered; null while nobody is chosen.</param>
/// <param name="ChosenDueOn">Null: by the rule.</param>
/// <param name="OverrideReason">Why it is lent in spite of a block or of the limits of the rule; null: nobody has said.</param>
/// <param name="PassOverReason">Why a device goes out that was promised to somebody else; empty: nobody has said.</param>
public sealed record CheckOutDraft(Guid RequestKey, long CentreId, long? PersonId, string? PersonName, IReadOnlyList<LentDevice> Devices, DateOnly? ChosenDueOn, string? OverrideReason = null, string PassOverReason = "")
{
    /// <summary>The name of the form among the drafts.</summary>
    public const string Form = "check-out";

    /// <summary>A new form with nothing in it.</summary>
    public static CheckOutDraft New(long centreId) => new(Guid.NewGuid(), centreId, null, null, [], null);
}
