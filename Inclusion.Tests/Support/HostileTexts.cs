using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using CsvHelper;
using CsvHelper.Configuration;
using Inclusion.Domain.Bench;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.StockTakes;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Support;

/// <summary>What people may type, paste or import that would act in a page, a mail, a table, a calendar or a document that took it for more than a text.</summary>
internal static class HostileTexts
{
    /// <summary>
    /// For pages, for spreadsheets (after a number: none begins like one), for databases, for paths, for templates, for the eye, and plain awkward. What they do when they act:
    /// set <c>window.hit</c>.
    /// </summary>
    public static readonly string[] All =
    [
        "<script>window.hit=1</script>",
        "\"><img src=x onerror=\"window.hit=1\"><svg onload=window.hit=1>",
        "javascript:window.hit=1",
        "=HYPERLINK(\"http://evil.example\";\"x\")",
        "+1+cmd|' /C calc'!A0",
        "@SUM(1,1)",
        "-2+3",
        "'); DROP TABLE People; --",
        "../../../../etc/passwd",
        "{{7*7}} ${7*7} {0} {name} %s [[name]]",
        "]]> <!-- A & B &amp; \\, ; : \" ' ` -->",
        "gnp\u202Eexe\u202C \u2066x\u2069 a\u200Bb",
        "Ada\r\nBcc: all@example.org\r\nDTSTART:20260101",
        new string('W', 120),
        "Z\u0351\u036B\u0343\u0332\u034C\u0360\u0324a\u0351\u036B\u0343\u0332lgo \U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466",
        "\u0645\u062D\u0645\u062F (LT-0025) \u0639\u0628\u062F \u0627\u0644\u0631\u062D\u0645\u0646",
    ];

    /// <summary>For mails and calendars, and for whatever fills names into sentences.</summary>
    public static readonly string[] OfMails =
    [
        .. All,
        "=?utf-8?Q?=42=63=63:_all=40example.org?=",
        "a =?utf-8?B?QmNjOiBhbGxAZXhhbXBsZS5vcmc=?= b",
        ".\r\nQUIT\r\nMAIL FROM:<evil@example.org>",
        "From nobody Mon Jan 1 00:00:00 2026",
        "a%0d%0aBcc: all@example.org",
        "Content-Type: text/html\r\n\r\n<b onclick=\"window.hit=1\">x</b>",
        "Ada\u0085Bcc: all@example.org\u2028Bcc: all@example.org\u000BBcc: all@example.org",
        "{name} {{loan}} {0} {1} {{{0}}} %s %n $1 \\n",
        "Ada <all@example.org>, Bob <bob@example.org>; \"c\" (comment) :group:;",
        "half \uD83D of a character",
        new string('x', 1_000),
    ];

    /// <summary>The texts of one line that people type; those of several are <see cref="TypedText.Lines"/>. Addresses and numbers are not among them: every door asks what they are.</summary>
    private static readonly (Type Record, string Property)[] OneLine =
    [
        (typeof(Centre), nameof(Centre.Name)),
        (typeof(Course), nameof(Course.Title)),
        (typeof(Course), nameof(Course.MaterialsLink)),
        (typeof(Course), nameof(Course.Framework)),
        (typeof(Device), nameof(Device.Maker)),
        (typeof(Device), nameof(Device.Model)),
        (typeof(Device), nameof(Device.Serial)),
        (typeof(Device), nameof(Device.Shelf)),
        (typeof(Device), nameof(Device.Tag)),
        (typeof(Device), nameof(Device.Storage)),
        (typeof(Device), nameof(Device.OperatingSystem)),
        (typeof(DeviceFault), nameof(DeviceFault.Accessory)),
        (typeof(Donation), nameof(Donation.DonorName)),
        (typeof(Donation), nameof(Donation.Reference)),
        (typeof(Household), nameof(Household.Name)),
        (typeof(ImpactReport), nameof(ImpactReport.Title)),
        (typeof(ImportRun), nameof(ImportRun.FileName)),
        (typeof(Message), nameof(Message.Subject)),
        (typeof(MessageAttachment), nameof(MessageAttachment.FileName)),
        (typeof(Organisation), nameof(Organisation.Name)),
        (typeof(Organisation), nameof(Organisation.Place)),
        (typeof(Organisation), nameof(Organisation.Signatory)),
        (typeof(Organisation), nameof(Organisation.SignatoryRole)),
        (typeof(Organisation), nameof(Organisation.CertificateLine)),
        (typeof(Partner), nameof(Partner.Name)),
        (typeof(Partner), nameof(Partner.ContactName)),
        (typeof(Person), nameof(Person.Name)),
        (typeof(Person), nameof(Person.AddressAs)),
        (typeof(Person), nameof(Person.Municipality)),
        (typeof(Person), nameof(Person.PostalCode)),
        (typeof(PublicRequest), nameof(PublicRequest.Name)),
        (typeof(ReportPicture), nameof(ReportPicture.Alternative)),
        (typeof(ReportPicture), nameof(ReportPicture.Caption)),
        (typeof(ReportQuotation), nameof(ReportQuotation.Attribution)),
        (typeof(ReportSchedule), nameof(ReportSchedule.Title)),
        (typeof(Room), nameof(Room.Name)),
        (typeof(SavedFilter), nameof(SavedFilter.Name)),
        (typeof(BenchWork), nameof(BenchWork.What)),
        (typeof(ChecklistItem), nameof(ChecklistItem.French)),
        (typeof(SparePart), nameof(SparePart.Name)),
        (typeof(SimCard), nameof(SimCard.Operator)),
        (typeof(SimCard), nameof(SimCard.Plan)),
        (typeof(SimCard), nameof(SimCard.PaidBy)),
        (typeof(StaffInvitation), nameof(StaffInvitation.Name)),
        (typeof(StaffMember), nameof(StaffMember.Name)),
        (typeof(StockTake), nameof(StockTake.Label)),
        (typeof(StockTake), nameof(StockTake.Shelf)),
        (typeof(StockTakeScan), nameof(StockTakeScan.Code)),
        (typeof(StockTakeScan), nameof(StockTakeScan.Shelf)),
        (typeof(WorkItem), nameof(WorkItem.Subject)),
    ];

    /// <summary>
    /// Puts them in the place of every text that people typed, past every door: also what the doors would not let in. Each ends with a number of its record, as names of
    /// records must differ.
    /// </summary>
    /// <returns>How many texts were put in.</returns>
    public static Task<int> FillAsync(InclusionDb db) => FillAsync(db, All);

    /// <summary>As the other, with these texts.</summary>
    public static async Task<int> FillAsync(InclusionDb db, string[] texts)
    {
        var cases = new StringBuilder();
        foreach (var (at, _) in texts.Index())
        {
            cases.Append(CultureInfo.InvariantCulture, $" WHEN {at} THEN {{{at}}}");
        }

        var changed = 0;
        foreach (var ((record, name), index) in OneLine.Concat(TypedText.Lines).Select((text, index) => (text, index)))
        {
            var type = db.Model.FindEntityType(record)!;
            var (table, column) = (type.GetTableName(), type.FindProperty(name)!.GetColumnName());
            var sql = $"UPDATE \"{table}\" SET \"{column}\" = (CASE (rowid + {index}) % {texts.Length}{cases} END) || ' ' || rowid WHERE \"{column}\" <> ''";
            changed += await db.Database.ExecuteSqlRawAsync(sql, [.. texts]);
        }

        return changed;
    }

    /// <summary>What is wrong with a file that holds these texts.</summary>
    /// <param name="extension">With its point.</param>
    public static IEnumerable<string> FindActing(string extension, byte[] file) => extension switch
    {
        ".csv" => FindInCsv(Encoding.UTF8.GetString(file)),
        ".xlsx" => FindInWorkbook(file),
        ".ics" => FindInCalendar(Encoding.UTF8.GetString(file)),
        ".json" => FindInJson(file),
        _ => new[] { "/JavaScript", "/JS ", "/Launch", "/URI (javascript", "/URI(javascript" }.Where(word => Encoding.Latin1.GetString(file).Contains(word, StringComparison.Ordinal)),
    };

    /// <summary>A cell that a spreadsheet would reckon with, unless it is a number.</summary>
    private static IEnumerable<string> FindInCsv(string text)
    {
        using var reader = new CsvReader(new StringReader(text.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { HasHeaderRecord = false, DetectDelimiter = true, DetectDelimiterValues = [",", ";"] });
        while (reader.Read())
        {
            for (var column = 0; column < reader.Parser.Count; column++)
            {
                if (reader[column] is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] cell && !decimal.TryParse(cell.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out _))
                {
                    yield return $"a cell begins like a formula: {cell}";
                }
            }
        }
    }

    private static IEnumerable<string> FindInWorkbook(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            if (XDocument.Load(stream).Descendants().Any(e => e.Name.LocalName == "f"))
            {
                yield return $"{entry.FullName} has a formula";
            }
        }
    }

    /// <summary>A line that one of the texts has made, or one that is longer than the format allows (RFC 5545, 3.1).</summary>
    private static IEnumerable<string> FindInCalendar(string text) =>
        text.Split("\r\n").Where(line => line.StartsWith("Bcc:", StringComparison.Ordinal) || line.StartsWith("DTSTART:20260101", StringComparison.Ordinal) || line.Contains('\n', StringComparison.Ordinal) || Encoding.UTF8.GetByteCount(line) > 75);

    private static IEnumerable<string> FindInJson(byte[] file)
    {
        using var document = JsonDocument.Parse(file);
        return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? [] : ["no JSON object"];
    }
}
