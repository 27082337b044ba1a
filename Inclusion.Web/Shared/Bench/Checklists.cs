using Inclusion.Domain.Bench;
using Inclusion.Domain.Devices;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Bench;

/// <summary>A step of a checklist as it is read now.</summary>
/// <param name="Key">By which a tick knows it.</param>
/// <param name="Text">In the current language, or in the other where only that is written.</param>
public sealed record ChecklistStep(string Key, string Text);

/// <summary>A step of a checklist with its words in both languages.</summary>
public sealed record ChecklistWords(string Key, string French, string English)
{
    /// <summary>In the current language, or in the other where only that is written.</summary>
    public ChecklistStep Read() => new(Key, Language.Current == Language.French ? (French.Length > 0 ? French : English) : English.Length > 0 ? English : French);
}

/// <summary>The checklist of a category: as the organisation has written it, else the one that the product has.</summary>
internal static class Checklists
{
    public static async Task<IReadOnlyList<ChecklistStep>> OfAsync(InclusionDb db, DeviceCategory category, CancellationToken cancel) =>
        [.. (await WordsOfAsync(db, category, cancel)).Select(words => words.Read())];

    public static async Task<IReadOnlyList<ChecklistWords>> WordsOfAsync(InclusionDb db, DeviceCategory category, CancellationToken cancel)
    {
        var own = await db.ChecklistItems.Where(i => i.Category == category).OrderBy(i => i.Position).Select(i => new ChecklistWords(i.Key, i.French, i.English)).ToListAsync(cancel);
        return own.Count > 0 ? own : Default(category);
    }

    public static IReadOnlyList<ChecklistWords> Default(DeviceCategory category) =>
        [.. BenchChecks.For(category).Select(check => new ChecklistWords(check.ToString(), In(Language.French, check), In(Language.English, check)))];

    private static string In(Language language, BenchCheck check)
    {
        using (language.Speak())
        {
            return EnumWords.Of(check);
        }
    }
}
