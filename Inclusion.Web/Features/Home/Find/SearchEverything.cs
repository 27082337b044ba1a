using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.Find;

/// <summary>What the one box found.</summary>
/// <param name="Exact">The device whose tag or serial number was typed or scanned; null when it is none's, or several devices'.</param>
/// <param name="MoreDevices">There are more devices than are listed.</param>
/// <param name="MorePeople">There are more people than are listed.</param>
public sealed record Findings(FoundDevice? Exact, IReadOnlyList<FoundPerson> People, bool MorePeople, IReadOnlyList<FoundDevice> Devices, bool MoreDevices)
{
    /// <summary>The loans whose number this may be.</summary>
    public IReadOnlyList<FoundLoan> Loans { get; init; } = [];

    /// <summary>The device whose code this would be on another keyboard; null for none.</summary>
    public FoundDevice? Meant { get; init; }

    /// <summary>Whom someone may have meant who finds nothing, the likeliest first.</summary>
    public IReadOnlyList<FoundPerson> Alike { get; init; } = [];
}

/// <param name="Person">Who has, or had, the devices.</param>
public sealed record FoundLoan(long Id, string Number, string Person);

/// <param name="CanBeLent">Ready, and at a centre where the person asking works.</param>
public sealed record FoundDevice(long Id, string Tag, string Maker, string Model, DeviceStatus Status, bool CanBeLent);

/// <param name="OpenLoans">Loans that are open at any centre.</param>
public sealed record FoundPerson(long Id, string Name, string Phone, int OpenLoans, bool IsBlocked);

/// <summary>Answers the one box: a device's tag or serial number leads to the device, anything else to people and devices that have it somewhere.</summary>
public sealed class SearchEverything(Database database, CurrentStaff staff, AuditTrail audit)
{
    private const int Shown = 20;
    private const int MostAlike = 5;

    /// <exception cref="NotAllowedException">Who asks does not work at a desk.</exception>
    public async Task<Findings> RunAsync(string text, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var code = text.Trim();
        var found = await database.ReadAsync(
            async db =>
            {
                var reachable = db.Devices.Where(d => actor.CentreId == null || d.CentreId == actor.CentreId);
                var exact = await reachable.FindByCodeAsync(code, 2, Rows, cancel) is [var only] ? only : null;
                if (exact is not null)
                {
                    return new Findings(exact, [], false, [], false);
                }

                var reach = await PeopleInReach.SeenByAsync(db, actor, cancel);
                var people = await People(db, reach.Of(db.SearchPeople(code)).OrderByDescending(p => p.Id).Take(Shown + 1)).ToListAsync(cancel);
                var loans = await db.FindLoans(code).Where(l => actor.CentreId == null || l.CentreId == actor.CentreId).OrderByDescending(l => l.Id).Take(Shown)
                    .Select(l => new FoundLoan(l.Id, l.Number, db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).First())).ToListAsync(cancel);
                var devices = await Rows(db.FindDevices(code).Where(d => actor.CentreId == null || d.CentreId == actor.CentreId).OrderByDescending(d => d.Id))
                    .Take(Shown + 1).ToListAsync(cancel);
                IReadOnlyList<FoundPerson> alike = people.Count + devices.Count + loans.Count > 0 ? [] : await AlikeAsync(db, reach, code, cancel);
                return new Findings(null, [.. people.Take(Shown)], people.Count > Shown, [.. devices.Take(Shown)], devices.Count > Shown)
                {
                    Loans = loans,
                    Alike = alike,
                    Meant = await db.FindMisreadAsync(code, cancel) is { } tag ? await Rows(reachable.Where(d => d.Tag == tag)).FirstOrDefaultAsync(cancel) : null,
                };
            },
            cancel);
        if (found.People.Count + found.Loans.Count + found.Alike.Count is > 0 and var count)
        {
            audit.Listed(actor, nameof(SearchEverything), code, count);
        }

        return found;
    }

    private static async Task<IReadOnlyList<FoundPerson>> AlikeAsync(InclusionDb db, PeopleInReach reach, string text, CancellationToken cancel)
    {
        var ids = await db.FindAlikeAsync(text, isPart: true, MostAlike, cancel, reach.Of);
        return [.. (await People(db, db.People.Where(p => ids.Contains(p.Id))).ToListAsync(cancel)).OrderBy(p => ids.IndexOf(p.Id))];
    }

    private static IQueryable<FoundPerson> People(InclusionDb db, IQueryable<Person> people) => people
        .Select(p => new FoundPerson(p.Id, p.Name, p.Phone, db.Loans.Count(l => l.PersonId == p.Id && l.Status == LoanStatus.Open), p.BlockedReason != null));

    private static IQueryable<FoundDevice> Rows(IQueryable<Device> devices) =>
        devices.Select(d => new FoundDevice(d.Id, d.Tag, d.Maker, d.Model, d.Status, d.Status == DeviceStatus.Ready && d.WipeNeededSince == null && d.TransferId == null));
}
