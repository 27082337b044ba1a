using System.IO.Compression;
using Inclusion.Web.Foundation.Tables;

namespace Inclusion.Tests.Foundation.Tables;

/// <summary>Workbooks of others, as the import reads them.</summary>
public sealed class XlsxSheetTests
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory]
    [InlineData("")]
    [InlineData("<!DOCTYPE worksheet>")]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY told SYSTEM \"file:///etc/hostname\">]>")]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY told \"told\">]>")]
    public void A_sheet_that_brings_definitions_of_its_own_is_refused(string definitions)
    {
        using var workbook = Workbook(definitions, definitions.Contains("ENTITY", StringComparison.Ordinal) ? "&told;" : "tag");

        if (definitions.Length == 0)
        {
            Assert.Equal(["tag"], Assert.Single(XlsxSheet.Read(workbook)).Cells);
        }
        else
        {
            Assert.Throws<InvalidDataException>(() => XlsxSheet.Read(workbook).ToList());
        }
    }

    private static MemoryStream Workbook(string definitions, string cell)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Add(zip, "xl/worksheets/sheet1.xml", $"""{definitions}<worksheet xmlns="{Main}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{cell}</t></is></c></row></sheetData></worksheet>""");
        }

        file.Position = 0;
        return file;
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var entry = new StreamWriter(zip.CreateEntry(name).Open());
        entry.Write($"""<?xml version="1.0" encoding="UTF-8"?>{content}""");
    }
}
