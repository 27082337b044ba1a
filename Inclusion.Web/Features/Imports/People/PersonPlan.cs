using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>A remark: someone of another name has this e-mail address already, as in one family; both are kept.</summary>
public sealed record EmailShared(string Email, string Person) : Refusal;

/// <summary>A remark: an earlier line of the file is about the same person; this one adds nobody.</summary>
public sealed record SamePersonAbove(int FirstLine) : Refusal;

/// <summary>A remark: someone whom the row is about, or whose e-mail address it has, is known at a centre whose people whoever imports does not see: of them nothing else is told.</summary>
public sealed record KnownElsewhere(string Centre) : Refusal;

/// <summary>What is to be done with each row, given who is here and what was decided of those that are doubtful.</summary>
internal sealed class PersonPlan
{
    private readonly Acquaintances _acquaintances;
    private readonly ImportCommand _command;
    private readonly List<ImportProblem> _remarks = [];
    private readonly List<Doubt> _doubts = [];

    private PersonPlan(Acquaintances acquaintances, ImportCommand command)
    {
        _acquaintances = acquaintances;
        _command = command;
    }

    public List<ImportedPerson> New { get; } = [];

    public List<ImportedPerson> Known { get; } = [];

    /// <summary>Those that wait for a decision.</summary>
    public List<ImportedPerson> Waiting { get; } = [];

    /// <summary>The keys under which people who are here are known from now on, so that the next list finds them by it.</summary>
    public List<(long PersonId, string Key)> NewKeys { get; } = [];

    public IReadOnlyList<ImportProblem> Remarks => _remarks;

    /// <summary>Every doubtful row, decided or not.</summary>
    public IReadOnlyList<Doubt> Doubts => _doubts;

    public static async Task<PersonPlan> MakeAsync(InclusionDb db, ImportCommand command, IReadOnlyList<ImportedPerson> rows, Actor actor, CancellationToken cancel)
    {
        var plan = new PersonPlan(await Acquaintances.OfAsync(db, actor, [.. rows.Select(row => row.Claim)], cancel), command);
        foreach (var row in rows)
        {
            plan.Add(row);
        }

        return plan;
    }

    private void Add(ImportedPerson row)
    {
        var recognition = _acquaintances.Recognise(row.Claim, _command, () => Acquaintances.Describe(row.Claim));
        if (recognition.Doubt is { } doubt)
        {
            _doubts.Add(doubt);
        }

        if (recognition.IsWaiting)
        {
            Waiting.Add(row);
        }
        else if (recognition.Same is { } same)
        {
            AddKnown(row, same);
        }
        else
        {
            if (recognition.Doubt is null && _acquaintances.WithEmail(row.Facts.Email) is { } family)
            {
                _remarks.Add(new ImportProblem(row.Line, null, family.Elsewhere is { } centre ? new KnownElsewhere(centre) : new EmailShared(row.Facts.Email, family.Name)));
            }

            _acquaintances.Add(row.Claim);
            New.Add(row);
        }
    }

    private void AddKnown(ImportedPerson row, Acquaintance same)
    {
        Known.Add(row);
        if (same.Line is { } first)
        {
            _remarks.Add(new ImportProblem(row.Line, null, new SamePersonAbove(first)));
        }
        else if (same.Elsewhere is { } centre)
        {
            _remarks.Add(new ImportProblem(row.Line, null, new KnownElsewhere(centre)));
        }
        else
        {
            NewKeys.Add((same.PersonId!.Value, row.Key ?? row.RowKey));
        }
    }
}
