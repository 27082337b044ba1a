using Inclusion.Domain.Common;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>A table as it was read from a file: what could be read, and by line what could not.</summary>
/// <param name="Headers">One name per column, all different: a name that comes again is numbered, "Notes (2)"; a nameless column is called "#5".</param>
/// <param name="Rows">The rows that have one cell per column, in file order; blank lines are left out.</param>
/// <param name="Problems">The lines that could not be read, in file order.</param>
/// <param name="Remarks">What to know about the file and about lines that were read all the same, in file order.</param>
/// <param name="Signature">The same for every file with the same headings in the same order.</param>
public sealed record TableFile(
    IReadOnlyList<string> Headers, IReadOnlyList<FileRow> Rows, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ImportProblem> Remarks, string Signature)
{
    /// <summary>The sheets of a workbook; empty for a text.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>The sheet that was read; null for a text.</summary>
    public string? Sheet { get; init; }

    /// <summary>The line with the headings.</summary>
    public int HeadingLine { get; init; } = 1;

    /// <summary>The first filled lines, one of which has the headings.</summary>
    public IReadOnlyList<TopLine> Top { get; init; } = [];

    /// <summary>Every cell of a column, from the first row to the last.</summary>
    public IEnumerable<string> Column(int index) => Rows.Select(row => row.Cells[index]);
}

/// <summary>Which part of a file is to be read.</summary>
/// <param name="Sheet">The sheet of a workbook; null: the first.</param>
/// <param name="HeadingLine">The line with the headings; null: where they seem to be.</param>
public sealed record TableChoice(string? Sheet, int? HeadingLine);

/// <summary>A line at the top of a file, as someone reads it.</summary>
public sealed record TopLine(int Line, string Text);

/// <summary>There is no sheet of this name in the workbook.</summary>
/// <param name="Sheets">Those that there are.</param>
public sealed record SheetUnknown(string Sheet, string Sheets) : Refusal;

/// <summary>A remark: the line stands above the headings, as a title does, and is no row.</summary>
public sealed record LineAboveHeadings(string Text) : Refusal;

/// <summary>A remark: the line stands below the rows and sums them up, or says when they were written; it is no row.</summary>
public sealed record FooterLeftOut(string Text) : Refusal;

/// <summary>A remark: characters that nobody sees were taken out of a column, on so many lines.</summary>
public sealed record InvisibleRemoved(int Lines) : Refusal;

/// <summary>One row of a table.</summary>
/// <param name="Line">The line of the file on which the row begins, from 1: the one an editor shows.</param>
/// <param name="Cells">As many as there are headings; trimmed, line breaks inside a cell are a line feed, an empty cell is the empty text.</param>
public sealed record FileRow(int Line, IReadOnlyList<string> Cells);

/// <summary>What is wrong at one line of a file.</summary>
/// <param name="Line">The line of the file, from 1.</param>
/// <param name="Header">The heading of the column concerned; null when it is the whole line.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="IsWithoutValue">The line comes in, and this one of its values does not.</param>
public sealed record ImportProblem(int Line, string? Header, Refusal Reason, bool IsWithoutValue = false);

/// <summary>The file holds nothing, or only blank lines.</summary>
public sealed record TableEmpty : Refusal;

/// <summary>The file holds a heading and nothing below it.</summary>
public sealed record TableWithoutRows : Refusal;

/// <summary>The file is neither text nor a workbook that can be read: protected by a password, broken, or something else.</summary>
public sealed record TableNotText : Refusal;

/// <summary>Unpacked, the workbook is larger than an import takes: in its bytes, its texts, or its cells, also empty ones.</summary>
public sealed record WorkbookTooLarge : Refusal;

/// <summary>The first line cannot be read as headings.</summary>
public sealed record HeadingUnreadable : Refusal;

/// <summary>The file is larger than an import takes.</summary>
/// <param name="Megabytes">The size allowed.</param>
public sealed record TableTooLarge(int Megabytes) : Refusal;

/// <summary>The file has more columns than an import takes.</summary>
/// <param name="Maximum">The number allowed.</param>
public sealed record TableTooManyColumns(int Maximum) : Refusal;

/// <summary>The file has more rows than an import takes.</summary>
/// <param name="Maximum">The number allowed.</param>
public sealed record TableTooManyRows(int Maximum) : Refusal;

/// <summary>A remark: two columns have the same name, and only the first is recognised by it. No row is lost.</summary>
public sealed record HeadingTwice(string Heading) : Refusal;

/// <summary>A quotation mark on the line is opened and not closed, or text follows the closing one.</summary>
public sealed record QuoteUnbalanced : Refusal;

/// <summary>The row has more filled cells than there are headings: they do not stand where they should. One that ends early has empty cells at its end.</summary>
public sealed record CellCountWrong(int Found, int Expected) : Refusal;
