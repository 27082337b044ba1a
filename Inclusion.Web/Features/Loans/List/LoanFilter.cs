using Inclusion.Domain.Reminders;
using Inclusion.Web.Foundation.Lists;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>The lists of loans.</summary>
public enum LoanTab
{
    Open,

    /// <summary>Due today, by the day of the centre that lent.</summary>
    Due,
    Overdue,

    /// <summary>Returned, or given up as lost.</summary>
    Closed,
}

/// <summary>Which loans are wanted. What is null or empty does not narrow.</summary>
/// <param name="CentreId">Those who belong to one centre see its loans whatever stands here.</param>
/// <param name="Text">Part of what a person or a device is known by, or a loan's number.</param>
/// <param name="Late">Of the overdue ones, those that are late by so many days.</param>
/// <param name="Sort">Null: what is open by due date, what is closed the latest first.</param>
/// <param name="NoAgreement">Only those that were to have an agreement, and have none.</param>
public sealed record LoanFilter(LoanTab Tab, long? CentreId = null, long? PersonId = null, long? DeviceId = null, string? Text = null, ListSort? Sort = null, LateStage? Late = null, bool NoAgreement = false)
{
    /// <summary>How an address asks for loans without the agreement that they were to have.</summary>
    public const string Missing = "missing";

    /// <summary>The list that an address names; the open loans where it names none.</summary>
    public static LoanTab TabOf(string? name) => Enum.TryParse<LoanTab>(name, ignoreCase: true, out var tab) && Enum.IsDefined(tab) ? tab : LoanTab.Open;
}
