using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Imports.Reading;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>A remark: someone of another name has this e-mail address already, as in one family; both are kept.</summary>
public sealed record EmailShared(string Email, string Person) : Refusal;

/// <summary>A remark: an earlier line of the file is about the same person; this one adds nobody.</summary>
public sealed record SamePersonAbove(int FirstLine) : Refusal;

/// <summary>
/// What is to be done with each row, given who is here. Someone is known by the key of the other program; else by name together with e-mail or phone, or by name alone
/// where the row has neither.
/// </summary>
internal sealed class PersonPlan
{
    private readonly HashSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<Acquaintance>> _names = [];
    private readonly Dictionary<string, string> _emails = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<ImportProblem> _remarks = [];

    /// <param name="Line">The line of the file; null for someone who is here.</param>
    private sealed record Acquaintance(string Email, string PhoneKey, int? Line);

    public List<ImportedPerson> New { get; } = [];

    public List<ImportedPerson> Known { get; } = [];

    public IReadOnlyList<ImportProblem> Remarks => _remarks;

    public static async Task<PersonPlan> MakeAsync(InclusionDb db, IReadOnlyList<ImportedPerson> rows, CancellationToken cancel)
    {
        var plan = new PersonPlan();
        foreach (var some in rows.Chunk(1_000))
        {
            await plan.MeetAsync(db, some, cancel);
        }

        foreach (var row in rows)
        {
            plan.Add(row);
        }

        return plan;
    }

    private async Task MeetAsync(InclusionDb db, ImportedPerson[] rows, CancellationToken cancel)
    {
        var keys = rows.Select(r => r.Key).OfType<string>().ToList();
        _keys.UnionWith(await db.People.Where(p => p.ExternalKey != null && keys.Contains(p.ExternalKey)).Select(p => p.ExternalKey!).ToListAsync(cancel));

        var names = rows.Select(r => r.FoldedName).Distinct().ToList();
        var namesakes = await db.People.Where(p => names.Contains(EF.Property<string>(p, FoldedText.NameColumn)))
            .Select(p => new { Name = EF.Property<string>(p, FoldedText.NameColumn), p.Email, PhoneKey = EF.Property<string>(p, FoldedText.PhoneColumn) }).ToListAsync(cancel);
        namesakes.ForEach(p => Remember(p.Name, new Acquaintance(p.Email, p.PhoneKey, null)));

        var emails = rows.Select(r => r.Facts.Email).Where(e => e.Length > 0).ToList();
        foreach (var person in await db.People.Where(p => p.Email != "" && emails.Contains(p.Email)).Select(p => new { p.Email, p.Name }).ToListAsync(cancel))
        {
            _emails.TryAdd(person.Email, person.Name);
        }
    }

    private void Add(ImportedPerson row)
    {
        if (row.Key is { } key && _keys.Contains(key))
        {
            Known.Add(row);
            return;
        }

        if (_names.GetValueOrDefault(row.FoldedName)?.Find(other => IsSame(row, other)) is { } same)
        {
            Known.Add(row);
            if (same.Line is { } first)
            {
                _remarks.Add(new ImportProblem(row.Line, null, new SamePersonAbove(first)));
            }

            return;
        }

        if (row.Facts.Email.Length > 0 && !_emails.TryAdd(row.Facts.Email, row.Facts.Name))
        {
            _remarks.Add(new ImportProblem(row.Line, null, new EmailShared(row.Facts.Email, _emails[row.Facts.Email])));
        }

        if (row.Key is not null)
        {
            _keys.Add(row.Key);
        }

        Remember(row.FoldedName, new Acquaintance(row.Facts.Email, row.PhoneKey, row.Line));
        New.Add(row);
    }

    private void Remember(string name, Acquaintance acquaintance)
    {
        if (!_names.TryGetValue(name, out var others))
        {
            _names[name] = others = [];
        }

        others.Add(acquaintance);
    }

    private static bool IsSame(ImportedPerson row, Acquaintance other) =>
        (row.Facts.Email.Length == 0 && row.PhoneKey.Length == 0)
        || (row.Facts.Email.Length > 0 && row.Facts.Email.Equals(other.Email, StringComparison.OrdinalIgnoreCase))
        || (row.PhoneKey.Length > 0 && row.PhoneKey == other.PhoneKey);
}
