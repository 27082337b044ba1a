using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;
using Drawn = MudBlazor.Icons.Material.Outlined;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>
/// Small drawings of the library's, 24 × 24, in the colour of the text beside them; hidden from assistive technology because a word always says the same.
/// They are text and no components: a list has a hundred, and a circuit keeps 3 KB for every component.
/// </summary>
public static class Glyphs
{
    private static readonly FrozenDictionary<Glyph, string> Drawings = new Dictionary<Glyph, string>
    {
        [Glyph.Today] = Drawn.LightMode,
        [Glyph.Swap] = Drawn.SwapHoriz,
        [Glyph.Laptop] = Drawn.Laptop,
        [Glyph.Box] = Drawn.Inventory2,
        [Glyph.People] = Drawn.People,
        [Glyph.Training] = Drawn.School,
        [Glyph.Calendar] = Drawn.CalendarMonth,
        [Glyph.Award] = Drawn.WorkspacePremium,
        [Glyph.Impact] = Drawn.BarChart,
        [Glyph.Messages] = Drawn.Mail,
        [Glyph.Settings] = Drawn.Settings,
        [Glyph.Search] = Drawn.Search,
        [Glyph.Menu] = Drawn.Menu,
        [Glyph.Caret] = Drawn.ExpandMore,
        [Glyph.Close] = Drawn.Close,
        [Glyph.Check] = Drawn.Check,
        [Glyph.Alert] = Drawn.ErrorOutline,
        [Glyph.Warning] = Drawn.WarningAmber,
        [Glyph.Info] = Drawn.Info,
        [Glyph.Dot] = Drawn.Circle,
        [Glyph.Clock] = Drawn.Schedule,
        [Glyph.Theme] = Drawn.Contrast,
        [Glyph.Language] = Drawn.Translate,
        [Glyph.Help] = Drawn.HelpOutline,
        [Glyph.Person] = Drawn.Person,
        [Glyph.Centre] = Drawn.HomeWork,
        [Glyph.Plus] = Drawn.Add,
        [Glyph.Remove] = Drawn.Delete,
        [Glyph.Edit] = Drawn.Edit,
        [Glyph.Print] = Drawn.Print,
        [Glyph.Download] = Drawn.FileDownload,
        [Glyph.Upload] = Drawn.Upload,
        [Glyph.Previous] = Drawn.ChevronLeft,
        [Glyph.Next] = Drawn.ChevronRight,
        [Glyph.First] = Drawn.FirstPage,
        [Glyph.Last] = Drawn.LastPage,
        [Glyph.Columns] = Drawn.ViewColumn,
        [Glyph.Rows] = Drawn.TableRows,
        [Glyph.Scan] = Drawn.QrCodeScanner,
        [Glyph.Phone] = Drawn.Phone,
        [Glyph.Return] = Drawn.AssignmentReturn,
        [Glyph.Renew] = Drawn.Autorenew,
        [Glyph.SignOut] = Drawn.Logout,
        [Glyph.Lock] = Drawn.Lock,
        [Glyph.Key] = Drawn.Key,
        [Glyph.Keyboard] = Drawn.Keyboard,
        [Glyph.Desktop] = Drawn.DesktopWindows,
        [Glyph.Tablet] = Drawn.Tablet,
        [Glyph.Handset] = Drawn.Smartphone,
        [Glyph.Hotspot] = Drawn.Router,
        [Glyph.Bell] = Drawn.Notifications,
        [Glyph.Camera] = Drawn.PhotoCamera,
    }.ToFrozenDictionary();

    /// <summary>Each is written once: a page keeps what it has drawn, and fifty rows with a drawing each would keep it fifty times.</summary>
    private static readonly ConcurrentDictionary<(Glyph Glyph, string Css), MarkupString> Elements = new();

    private static readonly ConcurrentDictionary<Glyph, MarkupString> OfButtons = new();

    /// <summary>The content of the drawing's svg element.</summary>
    public static string Drawing(this Glyph glyph) => Drawings[glyph];

    /// <summary>The drawing as an element of a page.</summary>
    /// <param name="css">Further classes, always of the same few; null for none.</param>
    public static MarkupString Svg(this Glyph glyph, string? css = null) => Elements.GetOrAdd((glyph, css ?? ""), static of => Element(of.Glyph, of.Css.Length > 0 ? $"icon {of.Css}" : "icon"));

    /// <summary>The drawing before the words of a button, as the library writes it.</summary>
    internal static MarkupString BeforeWords(this Glyph glyph) => OfButtons.GetOrAdd(glyph, static of => new(
        $"""<span class="mud-button-icon-start mud-button-icon-size-medium">{Element(of, "mud-icon-root mud-svg-icon mud-icon-size-medium")}</span>"""));

    private static MarkupString Element(Glyph glyph, string css) =>
        new($"""<svg class="{css}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{Drawings[glyph]}</svg>""");
}
