using Inclusion.Domain.Bench;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Bench;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Checklists;

/// <param name="Limit">The most steps that a list has.</param>
public sealed record ChecklistTooLong(int Limit) : Refusal;

/// <summary>The checklist of a category as it is edited.</summary>
/// <param name="Stamp">Which state of it was read.</param>
/// <param name="IsOwn">Somebody has written it; otherwise it is the one that the product has.</param>
public sealed record EditedChecklist(IReadOnlyList<ChecklistWords> Steps, string Stamp, bool IsOwn);

/// <summary>Reads the checklists, to be edited.</summary>
public sealed class FindChecklist(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Whoever asks does not run the organisation.</exception>
    public async Task<EditedChecklist> RunAsync(DeviceCategory category, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return await database.ReadAsync(
            async db =>
            {
                var stamp = await StampAsync(db, category, cancel);
                return new EditedChecklist(await Shared.Bench.Checklists.WordsOfAsync(db, category, cancel), stamp, stamp.Length > 0);
            },
            cancel);
    }

    /// <summary>Another one whenever a step was added, changed or removed; empty while there is none of the organisation's own.</summary>
    internal static async Task<string> StampAsync(InclusionDb db, DeviceCategory category, CancellationToken cancel) =>
        string.Join(',', (await db.ChecklistItems.Where(i => i.Category == category).OrderBy(i => i.Id).Select(i => new { i.Id, i.Version }).ToListAsync(cancel)).Select(i => $"{i.Id}.{i.Version}"));
}

/// <param name="Stamp">As it was read.</param>
/// <param name="Steps">In their order; a new one has an empty key. None: the list of the product holds again.</param>
public sealed record SaveChecklistCommand(DeviceCategory Category, string Stamp, IReadOnlyList<ChecklistWords> Steps);

/// <summary>Writes the checklist of a category. What was ticked stays ticked, however the words of its step change.</summary>
public sealed class SaveChecklist(Database database, CurrentStaff staff)
{
    /// <summary>Refuses: <see cref="NotAllowed"/>, <see cref="ChangedMeanwhile"/>, <see cref="ChecklistTooLong"/>, what <see cref="ChecklistItem.Add"/> refuses.</summary>
    public async Task<Outcome> RunAsync(SaveChecklistCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        if (command.Steps.Count > ChecklistItem.Most)
        {
            return new ChecklistTooLong(ChecklistItem.Most);
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await FindChecklist.StampAsync(db, command.Category, cancel) != command.Stamp)
                {
                    return new ChangedMeanwhile();
                }

                var known = await db.ChecklistItems.Where(i => i.Category == command.Category).ToDictionaryAsync(i => i.Key, cancel);
                foreach (var (index, words) in command.Steps.Index())
                {
                    if (words.Key.Length > 0 && known.Remove(words.Key, out var item))
                    {
                        if (item.Change(index + 1, words.French, words.English) is { IsRefused: true } refused)
                        {
                            return refused;
                        }

                        continue;
                    }

                    var added = ChecklistItem.Add(command.Category, KeyOf(words), index + 1, words.French, words.English);
                    if (added.IsRefused)
                    {
                        return added.Refusal;
                    }

                    db.ChecklistItems.Add(added.Value);
                }

                db.ChecklistItems.RemoveRange(known.Values);
                return Outcome.Done;
            },
            cancel);
    }

    /// <summary>A step of the product's own list keeps its key, and with it what was ticked before the list was edited.</summary>
    private static string KeyOf(ChecklistWords words) => Enum.TryParse<BenchCheck>(words.Key, out var check) ? check.ToString() : Guid.NewGuid().ToString("N");
}
