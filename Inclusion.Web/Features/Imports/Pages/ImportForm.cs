using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Web.Features.Imports.Pages;

/// <summary>What someone has chosen so far about the file that they gave.</summary>
public sealed class ImportForm(ImportKind kind, string fileName, UploadedTable upload, ColumnMapping mapping, long centreId)
{
    public ImportKind Kind => kind;

    public string FileName => fileName;

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
        Kind is ImportKind.Devices && DateReading.OrderOf(Mapping.Values(File, DeviceImportFields.AcquiredOn)) is { Order: DateOrder.Ambiguous, AmbiguousExample: var example } ? example : null;

    public ImportCommand ToCommand() => new()
    {
        File = File,
        FileName = FileName,
        Mapping = Mapping,
        Dates = AmbiguousDate is null ? null : Dates,
        CentreId = CentreId,
        CreateCentres = CreateCentres,
        WipedBy = IsWiped && WipedBy.Trim() is { Length: > 0 } name ? name : null,
    };
}
