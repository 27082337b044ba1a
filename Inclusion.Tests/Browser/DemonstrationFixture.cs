using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Scan;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Browser;

/// <summary>The product in the middle of the demonstration's work.</summary>
public partial class DemonstrationFixture(BrowserFixture browser) : IAsyncLifetime
{
    /// <summary>Pages that lead elsewhere for whoever is signed in, or that answer with an error of their own.</summary>
    private static readonly string[] NotPages = ["/setup", "/not-found", "/partner", "/account/sign-in"];

    public Desk Desk { get; private set; } = default!;

    public Actor Administrator { get; private set; } = default!;

    public virtual async ValueTask InitializeAsync()
    {
        (Desk, Administrator) = await browser.OpenDemonstrationAsync();

        // The demonstration leaves a stock-take to whoever tries it.
        var device = await Desk.Database.ReadAsync(db => db.Devices.OrderBy(d => d.Id).Select(d => new { d.CentreId, d.Tag }).FirstAsync());
        var opened = await Desk.Database.As<OpenStockTake>(Administrator).RunAsync(new StockTakeScope(device.CentreId, Label: "Shelf 3"), CancellationToken.None);
        foreach (var code in new[] { device.Tag, "NOBODY-KNOWS-IT" })
        {
            Assert.False((await Desk.Database.As<ScanIntoStockTake>(Administrator).RunAsync(opened.Value, code, CancellationToken.None)).IsRefused);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Desk.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Every address of a page, with an example of what it is about: a page that is new is looked at by itself.</summary>
    public async Task<IReadOnlyList<string>> PagesAsync()
    {
        var ids = await Desk.Database.ReadAsync(async db => new Dictionary<string, long>
        {
            ["/loans"] = await db.Loans.OrderByDescending(l => l.Id).Select(l => l.Id).FirstAsync(),
            ["/devices"] = await db.Devices.Where(d => d.Status == DeviceStatus.Returned && d.HasStorage).Select(d => d.Id).MinAsync(),
            ["/devices/transfers"] = await db.Transfers.Select(t => t.Id).MinAsync(),
            ["/devices/sim-cards"] = await db.SimCards.Select(c => c.Id).MinAsync(),
            ["/devices/stock-takes"] = await db.StockTakes.Select(s => s.Id).MinAsync(),
            ["/donations"] = await db.Donations.Select(d => d.Id).MinAsync(),
            ["/bench/devices"] = await db.Devices.Where(d => d.Status == DeviceStatus.Repair).Select(d => d.Id).MinAsync(),
            ["/bench/parts"] = await db.SpareParts.Select(p => p.Id).MinAsync(),
            ["/reservations"] = await db.Reservations.Select(r => r.Id).MinAsync(),
            ["/people"] = await db.Loans.OrderByDescending(l => l.Id).Select(l => l.PersonId).FirstAsync(),
            ["/partners"] = await db.Partners.Select(p => p.Id).MinAsync(),
            ["/messages"] = await db.Messages.Select(m => m.Id).MinAsync(),
            ["/workshops"] = await db.WorkshopSessions.Where(s => db.Attendances.Any(a => a.SessionId == s.Id)).Select(s => s.WorkshopId).MinAsync(),
            ["/join"] = await db.Workshops.Where(w => w.IsPublic).OrderByDescending(w => w.Id).Select(w => w.Id).FirstAsync(),
            ["/courses"] = await db.Courses.Select(c => c.Id).MinAsync(),
            ["/certificates"] = await db.Certificates.Select(c => c.Id).MinAsync(),
            ["/reports"] = await db.ImpactReports.Select(r => r.Id).MinAsync(),
            ["/settings/centres"] = await db.Centres.Select(c => c.Id).MinAsync(),
            ["/settings/lending-rules"] = await db.LendingRules.Select(r => r.Id).MinAsync(),
        });
        var session = await Desk.Database.ReadAsync(db => db.WorkshopSessions.Where(s => s.WorkshopId == ids["/workshops"]).Select(s => s.Id).MinAsync());
        return
        [
            .. typeof(Routes).Assembly.GetTypes()
                .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
                .Select(route => Id().Replace(route.Template, match => Example(route.Template[..match.Index].TrimEnd('/'), match.Groups[1].Value)))
                .Except(NotPages)
                .Order(StringComparer.Ordinal),
        ];

        string Example(string before, string parameter) => parameter switch
        {
            "SessionId" => session.ToString(CultureInfo.InvariantCulture),
            "Id" or "WorkshopId" => ids[before].ToString(CultureInfo.InvariantCulture),
            "Key" => "loans",
            "Name" => "PeopleHelped",
            _ => "example",
        };
    }

    [GeneratedRegex("\\{(\\w+)(?::\\w+)?\\}")]
    private static partial Regex Id();
}
