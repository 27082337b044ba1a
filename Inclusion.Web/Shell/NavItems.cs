using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Shell;

/// <summary>A place of the navigation. Everything below its path belongs to it.</summary>
/// <param name="Key">Its name in addresses, as in <c>/help/loans</c>.</param>
/// <param name="Policy">Who gets there.</param>
/// <param name="Also">Other paths that belong to it.</param>
public sealed record NavItem(string Key, string Path, Glyph Icon, Func<string> Title, string Policy, params IReadOnlyList<string> Also)
{
    /// <summary>What waits there for someone at the desk; null where nothing is counted.</summary>
    public Func<MenuCounts, MenuCount>? Waiting { get; init; }

    internal bool Holds(string path) => Also.Prepend(Path).Any(own => path == own || path.StartsWith(own + "/", StringComparison.Ordinal));
}

/// <summary>The places of the navigation, by what people do, in the order in which they need them.</summary>
public static class NavItems
{
    public static NavItem Today { get; } = new("today", Routes.Today, Glyph.Today, () => ShellText.Today, Policies.Teaching);

    public static IReadOnlyList<NavItem> All { get; } =
    [
        Today,
        new("partner", Routes.PartnerReports, Glyph.Award, () => ShellText.PartnerReports, Policies.Partner),
        new("loans", Routes.Loans, Glyph.Swap, () => ShellText.Loans, Policies.Desk) { Waiting = counts => new MenuCount(counts.LateLoans, ShellText.LoansWaiting) },
        new("devices", Routes.Devices, Glyph.Laptop, () => ShellText.Devices, Policies.Desk, Routes.Donations, Routes.Bench),
        new("reservations", Routes.Reservations, Glyph.Clock, () => ShellText.Reservations, Policies.Desk)
        {
            Waiting = counts => new MenuCount(counts.DeviceRequests, counts.DeviceRequests == 1 ? ShellText.RequestWaiting : ShellText.RequestsWaiting),
        },
        new("people", Routes.People, Glyph.People, () => ShellText.People, Policies.Desk),
        new("training", Routes.Workshops, Glyph.Training, () => ShellText.Training, Policies.Teaching, Routes.Courses, Routes.Certificates)
        {
            Waiting = counts => new MenuCount(counts.Requests, counts.Requests == 1 ? ShellText.RequestWaiting : ShellText.RequestsWaiting),
        },
        new("impact", Routes.Impact, Glyph.Impact, () => ShellText.Impact, Policies.RunsACentre, Routes.Reports),
        new("messages", Routes.Messages, Glyph.Messages, () => ShellText.Messages, Policies.Desk) { Waiting = counts => new MenuCount(counts.Messages, ShellText.MessagesWaiting) },
        new("settings", Routes.Settings, Glyph.Settings, () => ShellText.Settings, Policies.Desk),
    ];

    /// <summary>Where one is; Today for what belongs to none.</summary>
    /// <param name="path">A path from the root, without query.</param>
    public static NavItem At(string path) => All.FirstOrDefault(item => item != Today && item.Holds(path)) ?? Today;
}
