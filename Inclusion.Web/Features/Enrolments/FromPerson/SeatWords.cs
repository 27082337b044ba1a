using System.Globalization;

namespace Inclusion.Web.Features.Enrolments.FromPerson;

/// <summary>How many seats are free, or how many wait.</summary>
internal static class SeatWords
{
    public static string Of(int free, int waiting) => (free, waiting) switch
    {
        (1, _) => EnrolmentText.OneSeatFree,
        ( > 1, _) => string.Format(CultureInfo.CurrentCulture, EnrolmentText.SeatsFree, free),
        (_, 0) => EnrolmentText.FullWaitingList,
        _ => string.Format(CultureInfo.CurrentCulture, EnrolmentText.FullWaiting, waiting),
    };
}
