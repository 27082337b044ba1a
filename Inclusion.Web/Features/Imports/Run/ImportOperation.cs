using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>
/// Imports a file: reads and understands its rows outside of the writer's turn, then writes all good ones in one transaction, so that an import that is cancelled or
/// killed has written nothing. The same file imported again adds nothing.
/// </summary>
/// <typeparam name="TRow">A row that makes sense.</typeparam>
public abstract class ImportOperation<TRow>(Database database, CurrentStaff staff, TimeProvider time, AuditTrail audit, ILogger logger)
{
    /// <summary>Rows that a preview shows.</summary>
    protected const int FirstRows = 10;

    protected abstract ImportKind Kind { get; }

    protected abstract IReadOnlyList<ImportField> Fields { get; }

    /// <summary>The fields whose columns hold dates that may be written in two orders.</summary>
    protected abstract IReadOnlyList<string> DateFields { get; }

    protected TimeProvider Time { get; } = time;

    /// <summary>
    /// Says what an import would do, and writes nothing; that people were described who may be those of the file is noted. Refuses: <see cref="NotAllowed"/>, <see cref="ColumnNotChosen"/>, <see cref="DateOrderUnknown"/> and what
    /// the kind of import refuses.
    /// </summary>
    public async Task<Outcome<ImportReport>> PreviewAsync(ImportCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        if (await UnderstandAsync(command, cancel) is var rows && rows.IsRefused)
        {
            return rows.Refusal;
        }

        var preview = await database.ReadAsync(db => PreviewAsync(db, command, rows.Value, actor, cancel), cancel);
        if (preview is { IsRefused: false, Value.Doubts.Count: > 0 })
        {
            audit.Listed(actor, nameof(Doubt), command.FileName, preview.Value.Doubts.Count);
        }

        return preview;
    }

    /// <summary>Imports. Refuses as <see cref="PreviewAsync(ImportCommand, CancellationToken)"/>.</summary>
    /// <param name="progress">Told now and then; null when nobody looks.</param>
    /// <exception cref="OperationCanceledException">It was cancelled, and nothing was written.</exception>
    public async Task<Outcome<ImportReport>> RunAsync(ImportCommand command, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsACentre: true } actor)
        {
            return new NotAllowed();
        }

        if (await UnderstandAsync(command, cancel) is var rows && rows.IsRefused)
        {
            return rows.Refusal;
        }

        var outcome = await database.WriteAsync(actor, db => WriteAndNoteAsync(db, command, rows.Value, actor, progress, cancel), cancel);
        if (!outcome.IsRefused)
        {
            logger.Imported(Kind, outcome.Value.Added, outcome.Value.Known, outcome.Value.Refused, actor.StaffId);
        }

        return outcome;
    }

    protected abstract ReadRows<TRow> Read(ImportCommand command, DateOrder dates);

    protected abstract Task<Outcome<ImportReport>> PreviewAsync(InclusionDb db, ImportCommand command, ReadRows<TRow> rows, Actor actor, CancellationToken cancel);

    protected abstract Task<Outcome<ImportReport>> WriteAsync(InclusionDb db, ImportCommand command, ReadRows<TRow> rows, Actor actor, IProgress<ImportProgress>? progress, CancellationToken cancel);

    private async Task<Outcome<ReadRows<TRow>>> UnderstandAsync(ImportCommand command, CancellationToken cancel)
    {
        if (command.Mapping.Missing(Fields) is [var missing, ..])
        {
            return missing;
        }

        var order = DateReading.OrderOf(DateFields.SelectMany(field => command.Mapping.Values(command.File, field)));
        if (command.Dates is null && order is { Order: DateOrder.Ambiguous, Problem: { } unknown })
        {
            return unknown;
        }

        // Ten thousand rows take a moment in which the page that asked must go on living.
        var rows = await Task.Run(() => Read(command, command.Dates ?? order.Order), cancel);

        return rows with { Problems = [.. command.File.Problems, .. rows.Problems], Remarks = [.. command.File.Remarks, .. rows.Remarks] };
    }

    private async Task<Outcome<ImportReport>> WriteAndNoteAsync(InclusionDb db, ImportCommand command, ReadRows<TRow> rows, Actor actor, IProgress<ImportProgress>? progress, CancellationToken cancel)
    {
        if (command.WorkId is not null && await db.ImportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.WorkId == command.WorkId, cancel) is { } before)
        {
            // It was imported, and the product ended before anybody was told. What the lines were is told by the file; the lines that the data refused are only counted.
            return new ImportReport { Kind = Kind, Added = before.Added, Known = before.Known, Problems = ByLine(rows.Problems), Remarks = ByLine(rows.Remarks), NotImported = command.Mapping.NotImported(command.File) };
        }

        if (await WriteAsync(db, command, rows, actor, progress, cancel) is var outcome && outcome.IsRefused)
        {
            return outcome;
        }

        var report = outcome.Value;
        db.ImportRuns.Add(new ImportRun
        {
            Kind = Kind,
            FileName = GivenFileName.Of(command.FileName),
            At = Time.GetUtcNow(),
            StaffId = actor.StaffId,
            WorkId = command.WorkId,
            Added = report.Added,
            Known = report.Known,
            Refused = report.Refused + report.Waiting,
        });
        if (await db.RememberedMappings.FindAsync([Kind, command.Mapping.Signature], cancel) is { } remembered)
        {
            remembered.Mapping = command.Mapping.ToJson();
        }
        else
        {
            db.RememberedMappings.Add(new RememberedMapping { Kind = Kind, Signature = command.Mapping.Signature, Mapping = command.Mapping.ToJson() });
        }

        // The last moment at which it can be cancelled: from here on it is saved.
        cancel.ThrowIfCancellationRequested();
        return outcome;
    }

    protected static IReadOnlyList<ImportProblem> ByLine(IEnumerable<ImportProblem> problems) => [.. problems.OrderBy(p => p.Line)];
}
