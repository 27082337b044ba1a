using System.Text;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;

namespace Inclusion.Tests.Features.Imports;

/// <summary>Files written out in a test, imported as a page does it.</summary>
internal static class ImportArrangements
{
    public const string SnipeItAssets =
        "\uFEFFCompany,Name,Asset Tag,Category,Supplier,Manufacturer,Location,Order Number,Model,Model Notes,Model Number,Asset Notes,Purchase Date,Purchase Cost,"
        + "Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email,Checked Out To: Location,Asset EOL Date\r\n"
        + "Sahar,Loader,ICC-1,Laptops,\"Kozey, Doyle\",Apple,Maison de quartier nord,32719,\"Macbook Pro 13\"\"\",,1786VM,seen,1/23/23,2266.13,,,,,,,10/27/28\r\n"
        + "Boyer,Digger,ICC-2,Laptops,Krajcik LLC,Lenovo,South Hall,45512,ThinkPad,some text,,,11/14/22,1292.94,User,gmc2a,Gage,McCrackem,gmc2a@example.org,,10/27/28\r\n"
        + "Boyer,Digger,ICC-3,Tablets,krajcik llc,Apple,,45512,iPad Air,,,,11/4/22,300,User,gmc2a,Gage,McCrackem,gmc2a@example.org,,10/27/28\r\n"
        + "Boyer,Digger,ICC-4,Tablets,,Apple,,45512,iPad Air,,,,11/4/22,300,Location,,,,,South Hall,10/27/28\r\n";

    public const string SnipeItUsers =
        "First Name,Last Name,Email,Username,Activated,Location,Address,City,State,Country,Postal Code,Website,Phone,Job Title,Notes,Employee Number\n"
        + "Gage,McCrackem,gmc2a@example.org,gmc2a,true,Hall,1 Emmet Drive,Lille,,,59000,,895-137-2034,Nurse,ac tellus,\"\"\n"
        + "Reagen,Tenant,rtenant0@example.org,rtenant0,true,Hall,2 Emmet Drive,Lille,,,59000,,,Nurse,,\"\"\n";

    public static async Task<TableFile> FileAsync(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await TableReader.ReadAsync(stream)).Value;
    }

    public static async Task<ImportCommand> DevicesAsync(this TestDatabase database, string text) => new()
    {
        File = await FileAsync(text),
        FileName = "liste.csv",
        Mapping = await database.As<SuggestMapping>().RunAsync(ImportKind.Devices, await FileAsync(text), CancellationToken.None),
        CentreId = database.CentreId,
    };

    public static async Task<ImportCommand> PeopleAsync(this TestDatabase database, string text) => new()
    {
        File = await FileAsync(text),
        FileName = "personnes.csv",
        Mapping = await database.As<SuggestMapping>().RunAsync(ImportKind.People, await FileAsync(text), CancellationToken.None),
    };

    public static async Task<ImportReport> ImportDevicesAsync(this TestDatabase database, string text) =>
        (await database.As<ImportDevices>().RunAsync(await database.DevicesAsync(text), null, CancellationToken.None)).Value;

    public static async Task<ImportReport> ImportPeopleAsync(this TestDatabase database, string text) =>
        (await database.As<ImportPeople>().RunAsync(await database.PeopleAsync(text), null, CancellationToken.None)).Value;
}
