using System.Globalization;
using Inclusion.Web.Documents;
using Inclusion.Web.Documents.Blocks;
using Inclusion.Web.Documents.Text;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Donations.Flow;

/// <summary>What became of a donation, on one sheet. In the language that is spoken while it is written.</summary>
public sealed class OutcomeDocument(OutcomeView view, DateTimeOffset created) : FlowDocument
{
    public override DocumentInfo Info => new($"{DonationText.WhatBecame} – {DateWords.Plain(view.ReceivedOn)}", Language.Current.Code, created, view.Organisation);

    public override bool NumbersUndrawableSigns => true;

    public override Band Header(PageNumber page) => new(Left: view.Organisation);

    public override Band Footer(PageNumber page) => new(Left: DonationText.OutcomeFooter, Right: DateWords.Plain(DateOnly.FromDateTime(created.UtcDateTime)));

    public override IEnumerable<Block> Compose()
    {
        yield return new Heading(1, DonationText.WhatBecame);
        yield return new Paragraph(string.Format(CultureInfo.CurrentCulture, DonationText.OutcomeOf, view.Donor ?? DonationText.Unnamed, DateWords.Full(view.ReceivedOn))) { SpaceAfter = 12 };
        yield return new Heading(2, DonationText.TheWay);
        yield return Steps(OutcomeWords.Way(view.Counts));
        yield return new Paragraph(OutcomeWords.People(view.Counts), TextStyle.Strong) { SpaceBefore = 10 };
        yield return new Heading(2, DonationText.WhereNow);
        yield return Steps(OutcomeWords.Now(view.Counts));
        yield return new Paragraph(DonationText.OutcomeThanks) { SpaceBefore = 18 };
    }

    private static BarChart Steps(IReadOnlyList<OutcomeStep> steps) =>
        new(DonationText.Devices, steps.Select(step => new Bar(step.What, step.Count) { Text = OutcomeWords.Written(step.Count) }));
}
