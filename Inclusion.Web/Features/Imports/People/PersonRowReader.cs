using Inclusion.Domain.Common;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Web.Features.Imports.People;

/// <summary>A remark: the cell says more than one number or address; the first is kept as such, and the whole cell in the note.</summary>
public sealed record FirstOfSeveral(string Value) : Refusal;

/// <summary>Understands rows as people.</summary>
internal sealed class PersonRowReader(ImportCommand command, DateOrder dates, DateTimeOffset now)
{
    private readonly bool _isSnipeIt = ImportLayouts.Recognise(command.File.Headers).Kind is LayoutKind.SnipeItUsers;

    public ReadRows<ImportedPerson> Read()
    {
        var rows = new List<ImportedPerson>();
        var problems = new List<ImportProblem>();
        var remarks = new List<ImportProblem>();
        var words = new FileWords(command.Mapping);
        var keys = new RowKeys();
        foreach (var row in command.File.Rows)
        {
            var reader = new RowReader(command.File, command.Mapping, row, words);
            var person = Read(reader, keys.Of(row.Cells));
            if (reader.Problems.Count == 0)
            {
                rows.Add(person);
                remarks.AddRange(reader.Remarks);
            }

            problems.AddRange(reader.Problems);
        }

        return new ReadRows<ImportedPerson>(rows, problems, [.. words.Remarks, .. remarks], words.Uses);
    }

    private ImportedPerson Read(RowReader reader, string rowKey)
    {
        var notes = new List<string>();
        if (reader.Text(PersonImportFields.Notes) is { Length: > 0 } written)
        {
            notes.Add(written);
        }

        var facts = Facts(reader, notes);
        var household = reader.Text(PersonImportFields.Household, Household.NameMaxLength);

        // A number says how many live there, not who: it is a remark, not a household.
        if (household.Length > 0 && household.All(char.IsAsciiDigit))
        {
            notes.Add($"{ImportText.FieldHousehold}: {household}");
            household = "";
        }

        // What the domain would refuse is told by the preview already.
        if (Person.Add(facts, now) is { IsRefused: true } refused)
        {
            reader.Refuse(refused.Refusal!);
        }

        return new ImportedPerson(reader.Line, KeyOf(reader), rowKey, facts, reader.Past(PersonImportFields.AddedOn, dates, now), reader.Past(PersonImportFields.LastContact, dates, now),
            reader.Text(PersonImportFields.Referrer, Partner.TextMaxLength), reader.Text(PersonImportFields.BlockedBecause, Person.NoteMaxLength), reader.Day(PersonImportFields.BlockedUntil, dates),
            reader.Word<BlockOverride>(PersonImportFields.BlockOverride) ?? BlockOverride.Desk, household, reader.Text(PersonImportFields.HomeCentre), reader.Cut(PersonImportFields.Notes, string.Join('\n', notes), Person.NoteMaxLength));
    }

    private PersonFacts Facts(RowReader reader, List<string> notes) => new()
    {
        Name = NameOf(reader),
        AddressAs = reader.Text(PersonImportFields.AddressAs, Person.NameMaxLength),
        Phone = Contact(reader, PersonImportFields.Phone, ImportText.FieldPhone, ContactReading.ReadPhone, notes),
        Email = Contact(reader, PersonImportFields.Email, ImportText.FieldEmail, ContactReading.ReadEmail, notes),
        Address = reader.Text(PersonImportFields.Address, PersonFacts.AddressMaxLength),
        PostalCode = reader.Cut(PersonImportFields.PostalCode, InvisibleCharacters.Plain(reader.Text(PersonImportFields.PostalCode)), PersonFacts.PostalCodeMaxLength),
        Municipality = reader.Text(PersonImportFields.Municipality, PersonFacts.MunicipalityMaxLength),
        Language = reader.Word(PersonImportFields.Language) ?? "",
        PreferredChannel = reader.Word<ContactChannel>(PersonImportFields.Channel),
        BirthYear = reader.Read(PersonImportFields.BirthYear, BirthYear),
        Occupation = reader.Word<Occupation>(PersonImportFields.Situation) ?? Occupation.NotStated,
        Gender = reader.Word<Gender>(PersonImportFields.Gender) ?? Gender.NotStated,
    };

    private static string NameOf(RowReader reader)
    {
        var name = reader.Text(PersonImportFields.Name) is { Length: > 0 } whole ? whole : $"{reader.Text(PersonImportFields.FirstName)} {reader.Text(PersonImportFields.LastName)}".Trim();
        return reader.Cut(PersonImportFields.Name, name, Person.NameMaxLength);
    }

    /// <summary>The number or address of a cell; what else stands there, or what is none, goes into the person's note, so that nothing that somebody wrote down is lost.</summary>
    private static string Contact(RowReader reader, string field, string label, Func<string, ContactCell> read, List<string> notes)
    {
        var cell = read(reader.Text(field));
        if (cell.Problem is { } problem)
        {
            reader.LeaveOut(problem, field);
        }

        if (cell.Rest.Length > 0)
        {
            notes.Add($"{label}: {cell.Rest}");
            if (cell.Problem is null)
            {
                reader.Remark(new FirstOfSeveral(cell.Value), field);
            }
        }

        return cell.Value;
    }

    private Outcome<int?> BirthYear(string value)
    {
        var year = NumberReading.ReadYear(InvisibleCharacters.Plain(value), now.Year);
        return !year.IsRefused && year.Value is { } born && (born > now.Year || born < now.Year - Person.OldestYears) ? new BirthYearNotPossible(born) : year;
    }

    private string? KeyOf(RowReader reader) => reader.Text(PersonImportFields.ExternalId) switch
    {
        "" => null,
        var user when _isSnipeIt => SnipeIt.KeyOf(user),
        var id => id,
    };
}
