using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Commands;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Imports;

public sealed class ImportVerbTests
{
    [Fact]
    public async Task It_imports_tells_and_ends_with_zero_also_where_rows_were_left_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (code, output, error) = await RunAsync(database, "Tag;Grade\nA-1;B\nA-2;Z\n", "devices");
        Assert.Equal(0, code);
        Assert.Contains("2 new", output, StringComparison.Ordinal);
        Assert.Contains("Line 3, “Grade”: “Z” is not understood", error, StringComparison.Ordinal);
        Assert.Equal(2, await database.ReadAsync(db => db.Devices.CountAsync()));
    }

    [Fact]
    public async Task A_dry_run_says_the_same_and_writes_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (code, output, _) = await RunAsync(database, ImportArrangements.SnipeItUsers, "people", "--dry-run");
        Assert.Equal(0, code);
        Assert.Contains("2 new", output, StringComparison.Ordinal);
        Assert.Equal(0, await database.ReadAsync(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Ambiguous_dates_fail_with_the_option_that_answers()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string File = "Tag;Acquired on\nA-1;1/2/2025\n";
        var (code, _, error) = await RunAsync(database, File, "devices");
        Assert.NotEqual(0, code);
        Assert.Contains("--dates", error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(database, File, "devices", "--dates", "month-first")).Code);
        Assert.Equal(new DateOnly(2025, 1, 2), await database.ReadAsync(db => db.Devices.Select(d => d.AcquiredOn).SingleAsync()));
    }

    [Fact]
    public async Task Columns_can_be_named_and_the_centre_chosen()
    {
        await using var database = await TestDatabase.CreateAsync();
        var south = await database.AddCentreAsync("Maison Sud");
        const string File = "Inventory;Machine\nA-1;ThinkPad\n";
        Assert.Equal(2, (await RunAsync(database, File, "devices", "--map", "Inventory=Tag", "--map", "Machine=Model")).Code);
        Assert.Equal(2, (await RunAsync(database, File, "devices", "--centre", "Nowhere", "--map", "Inventory=Tag")).Code);
        Assert.Equal(0, (await RunAsync(database, File, "devices", "--centre", "maison sud", "--map", "Inventory=Tag", "--map", "Machine=Model")).Code);
        Assert.Equal(("ThinkPad", south), await database.ReadAsync(async db => (await db.Devices.Select(d => d.Model).SingleAsync(), await db.Devices.Select(d => d.CentreId).SingleAsync())));
    }

    [Fact]
    public async Task People_are_at_home_at_the_centre_that_is_named_else_at_none_of_several()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(0, (await RunAsync(database, "Name\nJean Un\n", "people")).Code);
        var south = await database.AddCentreAsync("Maison Sud");
        Assert.Equal(0, (await RunAsync(database, "Name\nJean Deux\n", "people")).Code);
        Assert.Equal(2, (await RunAsync(database, "Name\nJean Trois\n", "people", "--centre", "Nowhere")).Code);
        Assert.Equal(0, (await RunAsync(database, "Name;Centre\nJean Trois;\nJean Quatre;Maison Ouest\n", "people", "--centre", "maison sud", "--create-centres")).Code);
        var west = await database.ReadAsync(db => db.Centres.Where(c => c.Name == "Maison Ouest").Select(c => c.Id).SingleAsync());
        Assert.Equal([database.CentreId, null, south, west], await database.ReadAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.HomeCentreId).ToListAsync()));
    }

    [Fact]
    public async Task Unknown_words_are_named_with_what_they_were_taken_for_and_an_option_says_otherwise()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string List = "Tag;Status\nA-1;Written off\nA-2;Written off\n";
        var (code, _, error) = await RunAsync(database, List, "devices", "--dry-run");
        Assert.Equal(0, code);
        Assert.Contains("“Written off” was taken for “Recycled” (lines with it: 2)", error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(database, List, "devices", "--word", "Status:Written off=Flying")).Code);
        Assert.Equal(2, (await RunAsync(database, List, "devices", "--word", "Colour:Red=Recycled")).Code);
        (code, _, error) = await RunAsync(database, List, "devices", "--word", "status:written OFF=repair");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(2, await database.ReadAsync(db => db.Devices.CountAsync(d => d.Status == Inclusion.Domain.Devices.DeviceStatus.Repair)));
    }

    [Fact]
    public async Task Columns_that_are_not_understood_are_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (_, _, error) = await RunAsync(database, "Tag;Colour;Empty;Size\nA-1;red;;big\n", "devices", "--dry-run");
        Assert.Contains("Columns that are not imported: Colour, Size.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("not imported", (await RunAsync(database, "Tag;Colour\nA-1;red\n", "devices", "--map", "Colour=Notes")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_speaks_the_language_of_the_organisation()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (code, output, error) = await RunInAsync("fr", database, "Tag;Grade;Colour\nA-1;Z;red\n", "devices");
        Assert.Equal(0, code);
        Assert.Contains("n’est pas compris", error, StringComparison.Ordinal);
        Assert.Contains("Colonnes qui ne sont pas importées\u00A0: Colour.", error, StringComparison.Ordinal);
        Assert.DoesNotContain("new", output, StringComparison.Ordinal);
        Assert.Contains("vide", (await RunInAsync("fr", database, "", "devices")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_line_of_the_headings_can_be_said()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string List = "Our things,old\nCode,Machine\nA-1,ThinkPad\n";
        Assert.Equal(0, (await RunAsync(database, List, "devices", "--heading-line", "2", "--map", "Machine=Model")).Code);
        Assert.Equal("ThinkPad", await database.ReadAsync(db => db.Devices.Where(d => d.Tag == "A-1").Select(d => d.Model).SingleAsync()));
        Assert.Equal(2, (await RunAsync(database, List, "devices", "--heading-line", "two")).Code);
    }

    [Fact]
    public async Task Doubtful_rows_are_listed_and_left_out_until_an_option_says_what_they_are()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Jean Martin", phone: "06 39 98 00 01");
        const string List = "Name;Municipality\nJean Martin;Lille\nAnna;Lille\n";
        var (code, output, error) = await RunAsync(database, List, "people");
        Assert.Equal(0, code);
        Assert.Contains("1 new", output, StringComparison.Ordinal);
        Assert.Contains("1 rows wait for a decision", output, StringComparison.Ordinal);
        Assert.Contains("To decide: Line 2: Jean Martin, Lille – perhaps: Jean Martin, 06 39 98 00 01", error, StringComparison.Ordinal);
        Assert.Equal(2, (await RunAsync(database, List, "people", "--doubtful", "perhaps")).Code);
        Assert.Contains("1 new", (await RunAsync(database, List, "people", "--doubtful", "new")).Output, StringComparison.Ordinal);
        Assert.Equal(2, await database.ReadAsync(db => db.People.CountAsync(p => p.Name == "Jean Martin")));
        Assert.Contains("0 new, 2 known", (await RunAsync(database, List, "people", "--doubtful", "new")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Tag;Grade\n")]
    [InlineData("Colour;Size\nred;big\n")]
    public async Task A_file_that_cannot_be_imported_fails_with_a_sentence(string text)
    {
        await using var database = await TestDatabase.CreateAsync();
        var (code, _, error) = await RunAsync(database, text, "devices");
        Assert.Equal(1, code);
        Assert.NotEmpty(error.Trim());
        Assert.DoesNotContain("{", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_ends_with_two()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(2, (await RunAsync(database, "Tag\nA\n", "toys")).Code);
        Assert.Equal(2, (await RunAsync(database, "Tag\nA\n", "devices", "--dates", "sometimes")).Code);
        Assert.Equal(2, (await RunAsync(database, "Tag\nA\n", "devices", "--map", "Nothing=Tag")).Code);
        Assert.Equal(1, await CommandLine.RunAsync(database.Services, ["import", "devices", "/nowhere/at-all.csv"], TextReader.Null, new StringWriter(), new StringWriter(), CancellationToken.None));
    }

    private static Task<(int Code, string Output, string Error)> RunAsync(TestDatabase database, string text, string kind, params string[] options) =>
        RunInAsync("en", database, text, kind, options);

    private static async Task<(int Code, string Output, string Error)> RunInAsync(string language, TestDatabase database, string text, string kind, params string[] options)
    {
        await database.ArrangeAsync(async db => (await db.Organisations.SingleAsync()).Rename("Les Ateliers du Nord", language));
        var path = Path.Combine(Path.GetTempPath(), $"import-{Guid.NewGuid():N}.csv");
        await File.WriteAllTextAsync(path, text);
        try
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            var code = await CommandLine.RunAsync(database.Services, ["import", kind, path, .. options], TextReader.Null, output, error, CancellationToken.None);
            return (code, output.ToString(), error.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }
}
