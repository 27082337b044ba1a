using Inclusion.Domain.Common;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Web.Features.Imports.Pages;

/// <summary>The devices are said to be wiped, and nobody is said to have done it.</summary>
public sealed record WiperMissing : Refusal;

/// <summary>What someone has chosen so far about the file that they gave.</summary>
public sealed class ImportForm(ImportKind kind, string fileName, UploadedTable upload, ColumnMapping mapping, long centreId)
{
    public ImportKind Kind => kind;

    public string FileName { get; } = GivenFileName.Of(fileName);

    public TableFile File => upload.Table;

    /// <summary>The file as it came.</summary>
    public byte[] Content => upload.Content;

    public ColumnMapping Mapping { get; set; } = mapping;

    public long CentreId { get; set; } = centreId;

    public bool CreateCentres { get; set; }

    /// <summary>Null until someone says so.</summary>
    public DateOrder? Dates { get; set; }

    public bool IsWiped { get; set; }

    /// <summary>Who says that the devices are wiped.</summary>
    public string WipedBy { get; set; } = "";

    public IReadOnlyList<ImportField> Fields => ImportLayouts.FieldsOf(SuggestMapping.TargetOf(Kind));

    /// <summary>A date that can be read in two ways, where none of the column tells; null when the order needs no asking.</summary>
    public string? AmbiguousDate =>
        DateReading.OrderOf((Kind is ImportKind.Devices ? DeviceImportFields.Dates : PersonImportFields.Dates).SelectMany(key => Mapping.Values(File, key)))
            is { Order: DateOrder.Ambiguous, AmbiguousExample: var example } ? example : null;

    /// <summary>What was decided of doubtful rows, by line.</summary>
    public Dictionary<int, DoubtAnswer> Answers { get; } = [];

    /// <summary>Decides of one doubtful row; null: not yet.</summary>
    public void Answer(int line, DoubtAnswer? answer)
    {
        if (answer is { } decided)
        {
            Answers[line] = decided;
        }
        else
        {
            Answers.Remove(line);
        }
    }

    /// <summary>Decides of all doubtful rows alike.</summary>
    public void AnswerAll(IEnumerable<Doubt> doubts, DoubtAnswer answer)
    {
        foreach (var doubt in doubts)
        {
            Answers[doubt.Line] = answer;
        }
    }

    /// <summary>What has to be said before it can begin; null when nothing has: devices are wiped only where somebody answers for it.</summary>
    public Refusal? WhyNotYet => IsWiped && string.IsNullOrWhiteSpace(WipedBy) ? new WiperMissing() : null;

    public ImportCommand ToCommand() => new()
    {
        File = File,
        FileName = FileName,
        Mapping = Mapping,
        Dates = AmbiguousDate is null ? null : Dates,
        CentreId = CentreId,
        CreateCentres = CreateCentres,
        Answers = new Dictionary<int, DoubtAnswer>(Answers),
        WipedBy = IsWiped && WipedBy.Trim() is { Length: > 0 } name ? name : null,
    };
}
