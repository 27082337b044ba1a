using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.StockTakes;

/// <summary>What is said of stock-takes, in the current language.</summary>
internal static class StockTakeWords
{
    /// <summary>As in "Stock-take of 28 Nov 2026 · Rack A · Evening · Laptop".</summary>
    public static string Name(StockTake stockTake) => Name(stockTake.OpenedOn, stockTake.Shelf, stockTake.Label, stockTake.Category, stockTake.Group);

    public static string Name(DateOnly openedOn, string shelf, string label, DeviceCategory? category, StockTakeGroup? group) =>
        string.Format(CultureInfo.CurrentCulture, StockTakeText.NameOf, string.Join(" · ", new[] { DateWords.Plain(openedOn), Scope(shelf, label, category, group) }.Where(part => part.Length > 0)));

    /// <summary>What it is about; empty where it is about everything that a centre has at hand.</summary>
    public static string Scope(string shelf, string label, DeviceCategory? category, StockTakeGroup? group) =>
        string.Join(" · ", new[] { shelf, label, category is { } one ? EnumWords.Of(one) : "", group is { } some ? EnumWords.Of(some) : "" }.Where(part => part.Length > 0));

    /// <summary>What became of a device outside of the stock-take since it was opened, or how it stands.</summary>
    /// <param name="since">The last thing that tells where it is; null for none.</param>
    public static string Standing(StockTakeStanding standing, DeviceEventKind? since, DeviceStatus now) => standing switch
    {
        StockTakeStanding.Missing => EnumWords.Of(now),
        StockTakeStanding.Handled when !StockTakeRules.IsInHand(since) => StockTakeText.SeenElsewhere,
        StockTakeStanding.Left when !StockTakeRules.IsInHand(since) && StockTakeRules.AtHand.Contains(now) => StockTakeText.OtherShelfSince,
        _ => string.Format(CultureInfo.CurrentCulture, StockTakeText.Since, since is { } kind ? EnumWords.Of(kind) : EnumWords.Of(now)),
    };

    /// <summary>A correction that was made.</summary>
    public static string Made(StockTakeCorrection correction) => correction switch
    {
        StockTakeCorrection.MarkLost => StockTakeText.MarkedLost,
        StockTakeCorrection.TakeIn => StockTakeText.TakenIn,
        StockTakeCorrection.ShelveHere => StockTakeText.ShelvedHere,
        _ => StockTakeText.MovedHere,
    };

    public static Tone ToneOf(StockTakeAnswer answer) => answer switch
    {
        StockTakeAnswer.Found => Tone.Good,
        StockTakeAnswer.FoundBeside => Tone.Info,
        StockTakeAnswer.Unknown => Tone.Bad,
        _ => Tone.Warn,
    };

    public static Tone ToneOf(StockTakeStatus status) => status switch
    {
        StockTakeStatus.Open => Tone.Info,
        StockTakeStatus.Closed => Tone.Good,
        _ => Tone.Neutral,
    };

    /// <summary>The answer to a scan as a sentence.</summary>
    /// <param name="centre">The name of the centre that the device belonged to.</param>
    /// <param name="shelf">The shelf that it had; empty for none.</param>
    /// <param name="loanId">Null where it is on no loan of the stock-take's centre.</param>
    public static string Sentence(StockTakeAnswer answer, DeviceStatus? status, string? centre, string shelf, long? loanId, string? loanNumber) => answer switch
    {
        StockTakeAnswer.Found => StockTakeText.FoundText,
        StockTakeAnswer.FoundBeside => StockTakeText.FoundBesideText,
        StockTakeAnswer.Elsewhere => string.Format(CultureInfo.CurrentCulture, StockTakeText.ElsewhereText, centre),
        StockTakeAnswer.Misplaced => shelf.Length > 0 ? string.Format(CultureInfo.CurrentCulture, StockTakeText.MisplacedText, shelf) : StockTakeText.MisplacedNowhereText,
        StockTakeAnswer.OnLoan => string.Format(CultureInfo.CurrentCulture, loanId is null ? StockTakeText.OnLoanElsewhereText : StockTakeText.OnLoanText, loanNumber),
        StockTakeAnswer.Gone => string.Format(CultureInfo.CurrentCulture, StockTakeText.GoneText, EnumWords.Of(status!)),
        _ => StockTakeText.UnknownText,
    };
}
