using System.Globalization;
using System.Text;

namespace Inclusion.Tests.Support;

/// <summary>What nwipe writes, of machines that do not exist: its log, and its PDF as the small library in it makes one.</summary>
internal static class NwipeLogs
{
    public const string MachineSerial = "PF1ABC42";

    public const string DiskSerial = "S3Z8NB0K512345";

    /// <param name="status">As it stands in the table: <c>Erased</c>, or anything else for what was not.</param>
    /// <param name="machineSerial">Of the machine that it ran on; empty where the maker filled in none.</param>
    public static string Log(string status = " Erased ", string machineSerial = MachineSerial) =>
        $"""
        [2026/11/27 14:02:11]    info: nwipe 0.38
        [2026/11/27 14:02:11]    info: Linux version 6.6.54 (runner@shredos) (x86_64-buildroot-linux-gnu-gcc.br_real (Buildroot
                                       2024.02.6) 12.4.0, GNU ld (GNU Binutils) 2.40) #1 SMP PREEMPT_DYNAMIC
        [2026/11/27 14:02:11]  notice: Found /dev/sda, ATA, Samsung SSD 860 EVO 500GB, 500 GB, S/N={DiskSerial}
        [2026/11/27 14:02:11]  notice: Found /dev/sdb, USB, SanDisk Ultra Fit, 16 GB, S/N=4C530001230714117553
        [2026/11/27 14:02:12]    info: Automatically enumerated 2 devices.
        [2026/11/27 14:02:12]  notice: bios-version = N24ET58W (1.33 )
        [2026/11/27 14:02:12]  notice: system-manufacturer = LENOVO
        [2026/11/27 14:02:12]  notice: system-product-name = 20L5S1AB00
        [2026/11/27 14:02:12]  notice: system-version = ThinkPad T480
        [2026/11/27 14:02:12]  notice: system-serial-number = {machineSerial}
        [2026/11/27 14:02:12]  notice: baseboard-manufacturer = LENOVO
        [2026/11/27 14:02:40]  notice: /dev/sda has serial number {DiskSerial}
        [2026/11/27 14:02:40]  notice: /dev/sda, sect/blk/dev 512/4096/500107862016
        [2026/11/27 14:02:40]  notice: Invoking method 'PRNG Stream' on /dev/sda
        [2026/11/27 14:02:40]  notice: Starting round 1 of 1 on /dev/sda
        [2026/11/27 14:02:40]  notice: Starting pass 1/1, round 1/1, on /dev/sda
        [2026/11/27 15:31:07]  notice: 500107862016 bytes written to /dev/sda
        [2026/11/27 15:31:07]  notice: Finished pass 1/1, round 1/1, on /dev/sda
        [2026/11/27 15:31:07]  notice: Finished final round 1 of 1 on /dev/sda

        ******************************** Error Summary *********************************
        !   Device | Pass Errors | Verifications Errors | Fdatasync I\O Errors
        --------------------------------------------------------------------------------
               sda |           0 |                    0 |                    0
        ********************************************************************************

        ********************************* Drive Status *********************************
        !   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number
        --------------------------------------------------------------------------------
        {(status == " Erased " ? ' ' : '!')}      sda |{status}|  94 MB/s | 01:28:27 | Samsung SSD 860 E/{DiskSerial}
        --------------------------------------------------------------------------------
        [2026/11/27 15:31:09] Total Throughput  94 MB/s, PRNG Stream, 1R+NB+VL
        ********************************************************************************

        [2026/11/27 15:31:09]    info: Nwipe successfully exited.
        """.ReplaceLineEndings("\n");

    /// <summary>One page, its texts as they are in a stream that is not packed, beside a picture that is.</summary>
    public static byte[] Pdf(string status = "ERASED", string serial = DiskSerial)
    {
        var content = new StringBuilder();
        foreach (var text in new[]
        {
            "Disc Erasure by NWIPE version 0.38", " Model: Samsung SSD 860 EVO 500GB ", $" S/N: {serial} ", "Disk Erasure Report", "Page 1 - Erasure Status", "Business Name:", "Business Address:", "Disk Information", "Make/Model:",
            "Samsung SSD 860 EVO 500GB", "Serial:", serial, "Bus:", "ATA", "Disk Erasure Details", "Start time:", "2026/11/27 14:02:40", "Status:", status, "Method:", "PRNG Stream", "PRNG algorithm:", "Twister", "Information:",
        })
        {
            content.Append(CultureInfo.InvariantCulture, $"BT /GS1 gs 60.000000 410.000000 TD /F1 12 Tf 0.5 0.5 0.5 rg 0 Tc ({text.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET\r\n");
        }

        return Encoding.Latin1.GetBytes(
            $"%PDF-1.3\r\n1 0 obj\r\n<< /Type /XObject /Filter /DCTDecode /Length 9 >>stream\r\n(No) Tj ET\r\nendstream\r\nendobj\r\n" +
            $"2 0 obj\r\n<< /Length {content.Length} >>stream\r\n{content}\r\nendstream\r\nendobj\r\ntrailer\r\n<< >>\r\n%%EOF\r\n");
    }
}
