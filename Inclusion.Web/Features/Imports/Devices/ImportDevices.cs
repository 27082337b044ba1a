using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>
/// Imports devices, their donors, and the loans of those that people have. A device is known by its tag, else by its serial number; one that is known is left as it
/// is.
/// </summary>
public sealed class ImportDevices(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit, ILogger<ImportDevices> logger)
    : ImportOperation<ImportedDevice>(database, staff, time, audit, logger)
{
    protected override ImportKind Kind => ImportKind.Devices;

    protected override IReadOnlyList<ImportField> Fields => DeviceImportFields.All;

    protected override IReadOnlyList<string> DateFields => DeviceImportFields.Dates;

    protected override ReadRows<ImportedDevice> Read(ImportCommand command, DateOrder dates) => new DeviceRowReader(command, dates, Time.GetUtcNow()).Read();

    protected override async Task<Outcome<ImportReport>> PreviewAsync(InclusionDb db, ImportCommand command, ReadRows<ImportedDevice> rows, Actor actor, CancellationToken cancel)
    {
        var plan = await DevicePlan.MakeAsync(db, command, rows.Rows, actor, cancel);
        return plan.IsRefused ? plan.Refusal : Report(command, rows, plan.Value) with { FirstRows = Preview(plan.Value) };
    }

    protected override async Task<Outcome<ImportReport>> WriteAsync(InclusionDb db, ImportCommand command, ReadRows<ImportedDevice> rows, Actor actor, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        // Looked up again as the only writer: what came in since the preview is known now.
        var plan = await DevicePlan.MakeAsync(db, command, rows.Rows, actor, cancel);
        if (plan.IsRefused)
        {
            return plan.Refusal;
        }

        var written = await new DeviceWriter(db, command, plan.Value, actor, Time.GetUtcNow()).WriteAsync(progress, cancel);
        return written.IsRefused ? written.Refusal : Report(command, rows, plan.Value) with { AddedDevices = RowRanges.AddressOf(written.Value) };
    }

    private static ImportReport Report(ImportCommand command, ReadRows<ImportedDevice> rows, DevicePlan plan) => new()
    {
        Kind = ImportKind.Devices,
        Added = plan.New.Count,
        Known = plan.Known.Count,
        Problems = ByLine(rows.Problems.Concat(plan.Problems)),
        Remarks = ByLine(rows.Remarks.Concat(plan.Remarks)),
        Words = rows.Words,
        NotImported = command.Mapping.NotImported(command.File),
        Doubts = plan.Borrowers.Doubts,
        Waiting = plan.Waiting.Count,
        Lent = plan.New.Count(p => p.Row.Borrower is not null),
        WaitingForWipe = command.WipedBy is null ? plan.New.Count(p => p.Row is { Borrower: null, Facts.HasStorage: true } && DeviceStatusRules.IsHeld(p.Row.Status)) : 0,
    };

    private static IReadOnlyList<PreviewRow> Preview(DevicePlan plan) =>
    [
        .. plan.New.Select(p => (p.Row, Fate: RowFate.New, Centre: p.Centre?.Name ?? p.Row.Centre))
            .Concat(plan.Known.Select(row => (Row: row, Fate: RowFate.Known, Centre: row.Centre)))
            .Concat(plan.Waiting.Select(row => (Row: row, Fate: RowFate.Doubtful, Centre: row.Centre)))
            .OrderBy(r => r.Row.Line)
            .Take(FirstRows)
            .Select(r => new PreviewRow(r.Row.Line, r.Fate, Cells(r.Row, r.Centre))),
    ];

    private static IReadOnlyList<PreviewCell> Cells(ImportedDevice row, string centre) =>
    [
        new(ImportText.FieldTag, row.Tag.Length > 0 ? row.Tag : ImportText.TagToCome),
        new(ImportText.FieldSerial, row.Facts.Serial),
        new(ImportText.FieldCategory, EnumWords.Of(row.Facts.Category)),
        new(ImportText.FieldModel, $"{row.Facts.Maker} {row.Facts.Model}".Trim()),
        new(ImportText.FieldStatus, row.Borrower is { } borrower ? string.Format(CultureInfo.CurrentCulture, ImportText.LentTo, borrower.Name) : EnumWords.Of(row.Status)),
        new(ImportText.FieldLentOn, row.LentOn is { } lent ? DateWords.Plain(lent) : ""),
        new(ImportText.FieldDueOn, row.DueOn is { } due ? DateWords.Plain(due) : ""),
        new(ImportText.FieldCentre, centre),
        new(ImportText.FieldDonor, row.Donor),
        new(ImportText.FieldAcquiredOn, row.Facts.AcquiredOn is { } day ? DateWords.Plain(day) : ""),
        new(ImportText.FieldReplacementValue, row.Facts.ReplacementValue?.ToString("N2", CultureInfo.CurrentCulture) ?? ""),
    ];
}
