using System.Collections.Frozen;
using Drawn = MudBlazor.Icons.Material.Outlined;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>A small drawing of the library's, 24 × 24, in the colour of the text beside it; hidden from assistive technology because a word always says the same.</summary>
public partial class Icon
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
        [Glyph.Keyboard] = Drawn.Keyboard,
        [Glyph.Desktop] = Drawn.DesktopWindows,
        [Glyph.Tablet] = Drawn.Tablet,
        [Glyph.Handset] = Drawn.Smartphone,
        [Glyph.Hotspot] = Drawn.Router,
        [Glyph.Bell] = Drawn.Notifications,
    }.ToFrozenDictionary();

    /// <summary>The content of the drawing's svg element.</summary>
    public static string DrawingOf(Glyph glyph) => Drawings[glyph];
}
