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

    public ReadRows<PersonRow> Read()
    {
        var rows = new List<PersonRow>();
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

        return new ReadRows<PersonRow>(rows, problems, []);
    }

    private PersonRow Read(RowReader reader)
    {
        var facts = Facts(reader);
        var household = reader.Text(PersonFields.Household);

        // A number says how many live there, not who: it is a remark, not a household.
        var isSize = household.All(char.IsAsciiDigit);
        var note = isSize && household.Length > 0 ? $"{reader.Text(PersonFields.Notes)}\n{ImportText.FieldHousehold}: {household}".Trim() : reader.Text(PersonFields.Notes);
        foreach (var refusal in Refusals(facts, isSize ? "" : household, note))
        {
            reader.Refuse(refusal);
        }

        return new PersonRow(reader.Line, KeyOf(reader), facts, isSize ? "" : household, note);
    }

    private PersonFacts Facts(RowReader reader) => new()
    {
        Name = reader.Text(PersonFields.Name) is { Length: > 0 } name ? name : $"{reader.Text(PersonFields.FirstName)} {reader.Text(PersonFields.LastName)}".Trim(),
        AddressAs = reader.Text(PersonFields.AddressAs),
        Phone = reader.Text(PersonFields.Phone),
        Email = reader.Text(PersonFields.Email),
        Address = reader.Text(PersonFields.Address),
        PostalCode = reader.Text(PersonFields.PostalCode),
        Municipality = reader.Text(PersonFields.Municipality),
        Language = reader.Read(PersonFields.Language, LanguageWords.Read) ?? "",
        PreferredChannel = ChannelOf(reader.Read(PersonFields.Channel, ChannelWords.Read)),
        BirthYear = reader.Read(PersonFields.BirthYear, NumberReading.ReadYear),
        Occupation = reader.Read(PersonFields.Situation, SituationWords.Read),
        Gender = reader.Read(PersonFields.Gender, GenderWords.Read),
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

    private string? KeyOf(RowReader reader) => reader.Text(PersonFields.ExternalId) switch
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
