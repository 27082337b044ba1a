using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.Fields;
using Inclusion.Web.Shared.People;

namespace Inclusion.Web.Features.Privacy.Export;

/// <summary>Everything that is kept about someone, on paper. In the language that is spoken while it is written.</summary>
public sealed class PersonDataDocument(PersonData data, TimeZoneInfo zone) : FlowDocument
{
    public override DocumentInfo Info => new($"{PrivacyText.DataTitle} – {data.Details.Name}", Language.Current.Code, data.WrittenAt, data.Organisation);

    /// <summary>A new emoji in a note holds up nobody's right; the sign itself is in the other file.</summary>
    public override bool NumbersUndrawableSigns => true;

    public override Band Footer(PageNumber page) => new(
        Left: data.Organisation, Right: string.Format(CultureInfo.CurrentCulture, PrivacyText.PageOf, page.Number, page.Count));

    public override IEnumerable<Block> Compose()
    {
        yield return new Heading(1, PrivacyText.DataTitle);
        yield return new Paragraph(string.Format(CultureInfo.CurrentCulture, PrivacyText.DataIntroduction, data.Details.Name, data.Organisation, DateWords.Moment(data.WrittenAt, zone))) { SpaceAfter = 10 };
        yield return Facts(Details());
        foreach (var block in Parts().SelectMany(part => Part(part.Title, part.Rows)))
        {
            yield return block;
        }
    }

    private IEnumerable<(string Title, IEnumerable<(string Key, string Text)> Rows)> Parts() =>
    [
        (PrivacyText.DataNeeds, data.AccessNeeds is { } needs ? [(EnumWords.Of(needs.Needs), Joined(needs.Language.Length > 0 ? PersonLanguages.NameOf(needs.Language) : "", needs.Note))] : []),
        (PrivacyText.DataConsents, data.Consents.Select(c => (EnumWords.Of(c.Kind), Joined(DateWords.Plain(c.GivenOn), c.TextVersion, c.WithdrawnOn is { } on ? string.Format(CultureInfo.CurrentCulture, PrivacyText.DataWithdrawn, DateWords.Plain(on)) : "", c.WrittenBy)))),
        (PrivacyText.DataNotes, data.Notes.Select(n => (Joined(At(n.At), n.By), n.Text))),
        (PrivacyText.DataBlocks, data.Blocks.Select(b => (Joined(At(b.At), b.By), Joined(EnumWords.Of(b.Kind), b.Reason, b.Until is { } until ? string.Format(CultureInfo.CurrentCulture, PrivacyText.DataBlockedUntil, DateWords.Plain(until)) : "", b.Loan)))),
        (PrivacyText.DataLoans, data.Loans.Select(Loan)),
        (PrivacyText.DataWorkshops, data.Workshops.Select(Workshop)),
        (PrivacyText.DataCertificates, data.Certificates.Select(c => (c.Number, Joined(c.Course, DateWords.Plain(c.IssuedOn), EnumWords.Of(c.Standing), c.File)))),
        (PrivacyText.DataMessages, data.Messages.Select(Message)),
        (PrivacyText.DataRequests, data.Requests.Select(r => (At(r.ReceivedAt), Joined(r.Name, r.Contact, EnumWords.Of(r.Status))))),
        (PrivacyText.DataReservations, data.Reservations.Select(Reservation)),
        (PrivacyText.DataBookings, data.Bookings.Select(b => (b.Tag, Joined(DateWords.Span(b.From, b.To), b.Note, b.BookedBy, b.EndedAt is { } ended ? At(ended) : "", b.EndReason)))),
        (PrivacyText.DataDeviceRequests, data.DeviceRequests.Select(r => (At(r.ReceivedAt), Joined(EnumWords.Of(r.Category), r.Name, r.Contact, EnumWords.Of(r.Status))))),
        (PrivacyText.DataQuotations, data.Quotations.Select(q => (q.Report, Joined(q.Text, q.Attribution)))),
        (PrivacyText.DataSeen, data.Seen.Select(s => (At(s.At), Joined(s.By.Length > 0 ? s.By : PrivacyText.DataProduct, EnumWords.Of(s.Action), RecordOf(s.Record), string.Join(", ", s.Fields.Split(',').Select(FieldOf)))))),
    ];

    private static string RecordOf(string record) => record switch
    {
        nameof(Domain.Training.PersonNeeds) => PrivacyText.DataNeeds,
        nameof(Domain.Training.Enrolment) => PrivacyText.DataWorkshops,
        nameof(Domain.Certificates.Certificate) => PrivacyText.DataCertificates,
        _ => PrivacyText.DataRecord,
    };

    /// <summary>By its label, or by its name in the product where no page has one.</summary>
    private static string FieldOf(string field) => FieldText.ResourceManager.GetString(field, CultureInfo.CurrentUICulture) ?? field;

    private static string Joined(params IEnumerable<string> parts) => string.Join(" · ", parts.Where(part => part.Length > 0));

    private static string Lines(params IEnumerable<string> lines) => string.Join('\n', lines.Where(line => line.Length > 0));

    private IEnumerable<Block> Part(string title, IEnumerable<(string Key, string Text)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            yield return new Heading(2, title);
            yield return new Paragraph(PrivacyText.DataNothing, TextStyle.Small);
            yield break;
        }

        // A row is not divided: a heading with a long one after it would stay behind alone.
        yield return new KeepTogether(new Heading(2, title), Facts(all[..1])) { SpaceBefore = 14, SpaceAfter = 0 };
        if (all.Count > 1)
        {
            yield return Facts(all[1..]);
        }
    }

    private Table Facts(IEnumerable<(string Key, string Text)> rows) => new(new TableColumn(1), new TableColumn(2.4))
    {
        Rows = rows.Select(row => new TableRow(new Cell(row.Key, TextStyle.Strong with { Size = 10, LineHeight = 1.3 }, IsHeader: true), row.Text.TrimEnd())),
    };

    private IEnumerable<(string Key, string Text)> Details()
    {
        var d = data.Details;
        (string Key, string Text)[] rows =
        [
            (PersonRecord.Name.Heading, d.Name),
            (PersonRecord.AddressAs.Heading, d.AddressAs),
            (PersonRecord.Phone.Heading, d.Phone),
            (PersonRecord.Email.Heading, d.Email),
            (PersonRecord.Address.Heading, Lines(d.Address, $"{d.PostalCode} {d.Municipality}".Trim())),
            (PersonRecord.Language.Heading, d.Language.Length > 0 ? PersonLanguages.NameOf(d.Language) : ""),
            (PersonRecord.Channel.Heading, d.PreferredChannel is { } channel ? EnumWords.Of(channel) : ""),
            (PersonRecord.BirthYear.Heading, d.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? ""),
            (PersonRecord.Situation.Heading, EnumWords.Of(d.Occupation)),
            (PersonRecord.Gender.Heading, EnumWords.Of(d.Gender)),
            (PersonRecord.Household.Heading, d.Household),
            (PersonRecord.Referrer.Heading, d.ReferredBy),
            (PersonRecord.HomeCentre.Heading, d.HomeCentre),
            (PersonRecord.ExternalId.Heading, d.ExternalKey),
            (PersonRecord.BlockedBecause.Heading, d.BlockedBecause),
            (PrivacyText.HeldTitle, d.HeldBecause),
            (PersonRecord.AddedOn.Heading, At(d.AddedAt)),
            (PersonRecord.LastContact.Heading, At(d.LastContactAt)),
        ];
        return rows.Where(row => row.Text.Length > 0);
    }

    private (string Key, string Text) Loan(LoanData loan) => (
        loan.Number,
        Lines(
        [
            Joined(loan.Centre, DateWords.Span(loan.LentOn, loan.DueOn), EnumWords.Of(loan.Status), loan.ClosedAt is { } closed ? At(closed) : ""),
            .. loan.Devices.Select(d => Joined(d.Tag, d.Model, d.ReturnedOn is { } on ? DateWords.Plain(on) : "", d.GivenOn is { } given ? string.Format(CultureInfo.CurrentCulture, PrivacyText.DataGivenOn, DateWords.Plain(given)) : "", string.Join(", ", d.Missing), d.Damage)),
            .. loan.Events.Select(e => Joined(At(e.At), EnumWords.Of(e.Kind), e.Tag, e.DueOn is { } due ? DateWords.Plain(due) : "", e.By, e.Note)),
            .. loan.Agreements.SelectMany(a => new[] { Joined(PrivacyText.DataAgreement, At(a.SignedAt), EnumWords.Of(a.Way), a.SignedName, a.By), a.Text }),
            .. loan.Incidents.Select(i => Joined(DateWords.Plain(i.On), EnumWords.Of(i.Kind), i.Tag, i.What, EnumWords.Of(i.Consequence), i.Decision, i.By, string.Join(", ", i.Pictures))),
            .. loan.Pictures.Select(p => Joined(p.File, At(p.AddedAt), EnumWords.Of(p.Moment), p.Tag, p.Words, p.By)),
        ]));

    private (string Key, string Text) Reservation(ReservationData reservation) => (
        EnumWords.Of(reservation.Category),
        Lines(
        [
            Joined(reservation.Centre, At(reservation.AskedAt), reservation.Size, reservation.System, EnumWords.Of(reservation.Reason), EnumWords.Of(reservation.Status)),
            .. reservation.Events.Select(e => Joined(At(e.At), EnumWords.Of(e.Kind), e.Tag, e.By, e.Note)),
        ]));

    private (string Key, string Text) Workshop(WorkshopData workshop) => (
        workshop.Course,
        Lines(
        [
            Joined(workshop.Centre, workshop.FirstOn is { } first ? DateWords.Plain(first) : "", EnumWords.Of(workshop.Status), workshop.EndReason),
            .. workshop.Attendance.Select(a => Joined(DateWords.Plain(a.On), EnumWords.Of(a.Mark), a.MinutesMissed > 0 ? string.Format(CultureInfo.CurrentCulture, PrivacyText.DataMinutes, a.MinutesMissed) : "")),
            .. workshop.Skills.Select(s => Joined(DateWords.Plain(s.On), EnumWords.Of(s.Moment), s.Competence, EnumWords.Of(s.Step))),
        ]));

    private (string Key, string Text) Message(MessageData message) => (
        Joined(DateWords.Plain(message.Day), EnumWords.Of(message.Channel)),
        Lines(
        [
            Joined(message.To, EnumWords.Of(message.Status)),
            message.Subject,
            message.Body,
            .. message.Calls.Select(c => Joined(At(c.At), EnumWords.Of(c.Outcome), c.By, c.NextStep)),
            .. message.Files,
        ]));

    private string At(DateTimeOffset instant) => DateWords.Moment(instant, zone);
}
