using System.Collections.Frozen;

namespace Inclusion.Web.Foundation.Ui;

/// <summary>A small line drawing, 24 × 24, in the colour of the text beside it; hidden from assistive technology because a word always says the same.</summary>
public partial class Icon
{
    private static readonly FrozenDictionary<Glyph, string> Drawings = new Dictionary<Glyph, string>
    {
        [Glyph.Today] = """<circle cx="12" cy="12" r="4"/><path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4"/>""",
        [Glyph.Swap] = """<path d="M4 8h13M13.5 4.5 17 8l-3.5 3.500M20 16H7M10.5 12.5 7 16l3.5 3.5"/>""",
        [Glyph.Laptop] = """<rect x="4.5" y="5" width="15" height="10.5" rx="1.5"/><path d="M2.5 19h19"/>""",
        [Glyph.Box] = """<path d="M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8"/>""",
        [Glyph.People] = """<circle cx="9" cy="8" r="3.25"/><path d="M3 19.500c.6-3.4 3-5.25 6-5.250s5.4 1.85 6 5.250M15.5 5.200a3.25 3.25 0 0 1 0 5.600M17.5 14.700c2 .8 3.2 2.5 3.5 4.8"/>""",
        [Glyph.Training] = """<path d="M12 5 2.500 9.500 12 14l9.500-4.500zM6.500 11.500V16c1.500 1.500 3.400 2.250 5.500 2.250S16 17.500 17.500 16v-4.500M21.500 9.500V15"/>""",
        [Glyph.Calendar] = """<rect x="4" y="5.500" width="16" height="14.500" rx="2"/><path d="M4 10h16M8 3.500v4M16 3.500v4"/>""",
        [Glyph.Award] = """<rect x="3.5" y="4.500" width="17" height="11.500" rx="1.500"/><path d="M7 8.500h10M7 11.500h5"/><circle cx="16" cy="15.500" r="2.750"/><path d="m14.500 18-.5 3 2-1.250L18 21l-.5-3"/>""",
        [Glyph.Impact] = """<path d="M4 20h16M7 20v-6M12 20V9.500M17 20V5"/>""",
        [Glyph.Messages] = """<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="m4 7.5 8 5.75 8-5.75"/>""",
        [Glyph.Settings] = """<path d="M4 7h9M17.5 7H20M4 17h2.500M11 17h9"/><circle cx="15.25" cy="7" r="2.25"/><circle cx="8.75" cy="17" r="2.25"/>""",
        [Glyph.Search] = """<circle cx="10.75" cy="10.75" r="6.25"/><path d="m15.5 15.5 5 5"/>""",
        [Glyph.Menu] = """<path d="M4 7h16M4 12h16M4 17h16"/>""",
        [Glyph.Caret] = """<path d="m6 9 6 6 6-6"/>""",
        [Glyph.Close] = """<path d="m6 6 12 12M18 6 6 18"/>""",
        [Glyph.Check] = """<path d="m5 12.5 4.5 4.500L19 7.5"/>""",
        [Glyph.Alert] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 7.500v5.500M12 16.250v.1"/>""",
        [Glyph.Warning] = """<path d="M12 4 2.9 19.500h18.200zM12 10v4.500M12 17v.1"/>""",
        [Glyph.Info] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.500M12 7.750v.1"/>""",
        [Glyph.Dot] = """<circle cx="12" cy="12" r="4"/>""",
        [Glyph.Clock] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.250l3.5 2"/>""",
        [Glyph.Theme] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 3.500a8.5 8.5 0 0 1 0 17z" fill="currentcolor" stroke="none"/>""",
        [Glyph.Language] = """<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.500c2.7 2.5 3.7 5.3 3.7 8.500s-1 6-3.7 8.500c-2.7-2.5-3.7-5.3-3.7-8.500s1-6 3.7-8.500z"/>""",
        [Glyph.Help] = """<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.700c.2-1.4 1.2-2.2 2.6-2.2 1.5 0 2.5.9 2.5 2.2 0 1.9-2.6 2-2.6 4M12 16.600v.1"/>""",
        [Glyph.Person] = """<circle cx="12" cy="8" r="3.75"/><path d="M4.75 20c.7-3.9 3.7-6 7.25-6s6.55 2.1 7.25 6"/>""",
        [Glyph.Centre] = """<path d="M4 20V10.500L12 4l8 6.500V20zM9.5 20v-6h5v6"/>""",
        [Glyph.Plus] = """<path d="M12 5v14M5 12h14"/>""",
        [Glyph.Remove] = """<path d="M4.5 7h15M9.5 7V4.500h5V7M6.5 7l.8 12.500h9.400L17.5 7M10 10.500v5.500M14 10.500v5.5"/>""",
        [Glyph.Edit] = """<path d="M4.5 19.5 5.5 15 15.75 4.750l3.5 3.500L9 18.500zM13.5 7l3.5 3.5"/>""",
        [Glyph.Print] = """<path d="M7 8.500V4h10v4.500M7 17H4V8.500h16V17h-3M7 14h10v6H7z"/>""",
        [Glyph.Download] = """<path d="M12 4v11M7.5 10.75 12 15.250l4.5-4.500M4.5 19.500h15"/>""",
        [Glyph.Upload] = """<path d="M12 15.500v-11M7.5 8.75 12 4.250l4.5 4.500M4.5 19.500h15"/>""",
        [Glyph.Previous] = """<path d="m14.5 6-6 6 6 6"/>""",
        [Glyph.Next] = """<path d="m9.5 6 6 6-6 6"/>""",
        [Glyph.First] = """<path d="M17 6l-6 6 6 6M7 6v12"/>""",
        [Glyph.Last] = """<path d="M7 6l6 6-6 6M17 6v12"/>""",
        [Glyph.Columns] = """<rect x="4" y="5" width="16" height="14" rx="1.500"/><path d="M9.500 5v14M14.500 5v14"/>""",
        [Glyph.Rows] = """<path d="M4 6h16M4 10h16M4 14h16M4 18h16"/>""",
        [Glyph.Scan] = """<path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8.500v7M11 8.500v7M13.5 8.500v7M16.25 8.500v7"/>""",
        [Glyph.Phone] = """<path d="M5 4.500h3.500l1.75 4.25-2.25 1.750a11 11 0 0 0 5.5 5.500l1.75-2.25 4.25 1.750V19a1.5 1.5 0 0 1-1.5 1.500C10.5 20.5 3.5 13.5 3.5 6A1.5 1.5 0 0 1 5 4.500z"/>""",
        [Glyph.Return] = """<path d="M8.5 5.5 4.5 9.500l4 4M4.5 9.500H14a5 5 0 0 1 0 10H9"/>""",
        [Glyph.Renew] = """<path d="M19.5 11.500a7.5 7.5 0 1 0-1.6 5.200M19.75 6v5.500h-5.5"/>""",
        [Glyph.SignOut] = """<path d="M14 4.500H5v15h9M10 12h10.500M17 8.500l3.5 3.5-3.5 3.5"/>""",
        [Glyph.Keyboard] = """<rect x="2.5" y="6" width="19" height="12" rx="2"/><path d="M6 9.750h.1M9.250 9.750h.1M12.500 9.750h.1M15.750 9.750h.1M18.500 9.750h.1M6 14.250h.1M9 14.250h6M18.500 14.250h.1"/>""",
        [Glyph.Desktop] = """<rect x="3.5" y="4.500" width="17" height="11" rx="1.500"/><path d="M12 15.500v4M8 19.500h8"/>""",
        [Glyph.Tablet] = """<rect x="5" y="3.500" width="14" height="17" rx="2"/><path d="M11 17.750h2"/>""",
        [Glyph.Handset] = """<rect x="7.500" y="3" width="9" height="18" rx="2"/><path d="M11 18h2"/>""",
        [Glyph.Hotspot] = """<rect x="3.500" y="13.500" width="17" height="6.500" rx="1.500"/><path d="M7 16.750h.1M10 16.750h.1M8.500 10.500a5 5 0 0 1 7 0M6 7.500a8.500 8.500 0 0 1 12 0"/>""",
    }.ToFrozenDictionary();
}
