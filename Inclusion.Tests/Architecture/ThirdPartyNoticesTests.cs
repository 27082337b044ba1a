using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

public sealed class ThirdPartyNoticesTests
{
    [Fact]
    public void What_ships_with_the_product_is_named_with_its_licence()
    {
        foreach (var (path, text) in ThirdPartyNotices.Make())
        {
            var file = Path.Combine(Repository.Folder, path);

            Assert.True(File.Exists(file) && ThirdPartyNotices.Clean(File.ReadAllText(file)) == ThirdPartyNotices.Clean(text), $"{path} is out of date: run build/third-party-notices.sh.");
        }
    }

    [Fact]
    public void No_licence_text_is_kept_of_what_no_longer_ships()
    {
        var kept = Directory.EnumerateFiles(Path.Combine(Repository.Folder, ThirdPartyNotices.TextFolder)).Select(file => Path.GetRelativePath(Repository.Folder, file));

        Assert.Empty(kept.Except(ThirdPartyNotices.Make().Keys));
    }

    [Fact]
    public void The_notices_ship_beside_the_program()
    {
        var program = Path.GetDirectoryName(Repository.WebProgram)!;

        Assert.All(
            ThirdPartyNotices.Make().Keys.Append("LICENSE"),
            path => Assert.True(File.Exists(Path.Combine(program, path)), $"{path} does not lie beside the program."));
    }
}
