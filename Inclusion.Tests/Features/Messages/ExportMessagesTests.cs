using System.Globalization;
using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Messages.Calls;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Messages;

public sealed class ExportMessagesTests
{
    [Fact]
    public async Task The_file_has_the_filtered_messages_in_the_order_and_with_the_columns_that_are_seen_and_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var (name, email) in new[] { ("Ama", "ama@example.org"), ("Béa", "bea@example.org"), ("=Ama Deux", "deux@example.org") })
        {
            await database.AddLoanAsync(await database.AddPersonAsync(name, phone: "06 12 34 56 78", email: email), database.Today);
            await database.PlanAsync();
        }

        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var filter = new MessageFilter(MessageTab.Queued, "ama", Sort: ListSort.Parse("-written"));
        var export = await database.As<ExportMessages>(manager).RunAsync(filter, null, default);

        var lines = await LinesAsync(export.WithColumns([MessageColumns.Person, MessageColumns.Attempts]));
        Assert.Equal(["Person,Attempts", "'=Ama Deux,0", "Ama,0"], lines);
        var every = await LinesAsync(export);
        Assert.Equal(
            "Subject,Person,To,Phone,Language,Way of contact,Status,Centre,Written,Goes out,Sent,Attempts,Mail server’s answer,Last call,What came of it,Called by,Next step",
            every[0]);
        Assert.Equal(["Ama", "ama@example.org", "06 12 34 56 78", "French", "E-mail", "Waiting", "Maison de quartier Nord"], every[2].Split(',')[1..8]);
        Assert.Equal(2, (await database.As<ExportMessages>(manager).CountAsync(filter, 10, default)).Value);
        var noted = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported));
        Assert.Equal((nameof(Message), manager.StaffId, 2), (noted.Record, noted.StaffId, noted.Count));
    }

    [Fact]
    public async Task A_desk_gets_who_was_rung_and_what_came_of_it_but_not_how_people_are_reached()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync("Ama", phone: "06 12 34 56 78"), database.Today);
        await database.PlanAsync();
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var id = await database.ReadAsync(db => db.Messages.Select(m => m.Id).SingleAsync());
        Assert.False((await database.As<NoteCall>(desk).RunAsync(new NoteCallCommand(id, CallOutcome.NoAnswer, "Ring after six", Done: false), default)).IsRefused);

        var lines = await LinesAsync(await database.As<ExportMessages>(desk).RunAsync(new MessageFilter(), null, default));

        Assert.Equal(2, lines.Length);
        Assert.EndsWith($",No answer,{desk.Name},Ring after six", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("06 12", string.Concat(lines), StringComparison.Ordinal);
        Assert.DoesNotContain("Phone,", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_taken_of_another_centre_nor_by_those_who_do_not_work_at_a_desk_nor_how_people_out_of_reach_are_reached()
    {
        await using var two = await TwoCentres.CreateAsync(PeopleScope.Organisation);
        var database = two.Database;
        await database.AddLoanAsync(two.Theirs, database.Today, centreId: two.There);
        await database.PlanAsync();
        var filter = new MessageFilter(MessageTab.Queued);

        Assert.Single(await LinesAsync(await database.As<ExportMessages>(two.Manager).RunAsync(filter, null, default)));
        Assert.Contains("pierre@example.org", string.Concat(await LinesAsync(await database.As<ExportMessages>().RunAsync(filter, null, default))), StringComparison.Ordinal);
        Assert.IsType<NotAllowed>((await database.As<ExportMessages>(two.Trainer).CountAsync(filter, 10, default)).Refusal);
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ExportMessages>(two.Trainer).RunAsync(filter, null, default));
        Assert.Equal(2, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported)));
    }

    private static async Task<string[]> LinesAsync(TableExport export)
    {
        using var file = new MemoryStream();
        await export.WriteCsvAsync(file, CultureInfo.GetCultureInfo("en-GB"));
        var text = Encoding.UTF8.GetString(file.ToArray()).Replace("\uFEFF", "", StringComparison.Ordinal).Replace("\"", "", StringComparison.Ordinal);
        return text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
