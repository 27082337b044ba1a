using System.Globalization;
using System.Runtime.CompilerServices;
using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Training.List;

/// <summary>The filter of the list as it stands in its address and in that of an export. A value that means nothing is passed over.</summary>
internal sealed record WorkshopQuery(
    [FromQuery(Name = "show")] string? Show,
    [FromQuery(Name = "q")] string? Text,
    [FromQuery(Name = "centre")] string? Centre,
    [FromQuery(Name = "trainer")] string? Trainer,
    [FromQuery(Name = "room")] string? Room,
    [FromQuery(Name = "language")] string? Language,
    [FromQuery(Name = "sort")] string? Sort,
    [FromQuery(Name = "columns")] string? Columns)
{
    public WorkshopFilter Filter => new(WorkshopFilter.TabOf(Show), Id(Centre), Id(Trainer), Id(Room), Language, Text, Sort is null ? null : ListSort.Parse(Sort));

    private static long? Id(string? text) => long.TryParse(text, CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <summary>The filtered list as a file, read while it is written. It names who gives workshops, and nobody who comes to them. That someone took it away is noted first.</summary>
public sealed class ExportWorkshops(Database database, CurrentStaff staff, CentreClock clock, AuditTrail audit) : IListExport<WorkshopFilter>
{
    /// <summary>The names around workshops are read for so many at once.</summary>
    private const int AtOnce = 200;

    public string FileName => TrainingText.Workshops;

    public async Task<Outcome<int>> CountAsync(WorkshopFilter filter, int most, CancellationToken cancel) => await staff.FindAsync(cancel) is { WorksAtDesk: true } actor
        ? await database.ReadAsync(async db => await (await WorkshopSelection.ReadAsync(db, filter, actor, clock, cancel)).Of(db).Take(most).CountAsync(cancel), cancel)
        : new NotAllowed();

    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    public async Task<TableExport> RunAsync(WorkshopFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        await audit.ExportedAsync(actor, nameof(Workshop), work, cancel, AuditTrail.AskedOf(filter), (await CountAsync(filter, int.MaxValue, cancel)).Value);
        var wanted = await database.ReadAsync(db => WorkshopSelection.ReadAsync(db, filter, actor, clock, cancel), cancel);
        return new TableExport<WorkshopRow>(TrainingText.Workshops, Columns(), RowsAsync(wanted, ListWorkshops.OrderOf(filter), cancel));
    }

    private static TableColumn<WorkshopRow>[] Columns() =>
    [
        new(TrainingText.Course, w => w.Title, 36, ListWorkshops.Course),
        new(FieldText.Language, w => PersonLanguages.NameOf(w.Language), SeenAs: ListWorkshops.Course),
        new(FieldText.FirstDay, w => w.FirstOn, 12, ListWorkshops.When),
        new(FieldText.LastDay, w => w.LastOn, 12, ListWorkshops.When),
        new(TrainingText.Sessions, w => (decimal?)w.Sessions, 10, ListWorkshops.When),
        new(FieldText.Centre, w => w.Centre, 24, ListWorkshops.Where),
        new(FieldText.RoomName, w => w.Room, 20, ListWorkshops.Where),
        new(TrainingText.Trainer, w => string.Join(", ", w.Trainers), 28, ListWorkshops.Trainer),
        new(TrainingText.Seats, w => (decimal?)w.Capacity, 10, ListWorkshops.Seats),
        new(TrainingText.SeatsTaken, w => (decimal?)w.SeatsTaken, 12, ListWorkshops.Seats),
        new(TrainingText.WaitingForSeat, w => (decimal?)w.Waiting, 12, ListWorkshops.Seats),
        new(FieldText.Status, w => EnumWords.Of(w.Status), 12, ListWorkshops.Status),
    ];

    private async IAsyncEnumerable<WorkshopRow> RowsAsync(
        WorkshopSelection wanted, (ListOrder<Workshop> Order, bool IsDescending) by, [EnumeratorCancellation] CancellationToken cancel)
    {
        var read = database.StreamAsync(db => by.Order.Sort(wanted.Of(db), by.IsDescending).Select(ListWorkshops.Read.Of), cancel);
        await foreach (var some in read.Chunk(AtOnce).WithCancellation(cancel))
        {
            foreach (var row in await database.ReadAsync(db => ListWorkshops.RowsAsync(db, some, cancel), cancel))
            {
                yield return row;
            }
        }
    }
}

/// <summary>The filtered list as a file, when it is long.</summary>
public sealed class ExportWorkshopsWork(IListExport<WorkshopFilter> list) : ExportWork<WorkshopFilter>(list, nameof(TrainingText.WorkshopsInFile));
