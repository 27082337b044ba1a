using System.Globalization;
using Inclusion.Domain.People;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Home.Today;

/// <summary>Says in a few words how someone was last reached.</summary>
internal static class ContactWords
{
    /// <summary>What to know before calling about a loan: no e-mail, and the last contact.</summary>
    public static IEnumerable<string> Of(TodayLoan loan, TodayView view)
    {
        if (!loan.HasEmail)
        {
            yield return HomeText.NoEmail;
        }

        if (loan.LastContact is { } contact)
        {
            yield return Last(contact, view);
        }
    }

    public static string Last(Contact contact, TodayView view)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(contact.At, view.Zone).DateTime);
        var when = view.Day.DayNumber - day.DayNumber < 7 ? DateWords.Relative(day, view.Day) : DateWords.Plain(day);
        var how = contact.Call is { } outcome ? $"{EnumWords.InSentence(ContactChannel.Call)}, {EnumWords.InSentence(outcome)}" : EnumWords.InSentence(contact.Channel);
        return string.Format(CultureInfo.CurrentCulture, HomeText.LastContact, how, when);
    }
}
