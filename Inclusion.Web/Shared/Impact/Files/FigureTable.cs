using System.Text.Encodings.Web;
using System.Text.Json;
using Inclusion.Domain.Impact;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Web.Shared.Impact.Files;

/// <summary>Figures as one long table, which a spreadsheet filters and a program reads: the same lines and the same numbers in CSV, XLSX and JSON.</summary>
public static class FigureTable
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="title">Of the sheet.</param>
    /// <param name="notice">Stands first, where the figures are not for everybody; empty for none.</param>
    public static TableExport<FigureLine> Of(string title, FigureSource source, string notice = "") => new(title, Columns(source), Lines(source, notice).ToAsyncEnumerable());

    /// <summary>For programs: beside the words stand names that no language changes.</summary>
    /// <param name="number">Of the report.</param>
    public static string Json(string number, FigureSource source)
    {
        var before = source.Figures.ComparedWith;
        return JsonSerializer.Serialize(
            new
            {
                report = number,
                first = source.Figures.Period.First,
                last = source.Figures.Period.Last,
                scope = source.ScopeCode,
                scopeName = source.ScopeName,
                threshold = source.Figures.Threshold,
                figures = FigureLines.Of(source).Select(l => new
                {
                    table = l.TableCode,
                    tableName = l.Table,
                    row = l.RowCode,
                    rowName = l.Row,
                    code = l.Code,
                    name = l.Name,
                    value = l.Value,
                    unit = l.Unit.ToString(),
                    unitName = EnumWords.Of(l.Unit),
                    withheld = l.IsWithheld,
                    roundedTo = l.RoundedTo,
                    part = l.Part,
                    partRoundedTo = l.PartRoundedTo,
                    of = l.Of,
                    ofRoundedTo = l.OfRoundedTo,
                    notStated = l.NotStated,
                    notStatedRoundedTo = l.NotStatedRoundedTo,
                    first = l.First,
                    last = l.Last,
                    scope = source.ScopeCode,
                    scopeName = source.ScopeName,
                    before = l.IsBeforeWithheld is not { } isWithheld ? null : new { value = l.Before, withheld = isWithheld, roundedTo = l.BeforeRoundedTo, partRoundedTo = l.BeforePartRoundedTo, first = before.First, last = before.Last },
                    remark = l.Remark.Length > 0 ? l.Remark : null,
                }),
            },
            Readable);
    }

    private static IEnumerable<FigureLine> Lines(FigureSource source, string notice)
    {
        if (notice.Length > 0)
        {
            var period = source.Figures.Period;
            yield return new FigureLine { TableCode = "", Table = notice, Code = "", Name = "", Value = null, Unit = FigureUnit.Count, First = period.First, Last = period.Last };
        }

        foreach (var line in FigureLines.Of(source))
        {
            yield return line;
        }
    }

    private static TableColumn<FigureLine>[] Columns(FigureSource source)
    {
        var before = source.Figures.ComparedWith;
        return
        [
            new(FigureFileText.Table, l => l.Table, 24),
            new(FigureFileText.Row, l => l.Row, 28),
            new(FigureFileText.Figure, l => l.Name, 40),
            new(FigureFileText.Value, l => l.Value, 12),
            new(FigureFileText.Unit, l => IsNotice(l) ? null : EnumWords.Of(l.Unit), 14),
            new(FigureFileText.Withheld, l => IsNotice(l) ? null : YesOrNo(l.IsWithheld), 12),
            new(FigureFileText.RoundedTo, l => l.RoundedTo, 12),
            new(FigureFileText.Part, l => (decimal?)l.Part, 12),
            new(FigureFileText.PartRoundedTo, l => (decimal?)l.PartRoundedTo, 16),
            new(FigureFileText.Of, l => (decimal?)l.Of, 12),
            new(FigureFileText.OfRoundedTo, l => (decimal?)l.OfRoundedTo, 16),
            new(FigureFileText.NotStated, l => (decimal?)l.NotStated, 12),
            new(FigureFileText.NotStatedRoundedTo, l => (decimal?)l.NotStatedRoundedTo, 16),
            new(FigureFileText.First, l => (DateOnly?)l.First, 12),
            new(FigureFileText.Last, l => (DateOnly?)l.Last, 12),
            new(FigureFileText.Scope, _ => source.Scope, 16),
            new(FigureFileText.ScopeName, _ => source.ScopeName, 28),
            new(FigureFileText.Before, l => l.Before, 16),
            new(FigureFileText.BeforeWithheld, l => l.IsBeforeWithheld is { } isWithheld ? YesOrNo(isWithheld) : null, 18),
            new(FigureFileText.BeforeRoundedTo, l => l.BeforeRoundedTo, 18),
            new(FigureFileText.BeforePartRoundedTo, l => (decimal?)l.BeforePartRoundedTo, 18),
            new(FigureFileText.BeforeFirst, l => l.IsBeforeWithheld is null ? null : (DateOnly?)before.First, 16),
            new(FigureFileText.BeforeLast, l => l.IsBeforeWithheld is null ? null : (DateOnly?)before.Last, 16),
            new(FigureFileText.TableCode, l => l.TableCode, 14),
            new(FigureFileText.RowCode, l => l.RowCode, 20),
            new(FigureFileText.Code, l => l.Code, 20),
            new(FigureFileText.Remark, l => l.Remark, 60),
        ];
    }

    private static bool IsNotice(FigureLine line) => line.Code.Length == 0;

    private static string YesOrNo(bool isSo) => isSo ? CommonText.Yes : CommonText.No;
}
