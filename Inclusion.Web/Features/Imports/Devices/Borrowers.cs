using System.Globalization;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Web.Features.Imports.Devices;

/// <summary>
/// The people who have devices: those who are here, those who are to be added, those of whom it has to be decided first, and those who are not in reach of whoever imports and to whom
/// nothing is lent. Recognised as people of a list are.
/// </summary>
internal sealed class Borrowers
{
    private readonly Dictionary<string, (PersonClaim Claim, Acquaintance Same)> _same = [];
    private readonly Dictionary<string, PersonClaim> _new = [];
    private readonly Dictionary<string, string> _elsewhere = [];
    private readonly HashSet<string> _waiting = [];
    private readonly List<Doubt> _doubts = [];

    private Borrowers()
    {
    }

    /// <summary>Every doubtful borrower at the first line that names them, decided or not.</summary>
    public IReadOnlyList<Doubt> Doubts => _doubts;

    /// <summary>Recognises the borrowers of rows, which are asked about once for all of their devices.</summary>
    public static async Task<Borrowers> RecogniseAsync(InclusionDb db, ImportCommand command, IEnumerable<ImportedDevice> rows, Actor actor, CancellationToken cancel)
    {
        var borrowers = new Borrowers();
        var groups = rows.Where(r => r.Borrower is not null).GroupBy(r => r.Borrower!.Identity).ToList();
        var claims = groups.ConvertAll(g => Claim(g.First().Line, g.First().Borrower!));
        var acquaintances = await Acquaintances.OfAsync(db, actor, claims, cancel);
        for (var i = 0; i < groups.Count; i++)
        {
            borrowers.Add(groups[i].Key, claims[i], [.. groups[i].Select(r => r.Tag.Length > 0 ? r.Tag : r.Facts.Serial)], acquaintances, command);
        }

        return borrowers;
    }

    /// <summary>Whether it has to be decided first who this is.</summary>
    public bool IsWaiting(Borrower borrower) => _waiting.Contains(borrower.Identity);

    /// <summary>The centre, by name, that has this person where they are not in reach: a loan would bring them there, and only who sees somebody lends to them. Null: they are in reach, or new.</summary>
    public string? ElsewhereOf(Borrower borrower) => _elsewhere.GetValueOrDefault(borrower.Identity);

    /// <summary>Adds those who are new, and keeps by which key the others are known from now on.</summary>
    /// <returns>The person's id by <see cref="Borrower.Identity"/>.</returns>
    public async Task<Dictionary<string, long>> WriteAsync(InclusionDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var added = _new.ToDictionary(n => n.Key, n => Person.Add(new PersonFacts { Name = n.Value.Name, Email = n.Value.Email }, now, n.Value.Key).Value);
        db.People.AddRange(added.Values);
        await db.SaveChangesAsync(cancel);

        var ids = added.ToDictionary(a => a.Key, a => a.Value.Id);
        var byLine = _new.ToDictionary(n => n.Value.Line, n => n.Key);
        foreach (var (identity, (_, same)) in _same)
        {
            ids[identity] = same.PersonId ?? ids[byLine[same.Line!.Value]];
        }

        await NewKeys.KeepAsync(db, [.. _same.Values.Where(s => s.Same.PersonId is not null && s.Claim.Key is not null).Select(s => (s.Same.PersonId!.Value, s.Claim.Key!))], cancel);
        return ids;
    }

    private static PersonClaim Claim(int line, Borrower borrower) => new(line, borrower.Key, RowKey: null, borrower.Name, borrower.Email, Phone: "", BirthYear: null, Place: "");

    private void Add(string identity, PersonClaim claim, IReadOnlyList<string> devices, Acquaintances acquaintances, ImportCommand command)
    {
        var recognition = acquaintances.Recognise(
            claim, command, () => string.Format(CultureInfo.CurrentCulture, ImportText.DoubtBorrower, Acquaintances.Describe(claim), string.Join(", ", devices)));
        if (recognition.Doubt is { } doubt)
        {
            _doubts.Add(doubt);
        }

        if (recognition.IsWaiting)
        {
            _waiting.Add(identity);
        }
        else if (recognition.Same is { Elsewhere: { } centre })
        {
            _elsewhere[identity] = centre;
        }
        else if (recognition.Same is { } same)
        {
            _same[identity] = (claim, same);
        }
        else
        {
            acquaintances.Add(claim);
            _new[identity] = claim;
        }
    }
}
