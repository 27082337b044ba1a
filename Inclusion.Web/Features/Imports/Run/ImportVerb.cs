using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Foundation.Commands;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>Imports a list without a browser: problems on standard error by line, what was done on standard output.</summary>
public sealed class ImportVerb(ImportDevices devices, ImportPeople people, SuggestMapping mappings, Database database) : CommandVerb
{
    public override string Name => "import";

    public override string Usage => "import devices|people FILE [--dry-run] [OPTIONS]";

    public override string Summary => ImportText.VerbSummary;

    public override IReadOnlyList<CommandOption> Options { get; } =
    [
        new("dry-run", null, ImportText.VerbDryRun),
        new("centre", "NAME", ImportText.VerbCentre),
        new("create-centres", null, ImportText.VerbCreateCentres),
        new("wiped-by", "NAME", ImportText.VerbWipedBy),
        new("dates", "day-first|month-first", ImportText.VerbDates),
        new("sheet", "NAME", ImportText.VerbSheet),
        new("heading-line", "NUMBER", ImportText.VerbHeadingLine),
        new("map", "HEADING=FIELD", ImportText.VerbMap),
        new("doubtful", "new|same", ImportText.VerbDoubtful),
        new("word", "FIELD:WORD=VALUE", ImportText.VerbWord),
    ];

    public override async Task<Outcome> RunAsync(CommandArguments arguments, CommandConsole console, CancellationToken cancel)
    {
        var (kind, path) = arguments.Positional switch
        {
            ["devices", var file] => (ImportKind.Devices, file),
            ["people", var file] => (ImportKind.People, file),
            _ => throw new CommandMisusedException(ImportText.VerbMisused),
        };
        if (await ReadAsync(path, ChoiceOf(arguments), cancel) is var table && table.IsRefused)
        {
            return table.Refusal;
        }

        var command = new ImportCommand
        {
            File = table.Value,
            FileName = Path.GetFileName(path),
            Mapping = Words(Map(await mappings.RunAsync(kind, table.Value, cancel), table.Value, kind, arguments.All("map")), arguments.All("word")),
            Dates = DatesOf(arguments.Find("dates")),
            CentreId = await CentreAsync(arguments.Find("centre"), kind, cancel),
            CreateCentres = arguments.Has("create-centres"),
            WipedBy = arguments.Find("wiped-by"),
            AnswerOfOthers = AnswerOf(arguments.Find("doubtful")),
        };
        var isDryRun = arguments.Has("dry-run");
        var report = (kind, isDryRun) switch
        {
            (ImportKind.Devices, true) => await devices.PreviewAsync(command, cancel),
            (ImportKind.Devices, false) => await devices.RunAsync(command, null, cancel),
            (_, true) => await people.PreviewAsync(command, cancel),
            (_, false) => await people.RunAsync(command, null, cancel),
        };
        if (report.IsRefused)
        {
            // The page asks; on the command line an option answers.
            return report.Refusal is DateOrderUnknown unknown ? throw new CommandMisusedException(Filled(ImportText.VerbDatesUnknown, unknown.Example)) : report.Refusal;
        }

        await TellAsync(report.Value, isDryRun, console);
        return Outcome.Done;
    }

    private static async Task<Outcome<TableFile>> ReadAsync(string path, TableChoice choice, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        return await TableReader.ReadAsync(stream, choice, cancel);
    }

    private static TableChoice ChoiceOf(CommandArguments arguments)
    {
        var line = arguments.Find("heading-line");
        return line is null || int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? new TableChoice(arguments.Find("sheet"), line is null ? null : int.Parse(line, CultureInfo.InvariantCulture))
            : throw new CommandMisusedException(Filled(ImportText.VerbHeadingLineMisused, line));
    }

    private static ColumnMapping Map(ColumnMapping mapping, TableFile file, ImportKind kind, IEnumerable<string> wishes)
    {
        var fields = ImportLayouts.FieldsOf(SuggestMapping.TargetOf(kind));
        foreach (var wish in wishes)
        {
            var parts = wish.Split('=', 2);
            var column = file.Headers.ToList().FindIndex(h => ImportField.HeadingKey(h) == ImportField.HeadingKey(parts[0]));
            var field = parts.Length < 2 ? null : fields.FirstOrDefault(f => f.Key.Equals(parts[1], StringComparison.OrdinalIgnoreCase));
            if (column < 0 || (field is null && parts is not [_, ""]))
            {
                throw new CommandMisusedException(Filled(ImportText.VerbMapUnknown, wish, string.Join(", ", fields.Select(f => f.Key))));
            }

            mapping = mapping.With(column, field?.Key);
        }

        return mapping;
    }

    private static ColumnMapping Words(ColumnMapping mapping, IEnumerable<string> wishes)
    {
        foreach (var wish in wishes)
        {
            var (colon, equals) = (wish.IndexOf(':', StringComparison.Ordinal), wish.LastIndexOf('='));
            var field = colon < 1 ? null : WordFields.Find(wish[..colon]);
            if (field is null || equals < colon + 2)
            {
                throw new CommandMisusedException(Filled(ImportText.VerbWordUnknown, wish));
            }

            var wanted = wish[(equals + 1)..].Trim();
            var value = wanted.Length == 0 ? "" : field.Values.FirstOrDefault(v => v.Equals(wanted, StringComparison.OrdinalIgnoreCase)) ?? field.Find(wanted);
            if (value is null)
            {
                throw new CommandMisusedException(Filled(ImportText.VerbWordValueUnknown, wanted, string.Join(", ", field.Values)));
            }

            mapping = mapping.WithWord(field.Field, wish[(colon + 1)..equals], value);
        }

        return mapping;
    }

    private static DateOrder? DatesOf(string? option) => option switch
    {
        null => null,
        "day-first" => DateOrder.DayFirst,
        "month-first" => DateOrder.MonthFirst,
        _ => throw new CommandMisusedException(Filled(ImportText.VerbDatesMisused, option)),
    };

    private static DoubtAnswer? AnswerOf(string? option) => option switch
    {
        null => null,
        "new" => DoubtAnswer.New,
        "same" => DoubtAnswer.Same,
        _ => throw new CommandMisusedException(Filled(ImportText.VerbDoubtfulMisused, option)),
    };

    /// <summary>0: none is said, and there is none or several: people can do without.</summary>
    private async Task<long> CentreAsync(string? name, ImportKind kind, CancellationToken cancel)
    {
        var centres = await database.ReadAsync(db => db.Centres.OrderBy(c => c.Name).Select(c => new { c.Id, c.Name }).ToListAsync(cancel), cancel);
        var names = string.Join(", ", centres.Select(c => c.Name));
        return (name, centres) switch
        {
            ({ } wanted, _) => centres.Find(c => Folding.Fold(c.Name) == Folding.Fold(wanted))?.Id ?? throw new CommandMisusedException(Filled(ImportText.VerbCentreUnknown, wanted, names)),
            (null, [var only]) => only.Id,
            _ when kind is ImportKind.People => 0,
            (_, []) => throw new CommandMisusedException(ImportText.VerbNotSetUp),
            _ => throw new CommandMisusedException(Filled(ImportText.VerbCentreMissing, names)),
        };
    }

    private static async Task TellAsync(ImportReport report, bool isDryRun, CommandConsole console)
    {
        foreach (var problem in report.Problems)
        {
            await console.Error.WriteLineAsync(ImportWords.Of(problem));
        }

        if (report.NotImported.Count > 0)
        {
            await console.Error.WriteLineAsync(Filled(ImportText.VerbNotImported, string.Join(", ", report.NotImported)));
        }

        foreach (var doubt in report.Doubts.Where(d => d.Answer is null))
        {
            await console.Error.WriteLineAsync(Filled(ImportText.VerbDoubt, ImportWords.Of(doubt)));
        }

        foreach (var remark in report.Remarks)
        {
            await console.Error.WriteLineAsync(Filled(ImportText.VerbRemark, ImportWords.Of(remark)));
        }

        await console.Output.WriteLineAsync(Filled(isDryRun ? ImportText.VerbWouldBe : ImportText.VerbDone, report.Added, report.Known, report.Refused));
        if (report.Waiting > 0)
        {
            await console.Output.WriteLineAsync(Filled(ImportText.VerbDoubtsWait, report.Waiting));
        }

        if (report.Lent > 0)
        {
            await console.Output.WriteLineAsync(Filled(ImportText.VerbLent, report.Lent));
        }

        if (report.WaitingForWipe > 0)
        {
            await console.Output.WriteLineAsync(Filled(ImportText.VerbWaiting, report.WaitingForWipe));
        }
    }

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
