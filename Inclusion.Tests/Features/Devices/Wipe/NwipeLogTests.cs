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

    /// <summary>Of a thousand files of signs that steer the reading none may take long or break it.</summary>
    [Fact]
    public void Any_file_is_read_to_its_end()
    {
        var random = new Random(800_88);
        foreach (var kind in new[] { "()\\stream endstream obj/Filter Tj%PDF-", "|/!*: Drive Status\n0123abc" })
        {
            for (var i = 0; i < 500; i++)
            {
                var text = new string([.. Enumerable.Range(0, 400).Select(_ => kind[random.Next(kind.Length)])]);
                Assert.True(WipeLogIntake.Read(new HandedLog("x", Encoding.Latin1.GetBytes("%PDF-" + text))).Value.Facts.Serials.Count < 400);
                Assert.True(NwipeLog.OfLog(text).Serials.Count < 400);
            }
        }
    }
}
