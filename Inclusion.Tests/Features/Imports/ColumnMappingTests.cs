using Inclusion.Web.Features.Imports.Reading;

namespace Inclusion.Tests.Features.Imports;

public sealed class ColumnMappingTests
{
    private static readonly string[] Headers = ["N° de série", "ÉTIQUETTE", "Mémoire (Go)", "Couleur", "E-mail"];

    private static ColumnMapping Guess(params string[] headers) => ColumnGuess.For(headers, DeviceImportFields.All);

    [Fact]
    public void Headings_are_recognised_without_case_accents_or_units()
    {
        var mapping = Guess(Headers);
        Assert.Equal(0, mapping.ColumnOf(DeviceImportFields.Serial));
        Assert.Equal(1, mapping.ColumnOf(DeviceImportFields.Tag));
        Assert.Equal(2, mapping.ColumnOf(DeviceImportFields.Memory));
        Assert.Equal(3, mapping.Columns.Count);
    }

    [Fact]
    public void A_likelier_heading_wins_over_an_earlier_column()
    {
        var mapping = Guess("Notes", "Asset Notes", "Tag");
        Assert.Equal(1, mapping.ColumnOf(DeviceImportFields.Notes));
        Assert.False(mapping.Columns.ContainsKey(0));
    }

    [Fact]
    public void A_field_has_one_column_and_a_column_one_field()
    {
        var mapping = Guess(Headers).With(3, DeviceImportFields.Tag).With(0, DeviceImportFields.Notes).With(2, null);
        Assert.Equal(3, mapping.ColumnOf(DeviceImportFields.Tag));
        Assert.Equal(0, mapping.ColumnOf(DeviceImportFields.Notes));
        Assert.Null(mapping.ColumnOf(DeviceImportFields.Serial));
        Assert.Equal(2, mapping.Columns.Count);
    }

    [Fact]
    public void What_is_missing_is_named_until_a_column_is_chosen()
    {
        var mapping = Guess("Couleur", "Modèle");
        Assert.Equal([new ColumnNotChosen("NeedTagOrSerial")], mapping.Missing(DeviceImportFields.All));
        Assert.Empty(mapping.With(0, DeviceImportFields.Serial).Missing(DeviceImportFields.All));
        Assert.Equal([new ColumnNotChosen("NeedName")], ColumnGuess.For(["Phone"], PersonImportFields.All).Missing(PersonImportFields.All));
    }

    [Fact]
    public void Cells_are_found_by_field()
    {
        var row = new FileRow(2, ["S1", "T1", "8", "red", ""]);
        var file = new TableFile(Headers, [row], [], [], "");
        var mapping = Guess(Headers);
        Assert.Equal("T1", mapping.Value(row, DeviceImportFields.Tag));
        Assert.Equal("", mapping.Value(row, DeviceImportFields.Grade));
        Assert.Equal(["S1"], mapping.Values(file, DeviceImportFields.Serial));
        Assert.Empty(mapping.Values(file, DeviceImportFields.Grade));
    }

    [Fact]
    public void A_mapping_is_kept_and_found_again_for_the_same_headings()
    {
        var changed = Guess(Headers).With(3, DeviceImportFields.Notes);
        var again = ColumnMapping.FromJson(changed.ToJson(), Headers, DeviceImportFields.All);
        Assert.NotNull(again);
        Assert.Equal(changed.Columns, again.Columns);
        Assert.Equal(changed.Signature, again.Signature);
        Assert.Null(ColumnMapping.FromJson(changed.ToJson(), ["Tag"], DeviceImportFields.All));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void A_kept_mapping_that_cannot_be_read_is_none(string json) =>
        Assert.Null(ColumnMapping.FromJson(json, Headers, DeviceImportFields.All));

    [Fact]
    public void A_kept_field_that_no_longer_exists_is_left_out()
    {
        var json = Guess(Headers).ToJson().Replace("\"Memory\"", "\"Weight\"", StringComparison.Ordinal);
        var mapping = ColumnMapping.FromJson(json, Headers, DeviceImportFields.All);
        Assert.Equal([0, 1], mapping!.Columns.Keys.Order());
    }
}
