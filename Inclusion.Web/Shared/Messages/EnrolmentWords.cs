using System.Globalization;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Training;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Messages;

/// <summary>What a letter says about a place in a workshop, in the language that is spoken.</summary>
internal static class EnrolmentWords
{
    public static string Subject(EnrolmentLine place) => place switch
    {
        { Kind: NoticeKind.PlaceOffered } => Filled(LetterText.SubjectOffered, place.Course),
        { Kind: NoticeKind.WorkshopCancelled } => Filled(LetterText.SubjectCancelled, place.Course),
        { Kind: NoticeKind.WorkshopChanged } => Filled(LetterText.SubjectChanged, place.Course),
        { Kind: NoticeKind.WorkshopSoon, Sessions: [var first, ..] } => Filled(LetterText.SubjectWorkshopSoon, place.Course, DateWords.Brief(first.Date)),
        { Status: EnrolmentStatus.Waiting } => Filled(LetterText.SubjectWaiting, place.Course),
        _ => Filled(LetterText.SubjectEnrolled, place.Course),
    };

    /// <summary>Some paragraphs, without a line at their end.</summary>
    /// <param name="centre">Where it takes place.</param>
    /// <param name="answerAt">As <see cref="Letter.Write(string, string, long, DateOnly, StillToSay, Func{long, Uri})"/>.</param>
    public static string Of(EnrolmentLine place, Centre centre, Func<long, Uri>? answerAt)
    {
        var parts = new List<string> { Opening(place, centre) };
        if (place.Reason.Length > 0)
        {
            parts.Add(Filled(LetterText.PlaceReason, place.Reason));
        }

        if (place.Kind is NoticeKind.WorkshopCancelled)
        {
            parts.Add(LetterText.PlaceSorry);
            return string.Join("\n\n", parts);
        }

        parts.Add(When(place, centre));
        parts.AddRange(Request(place, answerAt));
        return string.Join("\n\n", parts);
    }

    private static string Opening(EnrolmentLine place, Centre centre) => place switch
    {
        { Kind: NoticeKind.PlaceOffered } => Filled(LetterText.PlaceOffered, place.Course, DateWords.Moment(place.OfferEndsAt!.Value, centre.Calendar.Zone)),
        { Kind: NoticeKind.WorkshopCancelled } => Filled(LetterText.PlaceCancelled, place.Course),
        { Kind: NoticeKind.WorkshopChanged } => Filled(LetterText.PlaceChanged, place.Course),
        { Kind: NoticeKind.WorkshopSoon, Sessions: [var first, ..] } => Filled(LetterText.PlaceSoon, place.Course, DateWords.Full(first.Date)),
        { Status: EnrolmentStatus.Waiting } => Filled(LetterText.PlaceWaiting, place.Course),
        _ => Filled(LetterText.PlaceEnrolled, place.Course),
    };

    private static string When(EnrolmentLine place, Centre centre)
    {
        var lines = place.Sessions.Select(s => Filled(LetterText.PlaceSession, DateWords.Full(s.Date), DateWords.Time(s.Start), DateWords.Time(s.End))).ToList();
        lines.Add(string.Join(", ", new[] { centre.Name, centre.Address, place.Room }.Where(part => part.Length > 0)));
        if (place.AccessNotes.Length > 0)
        {
            lines.Add(place.AccessNotes);
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Request(EnrolmentLine place, Func<long, Uri>? answerAt)
    {
        if (place.Kind is NoticeKind.PlaceOffered)
        {
            yield return answerAt is null ? LetterText.PlaceAnswer : Filled(LetterText.PlaceAnswerAt, answerAt(place.EnrolmentId).AbsoluteUri);
            yield return LetterText.PlaceElseNext;
        }
        else if (place.Status is EnrolmentStatus.Waiting)
        {
            yield return LetterText.PlaceWaitingNext;
        }
        else
        {
            yield return LetterText.PlaceCannotCome;
        }
    }

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
