using System.Globalization;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>When a workshop takes place, in words.</summary>
internal static class JoinWords
{
    /// <summary>Tuesday 10 March 2026, 10:00 to 12:00; and of how many sessions it is the first.</summary>
    public static string First(PublicWorkshop workshop)
    {
        var first = Session(workshop.Sessions[0]);
        return workshop.Sessions.Count == 1 ? first : string.Format(CultureInfo.CurrentCulture, EnrolmentText.FirstOfSessions, first, workshop.Sessions.Count);
    }

    public static string Session(SessionTimes session) =>
        string.Format(CultureInfo.CurrentCulture, EnrolmentText.SessionWhen, DateWords.Full(session.Date), DateWords.Time(session.Start), DateWords.Time(session.End));
}
