using Inclusion.Domain.Devices;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Demo.Small;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Fields;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Imports;

/// <summary>What the product exports comes back whole, in whatever language and format.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("fr", TableFormat.Csv)]
    [InlineData("fr", TableFormat.Xlsx)]
    [InlineData("en", TableFormat.Csv)]
    [InlineData("en", TableFormat.Xlsx)]
    public async Task The_demonstration_exported_and_imported_into_an_empty_installation_is_the_same(string language, TableFormat format)
    {
        using var _ = Language.Find(language)!.Speak();
        await using var source = await TestDatabase.CreateEmptyAsync();
        await source.As<SmallDemonstration>(Actor.Product).FillAsync(CancellationToken.None);
        var exporter = await source.AddStaffAsync(StaffRole.Administrator, null, "export@example.org");
        var (people, devices) = await ExportAsync(source, exporter, format);

        await using var target = await TestDatabase.CreateAsync();
        var peopleReport = (await target.As<ImportPeople>().RunAsync(await CommandAsync(target, ImportKind.People, people, $"people.{format}"), null, CancellationToken.None)).Value;
        AssertWhole(peopleReport, await source.ReadAsync(db => db.People.CountAsync()));
        var deviceReport = (await target.As<ImportDevices>().RunAsync(await CommandAsync(target, ImportKind.Devices, devices, $"devices.{format}"), null, CancellationToken.None)).Value;
        AssertWhole(deviceReport, await source.ReadAsync(db => db.Devices.CountAsync()));

        var (peopleAgain, devicesAgain) = await ExportAsync(target, target.Administrator, format);
        await AssertSameAsync(people, peopleAgain);
        await AssertSameAsync(devices, devicesAgain);
        Assert.Equal(await source.ReadAsync(db => db.LoanDevices.CountAsync(l => l.IsOut)), await target.ReadAsync(db => db.LoanDevices.CountAsync(l => l.IsOut)));
    }

    [Fact]
    public void Every_heading_of_a_file_is_known_as_its_own_field_in_every_language()
    {
        foreach (var language in Language.All)
        {
            using var _ = language.Speak();
            AssertKnown(ImportTarget.Devices, DeviceRecord.All);
            AssertKnown(ImportTarget.People, PersonRecord.All);
        }
    }

    [Fact]
    public void Every_word_that_stands_in_a_file_is_read_back_in_every_language()
    {
        foreach (var language in Language.All)
        {
            using var _ = language.Speak();
            Assert.All(Enum.GetValues<DeviceStatus>(), value => Assert.Equal($"{value}", Read(DeviceImportFields.Status, EnumWords.Of(value))));
            Assert.All(Enum.GetValues<DeviceGrade>(), value => Assert.Equal($"{value}", Read(DeviceImportFields.Grade, EnumWords.Of(value))));
            Assert.All(Enum.GetValues<WipeLevel>(), value => Assert.Equal($"{value}", Read(DeviceImportFields.WipeLevel, EnumWords.Of(value))));
            Assert.All(Enum.GetValues<DeviceCategory>(), value => Assert.Equal(value, CategoryWords.Read(EnumWords.Of(value), "")));
            Assert.All(Enum.GetValues<ContactChannel>(), value => Assert.Equal($"{value}", Read(PersonImportFields.Channel, EnumWords.Of(value))));
            Assert.All(Enum.GetValues<Occupation>(), value => Assert.Equal($"{value}", Read(PersonImportFields.Situation, EnumWords.Of(value))));
            Assert.All(Enum.GetValues<Gender>(), value => Assert.Equal($"{value}", Read(PersonImportFields.Gender, EnumWords.Of(value))));
            Assert.All(Enum.GetValues<BlockOverride>(), value => Assert.Equal($"{value}", Read(PersonImportFields.BlockOverride, EnumWords.Of(value))));
            Assert.All(PersonLanguages.Choices(null), choice => Assert.Equal(choice.Value, Read(PersonImportFields.Language, choice.Text)));
            Assert.Equal("Yes", Read(DeviceImportFields.KeepsData, CommonText.Yes));
            Assert.Equal("No", Read(DeviceImportFields.KeepsData, CommonText.No));
        }
    }

    private static string? Read(string field, string word) => WordFields.Find(field)!.Find(word);

    private static void AssertKnown(ImportTarget target, IReadOnlyList<RecordField> fields)
    {
        string[] headings = [.. fields.Select(f => f.Heading)];
        var mapping = ImportLayouts.For(target, headings).Mapping;
        Assert.All(fields.Index(), f => Assert.Equal(f.Index, mapping.ColumnOf(f.Item.Key)));
    }

    private static void AssertWhole(ImportReport report, int expected)
    {
        Assert.Empty(report.Problems.Select(p => $"{p}"));
        Assert.Empty(report.Remarks.Select(p => $"{p}"));
        Assert.Empty(report.NotImported);
        Assert.Empty(report.Words);
        Assert.Empty(report.Doubts.Select(d => $"{d.Row}: {string.Join(", ", d.Others)}"));
        Assert.Equal(expected, report.Added);
    }

    private static async Task<(byte[] People, byte[] Devices)> ExportAsync(TestDatabase database, Actor by, TableFormat format) => (
        await BytesAsync(await database.As<ExportPeople>(by).RunAsync(new PeopleFilter(), null, CancellationToken.None), format),
        await BytesAsync(await database.As<ExportDevices>(by).RunAsync(new DeviceFilter(), null, CancellationToken.None), format));

    private static async Task<byte[]> BytesAsync(TableExport export, TableFormat format)
    {
        using var stream = new MemoryStream();
        await export.WriteAsync(stream, format, Language.Current.Formats, CancellationToken.None);
        return stream.ToArray();
    }

    private static async Task<ImportCommand> CommandAsync(TestDatabase database, ImportKind kind, byte[] content, string name)
    {
        var file = await FileAsync(content);
        return new ImportCommand
        {
            File = file,
            FileName = name,
            Mapping = await database.As<SuggestMapping>().RunAsync(kind, file, CancellationToken.None),
            CentreId = database.CentreId,
            CreateCentres = true,
        };
    }

    private static async Task<TableFile> FileAsync(byte[] content)
    {
        using var stream = new MemoryStream(content);
        return (await TableReader.ReadAsync(stream)).Value;
    }

    private static async Task AssertSameAsync(byte[] before, byte[] after)
    {
        var (first, second) = (await FileAsync(before), await FileAsync(after));
        Assert.Equal(first.Headers, second.Headers);
        Assert.Equal(Lines(first), Lines(second));
    }

    private static IEnumerable<string> Lines(TableFile file) =>
        file.Rows.Select(row => string.Join(" | ", row.Cells.Select((cell, i) => $"{file.Headers[i]}={cell}"))).Order(StringComparer.Ordinal);
}
