using System.Text;
using Inclusion.Domain.Devices;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Wipe.Logs;

namespace Inclusion.Tests.Features.Devices.Wipe;

public sealed class NwipeLogTests
{
    [Fact]
    public void A_log_says_what_was_wiped_by_which_method_and_what_came_of_it()
    {
        var facts = NwipeLog.OfLog(NwipeLogs.Log());
        Assert.Equal(
            ("nwipe 0.38", "Samsung SSD 860 EVO 500GB", NwipeLogs.DiskSerial, NwipeLogs.MachineSerial, "PRNG Stream", WipeResult.Succeeded),
            (facts.Tool, facts.DriveModel, Assert.Single(facts.DriveSerials), facts.MachineSerial, facts.Method, facts.Result));
    }

    [Theory]
    [InlineData("system-manufacturer = LENOVO\nsystem-product-name = 20L5S1AB00\nsystem-version = ThinkPad T480", "LENOVO 20L5S1AB00 ThinkPad T480")]
    [InlineData("system-manufacturer = Dell Inc.\nsystem-product-name = Latitude 5490\nsystem-version = A01", "Dell Inc. Latitude 5490")]
    [InlineData("system-manufacturer = System manufacturer\nsystem-product-name = System Product Name\nsystem-version = System Version", "")]
    [InlineData("system-manufacturer = ASUSTeK COMPUTER INC.\nsystem-product-name = To be filled by O.E.M.", "")]
    public void A_log_says_in_which_machine_it_was_wiped(string said, string model) =>
        Assert.Equal(model, NwipeLog.OfLog(string.Join('\n', said.Split('\n').Select(line => $"[2026/11/27 14:02:12]  notice: {line}"))).MachineModel);

    [Theory]
    [InlineData("--FAIL--", WipeResult.Failed)]
    [InlineData("UABORTED", WipeResult.Failed)]
    [InlineData("INSANITY", WipeResult.Failed)]
    [InlineData(" Erased ", WipeResult.Succeeded)]
    public void Whatever_is_not_erased_has_failed(string status, WipeResult result) => Assert.Equal(result, NwipeLog.OfLog(NwipeLogs.Log(status)).Result);

    [Fact]
    public void A_log_that_was_cut_off_says_nothing_of_the_end()
    {
        var log = NwipeLogs.Log();
        var facts = NwipeLog.OfLog(log[..log.IndexOf("bytes written", StringComparison.Ordinal)]);
        Assert.Null(facts.Result);
        Assert.Equal([NwipeLogs.DiskSerial], facts.DriveSerials);
    }

    [Theory]
    [InlineData("To be filled by O.E.M.")]
    [InlineData("XXXXXXXX")]
    [InlineData("Default string")]
    public void What_stands_for_no_number_is_none(string serial) => Assert.Equal("", NwipeLog.OfLog(NwipeLogs.Log(machineSerial: serial)).MachineSerial);

    [Fact]
    public void The_texts_of_a_pdf_say_the_same_and_packed_ones_nothing()
    {
        var read = WipeLogIntake.Read(new HandedLog("report.pdf", NwipeLogs.Pdf())).Value;
        Assert.Equal((WipeLogKind.Pdf, "nwipe 0.38", "Samsung SSD 860 EVO 500GB", "PRNG Stream", WipeResult.Succeeded), (read.Kind, read.Facts.Tool, read.Facts.DriveModel, read.Facts.Method, read.Facts.Result));
        Assert.Equal([NwipeLogs.DiskSerial], read.Facts.Serials);
        Assert.Equal(WipeResult.Failed, WipeLogIntake.Read(new HandedLog("report.pdf", NwipeLogs.Pdf("FAILED"))).Value.Facts.Result);
        Assert.Null(WipeLogIntake.Read(new HandedLog("other.pdf", "%PDF-1.7 stream (half"u8.ToArray())).Value.Facts.Result);
    }

    [Fact]
    public void What_a_file_is_is_told_from_its_content_and_its_size()
    {
        Assert.IsType<WipeLogNotUnderstood>(WipeLogIntake.Read(new HandedLog("nwipe.txt", [0x4D, 0x5A, 0, 1, 2])).Refusal);
        Assert.IsType<WipeLogNotUnderstood>(WipeLogIntake.Read(new HandedLog("nwipe.txt", [0xFF, 0xFE, 0x41])).Refusal);
        Assert.IsType<WipeLogNotUnderstood>(WipeLogIntake.Read(new HandedLog("nwipe.txt", [])).Refusal);
        Assert.Equal(new WipeLogTooLarge(2), WipeLogIntake.Read(new HandedLog("nwipe.txt", new byte[WipeLog.MaxBytes + 1])).Refusal);
        var other = WipeLogIntake.Read(new HandedLog("notes.pdf", Encoding.UTF8.GetBytes("Réinitialisé à la main"))).Value;
        Assert.Equal((WipeLogKind.Text, null, 0), (other.Kind, other.Facts.Result, other.Facts.Serials.Count));
    }

    /// <summary>Of files made of the words and signs that steer the reading, as large as a log, none may break it, or tell more than the disks of one device.</summary>
    [Fact]
    public void Any_file_is_read_to_its_end()
    {
        var random = new Random(800_88);
        string[] ofPdf = ["(", ")", "\\", "stream\n", "\nendstream\n", " obj", "/Filter", "/FlateDecode", " Tj", " Td", "[", "]", "<<", ">>", "Serial:", "Status:", "ERASED", "\n", "x"];
        string[] ofLog = ["**** Drive Status ****\n", "****\n", "!", " ", "sda", "sdb", "|", "/", "Erased", " notice: Found /dev/", ", S/N=", "Invoking method '", "' on /dev/", ": system-serial-number = ", "nwipe 0.38", "\n", "0", "-"];
        for (var i = 0; i < 40; i++)
        {
            var pdf = Of(ofPdf, 20_000);
            Assert.True(WipeLogIntake.Read(new HandedLog("x", Encoding.Latin1.GetBytes("%PDF-" + pdf))).Value.Facts.Serials.Count <= 1);
            Assert.True(NwipeLog.OfLog(Of(ofLog, 20_000)).Serials.Count <= 16);
        }

        string Of(string[] tokens, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => tokens[random.Next(tokens.Length)]));
    }
}
