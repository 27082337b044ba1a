using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.People;

/// <summary>People who live together.</summary>
public sealed class Household : IAudited
{
    /// <summary>Maximum length of its name, in characters.</summary>
    public const int NameMaxLength = 200;

    private Household()
    {
    }

    public long Id { get; private set; }

    /// <summary>As staff call it, often after who lives there or the address; need not be unique.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Refuses: <see cref="HouseholdNameMissing"/>, <see cref="FieldTooLong"/>.</summary>
    public static Outcome<Household> Of(string name)
    {
        name = InvisibleCharacters.OneLine(name);
        if (name.Length == 0)
        {
            return new HouseholdNameMissing();
        }

        return name.Length > NameMaxLength ? new FieldTooLong(nameof(Household), NameMaxLength) : new Household { Name = name };
    }
}

/// <summary>A remark that staff wrote about a person. Append-only.</summary>
public sealed class PersonNote : IAudited
{
    private PersonNote()
    {
    }

    internal PersonNote(string text, Actor by, DateTimeOffset at)
    {
        Text = text;
        StaffId = by.StaffId;
        StaffName = by.Name;
        At = at;
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public string Text { get; private set; } = "";

    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>What a person agreed to.</summary>
public enum ConsentKind
{
    /// <summary>That their record is kept as the privacy text says.</summary>
    DataKept = 1,

    /// <summary>That they are told things by e-mail or SMS.</summary>
    Messages = 2,

    /// <summary>That their words or picture may appear in a report.</summary>
    Publication = 3,
}

/// <summary>A consent: what, to which version of the text, when; withdrawn or not. A new version of a text is a new consent.</summary>
public sealed class PersonConsent : IAudited
{
    /// <summary>Maximum length of the name of a text's version, in characters.</summary>
    public const int TextVersionMaxLength = 40;

    private PersonConsent()
    {
    }

    internal PersonConsent(ConsentKind kind, string textVersion, DateOnly givenOn, Actor by)
    {
        Kind = kind;
        TextVersion = textVersion;
        GivenOn = givenOn;
        StaffName = by.Name;
    }

    public long Id { get; private set; }

    public long PersonId { get; private set; }

    public ConsentKind Kind { get; private set; }

    /// <summary>Which text was agreed to, such as "2026-01".</summary>
    public string TextVersion { get; private set; } = "";

    public DateOnly GivenOn { get; private set; }

    /// <summary>Null while it is valid.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>Who wrote it down.</summary>
    public string StaffName { get; private set; } = "";

    internal void Withdraw(DateOnly on) => WithdrawnOn = on;
}
