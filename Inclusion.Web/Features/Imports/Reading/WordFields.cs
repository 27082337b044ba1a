using System.Text.Json.Serialization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Shared.People;

namespace Inclusion.Web.Features.Imports.Reading;

/// <summary>A field whose cells hold one of a few words.</summary>
/// <param name="Field">The key of the field.</param>
/// <param name="Values">What a word can stand for: names of an enum, or tags of languages.</param>
/// <param name="Find">The value of a word that is known; null for another.</param>
/// <param name="Propose">What an unknown word is likely to mean; null when nothing tells.</param>
/// <param name="LabelOf">A value in the reader's language.</param>
public sealed record WordField(string Field, IReadOnlyList<string> Values, Func<string, string?> Find, Func<string, string?> Propose, Func<string, string> LabelOf);

/// <summary>What one word of a file is taken for, wherever it stands in its column.</summary>
/// <param name="Header">The heading of its column.</param>
/// <param name="Word">As it is first written.</param>
/// <param name="FirstLine">The first line with it.</param>
/// <param name="Lines">How many lines have it.</param>
/// <param name="Value">One of <see cref="WordField.Values"/>; empty: the lines come in without it.</param>
/// <param name="IsAnswered">Whoever imports has said so; otherwise it is a proposal.</param>
public sealed record WordUse(string Field, string Header, string Word, int FirstLine, int Lines, string Value, bool IsAnswered)
{
    /// <summary>The text of the value in the reader's language; empty without one.</summary>
    public string Meaning => Value.Length == 0 ? "" : WordFields.Find(Field)!.LabelOf(Value);
}

/// <summary>The fields whose words are asked about where they are not known: once for a file, never row by row.</summary>
public static class WordFields
{
    private static readonly WordField[] All =
    [
        // Lent is what a loan makes a device: the file says to whom, or it is not.
        new(DeviceImportFields.Status, [.. Enum.GetValues<DeviceStatus>().Where(s => s is not DeviceStatus.OnLoan).Select(s => s.ToString())],
            word => OwnWords.Find<DeviceStatus>(word) ?? StatusWords.Find(word)?.ToString(), word => StatusWords.Propose(word)?.ToString(), value => EnumWords.Of(Enum.Parse<DeviceStatus>(value))),
        new(DeviceImportFields.Grade, Enum.GetNames<DeviceGrade>(), word => OwnWords.Find<DeviceGrade>(word) ?? GradeWords.Find(word)?.ToString(), word => GradeWords.Propose(word)?.ToString(), value => EnumWords.Of(Enum.Parse<DeviceGrade>(value))),
        new(DeviceImportFields.WipeLevel, Enum.GetNames<WipeLevel>(), OwnWords.Find<WipeLevel>, _ => null, value => EnumWords.Of(Enum.Parse<WipeLevel>(value))),
        new(DeviceImportFields.KeepsData, [nameof(CommonText.Yes), nameof(CommonText.No)], word => OwnWords.FindYesOrNo(word) switch { true => nameof(CommonText.Yes), false => nameof(CommonText.No), null => null },
            _ => null, value => value == nameof(CommonText.Yes) ? CommonText.Yes : CommonText.No),
        new(PersonImportFields.Language, PersonLanguages.Offered, word => OwnWords.FindLanguage(word) ?? LanguageWords.Find(word), LanguageWords.Propose, PersonLanguages.NameOf),
        new(PersonImportFields.Channel, Enum.GetNames<ContactChannel>(), word => OwnWords.Find<ContactChannel>(word) ?? ChannelWords.Find(word)?.ToString(), _ => null, value => EnumWords.Of(Enum.Parse<ContactChannel>(value))),
        new(PersonImportFields.Situation, Enum.GetNames<Occupation>(), word => OwnWords.Find<Occupation>(word) ?? SituationWords.Find(word)?.ToString(), word => SituationWords.Propose(word)?.ToString(), value => EnumWords.Of(Enum.Parse<Occupation>(value))),
        new(PersonImportFields.BlockOverride, Enum.GetNames<BlockOverride>(), OwnWords.Find<BlockOverride>, _ => null, value => EnumWords.Of(Enum.Parse<BlockOverride>(value))),
        new(PersonImportFields.Gender, Enum.GetNames<Gender>(), word => OwnWords.Find<Gender>(word) ?? GenderWords.Find(word)?.ToString(), _ => null, value => EnumWords.Of(Enum.Parse<Gender>(value))),
    ];

    /// <summary>Null for a field that holds anything.</summary>
    public static WordField? Find(string field) => Array.Find(All, f => f.Field.Equals(field, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A remark: a word that is not known was taken for what it is likely to mean, on so many lines.</summary>
/// <param name="Field">The key of the field.</param>
/// <param name="Value">One of <see cref="WordField.Values"/>.</param>
public sealed record WordGuessed(string Word, int Lines, string Field, string Value) : Refusal
{
    /// <summary>What it was taken for, in the language of whoever reads it: not kept, but said anew.</summary>
    [JsonIgnore]
    public string Meaning => WordFields.Find(Field)?.LabelOf(Value) ?? Value;
}

/// <summary>A remark: a word means nothing here; so many lines come in without it.</summary>
public sealed record WordNotUnderstood(string Word, int Lines) : Refusal;
