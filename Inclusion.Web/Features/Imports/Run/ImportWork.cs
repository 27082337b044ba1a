using Inclusion.Domain.Common;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Foundation.Jobs;
using Inclusion.Web.Foundation.Jobs.Work;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>An import as someone decided it; the file itself comes beside it.</summary>
/// <param name="Mapping">As <see cref="ColumnMapping.ToJson"/> writes it.</param>
public sealed record ImportRequest(ImportKind Kind, string FileName, string Mapping, DateOrder? Dates, long CentreId, bool CreateCentres, string? WipedBy)
{
    /// <summary>The sheet of a workbook; null for a text.</summary>
    public string? Sheet { get; init; }

    /// <summary>The line with the headings; null: where they seem to be.</summary>
    public int? HeadingLine { get; init; }

    /// <summary>What was decided of doubtful rows, by line.</summary>
    public IReadOnlyDictionary<int, DoubtAnswer> Answers { get; init; } = new Dictionary<int, DoubtAnswer>();

    public static ImportRequest Of(ImportKind kind, ImportCommand command) =>
        new(kind, command.FileName, command.Mapping.ToJson(), command.Dates, command.CentreId, command.CreateCentres, command.WipedBy) { Answers = command.Answers, Sheet = command.File.Sheet, HeadingLine = command.File.HeadingLine };
}

/// <summary>Imports a file in the background. It is written in one transaction together with its mark: begun twice it imports once, killed in the middle it has written nothing.</summary>
public sealed class ImportWork(ImportDevices devices, ImportPeople people) : BackgroundWork<ImportRequest>
{
    protected override async Task<Outcome<WorkResult>> RunAsync(ImportRequest request, WorkContext context, CancellationToken cancel)
    {
        var choice = new TableChoice(request.Sheet, request.HeadingLine);
        using var stream = new MemoryStream(await context.ReadInputAsync(cancel));
        var table = await TableReader.ReadAsync(stream, choice, cancel);
        if (table.IsRefused)
        {
            return table.Refusal;
        }

        var file = table.Value;
        var fields = ImportLayouts.FieldsOf(SuggestMapping.TargetOf(request.Kind));
        var command = new ImportCommand
        {
            File = file,
            FileName = request.FileName,
            Mapping = ColumnMapping.FromJson(request.Mapping, file.Headers, fields) ?? new ColumnMapping(file.Signature, []),
            Dates = request.Dates,
            CentreId = request.CentreId,
            CreateCentres = request.CreateCentres,
            WipedBy = request.WipedBy,
            Answers = request.Answers,
            WorkId = context.Id,
        };
        var told = new Told(context);
        var outcome = request.Kind is ImportKind.Devices ? await devices.RunAsync(command, told, cancel) : await people.RunAsync(command, told, cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        var report = outcome.Value;
        var counts = new JobCounts().With(nameof(ImportText.RowsAdded), report.Added).With(nameof(ImportText.RowsKnown), report.Known).With(nameof(ImportText.RowsRefused), report.Refused);
        return new WorkResult(counts, report);
    }

    private sealed class Told(WorkContext context) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => context.Tell(value.Done, value.Total);
    }
}
