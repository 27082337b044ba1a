using Inclusion.Domain.Common;
using Inclusion.Domain.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>Understands rows as people.</summary>
internal sealed class PersonRowReader(ImportCommand command, DateTimeOffset now)
{
    private readonly bool _isSnipeIt = ImportLayouts.Recognise(command.File.Headers).Kind is LayoutKind.SnipeItUsers;

    public ReadRows<ImportedPerson> Read()
    {
        var rows = new List<ImportedPerson>();
        var problems = new List<ImportProblem>();
        foreach (var row in command.File.Rows)
        {
            var reader = new RowReader(command.File, command.Mapping, row);
            var person = Read(reader);
            if (reader.Problems.Count == 0)
            {
                rows.Add(person);
            }

            problems.AddRange(reader.Problems);
        }

        return new ReadRows<ImportedPerson>(rows, problems, []);
    }

    private ImportedPerson Read(RowReader reader)
    {
        var facts = Facts(reader);
        var household = reader.Text(PersonImportFields.Household);

        // A number says how many live there, not who: it is a remark, not a household.
        var isSize = household.All(char.IsAsciiDigit);
        var note = isSize && household.Length > 0 ? $"{reader.Text(PersonImportFields.Notes)}\n{ImportText.FieldHousehold}: {household}".Trim() : reader.Text(PersonImportFields.Notes);
        foreach (var refusal in Refusals(facts, isSize ? "" : household, note))
        {
            reader.Refuse(refusal);
        }

        return new ImportedPerson(reader.Line, KeyOf(reader), facts, isSize ? "" : household, note);
    }

    private PersonFacts Facts(RowReader reader) => new()
    {
        Name = reader.Text(PersonImportFields.Name) is { Length: > 0 } name ? name : $"{reader.Text(PersonImportFields.FirstName)} {reader.Text(PersonImportFields.LastName)}".Trim(),
        AddressAs = reader.Text(PersonImportFields.AddressAs),
        Phone = reader.Text(PersonImportFields.Phone),
        Email = reader.Text(PersonImportFields.Email),
        Address = reader.Text(PersonImportFields.Address),
        PostalCode = reader.Text(PersonImportFields.PostalCode),
        Municipality = reader.Text(PersonImportFields.Municipality),
        Language = reader.Read(PersonImportFields.Language, LanguageWords.Read) ?? "",
        PreferredChannel = ChannelOf(reader.Read(PersonImportFields.Channel, ChannelWords.Read)),
        BirthYear = reader.Read(PersonImportFields.BirthYear, NumberReading.ReadYear),
        Occupation = reader.Read(PersonImportFields.Situation, SituationWords.Read),
        Gender = reader.Read(PersonImportFields.Gender, GenderWords.Read),
    };

    /// <summary>What the domain would refuse is told by the preview already.</summary>
    private IEnumerable<Refusal> Refusals(PersonFacts facts, string household, string note)
    {
        var person = Person.Add(facts, now);
        if (person.IsRefused)
        {
            yield return person.Refusal;
        }

        if (household.Length > 0 && Household.Of(household) is { IsRefused: true } refused)
        {
            yield return refused.Refusal!;
        }

        if (note.Length > Person.NoteMaxLength)
        {
            yield return new FieldTooLong(nameof(FieldText.Note), Person.NoteMaxLength);
        }
    }

    private string? KeyOf(RowReader reader) => reader.Text(PersonImportFields.ExternalId) switch
    {
        "" => null,
        var user when _isSnipeIt => SnipeIt.KeyOf(user),
        var id => id,
    };

    private static ContactChannel? ChannelOf(string? word) => word switch
    {
        ChannelWords.Email => ContactChannel.Email,
        ChannelWords.Sms => ContactChannel.Sms,
        ChannelWords.Letter => ContactChannel.Letter,
        ChannelWords.Phone => ContactChannel.Call,
        _ => null,
    };
}
