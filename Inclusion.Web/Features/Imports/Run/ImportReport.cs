using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>What becomes of a row.</summary>
public enum RowFate
{
    /// <summary>A new record.</summary>
    New,

    /// <summary>It is here already; nothing is changed.</summary>
    Known,

    /// <summary>Nobody has decided yet whether it is here already; it is left out until then.</summary>
    Doubtful,
}

/// <summary>One value of a row as it would be kept.</summary>
public sealed record PreviewCell(string Label, string Value);

/// <summary>A row as it would be kept.</summary>
/// <param name="Line">The line of the file.</param>
public sealed record PreviewRow(int Line, RowFate Fate, IReadOnlyList<PreviewCell> Cells);

/// <summary>What an import did, or would do.</summary>
public sealed record ImportReport
{
    public required ImportKind Kind { get; init; }

    /// <summary>Rows that became, or would become, a new record.</summary>
    public required int Added { get; init; }

    /// <summary>Rows that were here already.</summary>
    public required int Known { get; init; }

    /// <summary>What is wrong, by line: each of these lines is left out.</summary>
    public required IReadOnlyList<ImportProblem> Problems { get; init; }

    /// <summary>What to know about lines that are not left out.</summary>
    public required IReadOnlyList<ImportProblem> Remarks { get; init; }

    /// <summary>The words of the file that are not known, and what each is taken for.</summary>
    public IReadOnlyList<WordUse> Words { get; init; } = [];

    /// <summary>The rows that may be about someone known, decided or not.</summary>
    public IReadOnlyList<Doubt> Doubts { get; init; } = [];

    /// <summary>Rows that are left out until it is decided whom they are about.</summary>
    public int Waiting { get; init; }

    /// <summary>The headings of columns that are filled and go nowhere: not understood, or not wanted.</summary>
    public IReadOnlyList<string> NotImported { get; init; } = [];

    /// <summary>The first rows as they would be kept; empty after an import.</summary>
    public IReadOnlyList<PreviewRow> FirstRows { get; init; } = [];

    /// <summary>Devices that a person has: each is on an open loan from now on.</summary>
    public int Lent { get; init; }

    /// <summary>Devices that cannot be lent before a wipe is recorded.</summary>
    public int WaitingForWipe { get; init; }

    /// <summary>The devices that were added, as <see cref="Foundation.Lists.RowRanges"/> writes them; empty for people, and for an import whose end nobody saw.</summary>
    public string AddedDevices { get; init; } = "";

    /// <summary>Lines that were left out: one can have several problems.</summary>
    public int Refused => Problems.Select(p => p.Line).Distinct().Count();
}

/// <summary>How far an import is.</summary>
public readonly record struct ImportProgress(int Done, int Total);
