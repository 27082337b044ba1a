using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Fields;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.People.List;

/// <summary>A person with what is written about them, for a spreadsheet. Notes stay in the record.</summary>
/// <param name="HomeCentre">Null where every centre has them.</param>
public sealed record ExportedPerson(Person Person, string? Household, string? Referrer, string? HomeCentre, int OpenLoans);

/// <summary>
/// The filtered list as a file, read while it is written. Only those who run a centre may take it away: whoever runs one has its people in it, who runs all of them everybody. That it was
/// taken is noted.
/// </summary>
public sealed class ExportPeople(Database database, CurrentStaff staff, CentreClock clock, AuditTrail audit, ILogger<ExportPeople> logger) : IListExport<PeopleFilter>
{
    public string FileName => PeopleText.People;

    public async Task<Outcome<int>> CountAsync(PeopleFilter filter, int most, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        if (!await staff.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        return await database.ReadAsync(async db => await db.PeopleBy(filter, await clock.TodayAsync(db, cancel), PeopleInReach.TakenBy(db, actor)).Take(most).CountAsync(cancel), cancel);
    }

    /// <exception cref="NotAllowedException">Whoever asks runs no centre.</exception>
    /// <exception cref="ConfirmationNeededException">They gave their password too long ago.</exception>
    public async Task<TableExport> RunAsync(PeopleFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.RunsACentre, cancel);
        await staff.RequireConfirmedAsync(cancel);
        await audit.ExportedAsync(actor, nameof(Person), work, cancel, AuditTrail.AskedOf(filter), (await CountAsync(filter, int.MaxValue, cancel)).Value);
        logger.PeopleExported(actor.StaffId);
        var today = await database.ReadAsync(db => clock.TodayAsync(db, cancel), cancel);
        var rows = database.StreamAsync(
            db =>
            {
                var people = db.PeopleBy(filter, today, PeopleInReach.TakenBy(db, actor));
                var (order, isDescending) = ListPeople.OrderOf(filter);
                return order.Sort(people, isDescending)
                    .Select(p => new ExportedPerson(
                        p,
                        db.Households.Where(h => h.Id == p.HouseholdId).Select(h => h.Name).FirstOrDefault(),
                        db.Partners.Where(r => r.Id == p.ReferredById).Select(r => r.Name).FirstOrDefault(),
                        db.Centres.Where(c => c.Id == p.HomeCentreId).Select(c => c.Name).FirstOrDefault(),
                        db.Loans.Count(l => l.PersonId == p.Id && l.Status == LoanStatus.Open)));
            },
            cancel);
        return new TableExport<ExportedPerson>(PeopleText.People, Columns(), rows);
    }

    private static IReadOnlyList<TableColumn<ExportedPerson>> Columns() =>
    [
        new(PersonRecord.Name.Heading, r => r.Person.Name, 28, PeopleColumns.Name),
        new(PeopleText.FamilyName, r => PersonName.Of(r.Person.Name).Family, 20, PeopleColumns.Family, OnlyAsSeen: true),
        new(PeopleText.GivenName, r => PersonName.Of(r.Person.Name).Given, 20, PeopleColumns.Family, OnlyAsSeen: true),
        new(PersonRecord.AddressAs.Heading, r => r.Person.AddressAs, 20),
        new(PersonRecord.Phone.Heading, r => r.Person.Phone, 20, PeopleColumns.Phone),
        new(PersonRecord.Email.Heading, r => r.Person.Email, 28, PeopleColumns.Email),
        new(PersonRecord.Address.Heading, r => r.Person.Address, 28),
        new(PersonRecord.PostalCode.Heading, r => r.Person.PostalCode),
        new(PersonRecord.Municipality.Heading, r => r.Person.Municipality, 20, PeopleColumns.Municipality),
        new(PersonRecord.Language.Heading, r => PersonLanguages.NameOf(r.Person.Language), SeenAs: PeopleColumns.Language),
        new(PersonRecord.Channel.Heading, r => r.Person.PreferredChannel is { } channel ? EnumWords.Of(channel) : null),
        new(PersonRecord.BirthYear.Heading, r => (decimal?)r.Person.BirthYear),
        new(PersonRecord.Situation.Heading, r => EnumWords.Of(r.Person.Occupation)),
        new(PersonRecord.Gender.Heading, r => EnumWords.Of(r.Person.Gender)),
        new(PersonRecord.Household.Heading, r => r.Household, 20),
        new(PersonRecord.Referrer.Heading, r => r.Referrer, 24),
        new(PersonRecord.HomeCentre.Heading, r => r.HomeCentre, 24, PeopleColumns.Home),
        new(PeopleText.OpenLoans, r => (decimal?)r.OpenLoans, SeenAs: PeopleColumns.Status, OnlyAsSeen: true),
        new(PersonRecord.BlockedBecause.Heading, r => r.Person.BlockedReason, 32, PeopleColumns.Status),
        new(PersonRecord.BlockedUntil.Heading, r => r.Person.BlockedUntil, SeenAs: PeopleColumns.Status),
        new(PersonRecord.BlockOverride.Heading, r => r.Person.BlockOverride is { } may ? EnumWords.Of(may) : null, 24),
        new(PersonRecord.AddedOn.Heading, r => DateOnly.FromDateTime(r.Person.AddedAt.UtcDateTime), SeenAs: PeopleColumns.Added),
        new(PersonRecord.LastContact.Heading, r => DateOnly.FromDateTime(r.Person.LastContactAt.UtcDateTime), SeenAs: PeopleColumns.LastContact),
        new(PersonRecord.ExternalId.Heading, r => PersonRecord.IdOf(r.Person.ExternalKey, r.Person.Id), 20),
    ];
}
