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
        { Kind: NoticeKind.PlaceOffered } => Filled(LetterText.SubjectOffered, place.Title),
        { Kind: NoticeKind.WorkshopCancelled } => Filled(LetterText.SubjectCancelled, place.Title),
        { Kind: NoticeKind.WorkshopChanged } => Filled(LetterText.SubjectChanged, place.Title),
        { Kind: NoticeKind.WorkshopSoon, Sessions: [var first, ..] } => Filled(LetterText.SubjectWorkshopSoon, place.Title, DateWords.Brief(first.Times.Date)),
        { Status: EnrolmentStatus.Waiting } => Filled(LetterText.SubjectWaiting, place.Title),
        _ => Filled(LetterText.SubjectEnrolled, place.Title),
    };

    /// <summary>Some paragraphs, without a line at their end.</summary>
    /// <param name="centre">Where it takes place.</param>
    /// <param name="links">As <see cref="Letter.Write(string, string, long, DateOnly, StillToSay, OwnLinks)"/>.</param>
    public static string Of(EnrolmentLine place, Centre centre, OwnLinks? links)
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
        parts.AddRange(Request(place, links));
        return string.Join("\n\n", parts);
    }

    private static string Opening(EnrolmentLine place, Centre centre) => place switch
    {
        { Kind: NoticeKind.PlaceOffered } => Filled(LetterText.PlaceOffered, place.Title, DateWords.Moment(place.OfferEndsAt!.Value, centre.Calendar.Zone)),
        { Kind: NoticeKind.WorkshopCancelled } => Filled(LetterText.PlaceCancelled, place.Title),
        { Kind: NoticeKind.WorkshopChanged, OfferEndsAt: { } ends } => Filled(LetterText.PlaceHeldChanged, place.Title, DateWords.Moment(ends, centre.Calendar.Zone)),
        { Kind: NoticeKind.WorkshopChanged } => Filled(LetterText.PlaceChanged, place.Title),
        { Kind: NoticeKind.WorkshopSoon, Sessions: [var first, ..] } => Filled(LetterText.PlaceSoon, place.Title, DateWords.Full(first.Times.Date)),
        { Status: EnrolmentStatus.Waiting } => Filled(LetterText.PlaceWaiting, place.Title),
        _ => Filled(LetterText.PlaceEnrolled, place.Title),
    };

    private static string When(EnrolmentLine place, Centre centre)
    {
        var lines = Dates(place).OrderBy(d => d.On.Date).ThenBy(d => d.On.Start).Select(d => $"• {d.Words}").ToList();
        if (place.Changes.Any(c => c.IsOfWorkshop))
        {
            lines.Add(place.Room.Length > 0 ? Filled(LetterText.PlaceRoomNow, place.Room) : LetterText.PlaceRoomOpen);
        }

        lines.Add(string.Join(", ", new[] { centre.Name, centre.Address, place.Room }.Where(part => part.Length > 0)));
        if (place.AccessNotes.Length > 0)
        {
            lines.Add(place.AccessNotes);
        }

        if (place.ToBring.Length > 0)
        {
            lines.Add(Filled(LetterText.PlaceBring, place.ToBring));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Every date once: those still to come, with what became of them, and those that are no more.</summary>
    private static IEnumerable<(SessionTimes On, string Words)> Dates(EnrolmentLine place)
    {
        var changed = place.Changes.Where(c => c.To is not null).ToDictionary(c => c.To!.Value);
        foreach (var session in place.Sessions)
        {
            var change = changed.GetValueOrDefault(session.Times);
            var room = session.Room.Length > 0 ? session.Room : change is { OtherRoom: true } ? place.Room : "";
            var words = change switch
            {
                { From: null } => Filled(LetterText.PlaceSessionAdded, Words(session.Times)),
                { From: { } from } when from != session.Times => Filled(LetterText.PlaceSessionMoved, Words(from), Words(session.Times)),
                _ => Words(session.Times),
            };
            yield return (session.Times, room.Length == 0 ? words : Filled(change is { OtherRoom: true } ? LetterText.PlaceSessionElsewhere : LetterText.PlaceSessionIn, words, room));
        }

        foreach (var dropped in place.Changes.Where(c => c.To is null && c.From is not null))
        {
            yield return (dropped.From!.Value, Filled(LetterText.PlaceSessionDropped, Words(dropped.From.Value)));
        }
    }

    private static string Words(SessionTimes times) => Filled(LetterText.PlaceSession, DateWords.Full(times.Date), DateWords.Time(times.Start), DateWords.Time(times.End));

    private static IEnumerable<string> Request(EnrolmentLine place, OwnLinks? links)
    {
        if (place.Status is EnrolmentStatus.Offered)
        {
            yield return links is null ? LetterText.PlaceAnswer : Filled(LetterText.PlaceAnswerAt, links.Answers.Of(place.EnrolmentId).AbsoluteUri);
            yield return LetterText.PlaceElseNext;
        }
        else if (place.Status is EnrolmentStatus.Waiting)
        {
            yield return LetterText.PlaceWaitingNext;
            if (links is not null)
            {
                yield return Filled(LetterText.PlaceWaitNoMoreAt, links.Places.Of(place.EnrolmentId).AbsoluteUri);
            }
        }
        else
        {
            yield return links is null ? LetterText.PlaceCannotCome : Filled(LetterText.PlaceCannotComeAt, links.Places.Of(place.EnrolmentId).AbsoluteUri);
        }
    }

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
