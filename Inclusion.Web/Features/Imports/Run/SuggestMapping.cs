using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.Run;

/// <summary>Says which column goes where: as it was decided for the last file with these headings, else as they let guess.</summary>
public sealed class SuggestMapping(Database database)
{
    public async Task<ColumnMapping> RunAsync(ImportKind kind, TableFile file, CancellationToken cancel)
    {
        var target = TargetOf(kind);
        var remembered = await database.ReadAsync(
            db => db.RememberedMappings.Where(m => m.Kind == kind && m.Signature == file.Signature).Select(m => m.Mapping).FirstOrDefaultAsync(cancel), cancel);
        return (remembered is null ? null : ColumnMapping.FromJson(remembered, file.Headers, ImportLayouts.FieldsOf(target))) ?? ImportLayouts.For(target, file.Headers).Mapping;
    }

    public static ImportTarget TargetOf(ImportKind kind) => kind is ImportKind.Devices ? ImportTarget.Devices : ImportTarget.People;

    public static ImportKind KindOf(ImportTarget target) => target is ImportTarget.Devices ? ImportKind.Devices : ImportKind.People;
}
