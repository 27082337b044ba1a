using System.Diagnostics;
using System.Text;
using Inclusion.Tests.Support;
using Inclusion.Web.Foundation.Calendars;

namespace Inclusion.Tests.Foundation.Calendars;

public sealed class CalendarFileTests
{
    private static readonly CalendarEntry Session = new()
    {
        Uid = CalendarEntry.UidOf("3f1c", 7),
        Sequence = 3,
        StampedAt = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
        StartsAt = new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.FromHours(1)),
        EndsAt = new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.FromHours(1)),
        Summary = "Premiers pas ; sur Internet, niveau \\ 1",
        Location = "Salle 1, Maison de quartier Nord",
        Description = "Rampe à l’arrière du bâtiment.\r\nSonnez deux fois : l’accueil est au premier étage, à gauche de l’escalier 🪜🪜🪜.",
        Link = new Uri("https://example.org/workshops/12"),
    };

    [Fact]
    public void What_is_written_reads_back_as_it_was()
    {
        var calendar = ReadCalendar.Of(CalendarFile.Write([Session], "Ateliers"));

        Assert.Equal("2.0", calendar.Properties["VERSION"]);
        Assert.Equal("Ateliers", calendar.Properties["X-WR-CALNAME"]);
        var read = Assert.Single(calendar.Entries);
        Assert.Equal("3f1c-7", read["UID"]);
        Assert.Equal("3", read["SEQUENCE"]);
        Assert.Equal("20261123T080000Z", read["DTSTAMP"]);
        Assert.Equal("20261201T090000Z", read["DTSTART"]);
        Assert.Equal("20261201T110000Z", read["DTEND"]);
        Assert.Equal(Session.Summary, read["SUMMARY"]);
        Assert.Equal(Session.Location, read["LOCATION"]);
        Assert.Equal(Session.Description.ReplaceLineEndings("\n"), read["DESCRIPTION"]);
        Assert.Equal("https://example.org/workshops/12", read["URL"]);
        Assert.Equal("CONFIRMED", read["STATUS"]);
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_none_breaks_inside_a_character()
    {
        var file = CalendarFile.Write([Session with { Summary = string.Concat(Enumerable.Repeat("é🪜العربية ", 60)) }]);

        var lines = Encoding.UTF8.GetString(file).Split("\r\n");
        Assert.All(lines, line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(file));
        Assert.Equal(lines.Length - 1, Encoding.UTF8.GetString(file).Count(letter => letter == '\n'));
    }

    [Fact]
    public void A_cancelled_session_stays_and_says_so()
    {
        var read = Assert.Single(ReadCalendar.Of(CalendarFile.Write([Session with { IsCancelled = true, Sequence = 4 }])).Entries);

        Assert.Equal(("3f1c-7", "4", "CANCELLED"), (read["UID"], read["SEQUENCE"], read["STATUS"]));
    }

    [Fact]
    public void Nothing_that_is_typed_can_add_a_line_of_its_own()
    {
        var read = ReadCalendar.Of(CalendarFile.Write([Session with { Summary = "A\r\nEND:VEVENT\u0000\u0007", Description = "", Location = "" }])).Entries;

        Assert.Equal("A\nEND:VEVENT", Assert.Single(read)["SUMMARY"]);
        Assert.DoesNotContain("DESCRIPTION", read[0].Keys);
    }

    [Fact]
    public async Task An_independent_program_reads_it_where_one_is_installed()
    {
        // Debian's python3-icalendar: Debian's own Python finds it, another one that comes first in the path does not.
        const string DebiansPython = "/usr/bin/python3";
        const string Script = "import sys,icalendar\nfor e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk('VEVENT'): print(e['UID'], e.decoded('DTSTART').isoformat(), e['STATUS'], e['SUMMARY'])";
        using var python = new Process { StartInfo = new ProcessStartInfo(File.Exists(DebiansPython) ? DebiansPython : "python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 } };
        try
        {
            python.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no Python here.");
        }

        try
        {
            await python.StandardInput.BaseStream.WriteAsync(CalendarFile.Write([Session]), TestContext.Current.CancellationToken);
            python.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read: below it says why.
        }

        var (said, complained) = (await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), await python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.SkipWhen(complained.Contains("No module named", StringComparison.Ordinal), "python3-icalendar is not installed.");
        Assert.Equal($"3f1c-7 2026-12-01T09:00:00+00:00 CONFIRMED {Session.Summary}", said.Trim());
    }
}
