using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Devices;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Finding;

/// <summary>Suggests what someone at a desk may mean while they type: devices, people, loans, workshops to come, and pages. A few of each, from indexes.</summary>
public sealed class SuggestAsTyped(Database database, CurrentStaff staff, CentreClock clock, IEnumerable<ProductPage> pages, AuditTrail audit)
{
    /// <summary>Fewer letters than this fit nearly everything.</summary>
    public const int Shortest = 2;

    private const int Most = 5;
    private const int Few = 2;

    /// <param name="text">Nothing is suggested for less than <see cref="Shortest"/> letters.</param>
    /// <exception cref="NotAllowedException">Who asks does not work at a desk.</exception>
    public async Task<Suggestions> RunAsync(string text, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var wanted = text.Trim();
        if (wanted.Length < Shortest)
        {
            return new Suggestions([], [], [], [], []);
        }

        var found = await database.ReadAsync(
            async db =>
            {
                var devices = await DevicesAsync(db, wanted, actor, cancel);
                var people = await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.SearchPeople(wanted)).OrderByDescending(p => p.Id).Take(Most)
                    .Select(p => new SuggestedPerson(p.Id, p.Name, p.Phone, p.BlockedReason != null)).ToListAsync(cancel);

                // Where both are found, neither fills the list alone.
                var shown = devices.Count > 0 && people.Count > 0 ? Few : Most;
                return new Suggestions(
                    [.. devices.Take(shown)], [.. people.Take(shown)], await LoansAsync(db, wanted, actor, cancel), await WorkshopsAsync(db, wanted, actor, cancel), PagesNamed(wanted, actor));
            },
            cancel);
        if (found.People.Count + found.Loans.Count > 0)
        {
            audit.Typed(actor, nameof(SuggestAsTyped), wanted, found.People.Count + found.Loans.Count);
        }

        return found;
    }

    /// <summary>The device of which this is the tag, before those that have it somewhere.</summary>
    private static async Task<List<SuggestedDevice>> DevicesAsync(InclusionDb db, string text, Actor actor, CancellationToken cancel)
    {
        var exact = await Rows(db.Devices.Where(d => d.Tag == text)).ToListAsync(cancel);
        var others = await Rows(db.FindDevices(text).OrderByDescending(d => d.Id)).Take(Most).ToListAsync(cancel);
        return [.. exact.Concat(others).DistinctBy(d => d.Id).Take(Most)];

        IQueryable<SuggestedDevice> Rows(IQueryable<Device> devices) => devices.SeenBy(actor)
            .Select(d => new SuggestedDevice(d.Id, d.Tag, d.Category, (d.Maker + " " + d.Model).Trim(), d.Status, d.WipeNeededSince != null, DeviceNextSteps.Of(d.Status, d.WipeNeededSince, d.VerifyNeededSince, d.TransferId != null)));
    }

    /// <summary>The loans whose number this is, or begins like this.</summary>
    private static Task<List<SuggestedLoan>> LoansAsync(InclusionDb db, string text, Actor actor, CancellationToken cancel) =>
        db.FindLoans(text).Where(l => actor.CentreId == null || l.CentreId == actor.CentreId).OrderBy(l => l.Number).Take(Few)
            .Select(l => new SuggestedLoan(l.Id, l.Number, db.People.Where(p => p.Id == l.PersonId).Select(p => p.Name).First())).ToListAsync(cancel);

    /// <summary>Those that are announced and not over, the next first.</summary>
    private async Task<List<SuggestedWorkshop>> WorkshopsAsync(InclusionDb db, string text, Actor actor, CancellationToken cancel)
    {
        // There are tens of courses: their titles are folded here, not kept folded.
        var titles = await db.Courses.Select(c => new { c.Id, c.Title }).ToListAsync(cancel);
        var courses = titles.Where(c => IsNamed(c.Title, text)).Select(c => c.Id).ToList();
        if (courses.Count == 0)
        {
            return [];
        }

        var today = (await clock.TodayAsync(db, cancel)).Earliest;
        return await db.Workshops
            .Where(w => courses.Contains(w.CourseId) && w.LastOn >= today && w.Status != WorkshopStatus.Draft && w.Status != WorkshopStatus.Done && w.Status != WorkshopStatus.Cancelled)
            .Where(w => actor.CentreId == null || w.CentreId == actor.CentreId)
            .OrderBy(w => w.FirstOn).ThenBy(w => w.Id).Take(Few)
            .Select(w => new SuggestedWorkshop(
                w.Id, db.Courses.Where(c => c.Id == w.CourseId).Select(c => c.Title).First(), w.FirstOn, db.Centres.Where(c => c.Id == w.CentreId).Select(c => c.Name).First()))
            .ToListAsync(cancel);
    }

    /// <summary>Those whose name begins like this before those that have it somewhere.</summary>
    private List<ProductPage> PagesNamed(string text, Actor actor) =>
    [
        .. pages.Where(page => page.IsFor(actor) && IsNamed(page.Title(), text))
            .OrderBy(page => !Folding.Fold(page.Title()).StartsWith(Folding.Fold(text), StringComparison.Ordinal)).ThenBy(page => page.Title().Length).Take(Few),
    ];

    /// <summary>The name has every word of the text somewhere.</summary>
    private static bool IsNamed(string name, string text) =>
        Folding.Fold(name) is var folded && Folding.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(word, StringComparison.Ordinal));
}
