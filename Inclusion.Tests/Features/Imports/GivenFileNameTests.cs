using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Imports;

public sealed class GivenFileNameTests
{
    public static TheoryData<string> Names => [.. HostileFiles.Names.Union(HostileTexts.OfMails)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_a_file_is_called_its_name_is_one_short_line(string name)
    {
        var kept = GivenFileName.Of(name);

        Assert.InRange(new StringInfo(kept).LengthInTextElements, 1, GivenFileName.MaxLength);
        Assert.DoesNotContain(kept, c => char.IsControl(c) || InvisibleCharacters.IsInvisible(c) || c is '/' or '\\');
        Assert.Equal(kept, string.Concat(kept.EnumerateRunes()));
        Assert.NotEqual("", kept.Trim('.', ' '));
        Assert.Equal(kept, GivenFileName.Of(kept));
    }

    [Theory]
    [InlineData("Liste d’été (2).xlsx", "Liste d’été (2).xlsx")]
    [InlineData("../../../../etc/passwd", "passwd")]
    [InlineData(@"C:\Users\Ada\liste.csv", "liste.csv")]
    [InlineData("gnp\u202Exslx.csv", "gnpxslx.csv")]
    [InlineData("..", "Fichier")]
    public void What_is_left_of_a_name(string name, string left)
    {
        using var french = Language.French.Speak();
        Assert.Equal(left, GivenFileName.Of(name));
    }

    [Fact]
    public void A_long_name_keeps_what_kind_of_file_it_is() => Assert.EndsWith("n….csv", GivenFileName.Of(new string('n', 300) + ".csv"), StringComparison.Ordinal);

    /// <summary>Whichever way the file came, also by the command line.</summary>
    [Fact]
    public async Task What_is_kept_of_an_import_is_called_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var command = await database.DevicesAsync("Tag;Category;Maker\nA-1;Laptop;Dell\n") with { FileName = "../../list\r\n\u202E.csv" };

        Assert.Equal(1, (await database.As<ImportDevices>().RunAsync(command, null, CancellationToken.None)).Value.Added);
        Assert.Equal("list .csv", await database.ReadAsync(db => db.ImportRuns.Select(r => r.FileName).SingleAsync()));
    }
}
