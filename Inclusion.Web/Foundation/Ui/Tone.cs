namespace Inclusion.Web.Foundation.Ui;

/// <summary>How a status is to be taken. It gives the colour and the drawing; the word beside it says the same.</summary>
public enum Tone
{
    Neutral,
    Good,
    Info,
    Warn,
    Bad,
}

internal static class ToneLooks
{
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Info => "info",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        _ => "neutral",
    };

    public static Glyph Glyph(this Tone tone) => tone switch
    {
        Tone.Good => Ui.Glyph.Check,
        Tone.Info => Ui.Glyph.Info,
        Tone.Warn => Ui.Glyph.Warning,
        Tone.Bad => Ui.Glyph.Alert,
        _ => Ui.Glyph.Dot,
    };
}
