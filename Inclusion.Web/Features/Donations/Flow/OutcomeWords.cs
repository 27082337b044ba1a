using System.Globalization;
using Inclusion.Domain.Donations;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Donations.Flow;

/// <summary>A step on the way, or where devices are now.</summary>
/// <param name="What">In a word or two.</param>
/// <param name="Count">Devices.</param>
internal sealed record OutcomeStep(string What, int Count, Glyph Icon);

/// <summary>What became of a donation, in words.</summary>
internal static class OutcomeWords
{
    /// <summary>The way that each of them goes: fewer with every step.</summary>
    public static IReadOnlyList<OutcomeStep> Way(DonationOutcome counts) =>
    [
        new(DonationText.StepReceived, counts.Received, Glyph.Box),
        new(DonationText.StepReady, counts.MadeReady, Glyph.Check),
        new(DonationText.StepLent, counts.EverLent, Glyph.Person),
    ];

    /// <summary>Where they are now: together all that were received. What there is none of is left out, but for what every donor asks for.</summary>
    public static IReadOnlyList<OutcomeStep> Now(DonationOutcome counts) =>
    [
        .. new OutcomeStep[]
        {
            new(DonationText.NowOnLoan, counts.OnLoan, Glyph.Person),
            new(DonationText.NowReady, counts.Ready, Glyph.Check),
            new(DonationText.NowInWork, counts.InWork, Glyph.Settings),
            new(DonationText.NowGiven, counts.Given, Glyph.Award),
            new(DonationText.NowRecycled, counts.Recycled, Glyph.Renew),
            new(DonationText.NowGone, counts.Gone, Glyph.Alert),
        }.Where(step => step.Count > 0 || step.Icon is Glyph.Person or Glyph.Award or Glyph.Renew),
    ];

    public static string Written(int count) => count.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>Who borrowed them, as a sentence; few are not counted out.</summary>
    public static string People(DonationOutcome counts) => counts.People switch
    {
        0 => DonationText.NoPeople,
        { } people => string.Format(CultureInfo.CurrentCulture, DonationText.People, Written(people)),
        null => string.Format(CultureInfo.CurrentCulture, DonationText.FewPeople, counts.Threshold),
    };
}
