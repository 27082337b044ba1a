using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Documents.Fonts;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Devices.Labels;

/// <summary>Whose labels are printed at the centre that it belongs to, and not here.</summary>
public sealed record LabelAtAnotherCentre(string Tag, string Centre) : Refusal;

/// <summary>In which order labels are printed.</summary>
public enum LabelOrder
{
    /// <summary>As they were chosen, scanned or read from the file.</summary>
    AsChosen,

    /// <summary>By tag.</summary>
    ByTag,
}

/// <summary>A device that labels are printed for.</summary>
public sealed record LabelledDevice(long Id, string Tag, string Centre, string Phone);

/// <summary>The devices that labels can be printed for.</summary>
/// <param name="Devices">In the order that was asked for.</param>
/// <param name="Address">The devices as addresses say them, in the order in which they were chosen: in another one an address can be too long for a server.</param>
/// <param name="LeftOut">Why there are none of the others, one refusal each.</param>
public sealed record FoundLabels(IReadOnlyList<LabelledDevice> Devices, string Address, IReadOnlyList<Refusal> LeftOut);

/// <summary>Finds the devices that someone has chosen to print labels for.</summary>
public sealed class FindLabels(Database database, CurrentStaff staff, DocumentFonts fonts)
{
    /// <summary>No more labels than these go into one file: some twenty-five sheets of the smallest.</summary>
    public const int Most = LabelledDevices.Most;

    /// <summary>
    /// Left out are, each by its name: a device of another centre (<see cref="LabelAtAnotherCentre"/>), one whose tag no font can draw, one that there is not
    /// (<see cref="NotFound"/>), and what goes beyond <see cref="Most"/> (<see cref="TooManyLabels"/>).
    /// </summary>
    /// <param name="address">As <see cref="RowRanges"/> writes it.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at a desk.</exception>
    public async Task<FoundLabels> RunAsync(string? address, LabelOrder order, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        var ids = RowRanges.IdsOf(address, Most + 1);
        var rows = await database.ReadAsync(
            db => (from device in db.Devices
                   where ids.Contains(device.Id)
                   join centre in db.Centres on device.CentreId equals centre.Id
                   select new { device.Id, device.Tag, device.CentreId, centre.Name, centre.Phone }).ToDictionaryAsync(row => row.Id, cancel),
            cancel);
        var (devices, leftOut, drawable) = (new List<LabelledDevice>(), new List<Refusal>(), new Dictionary<string, string>());
        if (ids.Count > Most)
        {
            leftOut.Add(new TooManyLabels(Most));
        }

        foreach (var id in ids.Take(Most))
        {
            if (!rows.TryGetValue(id, out var row))
            {
                leftOut.Add(new NotFound());
            }
            else if (!actor.WorksAt(row.CentreId))
            {
                leftOut.Add(new LabelAtAnotherCentre(row.Tag, row.Name));
            }
            else if (fonts.FindUndrawable(row.Tag) is { } missing)
            {
                leftOut.Add(missing.Refusal);
            }
            else
            {
                devices.Add(new LabelledDevice(row.Id, row.Tag, Drawable(row.Name), Drawable(row.Phone)));
            }
        }

        return new FoundLabels(
            order is LabelOrder.ByTag ? [.. devices.OrderBy(device => device.Tag, StringComparer.OrdinalIgnoreCase)] : devices, RowRanges.AddressOf(devices.Select(device => device.Id)), leftOut);

        // A centre's name holds up nobody's labels: what cannot be drawn is left away. The same few stand on all of them.
        string Drawable(string text)
        {
            if (!drawable.TryGetValue(text, out var drawn))
            {
                drawable[text] = drawn = fonts.FindUndrawable(text) is null ? text : "";
            }

            return drawn;
        }
    }
}
