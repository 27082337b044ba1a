using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>A remark: there is no centre of this name, so its devices go to the default one.</summary>
public sealed record CentreNotHere(string Centre, string Default) : Refusal;

/// <summary>The row names a centre that the person importing does not run.</summary>
public sealed record CentreNotYours(string Centre) : Refusal;

/// <summary>A remark: whoever has it is known at a centre whose people whoever imports does not see. Nothing is lent to them; it is imported as received.</summary>
public sealed record BorrowerElsewhere(string Centre) : Refusal;

/// <summary>A device that is to be added, and where.</summary>
/// <param name="Centre">Null: a centre of the row's name is to be made first.</param>
internal sealed record PlannedDevice(ImportedDevice Row, Centre? Centre);

/// <summary>What is to be done with each row, given what is here.</summary>
internal sealed class DevicePlan
{
    private readonly Dictionary<string, Centre> _centres;
    private readonly Centre _default;
    private readonly HashSet<string> _strangers = [];
    private readonly List<ImportProblem> _problems = [];
    private readonly List<ImportProblem> _remarks = [];

    private DevicePlan(Dictionary<string, Centre> centres, Centre @default, Borrowers borrowers)
    {
        _centres = centres;
        _default = @default;
        Borrowers = borrowers;
    }

    public Borrowers Borrowers { get; }

    public Centre Default => _default;

    public List<PlannedDevice> New { get; } = [];

    public List<ImportedDevice> Known { get; } = [];

    /// <summary>Those of whom it has to be decided first who has them.</summary>
    public List<ImportedDevice> Waiting { get; } = [];

    public IReadOnlyList<ImportProblem> Problems => _problems;

    public IReadOnlyList<ImportProblem> Remarks => _remarks;

    /// <summary>Looks up what is here. Refuses <see cref="NotAllowed"/> for a default centre that the person does not run.</summary>
    public static async Task<Outcome<DevicePlan>> MakeAsync(InclusionDb db, ImportCommand command, IReadOnlyList<ImportedDevice> rows, Actor actor, CancellationToken cancel)
    {
        var centres = await db.Centres.ToListAsync(cancel);
        if (centres.Find(c => c.Id == command.CentreId) is not { } centre || !actor.Runs(centre.Id))
        {
            return new NotAllowed();
        }

        var (tags, serials, rowKeys) = await KnownCodesAsync(db, rows, cancel);

        // Who has a device that is here already is not asked.
        var unknown = rows.Where(row => !IsKnown(row, tags, serials, rowKeys));
        var borrowers = await Borrowers.RecogniseAsync(db, command, unknown, actor, cancel);
        var plan = new DevicePlan(centres.DistinctBy(c => Folding.Fold(c.Name)).ToDictionary(c => Folding.Fold(c.Name)), centre, borrowers);
        foreach (var row in rows)
        {
            plan.Add(row, tags, serials, rowKeys, command, actor);
        }

        return plan;
    }

    private void Add(ImportedDevice row, HashSet<string> tags, Dictionary<string, string> serials, HashSet<string> rowKeys, ImportCommand command, Actor actor)
    {
        var isSerialKnown = serials.TryGetValue(row.Facts.Serial, out var tagOfSerial);
        if (IsKnown(row, tags, serials, rowKeys))
        {
            Known.Add(row);
        }
        else if (isSerialKnown)
        {
            _problems.Add(new ImportProblem(row.Line, null, new SerialKnown(row.Facts.Serial, tagOfSerial!)));
        }
        else if (CentreOf(row, command, actor) is var centre && centre.IsRefused)
        {
            _problems.Add(new ImportProblem(row.Line, null, centre.Refusal));
        }
        else if (row.Borrower is { } borrower && Borrowers.IsWaiting(borrower))
        {
            Waiting.Add(row);
        }
        else
        {
            New.Add(new PlannedDevice(WithinReach(row), centre.Value));
        }
    }

    /// <summary>As a device of which the file does not say who has it, where that person is not in reach.</summary>
    private ImportedDevice WithinReach(ImportedDevice row)
    {
        if (row.Borrower is null || Borrowers.ElsewhereOf(row.Borrower) is not { } elsewhere)
        {
            return row;
        }

        _remarks.Add(new ImportProblem(row.Line, null, new BorrowerElsewhere(elsewhere)));
        return row with { Borrower = null, Status = DeviceStatus.Received, LentOn = null, DueOn = null };
    }

    private static bool IsKnown(ImportedDevice row, HashSet<string> tags, Dictionary<string, string> serials, HashSet<string> rowKeys) =>
        row.RowKey is { } key ? rowKeys.Contains(key) : row.Tag.Length > 0 ? tags.Contains(row.Tag) : serials.ContainsKey(row.Facts.Serial);

    private Outcome<Centre?> CentreOf(ImportedDevice row, ImportCommand command, Actor actor)
    {
        var name = Folding.Fold(row.Centre);
        if (name.Length == 0)
        {
            return _default;
        }

        if (_centres.TryGetValue(name, out var centre))
        {
            return actor.Runs(centre.Id) ? centre : new CentreNotYours(centre.Name);
        }

        if (command.CreateCentres && actor.RunsOrganisation)
        {
            return (Centre?)null;
        }

        // Said once for each name, at its first line.
        if (_strangers.Add(name))
        {
            _remarks.Add(new ImportProblem(row.Line, null, new CentreNotHere(row.Centre, _default.Name)));
        }

        return _default;
    }

    private static async Task<(HashSet<string> Tags, Dictionary<string, string> Serials, HashSet<string> RowKeys)> KnownCodesAsync(InclusionDb db, IReadOnlyList<ImportedDevice> rows, CancellationToken cancel)
    {
        var tags = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var serials = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var rowKeys = new HashSet<string>();
        foreach (var some in rows.Chunk(1_000))
        {
            var wantedKeys = some.Select(r => r.RowKey).OfType<string>().ToList();
            rowKeys.UnionWith(await db.Devices.Where(d => d.ImportKey != null && wantedKeys.Contains(d.ImportKey)).Select(d => d.ImportKey!).ToListAsync(cancel));
            var wantedTags = some.Select(r => r.Tag).Where(t => t.Length > 0).ToList();
            tags.UnionWith(await db.Devices.Where(d => wantedTags.Contains(d.Tag)).Select(d => d.Tag).ToListAsync(cancel));
            var wantedSerials = some.Select(r => r.Facts.Serial).Where(s => s.Length > 0).ToList();
            foreach (var found in await db.Devices.Where(d => d.Serial != "" && wantedSerials.Contains(d.Serial)).Select(d => new { d.Serial, d.Tag }).ToListAsync(cancel))
            {
                serials.TryAdd(found.Serial, found.Tag);
            }
        }

        return (tags, serials, rowKeys);
    }
}
