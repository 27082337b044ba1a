using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>Imports people and their households. Someone who is known is left as they are; of someone who may be known, whoever imports decides.</summary>
public sealed class ImportPeople(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit, ILogger<ImportPeople> logger)
    : ImportOperation<ImportedPerson>(database, staff, time, audit, logger)
{
    private const int ChunkSize = 500;

    protected override ImportKind Kind => ImportKind.People;

    protected override IReadOnlyList<ImportField> Fields => PersonImportFields.All;

    protected override IReadOnlyList<string> DateFields => PersonImportFields.Dates;

    protected override ReadRows<ImportedPerson> Read(ImportCommand command, DateOrder dates) => new PersonRowReader(command, dates, Time.GetUtcNow()).Read();

    protected override async Task<Outcome<ImportReport>> PreviewAsync(InclusionDb db, ImportCommand command, ReadRows<ImportedPerson> rows, Actor actor, CancellationToken cancel)
    {
        var plan = await PersonPlan.MakeAsync(db, command, rows.Rows, actor, cancel);
        var region = await PersonPhones.RegionAsync(db, actor, cancel);
        var homes = await HomesOfFile.OfAsync(db, command, plan.New, actor, cancel);
        return Report(command, rows, plan, homes, region) with { FirstRows = Preview(plan, homes) };
    }

    protected override async Task<Outcome<ImportReport>> WriteAsync(InclusionDb db, ImportCommand command, ReadRows<ImportedPerson> rows, Actor actor, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        // Looked up again as the only writer: whoever came since the preview is known now.
        var plan = await PersonPlan.MakeAsync(db, command, rows.Rows, actor, cancel);
        var homes = await HomesOfFile.OfAsync(db, command, plan.New, actor, cancel);
        if (await homes.MakeAsync(db, plan.New, cancel) is { Refusal: { } notMade })
        {
            return notMade;
        }

        var households = await HouseholdsAsync(db, plan.New, cancel);
        var referrers = await ReferrersAsync(db, plan.New, cancel);
        var region = await PersonPhones.RegionAsync(db, actor, cancel);
        var now = Time.GetUtcNow();
        var done = 0;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        foreach (var chunk in plan.New.Chunk(ChunkSize))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var row in chunk)
            {
                var facts = row.Facts with
                {
                    Phone = PersonPhones.OrAsWritten(LostZeros.PhoneOf(row.Facts.Phone, region), region),
                    HouseholdId = households.GetValueOrDefault(Folding.Fold(row.Household))?.Id,
                    ReferredById = referrers.GetValueOrDefault(Folding.Fold(row.Referrer))?.Id,
                };
                var person = Person.Add(facts, now, row.Key ?? row.RowKey, NoonOf(row.AddedOn), NoonOf(row.LastContact), homes.Of(row));
                if (person.IsRefused)
                {
                    return person.Refusal;
                }

                if (row.BlockedBecause.Length > 0
                    && (row.BlockedUntil ?? today) >= today
                    && person.Value.Block(new BlockTerms(row.BlockedBecause, row.BlockedUntil, row.BlockOverride), actor, now, today) is { Refusal: { } notBlocked })
                {
                    return notBlocked;
                }

                if (row.Note.Length > 0 && person.Value.AddNote(row.Note, actor, now) is { Refusal: { } refusal })
                {
                    return refusal;
                }

                db.People.Add(person.Value);
            }

            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            done += chunk.Length;
            progress?.Report(new ImportProgress(done, plan.New.Count));
        }

        await NewKeys.KeepAsync(db, plan.NewKeys, cancel);
        return Report(command, rows, plan, homes, region);
    }

    /// <summary>By folded name; those that are not here are made.</summary>
    private static async Task<Dictionary<string, Household>> HouseholdsAsync(InclusionDb db, IReadOnlyList<ImportedPerson> rows, CancellationToken cancel)
    {
        var households = new Dictionary<string, Household>();
        foreach (var some in rows.Select(r => r.Household).Where(h => h.Length > 0).DistinctBy(Folding.Fold).Chunk(1_000))
        {
            var names = some.Select(Folding.Fold).ToList();
            foreach (var household in await db.Households.Where(h => names.Contains(EF.Property<string>(h, FoldedText.NameColumn))).ToListAsync(cancel))
            {
                households.TryAdd(Folding.Fold(household.Name), household);
            }

            foreach (var name in some.Where(name => !households.ContainsKey(Folding.Fold(name))))
            {
                var household = Household.Of(name).Value;
                households[Folding.Fold(name)] = household;
                db.Households.Add(household);
            }
        }

        await db.SaveChangesAsync(cancel);
        return households;
    }

    /// <summary>By folded name; those that are not here become partners who send people.</summary>
    private static async Task<Dictionary<string, Partner>> ReferrersAsync(InclusionDb db, IReadOnlyList<ImportedPerson> rows, CancellationToken cancel)
    {
        var partners = (await db.Partners.ToListAsync(cancel)).DistinctBy(p => Folding.Fold(p.Name)).ToDictionary(p => Folding.Fold(p.Name));
        foreach (var name in rows.Select(r => r.Referrer).Where(r => r.Length > 0).DistinctBy(Folding.Fold).Where(name => !partners.ContainsKey(Folding.Fold(name))))
        {
            var partner = Partner.Add(new PartnerFacts(name, PartnerKinds.Referrer)).Value;
            partners[Folding.Fold(name)] = partner;
            db.Partners.Add(partner);
        }

        await db.SaveChangesAsync(cancel);
        return partners;
    }

    /// <summary>A file says the day: it is the same one in every time zone of the organisation.</summary>
    private static DateTimeOffset? NoonOf(DateOnly? day) => day is { } on ? new DateTimeOffset(on.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) : null;

    private static ImportReport Report(ImportCommand command, ReadRows<ImportedPerson> rows, PersonPlan plan, HomesOfFile homes, string region) => new()
    {
        Kind = ImportKind.People,
        Added = plan.New.Count,
        Known = plan.Known.Count,
        Problems = ByLine(rows.Problems),
        Remarks = ByLine(rows.Remarks.Concat(plan.Remarks).Concat(homes.Remarks).Concat(plan.New.SelectMany(row => LostZeros.Of(row, command, region)))),
        Words = rows.Words,
        NotImported = command.Mapping.NotImported(command.File),
        Doubts = plan.Doubts,
        Waiting = plan.Waiting.Count,
    };

    private static IReadOnlyList<PreviewRow> Preview(PersonPlan plan, HomesOfFile homes) =>
    [
        .. plan.New.Select(row => (Row: row, Fate: RowFate.New, Home: homes.NameOf(row)))
            .Concat(plan.Known.Select(row => (Row: row, Fate: RowFate.Known, Home: row.HomeCentre)))
            .Concat(plan.Waiting.Select(row => (Row: row, Fate: RowFate.Doubtful, Home: row.HomeCentre)))
            .OrderBy(r => r.Row.Line)
            .Take(FirstRows)
            .Select(r => new PreviewRow(r.Row.Line, r.Fate, Cells(r.Row, r.Home))),
    ];

    private static IReadOnlyList<PreviewCell> Cells(ImportedPerson row, string home) =>
    [
        new(ImportText.FieldName, row.Facts.Name),
        new(ImportText.FieldAddressAs, row.Facts.AddressAs),
        new(ImportText.FieldPhone, row.Facts.Phone),
        new(ImportText.FieldEmail, row.Facts.Email),
        new(ImportText.FieldMunicipality, $"{row.Facts.PostalCode} {row.Facts.Municipality}".Trim()),
        new(ImportText.FieldLanguage, PersonLanguages.NameOf(row.Facts.Language)),
        new(ImportText.FieldChannel, row.Facts.PreferredChannel is { } channel ? EnumWords.Of(channel) : ""),
        new(ImportText.FieldBirthYear, row.Facts.BirthYear?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new(ImportText.FieldHousehold, row.Household),
        new(ImportText.FieldHomeCentre, home),
    ];
}
