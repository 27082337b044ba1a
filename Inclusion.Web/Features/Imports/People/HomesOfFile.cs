using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>A remark: no centre of this name is here for whoever imports, so its people get the one of the import.</summary>
public sealed record HomeCentreNotHere(string Centre) : Refusal;

/// <summary>
/// The home centres of the people of a file: the one that a row names, else that of whoever imports, else the one chosen for the import, else the only one; where there are several and
/// none was chosen, none.
/// </summary>
internal sealed class HomesOfFile
{
    private readonly Dictionary<string, Centre> _byName;
    private readonly Centre? _default;
    private readonly HashSet<string> _strangers = [];
    private readonly List<ImportProblem> _remarks = [];
    private readonly bool _areMade;

    private HomesOfFile(List<Centre> centres, ImportCommand command, Actor actor)
    {
        _byName = centres.Where(c => actor.Runs(c.Id)).DistinctBy(c => Folding.Fold(c.Name)).ToDictionary(c => Folding.Fold(c.Name));
        _default = centres.Find(c => c.Id == (actor.CentreId ?? command.CentreId)) ?? (centres is [var only] ? only : null);
        _areMade = command.CreateCentres && actor.RunsOrganisation && centres.Count > 0;
    }

    public IReadOnlyList<ImportProblem> Remarks => _remarks;

    public static async Task<HomesOfFile> OfAsync(InclusionDb db, ImportCommand command, IEnumerable<ImportedPerson> rows, Actor actor, CancellationToken cancel)
    {
        var homes = new HomesOfFile(await db.Centres.OrderBy(c => c.Id).ToListAsync(cancel), command, actor);
        foreach (var row in rows)
        {
            homes.Look(row);
        }

        return homes;
    }

    /// <summary>
    /// Makes the centres that the rows name and that are not here, with the opening hours and time zone of the one of the import, else of the first. Refuses what <see cref="Centre.Open"/>
    /// refuses.
    /// </summary>
    public async Task<Outcome> MakeAsync(InclusionDb db, IEnumerable<ImportedPerson> rows, CancellationToken cancel)
    {
        if (!_areMade)
        {
            return Outcome.Done;
        }

        var made = await NamedCentres.OpenAsync(db, rows.Where(IsToBeMade).Select(r => r.HomeCentre), _default ?? await db.Centres.OrderBy(c => c.Id).FirstAsync(cancel), cancel);
        if (made.IsRefused)
        {
            return made.Refusal;
        }

        foreach (var (name, centre) in made.Value)
        {
            _byName[name] = centre;
        }

        return Outcome.Done;
    }

    /// <summary>Null: every centre has them.</summary>
    public long? Of(ImportedPerson row) => _byName.GetValueOrDefault(Folding.Fold(row.HomeCentre))?.Id ?? _default?.Id;

    /// <summary>The name of the home that results, also of one that is still to be made; empty: every centre has them.</summary>
    public string NameOf(ImportedPerson row) => IsToBeMade(row) ? row.HomeCentre : (_byName.GetValueOrDefault(Folding.Fold(row.HomeCentre)) ?? _default)?.Name ?? "";

    /// <summary>The row names a centre that is not here for whoever imports.</summary>
    private bool IsStranger(ImportedPerson row) => Folding.Fold(row.HomeCentre) is { Length: > 0 } name && !_byName.ContainsKey(name);

    private bool IsToBeMade(ImportedPerson row) => _areMade && IsStranger(row);

    /// <summary>Said once for each name, at its first line.</summary>
    private void Look(ImportedPerson row)
    {
        if (!_areMade && IsStranger(row) && _strangers.Add(Folding.Fold(row.HomeCentre)))
        {
            _remarks.Add(new ImportProblem(row.Line, null, new HomeCentreNotHere(row.HomeCentre)));
        }
    }
}
