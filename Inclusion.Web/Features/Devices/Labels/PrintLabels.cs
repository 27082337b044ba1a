using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Documents;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Labels;

/// <summary>No device is left that labels could be printed for.</summary>
public sealed record LabelsMissing : Refusal;

public sealed record TooManyLabels(int Limit) : Refusal;

/// <param name="Limit">Of each device.</param>
public sealed record CopiesNotPossible(int Limit) : Refusal;

public sealed record LabelFormatUnknown : Refusal;

/// <param name="Cells">How many labels a sheet has.</param>
public sealed record LabelNotOnSheet(int Cells) : Refusal;

/// <param name="Limit">Millimetres.</param>
public sealed record OffsetTooLarge(decimal Limit) : Refusal;

/// <summary>What someone wants on which labels.</summary>
/// <param name="Devices">As <see cref="Foundation.Lists.RowRanges"/> writes them.</param>
/// <param name="Format">The key of a <see cref="LabelFormat"/>.</param>
/// <param name="FirstCell">The label of the first sheet to begin with, counted from 1 row by row; the ones before it are gone already.</param>
/// <param name="Copies">Labels of each device, one after another.</param>
public sealed record LabelRequest(string? Devices, string? Format, int FirstCell, int Copies, LabelOffset Offset, LabelOrder Order)
{
    /// <summary>The part of an address after the path, with its question mark.</summary>
    public string ToQuery() => PageAddress.QueryOf(
    [
        ("devices", Devices),
        ("format", Format),
        ("cell", FirstCell.ToString(CultureInfo.InvariantCulture)),
        ("copies", Copies.ToString(CultureInfo.InvariantCulture)),
        ("x", Offset.X.ToString(CultureInfo.InvariantCulture)),
        ("y", Offset.Y.ToString(CultureInfo.InvariantCulture)),
        ("order", Order.ToString()),
    ]);

    /// <summary>From an address; what it does not say is as for who chooses nothing.</summary>
    public static LabelRequest From(string? devices, string? format, int? cell, int? copies, decimal? x, decimal? y, LabelOrder? order) =>
        new(devices, format, cell ?? 1, copies ?? 1, new LabelOffset(x ?? 0, y ?? 0), order ?? LabelOrder.AsChosen);
}

/// <summary>Prints labels: all of them as a file, or their first page as a picture.</summary>
public sealed class PrintLabels(FindLabels find, DocumentWriter writer, Database database, CurrentStaff staff, AuditTrail audit, PublicAddress address, TimeProvider time)
{
    public const int MostCopies = 10;

    /// <summary>
    /// A PDF to be printed in its own measures; that it was taken is noted. Refuses: <see cref="NotAllowed"/>, what <see cref="FindLabels"/> leaves out (the first of it: a file is
    /// whole or there is none), <see cref="LabelFormatUnknown"/>, <see cref="LabelNotOnSheet"/>, <see cref="OffsetTooLarge"/>, <see cref="LabelsMissing"/>,
    /// <see cref="CopiesNotPossible"/>, <see cref="TooManyLabels"/>, <see cref="LettersNotDrawable"/>.
    /// </summary>
    public async Task<Outcome<byte[]>> RunAsync(LabelRequest request, CancellationToken cancel)
    {
        var run = await PrepareAsync(request, cancel);
        if (run.IsRefused)
        {
            return run.Refusal;
        }

        var (actor, format, devices, info) = run.Value;
        using var file = new MemoryStream();
        writer.Write(file, info, Pages(request, format, devices, info), null, cancel);
        await audit.ExportedAsync(actor, nameof(Device), null, cancel, string.Create(CultureInfo.InvariantCulture, $"Labels: {format.Key}, Copies: {request.Copies}"), devices.Count * request.Copies);
        return file.ToArray();
    }

    /// <summary>The first page as a PNG. Refuses as <see cref="RunAsync"/>.</summary>
    public async Task<Outcome<byte[]>> PreviewAsync(LabelRequest request, CancellationToken cancel)
    {
        var run = await PrepareAsync(request, cancel);
        return run.IsRefused ? run.Refusal : Pages(request, run.Value.Format, run.Value.Devices, run.Value.Info).First().ToPicture();
    }

    private async Task<Outcome<(Actor By, LabelFormat Format, IReadOnlyList<LabelledDevice> Devices, DocumentInfo Info)>> PrepareAsync(LabelRequest request, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (LabelFormat.Find(request.Format) is not { } format)
        {
            return new LabelFormatUnknown();
        }

        if (request.FirstCell < 1 || request.FirstCell > format.Cells)
        {
            return new LabelNotOnSheet(format.Cells);
        }

        if (!request.Offset.IsPossible)
        {
            return new OffsetTooLarge(LabelOffset.Most);
        }

        var found = await find.RunAsync(request.Devices, request.Order, cancel);
        if (found.LeftOut is [var first, ..])
        {
            return first;
        }

        if (found.Devices.Count == 0)
        {
            return new LabelsMissing();
        }

        if (request.Copies is < 1 or > MostCopies)
        {
            return new CopiesNotPossible(MostCopies);
        }

        if (found.Devices.Count * request.Copies > FindLabels.Most)
        {
            return new TooManyLabels(FindLabels.Most);
        }

        var organisation = await database.ReadAsync(db => db.Organisations.Select(o => o.Name).SingleOrDefaultAsync(cancel), cancel);
        return (actor, format, found.Devices, new DocumentInfo(DeviceText.Labels, Language.Current.Code, time.GetUtcNow(), organisation ?? "", IsToScale: true));
    }

    private IEnumerable<LabelSheet> Pages(LabelRequest request, LabelFormat format, IReadOnlyList<LabelledDevice> devices, DocumentInfo info)
    {
        var fit = writer.Fit;
        var cell = request.FirstCell - 1;
        var page = new List<PlacedLabel>();
        foreach (var device in devices)
        {
            var model = new LabelModel(device.Tag, device.Centre, device.Phone, AddressOf(device.Tag));
            var design = LabelDesign.Of(model, format, fit);
            for (var copy = 0; copy < request.Copies; copy++)
            {
                page.Add(new PlacedLabel(format.CellAt(cell++, request.Offset), model, design));
                if (cell == format.Cells)
                {
                    yield return new LabelSheet(info, format, page);
                    (page, cell) = ([], 0);
                }
            }
        }

        if (page.Count > 0)
        {
            yield return new LabelSheet(info, format, page);
        }
    }

    /// <summary>Without a public address nobody outside could open a page: the tag stands alone.</summary>
    private string? AddressOf(string tag) => address.IsSet ? address.Of(Routes.FoundDevice(tag)).AbsoluteUri : null;
}
