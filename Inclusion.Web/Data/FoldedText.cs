using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Inclusion.Web.Data;

/// <summary>The columns that the search reads: lower case, without accents. Written at every save, never shown.</summary>
internal static class FoldedText
{
    /// <summary>Everything that a record is found by.</summary>
    public const string Column = "Folded";

    /// <summary>The name alone: for prefixes and likely duplicates.</summary>
    public const string NameColumn = "FoldedName";

    /// <summary>The family name, two spaces, and the given one: sorts by family as no folded text holds two spaces.</summary>
    public const string FamilyColumn = "FoldedFamily";

    /// <summary>The phone number's last digits, however it was written.</summary>
    public const string PhoneColumn = "PhoneKey";

    /// <summary>Raised when a record's texts change by what this class or <see cref="Folding"/> does: at the next start all of them are written anew.</summary>
    public const int Version = 3;

    public static void Write(EntityEntry entry)
    {
        foreach (var (column, text) in Of(entry.Entity))
        {
            Set(entry, column, text);
        }
    }

    /// <summary>The columns of a record with their texts; none for a record that nobody searches for.</summary>
    public static (string Column, string Text)[] Of(object record) => record switch
    {
        // Nobody finds someone erased: not even by the word that stands for their name.
        Person { ErasedAt: not null } => [(NameColumn, ""), (FamilyColumn, ""), (PhoneColumn, ""), (Column, "")],
        Person person =>
        [
            (NameColumn, Folding.Fold(person.Name)),
            (FamilyColumn, FamilyFirst(PersonName.Of(person.Name))),
            (PhoneColumn, ContactFormats.PhoneKey(person.Phone)),
            (Column, Folding.Fold($"{person.Name} {person.AddressAs} {person.Email}") + " " + Joined(person.Name) + " " + string.Concat(person.Phone.Where(char.IsAsciiDigit))),
        ],
        Device device => [(Column, Folding.Fold($"{device.Tag} {device.Serial} {device.Maker} {device.Model} {device.SimNumber}") + " " + Joined(device.Tag) + " " + Joined(device.Serial))],
        Household household => [(NameColumn, Folding.Fold(household.Name))],
        _ => [],
    };

    private static string FamilyFirst(PersonName name) => $"{Folding.Fold(name.Family)}  {Folding.Fold(name.Given)}";

    /// <summary>Without what stands between its parts: lhermitte, jeanpierre, lt0025 are found as well; empty where it has one part.</summary>
    private static string Joined(string text) =>
        Folding.Fold(text) is var folded && folded.Contains(' ', StringComparison.Ordinal) ? folded.Replace(" ", "", StringComparison.Ordinal) : "";

    private static void Set(EntityEntry entry, string column, string text)
    {
        // Setting an equal value would mark the column, and so the search index's trigger, as changed.
        var property = entry.Property(column);
        if (!Equals(property.CurrentValue, text))
        {
            property.CurrentValue = text;
        }
    }
}
