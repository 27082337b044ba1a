using Inclusion.Domain.Common;
using Inclusion.Domain.People;

namespace Inclusion.Domain.Training;

/// <summary>What someone needs to take part.</summary>
[Flags]
public enum AccessNeed
{
    None = 0,
    Wheelchair = 1,
    Hearing = 2,
    Sight = 4,

    /// <summary>Someone or something in another language.</summary>
    Language = 8,
    Childcare = 16,
    Transport = 32,
}

/// <summary>A person's access needs: one record a person, for those who arrange and give the workshops that they are in, never on a register sheet.</summary>
public sealed class PersonNeeds : IAudited, IVersioned
{
    /// <summary>Maximum length of the note, in characters.</summary>
    public const int NoteMaxLength = 300;

    private PersonNeeds()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long PersonId { get; private set; }

    public AccessNeed Needs { get; private set; }

    /// <summary>Which language helps, as an IETF tag; empty unless <see cref="AccessNeed.Language"/> is among the needs.</summary>
    public string Language { get; private set; } = "";

    /// <summary>Empty when there is nothing to say.</summary>
    public string Note { get; private set; } = "";

    /// <summary>Refuses <see cref="NeedLanguageMissing"/>, <see cref="FieldTooLong"/>.</summary>
    public static Outcome<PersonNeeds> Of(long personId, AccessNeed needs, string language, string note)
    {
        var record = new PersonNeeds { PersonId = personId };
        return record.Change(needs, language, note) is { Refusal: { } refusal } ? refusal : record;
    }

    /// <summary>Refuses as <see cref="Of"/>.</summary>
    public Outcome Change(AccessNeed needs, string language, string note)
    {
        var withLanguage = needs.HasFlag(AccessNeed.Language);
        if (withLanguage && string.IsNullOrWhiteSpace(language))
        {
            return new NeedLanguageMissing();
        }

        if (language.Trim().Length > PersonFacts.LanguageMaxLength)
        {
            return new FieldTooLong(nameof(Language), PersonFacts.LanguageMaxLength);
        }

        if (note.Trim().Length > NoteMaxLength)
        {
            return new FieldTooLong(nameof(Note), NoteMaxLength);
        }

        Needs = needs;
        Language = withLanguage ? language.Trim() : "";
        Note = note.Trim();
        return Outcome.Done;
    }
}

/// <summary>The needs of those enrolled in a workshop, for its trainer: how many need what, without names and notes.</summary>
/// <param name="People">How many have any need.</param>
/// <param name="Counts">How many have each need, in the order of <see cref="AccessNeed"/>; a need that nobody has is missing.</param>
/// <param name="Languages">How many need which language, most first.</param>
public sealed record NeedsSummary(int People, IReadOnlyList<(AccessNeed Need, int Count)> Counts, IReadOnlyList<(string Language, int Count)> Languages)
{
    /// <param name="needs">One entry a person.</param>
    public static NeedsSummary Of(IEnumerable<(AccessNeed Needs, string Language)> needs)
    {
        var all = needs.Where(n => n.Needs is not AccessNeed.None).ToList();
        var counts = from need in Enum.GetValues<AccessNeed>()
                     where need is not AccessNeed.None
                     let count = all.Count(n => n.Needs.HasFlag(need))
                     where count > 0
                     select (need, count);
        var languages = from person in all
                        where person.Needs.HasFlag(AccessNeed.Language)
                        group person by person.Language into language
                        orderby language.Count() descending, language.Key
                        select (language.Key, language.Count());
        return new NeedsSummary(all.Count, [.. counts], [.. languages]);
    }
}
