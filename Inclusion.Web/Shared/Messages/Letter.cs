using System.Globalization;
using System.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Shared.Messages;

/// <summary>A device that someone has, as a message names it.</summary>
/// <param name="Device">Maker and model.</param>
/// <param name="CentreId">Where it was lent, and goes back to.</param>
public sealed record DueLine(string Device, string Tag, DateOnly DueOn, long CentreId);

/// <summary>The text of a message.</summary>
public sealed record LetterContent(string Subject, string Body);

/// <summary>
/// Says to someone what they have and when it is due back, and how their places in workshops stand: in plain words, warmly, without threat. A message and a
/// letter on paper read the same, and the call list shows it to whoever rings.
/// </summary>
public sealed class Letter(Office office)
{
    private readonly Dictionary<(long CentreId, string Language, DateOnly Today), string> _closings = [];

    public Office Office => office;

    /// <param name="salutation">How the person wants to be addressed.</param>
    /// <param name="language">fr or en.</param>
    /// <param name="centreId">The centre that writes.</param>
    /// <param name="today">Its own day.</param>
    /// <param name="lines">At least one.</param>
    public LetterContent Write(string salutation, string language, long centreId, DateOnly today, IReadOnlyCollection<DueLine> lines) =>
        Write(salutation, language, centreId, today, new StillToSay([.. lines], []));

    /// <param name="salutation">How the person wants to be addressed.</param>
    /// <param name="language">fr or en.</param>
    /// <param name="centreId">The centre that writes.</param>
    /// <param name="today">Its own day.</param>
    /// <param name="content">At least one loan, place or hold. Places come first: they are about a day that is near.</param>
    /// <param name="links">Where an offered place is answered and a place given up; null: only by phone or at the desk.</param>
    public LetterContent Write(string salutation, string language, long centreId, DateOnly today, StillToSay content, OwnLinks? links = null)
    {
        using var speaking = (Language.Find(language) ?? Language.English).Speak();
        var body = new StringBuilder();
        body.Append(Filled(LetterText.Hello, salutation)).Append("\n\n");
        foreach (var place in content.Places)
        {
            body.Append(EnrolmentWords.Of(place, office.Centre(place.CentreId), links)).Append("\n\n");
        }

        foreach (var hold in InOrder(content.OnHold))
        {
            body.Append(Words(hold)).Append("\n\n");
        }

        var loans = content.Loans.OrderBy(l => l.DueOn).ThenBy(l => l.Tag, StringComparer.Ordinal).ToList();
        if (loans.Count > 0)
        {
            WriteLoans(body, loans, centreId, today);
        }

        body.Append(Closing(centreId, language, today));
        return new LetterContent(SubjectOf(content, loans, today), body.ToString());
    }

    /// <summary>What staff wrote themselves, between the greeting and who writes.</summary>
    /// <param name="salutation">How the person wants to be addressed.</param>
    /// <param name="language">fr or en.</param>
    /// <param name="centreId">The centre that writes.</param>
    /// <param name="today">Its own day.</param>
    public LetterContent Write(string salutation, string language, long centreId, DateOnly today, string subject, string text)
    {
        using var speaking = (Language.Find(language) ?? Language.English).Speak();
        return new LetterContent(subject, $"{Filled(LetterText.Hello, salutation)}\n\n{text}\n\n{Closing(centreId, language, today)}");
    }

    /// <summary>The centre is closed when things are due: the new days on which they are.</summary>
    /// <param name="salutation">How the person wants to be addressed.</param>
    /// <param name="language">fr or en.</param>
    /// <param name="centreId">The centre that is closed, and writes.</param>
    /// <param name="today">Its own day.</param>
    /// <param name="lines">With their new due dates; at least one.</param>
    public LetterContent WriteClosure(string salutation, string language, long centreId, DateOnly today, (DateOnly From, DateOnly To) closed, IReadOnlyCollection<DueLine> lines)
    {
        using var speaking = (Language.Find(language) ?? Language.English).Speak();
        var ordered = lines.OrderBy(l => l.DueOn).ThenBy(l => l.Tag, StringComparer.Ordinal).ToList();
        var body = new StringBuilder();
        body.Append(Filled(LetterText.Hello, salutation)).Append("\n\n");
        body.Append(closed.From == closed.To
            ? Filled(LetterText.ClosedOn, office.Centre(centreId).Name, DateWords.Full(closed.From))
            : Filled(LetterText.ClosedFromTo, office.Centre(centreId).Name, DateWords.Full(closed.From), DateWords.Full(closed.To)));
        body.Append(' ').Append(ordered.Count > 1 ? LetterText.ClosedNewDates : LetterText.ClosedNewDate).Append("\n\n");
        foreach (var line in ordered)
        {
            body.Append("• ").Append(Line(line, centreId, today)).Append('\n');
        }

        body.Append('\n').Append(LetterText.ClosedNothingToDo).Append("\n\n").Append(Closing(centreId, language, today));
        return new LetterContent(Filled(LetterText.SubjectClosed, DateWords.Brief(ordered[0].DueOn)), body.ToString());
    }

    private void WriteLoans(StringBuilder body, List<DueLine> ordered, long centreId, DateOnly today)
    {
        var several = ordered.Count > 1;
        body.Append(Filled(LetterText.YouHave, office.Centre(centreId).Name)).Append("\n\n");
        foreach (var line in ordered)
        {
            body.Append("• ").Append(Line(line, centreId, today)).Append('\n');
        }

        body.Append('\n').Append(Request(ordered[0].DueOn, today, several)).Append("\n\n");
        body.Append(several ? LetterText.LongerSeveral : LetterText.LongerOne).Append(' ').Append(LetterText.NothingToPay).Append('\n');
        body.Append(several ? LetterText.TroubleSeveral : LetterText.TroubleOne).Append("\n\n");
        body.Append(several ? LetterText.BackAlreadySeveral : LetterText.BackAlreadyOne).Append("\n\n");
    }

    private string Line(DueLine line, long centreId, DateOnly today)
    {
        var text = Filled(line.DueOn < today ? LetterText.LineOverdue : line.DueOn == today ? LetterText.LineToday : LetterText.LineSoon, line.Device, line.Tag, DateWords.Full(line.DueOn));
        return line.CentreId == centreId ? text : Filled(LetterText.LineElsewhere, text, office.Centre(line.CentreId).Name);
    }

    private static string Request(DateOnly first, DateOnly today, bool several) => (first.CompareTo(today), several) switch
    {
        ( < 0, false) => LetterText.BringOverdueOne,
        ( < 0, true) => LetterText.BringOverdueSeveral,
        (0, _) => LetterText.BringToday,
        _ => LetterText.BringSoon,
    };

    private static IOrderedEnumerable<HoldLine> InOrder(IEnumerable<HoldLine> holds) => holds.OrderBy(h => h.News).ThenBy(h => h.Until);

    private string Words(HoldLine hold) => hold switch
    {
        { News: HoldNews.Lost } => $"{Filled(LetterText.HoldLost, hold.Device, office.Centre(hold.CentreId).Name)} {LetterText.HoldLostPlace}",
        { Until: { } until } => $"{Filled(LetterText.HoldReady, hold.Device, office.Centre(hold.CentreId).Name, DateWords.Full(until))} {LetterText.HoldNotWanted}",
        _ => Filled(LetterText.HoldQueued, EnumWords.InSentence(hold.Category), office.Centre(hold.CentreId).Name),
    };

    private static string Subject(HoldLine hold) => hold switch
    {
        { News: HoldNews.Lost } => LetterText.SubjectHoldLost,
        { Until: { } until } => Filled(LetterText.SubjectHold, DateWords.Brief(until)),
        _ => LetterText.SubjectHoldQueued,
    };

    private static string SubjectOf(StillToSay content, List<DueLine> loans, DateOnly today) => content switch
    {
        { Places: [var place, ..] } => EnrolmentWords.Subject(place),
        { OnHold.Count: > 0 } => Subject(InOrder(content.OnHold).First()),
        _ => Subject(loans, today),
    };

    private static string Subject(List<DueLine> ordered, DateOnly today)
    {
        var due = ordered[0].DueOn;
        var device = ordered[0].Device;
        return (due.CompareTo(today), ordered.Count > 1) switch
        {
            ( < 0, false) => Filled(LetterText.SubjectOverdueOne, device),
            ( < 0, true) => LetterText.SubjectOverdueSeveral,
            (0, false) => Filled(LetterText.SubjectTodayOne, device),
            (0, true) => LetterText.SubjectTodaySeveral,
            (_, false) => Filled(LetterText.SubjectSoonOne, device, DateWords.Brief(due)),
            (_, true) => Filled(LetterText.SubjectSoonSeveral, DateWords.Brief(due)),
        };
    }

    /// <summary>Who writes, where they are and when they are open: the same in every message of a centre and day.</summary>
    private string Closing(long centreId, string language, DateOnly today)
    {
        if (_closings.TryGetValue((centreId, language, today), out var known))
        {
            return known;
        }

        var centre = office.Centre(centreId);
        var lines = new List<string> { LetterText.Regards, "", centre.Name };
        if (office.OrganisationName != centre.Name)
        {
            lines.Add(office.OrganisationName);
        }

        if (centre.Address.Length > 0)
        {
            lines.Add(centre.Address);
        }

        if (centre.Phone.Length > 0)
        {
            lines.Add(Filled(LetterText.Phone, centre.Phone));
        }

        var hours = OpeningDays.Next(centre, today);
        if (hours.Count > 0)
        {
            lines.AddRange(["", LetterText.OpeningHours]);
            lines.AddRange(hours.Select(day => Filled(LetterText.OpeningDay, DateWords.Brief(day.Date), string.Join(", ", day.Spans.Select(s => $"{DateWords.Time(s.From)}–{DateWords.Time(s.To)}")))));
        }

        return _closings[(centreId, language, today)] = string.Join('\n', lines) + "\n";
    }

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
