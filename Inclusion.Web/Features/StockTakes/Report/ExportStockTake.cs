using System.Globalization;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Features.StockTakes.Report;

/// <summary>The report of a stock-take as a file, one line for each device and unknown code.</summary>
public sealed class ExportStockTake(Database database, CurrentStaff staff, ReadStockTakeReport report, AuditTrail audit)
{
    /// <returns>The table and the file's name without its ending; null where there is none, or it is not theirs to see.</returns>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<(TableExport Table, string FileName)?> RunAsync(long id, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var rows = await report.RunAsync(id, cancel);
        if (rows.IsRefused || await database.ReadAsync(db => db.StockTakeForAsync(actor, id, cancel), cancel) is not (var stockTake, var centre))
        {
            return null;
        }

        await audit.ExportedOfAsync(actor, nameof(StockTake), id, rows.Value.Count, cancel);
        return (new TableExport<StockTakeReportRow>(StockTakeText.Report, Columns(TimeZoneInfo.FindSystemTimeZoneById(centre.TimeZone)), rows.Value.ToAsyncEnumerable()), StockTakeWords.Name(stockTake).Replace(" · ", " ", StringComparison.Ordinal));
    }

    private static IReadOnlyList<TableColumn<StockTakeReportRow>> Columns(TimeZoneInfo zone) =>
    [
        new(StockTakeText.Result, r => StockTakeReportWords.Title(r.Part), 24),
        new(FieldText.Tag, r => r.Tag),
        new(FieldText.Serial, r => r.Serial, 20),
        new(FieldText.Category, r => r.Category is { } category ? EnumWords.Of(category) : null),
        new(FieldText.Model, r => r.Name, 24),
        new(FieldText.Status, r => r.Status is { } status ? EnumWords.Of(status) : null),
        new(StockTakeText.WhatIsSaid, r => StockTakeReportWords.Said(r), 40),
        new(StockTakeText.Code, r => r.Code, 20),
        new(StockTakeText.ScannedAt, r => r.At is { } at ? TimeZoneInfo.ConvertTime(at, zone) : (DateTimeOffset?)null),
        new(StockTakeText.ScannedBy, r => r.By, 20),
        new(FieldText.Centre, r => r.Centre, 24),
        new(FieldText.Shelf, r => r.Shelf, 20),
        new(StockTakeText.Loan, r => r.LoanNumber),
        new(StockTakeText.Corrected, r => r.Corrected is { } corrected ? StockTakeWords.Made(corrected) : null, 24),
    ];
}

internal static class StockTakeReportWords
{
    public static string Title(StockTakePart part) => StockTakeText.ResourceManager.GetString($"Part{part}", CultureInfo.CurrentUICulture)!;

    /// <summary>What the scan was answered, or what became of a device that was not scanned.</summary>
    public static string Said(StockTakeReportRow row) => row.Answer switch
    {
        null => StockTakeWords.Standing(row.Standing!.Value, row.Since, row.Status!.Value),

        // Its return may be recorded by now.
        StockTakeAnswer.OnLoan => string.Format(CultureInfo.CurrentCulture, StockTakeText.WasOnLoanText, row.LoanNumber),
        { } answer => StockTakeWords.Sentence(answer, row.Status, row.Centre, row.Shelf, row.LoanId, row.LoanNumber),
    };
}
