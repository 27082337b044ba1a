using System.Globalization;
using System.Text;
using Inclusion.Web.Features.Imports;
using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Tests.Features.Imports;

public sealed class ImportLayoutsTests
{
    private const string Assets =
        "\uFEFFCompany,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,Model Number,Asset Notes,Purchase Date,Purchase Cost,"
        + "Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email,Checked Out To: Location,Asset EOL Date\r\n"
        + "Sahar and Sons,Loader,ICC-1,Ornamental Railings,\"Kozey, Doyle\",Berge Inc,North Hall,32719,\"Macbook Pro 13\"\"\",,1786VM,seen,1/23/23,2266.13,,,,,,,10/27/28\r\n"
        + "Boyer,Digger,ICC-2,Soft Flooring,Krajcik LLC,Pollich LLC,South Hall,45512,iPad Air,some text,,,11/4/22,1292.94,User,gmc2a,Gage,McCrackem,gmc2a@example.org,,10/27/28\r\n";

    private const string Users =
        "\uFEFFFirst Name,Last Name,Email,Username,Activated,Location,Address,City,State,Country,Postal Code,Website,Phone,Job Title,Notes,Employee Number,Company,Manager,Remote,VIP,Start Date,End Date,Gravatar\n"
        + "Reagen,Tenant,rtenant0@example.org,rtenant0,true,Hall,0406 Emmet Drive,Lille,,,59000,https://example.org,895-137-2034,Nurse,ac tellus,\"\",,Reagen Tenant,true,true,2022-03-18,2022-12-04,x@example.org\n";

    private static async Task<TableFile> File(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await TableReader.ReadAsync(stream)).Value;
    }

    [Fact]
    public async Task Snipe_it_assets_become_devices_with_their_borrowers()
    {
        var file = await File(Assets);
        var layout = ImportLayouts.Recognise(file.Headers);

        Assert.Equal((LayoutKind.SnipeItAssets, ImportTarget.Devices), (layout.Kind, layout.Target));
        Assert.Empty(layout.Mapping.Missing(DeviceImportFields.All));
        string Cell(int row, string field) => layout.Mapping.Value(file.Rows[row], field);
        Assert.Equal("ICC-1", Cell(0, DeviceImportFields.Tag));
        Assert.Equal("Berge Inc", Cell(0, DeviceImportFields.Maker));
        Assert.Equal("Macbook Pro 13\"", Cell(0, DeviceImportFields.Model));
        Assert.Equal("1786VM", Cell(0, DeviceImportFields.ModelNumber));
        Assert.Equal("seen", Cell(0, DeviceImportFields.Notes));
        Assert.Equal("North Hall", Cell(0, DeviceImportFields.Centre));
        Assert.Equal("Kozey, Doyle", Cell(0, DeviceImportFields.Donor));
        Assert.Equal(2266.13m, NumberReading.Read(Cell(0, DeviceImportFields.ReplacementValue)).Value);
        Assert.Equal(DateOrder.MonthFirst, DateReading.OrderOf(layout.Mapping.Values(file, DeviceImportFields.AcquiredOn)).Order);
        Assert.Null(layout.Mapping.ColumnOf(DeviceImportFields.Serial));
        Assert.Equal(["User", "gmc2a", "Gage", "McCrackem", "gmc2a@example.org"],
            new[] { DeviceImportFields.CheckoutType, DeviceImportFields.BorrowerUsername, DeviceImportFields.BorrowerFirstName, DeviceImportFields.BorrowerLastName, DeviceImportFields.BorrowerEmail }
                .Select(field => Cell(1, field)));
    }

    [Fact]
    public async Task Snipe_it_users_become_people()
    {
        var file = await File(Users);
        var layout = ImportLayouts.Recognise(file.Headers);

        Assert.Equal((LayoutKind.SnipeItUsers, ImportTarget.People), (layout.Kind, layout.Target));
        Assert.Empty(layout.Mapping.Missing(PersonImportFields.All));
        Assert.Equal(["Reagen", "Tenant", "rtenant0@example.org", "rtenant0", "895-137-2034", "0406 Emmet Drive", "Lille", "59000", "ac tellus"],
            new[] { PersonImportFields.FirstName, PersonImportFields.LastName, PersonImportFields.Email, PersonImportFields.ExternalId, PersonImportFields.Phone, PersonImportFields.Address, PersonImportFields.Municipality, PersonImportFields.PostalCode, PersonImportFields.Notes }
                .Select(field => layout.Mapping.Value(file.Rows[0], field)));
    }

    [Fact]
    public async Task The_short_columns_of_snipe_it_users_are_known_too() =>
        Assert.Equal(LayoutKind.SnipeItUsers, ImportLayouts.Recognise(
            (await File("First Name,Last Name,Email,Username,Phone,Address,City,State,Postal Code,Notes\na,b,c,d,e,f,g,h,i,j\n")).Headers).Kind);

    [Fact]
    public async Task A_file_of_the_other_target_is_told() =>
        Assert.Equal(LayoutKind.SnipeItUsers, ImportLayouts.For(ImportTarget.Devices, (await File(Users)).Headers).Kind);

    public static TheoryData<ImportTarget, string> Templates => new()
    {
        { ImportTarget.Devices, "en" },
        { ImportTarget.Devices, "fr" },
        { ImportTarget.People, "en" },
        { ImportTarget.People, "fr" },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_is_read_completely_without_help(ImportTarget target, string language)
    {
        await using var stream = System.IO.File.OpenRead(ImportTemplates.PathOf(target, CultureInfo.GetCultureInfo(language)));
        var file = (await TableReader.ReadAsync(stream)).Value;
        var layout = ImportLayouts.Recognise(file.Headers);

        Assert.Empty(file.Problems);
        Assert.Equal(2, file.Rows.Count);
        Assert.Equal((LayoutKind.Own, target), (layout.Kind, layout.Target));
        Assert.Equal(file.Headers.Count, layout.Mapping.Columns.Count);
        Assert.Empty(layout.Mapping.Missing(ImportLayouts.FieldsOf(target)));
        if (target == ImportTarget.Devices)
        {
            Assert.All(layout.Mapping.Values(file, DeviceImportFields.AcquiredOn), value =>
                Assert.NotNull(DateReading.Read(value, DateReading.OrderOf(layout.Mapping.Values(file, DeviceImportFields.AcquiredOn)).Order).Value));
            Assert.All(layout.Mapping.Values(file, DeviceImportFields.ReplacementValue), value => Assert.NotNull(NumberReading.Read(value).Value));
            Assert.All(layout.Mapping.Values(file, DeviceImportFields.Grade), value => Assert.NotNull(GradeWords.Find(value)));
        }
        else
        {
            Assert.All(layout.Mapping.Values(file, PersonImportFields.Language), value => Assert.NotNull(LanguageWords.Find(value)));
            Assert.All(layout.Mapping.Values(file, PersonImportFields.Channel), value => Assert.NotNull(ChannelWords.Find(value)));
        }
    }

    [Theory]
    [InlineData("Nom;Téléphone", "Name")]
    [InlineData("Nom;Prénom", "LastName")]
    [InlineData("Name;First name", "LastName")]
    [InlineData("Name;Phone", "Name")]
    public void A_name_column_is_the_family_name_only_beside_a_first_name(string headers, string field)
    {
        var mapping = ImportLayouts.For(ImportTarget.People, headers.Split(';')).Mapping;
        Assert.Equal(field, mapping.Columns[0]);
        Assert.Equal(2, mapping.Columns.Count);
        Assert.Empty(mapping.Missing(PersonImportFields.All));
    }

    [Fact]
    public void An_unknown_column_makes_the_layout_unknown() =>
        Assert.Equal(LayoutKind.Unknown, ImportLayouts.For(ImportTarget.Devices, ["Tag", "Colour"]).Kind);

    [Theory]
    [InlineData(ImportTarget.Devices)]
    [InlineData(ImportTarget.People)]
    public void No_heading_means_two_fields_and_every_field_has_a_label(ImportTarget target)
    {
        var fields = ImportLayouts.FieldsOf(target);
        var keys = fields.SelectMany(field => field.Aliases.Select(ImportField.HeadingKey).Distinct()).ToList();
        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(fields.Count, fields.Select(field => field.Key).Distinct().Count());
        foreach (var culture in new[] { "en", "fr" }.Select(CultureInfo.GetCultureInfo))
        {
            Assert.All(fields, field => Assert.False(string.IsNullOrEmpty(ImportText.ResourceManager.GetString(field.Label, culture))));
        }
    }

    [Fact]
    public void A_label_is_recognised_as_its_own_field()
    {
        foreach (var culture in new[] { "en", "fr" }.Select(CultureInfo.GetCultureInfo))
        {
            var fields = DeviceImportFields.All.Where(field => !field.Key.StartsWith("Borrower", StringComparison.Ordinal) && field.Key != DeviceImportFields.CheckoutType);
            Assert.All(fields, field =>
                Assert.Equal([field.Key], ImportLayouts.For(ImportTarget.Devices, [ImportText.ResourceManager.GetString(field.Label, culture)!]).Mapping.Columns.Values));
        }
    }
}
