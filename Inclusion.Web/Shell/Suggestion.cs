using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.Finding;

namespace Inclusion.Web.Shell;

/// <summary>One line under the one box, and where it leads.</summary>
/// <param name="Group">The heading under which it stands.</param>
/// <param name="Details">Empty for none.</param>
/// <param name="Status">A state worth a badge; null for none.</param>
/// <param name="IsAction">It does something with what stands below it, and does not only show it.</param>
public sealed record Suggestion(string Group, Glyph Icon, string Title, string Details, string Href, (string Text, Tone Tone)? Status = null, bool IsAction = false)
{
    /// <summary>As many as are read in one glance.</summary>
    public const int Most = 8;

    /// <summary>What was found as lines, at most <see cref="Most"/>. Of devices and people the likeliest comes twice: what fits to be done with it, then itself.</summary>
    public static IReadOnlyList<Suggestion> From(Suggestions found)
    {
        IEnumerable<Suggestion> all =
        [
            .. found.Devices.Take(1).SelectMany(ActionsOf),
            .. found.Devices.Select(d => new Suggestion(ShellText.Devices, DeviceGlyphs.Of(d.Category), d.Tag, d.Name, Routes.Device(d.Id), (EnumWords.Of(d.Status), DeviceTones.Of(d.Status, d.NeedsWipe)))),
            .. found.People.Take(1).Where(p => !p.IsBlocked).Select(p => new Suggestion(ShellText.People, Glyph.Swap, string.Format(CultureInfo.CurrentCulture, ShellText.SuggestLendTo, p.Name), "", Routes.CheckOutTo(p.Id), IsAction: true)),
            .. found.People.Select(p => new Suggestion(ShellText.People, Glyph.Person, p.Name, p.Phone, Routes.Person(p.Id), p.IsBlocked ? (ShellText.SuggestBlocked, Tone.Bad) : null)),
            .. found.Loans.Select(l => new Suggestion(ShellText.Loans, Glyph.Swap, l.Number, l.Person, Routes.Loan(l.Id))),
            .. found.Workshops.Select(w => new Suggestion(ShellText.Training, Glyph.Training, w.Title, w.FirstOn is { } first ? $"{DateWords.Plain(first)} · {w.Centre}" : w.Centre, Routes.Workshop(w.Id))),
            .. found.Pages.Select(p => new Suggestion(ShellText.SuggestPages, p.Icon, p.Title(), "", p.Path)),
        ];
        return [.. all.Take(Most)];
    }

    private static IEnumerable<Suggestion> ActionsOf(SuggestedDevice device)
    {
        (string Words, Glyph Icon, string Href)? action = device.NextStep switch
        {
            DeviceNextStep.TakeBack => (ShellText.SuggestTakeBack, Glyph.Return, Routes.ReturnDevice(device.Tag)),
            DeviceNextStep.Lend => (ShellText.SuggestLend, Glyph.Swap, Routes.CheckOutDevice(device.Tag)),
            DeviceNextStep.RecordWipe => (ShellText.SuggestWipe, Glyph.Check, Routes.WipeDevice(device.Id)),
            DeviceNextStep.VerifyWipe => (ShellText.SuggestVerifyWipe, Glyph.Check, Routes.VerifyWipe(device.Id)),
            _ => null,
        };
        if (action is var (words, icon, href))
        {
            yield return new Suggestion(ShellText.Devices, icon, string.Format(CultureInfo.CurrentCulture, words, device.Tag), device.Name, href, IsAction: true);
        }
    }
}
