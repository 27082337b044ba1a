using System.Globalization;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>What everyone may know of a workshop, in words.</summary>
internal static class JoinWords
{
    /// <summary>Tuesday 10 March 2026, 10:00 to 12:00; how many sessions are to come, and whether others are over.</summary>
    public static string Next(PublicWorkshop workshop)
    {
        var (next, left) = (Session(workshop.Sessions[0]), workshop.Sessions.Count);
        return (workshop.HasBegun, left) switch
        {
            (true, _) => string.Format(CultureInfo.CurrentCulture, EnrolmentText.NextOfBegun, next, left),
            (false, 1) => next,
            _ => string.Format(CultureInfo.CurrentCulture, EnrolmentText.FirstOfSessions, next, left),
        };
    }

    /// <summary>French · Level: foundation · Free of charge.</summary>
    public static string About(PublicWorkshop workshop) => string.Join(
        " · ",
        new[]
        {
            Shared.People.PersonLanguages.NameOf(workshop.Language),
            workshop.Level is CourseLevel.NotStated ? "" : string.Format(CultureInfo.CurrentCulture, EnrolmentText.LevelOf, EnumWords.Of(workshop.Level)),
            EnrolmentText.FreeOfCharge,
        }.Where(part => part.Length > 0));

    public static string Where(PublicWorkshop workshop) => string.Join(" · ", new[] { workshop.Centre, workshop.Address, workshop.Phone }.Where(part => part.Length > 0));

    public static string Session(SessionTimes session) =>
        string.Format(CultureInfo.CurrentCulture, EnrolmentText.SessionWhen, DateWords.Full(session.Date), DateWords.Time(session.Start), DateWords.Time(session.End));
}
