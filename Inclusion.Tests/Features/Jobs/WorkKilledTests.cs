using System.Diagnostics;
using System.Globalization;
using System.Text;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Certificates;
using Inclusion.Tests.Features.Imports;
using Inclusion.Tests.Features.Reports;
using Inclusion.Tests.Foundation.Jobs.Work;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Features.Reports.Issue;
using Inclusion.Web.Foundation.Jobs.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Jobs;

/// <summary>Work may be begun twice, late, or be killed in the middle: nothing is lost, doubled or half done.</summary>
public sealed class WorkKilledTests
{
    private const int Rows = 4000;

    [Fact]
    public async Task An_import_that_is_killed_in_the_middle_has_written_nothing_and_is_whole_after_the_next_start()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await StartImportAsync(database, Rows);
        for (var kill = 0; kill < 3; kill++)
        {
            await WorkUntilKilledAsync(database.Folder, after: 1);
            Assert.Equal((0, 0), await database.ReadAsync(async db => (await db.People.CountAsync(), await db.ImportRuns.CountAsync())));
        }

        await FinishAsync(database, id);
        Assert.Equal((Rows, 1), await database.ReadAsync(async db => (await db.People.CountAsync(), await db.ImportRuns.CountAsync())));
        Assert.Equal("RowsAdded=4000", await database.ReadAsync(db => db.WorkItems.Select(w => w.Counts).SingleAsync()));
    }

    [Fact]
    public async Task An_import_that_was_written_before_the_kill_is_not_written_again_and_tells_what_it_did()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await StartImportAsync(database, 30);

        // As if the product had ended between the import and the end of its row.
        var command = await database.PeopleAsync(People(30)) with { WorkId = id };
        Assert.Equal(30, (await database.As<ImportPeople>().RunAsync(command, null, default)).Value.Added);

        await FinishAsync(database, id);
        Assert.Equal(30, (await database.As<FindWork>().DetailAsync<ImportReport>(id, default))!.Added);
        Assert.Equal((30, 1), await database.ReadAsync(async db => (await db.People.CountAsync(), await db.ImportRuns.CountAsync())));
    }

    [Fact]
    public async Task Lines_that_were_left_out_are_told_after_the_work_as_before()
    {
        await using var database = await TestDatabase.CreateAsync();
        var file = "Tag,Category,Acquired on\nA-1,Laptop,2025-02-01,one,too many\nA-2,Laptop,2025-02-01\n";
        var command = await database.DevicesAsync(file);
        var started = await database.As<StartWork>().RunAsync<ImportWork, ImportRequest>(ImportRequest.Of(ImportKind.Devices, command), null, Encoding.UTF8.GetBytes(file), default);
        await FinishAsync(database, started.Value);

        var report = (await database.As<FindWork>().DetailAsync<ImportReport>(started.Value, default))!;
        Assert.Equal((1, 1), (report.Added, report.Refused));
        Assert.Equal(2, report.Problems.Single().Line);
    }

    [Fact]
    public async Task Certificates_go_on_after_a_kill_where_they_ended_and_each_has_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var people = new List<(long, AttendanceMark[])>();
        for (var i = 0; i < 40; i++)
        {
            people.Add((await database.AddPersonAsync($"Person {i}"), IssuedWorkshops.Always));
        }

        // The process that is killed has the real clock: a workshop that is over by it, and asked for before.
        var (workshop, _) = await database.AddFinishedAsync(people: [.. people]);
        var started = await database.As<StartWork>().RunAsync<IssueCertificatesWork, IssueCertificatesCommand>(new(workshop), IssueCertificatesWork.SubjectOf(workshop), null, default);
        await WorkUntilKilledAsync(database.Folder, after: 1);
        var before = await database.ReadAsync(db => db.Certificates.CountAsync());
        Assert.InRange(before, 1, people.Count);

        await FinishAsync(database, started.Value);
        await database.ReadAsync(async db =>
        {
            Assert.Equal(people.Count, await db.Certificates.CountAsync());
            Assert.Equal(people.Count, await db.Certificates.Select(c => c.EnrolmentId).Distinct().CountAsync());
            Assert.Equal(people.Count, await db.CertificateDocuments.CountAsync());
            Assert.Equal("CertificatesIssued=40", await db.WorkItems.Select(w => w.Counts).SingleAsync());
            return true;
        });
    }

    [Fact]
    public async Task A_report_that_was_issued_before_the_kill_is_issued_once_and_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.DraftReportAsync();
        var command = new IssueReportCommand(report, await database.VersionOfAsync(report));
        var started = await database.As<StartWork>().RunAsync<IssueReportWork, IssueReportCommand>(command, IssueReportWork.SubjectOf(report), null, default);
        Assert.Null((await database.As<IssueReport>().RunAsync(command, default)).Refusal);

        await FinishAsync(database, started.Value);
        Assert.Equal("R2026-001", (await database.As<FindWork>().DetailAsync<IssuedReport>(started.Value, default))!.Number);
        Assert.Equal(1, await database.ReadAsync(db => db.ImpactReportDocuments.CountAsync()));
    }

    private static string People(int rows) => "Name,Phone\n" + string.Concat(Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"Person {i},06 12 {i / 100:00} {i % 100:00} 00\n")));

    private static async Task<long> StartImportAsync(TestDatabase database, int rows)
    {
        var file = People(rows);
        var request = ImportRequest.Of(ImportKind.People, await database.PeopleAsync(file));
        return (await database.As<StartWork>().RunAsync<ImportWork, ImportRequest>(request, null, Encoding.UTF8.GetBytes(file), default)).Value;
    }

    /// <summary>The next start of the product, and one more run than is needed.</summary>
    private static async Task FinishAsync(TestDatabase database, long id)
    {
        var runner = database.Services.GetRequiredService<WorkRunner>();
        Assert.True(await runner.RunAsync(id, default));
        Assert.True(await runner.RunAsync(id, default));
        Assert.Equal(WorkState.Done, (await database.As<FindWork>().RunAsync(id, default))!.State);
    }

    /// <summary>Starts the process that works, and kills it while it works on.</summary>
    /// <param name="after">Times that it may say how far it is.</param>
    private static async Task WorkUntilKilledAsync(string folder, int after)
    {
        using var victim = Process.Start(new ProcessStartInfo("dotnet", [typeof(WorkVictim).Assembly.Location, WorkVictim.Name, folder]) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var said = 0;
        var output = new StringBuilder();
        while (await victim.StandardOutput.ReadLineAsync() is { } line)
        {
            output.AppendLine(line);
            if (line.StartsWith(WorkVictim.Progress, StringComparison.Ordinal) && ++said == after)
            {
                victim.Kill();
            }
        }

        await victim.WaitForExitAsync();
        Assert.True(said >= after, $"It ended by itself with code {victim.ExitCode}:\n{output}");
    }
}
