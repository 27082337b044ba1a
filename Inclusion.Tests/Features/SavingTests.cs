using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Data.Text;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features;

public sealed class SavingTests
{
    [Fact]
    public async Task A_new_record_is_noted_in_the_audit_trail_with_its_id()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync();
        var entry = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Record == "Person"));
        Assert.Equal((AuditAction.Added, person), (entry.Action, entry.RecordId));
    }

    [Fact]
    public async Task A_change_is_noted_with_what_the_fields_held_before_and_after()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Fatoumata Diarra", phone: "06 12 34 56 78");
        await database.ArrangeAsync(async db =>
        {
            var found = await db.People.SingleAsync(p => p.Id == person);
            return found.Change(new() { Name = "Fatoumata Lemoine", Phone = "06 12 34 56 78", PreferredChannel = ContactChannel.Letter }, database.Clock.GetUtcNow()).IsRefused;
        });
        var entry = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Record == "Person" && e.Action == AuditAction.Changed));
        Assert.Equal("Name,PreferredChannel", string.Join(',', entry.Fields.Split(',').Intersect(["Name", "PreferredChannel", "Phone"])));
        Assert.DoesNotContain("Lemoine", entry.Fields, StringComparison.Ordinal);
        var details = await database.ReadAsync(db => db.AuditDetails.Where(d => d.EntryId == entry.Id && d.Field != "LastContactAt" && d.Field != "Language").OrderBy(d => d.Field).ToListAsync());
        Assert.Equal([("Name", "Fatoumata Diarra", "Fatoumata Lemoine"), ("PreferredChannel", null, "Letter")], details.Select(d => (d.Field, d.Before, d.After)));
    }

    /// <summary>What opens an account, a feed or a document is no history: whoever reads the trail must not be able to use it.</summary>
    [Fact]
    public async Task What_opens_something_is_never_written_into_the_trail()
    {
        await using var database = await TestDatabase.CreateAsync();
        var staff = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "leila@example.org");
        await database.ArrangeAsync(async db =>
        {
            var known = await db.Users.SingleAsync(u => u.Id == staff.StaffId);
            known.PasswordHash = "AQAAAA-secret";
            known.ResetKey = "secret-link";
            known.SignOutEverywhere();
            known.Name = "Leïla";
            return true;
        });
        var entry = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Record == "StaffMember" && e.Action == AuditAction.Changed));
        Assert.Contains("PasswordHash", entry.Fields, StringComparison.Ordinal);
        Assert.Equal(["Name"], await database.ReadAsync(db => db.AuditDetails.Where(d => d.EntryId == entry.Id).Select(d => d.Field).ToListAsync()));
    }

    [Fact]
    public async Task What_a_record_held_is_kept_when_it_is_removed_and_long_texts_are_cut()
    {
        await using var database = await TestDatabase.CreateAsync();
        var partner = await database.ArrangeAsync(async db =>
        {
            var added = Partner.Add(new PartnerFacts("Maison pour tous", PartnerKinds.Referrer | PartnerKinds.Funder, Notes: new string('a', 500))).Value;
            db.Partners.Add(added);
            await db.SaveChangesAsync();
            return added.Id;
        });
        await database.ArrangeAsync(async db => db.Partners.Remove(await db.Partners.SingleAsync(p => p.Id == partner)));
        var entry = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Record == "Partner" && e.Action == AuditAction.Removed));
        var details = await database.ReadAsync(db => db.AuditDetails.Where(d => d.EntryId == entry.Id).OrderBy(d => d.Field).ToListAsync());
        Assert.Equal(["Kinds", "Name", "Notes"], details.Select(d => d.Field));
        Assert.Equal(["Referrer, Funder", "Maison pour tous", new string('a', 199) + "…"], details.Select(d => d.Before));
    }

    [Fact]
    public async Task The_audit_trail_cannot_be_changed_or_emptied()
    {
        await using var database = await TestDatabase.CreateAsync();
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => database.ReadAsync(db => db.AuditEntries.ExecuteDeleteAsync()));
        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => database.ReadAsync(db => db.AuditEntries.ExecuteUpdateAsync(s => s.SetProperty(e => e.Record, "x"))));
    }

    [Theory]
    [InlineData("eloi", "Éloïse Nguyễn")]
    [InlineData("NGUYEN", "Éloïse Nguyễn")]
    [InlineData("guy elo", "Éloïse Nguyễn")]
    [InlineData("nguyen é", "Éloïse Nguyễn")]
    [InlineData("él", "Éloïse Nguyễn")]
    [InlineData("strass", "Jürgen Straßer")]
    [InlineData("rochef", "Jean-Baptiste de La Rochefoucauld")]
    [InlineData("الزهراء", "فاطمة الزهراء بنعلي")]
    [InlineData("0612345", "Éloïse Nguyễn")]
    [InlineData("06 12 34", "Éloïse Nguyễn")]
    [InlineData("eloise@exam", "Éloïse Nguyễn")]
    public async Task A_person_is_found_by_any_part_of_a_name_a_number_or_an_address(string text, string expected)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync("Éloïse Nguyễn", phone: "06 12 34 56 78", email: "eloise@example.org");
        await database.AddPersonAsync("Jürgen Straßer");
        await database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld");
        await database.AddPersonAsync("فاطمة الزهراء بنعلي");
        var found = await database.ReadAsync(db => db.SearchPeople(text).Select(p => p.Name).ToListAsync());
        Assert.Equal([expected], found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("abc\" OR \"x")]
    [InlineData("*")]
    public async Task A_search_text_without_meaning_finds_nobody_and_breaks_nothing(string text)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddPersonAsync();
        Assert.Empty(await database.ReadAsync(db => db.SearchPeople(text).ToListAsync()));
    }

    [Fact]
    public async Task A_changed_name_is_found_by_the_new_one_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Fatoumata Diarra");
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == person)).Change(new() { Name = "Aminata Sow" }, database.Clock.GetUtcNow()).IsRefused);
        Assert.Empty(await database.ReadAsync(db => db.SearchPeople("diarra").ToListAsync()));
        Assert.Single(await database.ReadAsync(db => db.SearchPeople("aminata").ToListAsync()));
    }

    [Fact]
    public async Task A_device_is_found_by_tag_serial_and_model()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0042", DeviceCategory.Laptop, "PF1ABC23");
        foreach (var text in new[] { "lt-0042", "0042", "f1abc", "thinkpad t480" })
        {
            Assert.Single(await database.ReadAsync(db => db.FindDevices(text).ToListAsync()));
        }
    }
}
