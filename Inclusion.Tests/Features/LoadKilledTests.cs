using System.Diagnostics;
using System.Globalization;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Features.Messages;
using Inclusion.Web.Foundation.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features;

/// <summary>
/// The product is killed in the middle of everything, and starts again on what the kill left. Outside, a ledger is kept of what was asked and what was acknowledged: nothing that was
/// acknowledged is lost, nothing is there twice.
/// </summary>
public sealed class LoadKilledTests(ITestOutputHelper output) : IAsyncDisposable
{
    private const int Borrowers = 400;

    /// <summary>Milliseconds in which a kill comes: after the first acknowledgement, or, one time in <see cref="StartsKilled"/>, after the start of the process.</summary>
    private static readonly int Span = LongTests.Times(whole: 4000, shortly: 2000);

    private const int StartsKilled = 8;

    private static readonly int Kills = LongTests.Times(whole: 100, shortly: 8);

    private readonly SmtpListener _server = new();
    private readonly Random _random = new();
    private readonly List<string[]> _asked = [];
    private readonly List<string[]> _done = [];
    private readonly List<string[]> _refused = [];
    private readonly List<double> _recoveries = [];
    private int _kills;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Kills_in_the_middle_of_everything_lose_nothing_acknowledged_and_leave_nothing_twice_or_half_done()
    {
        await using var database = await TestDatabase.CreateAsync(replace: services => services.SendMailTo(_server.Port));
        await ArrangeAsync(database);
        for (var kill = 0; kill < Kills || (!HasSeenAll() && kill < 10 * Kills); kill++)
        {
            // The last process to close the files is the one that is killed: the next one has to recover them.
            SqliteConnection.ClearAllPools();
            await WorkUntilKilledAsync(database, isStarting: kill % StartsKilled == StartsKilled - 1);

            // A message that was cut off is tried again after a minute.
            database.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        await SendRestAsync(database);
        var (lost, doubled) = (await LostAsync(database), await DoubledAsync(database));
        Tell(lost.Count, doubled.Count);
        Assert.Empty(_refused.Select(words => string.Join(' ', words)));
        Assert.Empty(lost);
        Assert.Empty(doubled);
        await AssertWholeAsync(database);

        Assert.True(HasSeenAll());
    }

    /// <summary>Starts the process that does everything, tells it what it got no answer to before, and kills it at some moment.</summary>
    private async Task WorkUntilKilledAsync(TestDatabase database, bool isStarting)
    {
        var start = Stopwatch.StartNew();
        using var victim = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                typeof(LoadVictim).Assembly.Location, LoadVictim.Name, database.Folder, database.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                _server.Port.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = database.Folder,
        })!;
        foreach (var unanswered in Unanswered())
        {
            await victim.StandardInput.WriteLineAsync(string.Join(' ', unanswered));
        }

        victim.StandardInput.Close();
        var moment = isStarting ? Task.Delay(_random.Next(Span)) : null;
        var kill = moment?.ContinueWith(_ => victim.Kill(), TaskScheduler.Default);
        var said = new List<string>();
        while (await victim.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            var words = line.Split(' ');
            switch (words[0])
            {
                case LoadVictim.Asked:
                    _asked.Add(words);
                    break;
                case LoadVictim.Done:
                    if (kill is null)
                    {
                        _recoveries.Add(start.Elapsed.TotalSeconds);
                        kill = Task.Delay(_random.Next(Span)).ContinueWith(_ => victim.Kill(), TaskScheduler.Default);
                    }

                    _done.Add(words);
                    break;
                case LoadVictim.Refused:
                    _refused.Add(words);
                    break;
                default:
                    break;
            }
        }

        await victim.WaitForExitAsync();
        _kills++;
        Assert.True(kill is { IsCompleted: true }, $"It ended by itself with code {victim.ExitCode}:\n{string.Join('\n', said.TakeLast(50))}");
        await kill;
    }

    /// <summary>Whoever got no answer asks once more.</summary>
    private List<string[]> Unanswered()
    {
        var answered = _done.Concat(_refused).Select(words => (words[1], words[2])).ToHashSet();
        return [.. _asked.Where(words => !answered.Contains((words[1], words[2]))).DistinctBy(words => (words[1], words[2]))];
    }

    /// <summary>Each kind was acknowledged, and mail came: a run that sends is seldom at its end.</summary>
    private bool HasSeenAll() => _server.Received.Count > 0
        && new[] { LoadVictim.Lend, LoadVictim.Return, LoadVictim.Enrol, LoadVictim.Cancel, LoadVictim.Import, LoadVictim.Certify }.All(operation => DoneOf(operation).Any());

    private IEnumerable<string[]> DoneOf(string operation) => _done.Where(words => words[1] == operation);

    /// <summary>What was being sent when the last kill came.</summary>
    private static async Task SendRestAsync(TestDatabase database)
    {
        do
        {
            await database.As<PlanNotices>(Actor.Product).RunAsync(CancellationToken.None);
            await database.SendAsync();
            database.Clock.Advance(TimeSpan.FromMinutes(2));
        }
        while (await database.ReadAsync(db => db.Messages.AnyAsync(m => m.Status == MessageStatus.Queued)));
    }

    /// <summary>What was acknowledged, and is not there or is something else.</summary>
    private async Task<List<string>> LostAsync(TestDatabase database)
    {
        var loans = await database.ReadAsync(db => db.Loans.Include(l => l.Devices).ToDictionaryAsync(l => l.RequestKey.ToString()));
        var returns = await database.ReadAsync(db => db.LoanDevices.Where(line => !line.IsOut).Select(line => db.Loans.Where(l => l.Id == line.LoanId).Select(l => l.Number).Single() + line.Tag).ToListAsync());
        var enrolments = await database.ReadAsync(db => db.Enrolments.ToDictionaryAsync(e => e.Id));
        var imported = await ImportedAsync(database);
        var certificates = await database.ReadAsync(db => db.Certificates.ToDictionaryAsync(c => c.Number, c => c.EnrolmentId));
        var asked = _asked.Where(words => words[1] == LoadVictim.Lend).DistinctBy(words => words[2]).ToDictionary(words => words[2]);
        bool IsThere(string[] words) => words[1] switch
        {
            LoadVictim.Lend => loans.TryGetValue(words[2], out var loan) && loan.Number == words[3]
                && asked[words[2]][4] == Text(loan.PersonId) && asked[words[2]][5..].Order().SequenceEqual(loan.Devices.Select(d => Text(d.DeviceId)).Order()),
            LoadVictim.Return => returns.Contains(words[3] + words[2]),
            LoadVictim.Enrol => enrolments.TryGetValue(long.Parse(words[3], CultureInfo.InvariantCulture), out var enrolment) && enrolment.RequestKey.ToString() == words[2],
            LoadVictim.Cancel => enrolments[long.Parse(words[2], CultureInfo.InvariantCulture)].Status is EnrolmentStatus.Cancelled,
            LoadVictim.Import => words[3] == Text(LoadVictim.RowsOfFile) && imported.GetValueOrDefault(LoadVictim.Letters(words[2])) == LoadVictim.RowsOfFile,
            LoadVictim.Certify => certificates.TryGetValue(words[3], out var of) && Text(of) == words[2],
            _ => true,
        };

        var lost = _done.Where(words => !IsThere(words)).Select(words => string.Join(' ', words)).ToList();

        // What counts as sent was given to the mail server, and what was told to be sent counts as sent.
        var received = _server.Received.Select(m => m.MessageId.Trim('<', '>')).ToHashSet();
        var sent = await database.ReadAsync(db => db.Messages.Where(m => m.Status == MessageStatus.Sent).Select(m => m.MessageId).ToListAsync());
        lost.AddRange(sent.Where(id => !received.Contains(id)).Select(id => $"mail {id}"));
        Assert.True(sent.Count >= DoneOf(LoadVictim.Mail).Sum(words => int.Parse(words[2], CultureInfo.InvariantCulture)));
        return lost;
    }

    /// <summary>What is there twice, or more often than it was asked for.</summary>
    private async Task<List<string>> DoubledAsync(TestDatabase database)
    {
        var doubled = new List<string>();
        void Add<T>(string what, IEnumerable<T> of) => doubled.AddRange(of.GroupBy(one => one).Where(group => group.Count() > 1).Select(group => $"{what} {group.Key}"));
        doubled.AddRange((await ImportedAsync(database)).Where(file => file.Value != LoadVictim.RowsOfFile).Select(file => $"people of one file {file.Key}: {file.Value}"));
        await database.ReadAsync(async db =>
        {
            Add("loan of a form", await db.Loans.Select(l => l.RequestKey).ToListAsync());
            Add("enrolment of a form", await db.Enrolments.Select(e => e.RequestKey).ToListAsync());
            Add("person in a workshop", (await db.Enrolments.Where(e => e.Status != EnrolmentStatus.Cancelled).Select(e => new { e.PersonId, e.WorkshopId }).ToListAsync()));
            Add("imported row", await db.People.Where(p => p.ExternalKey != null).Select(p => p.ExternalKey).ToListAsync());
            Add("certificate of an enrolment", await db.Certificates.Select(c => c.EnrolmentId).ToListAsync());
            Add("device that is out", await db.LoanDevices.Where(line => line.IsOut).Select(line => line.DeviceId).ToListAsync());
            Add("return of a line", await db.LoanEvents.Where(e => e.Kind == LoanEventKind.DeviceReturned).Select(e => new { e.LoanId, e.Tag }).ToListAsync());
            Add("notice", await db.EnrolmentNotices.Select(n => new { n.EnrolmentId, n.Kind, n.Occasion }).ToListAsync());
            return true;
        });

        // A mail comes twice only where the record says so: it was tried twice, since nobody knows what became of the first time.
        var attempts = await database.ReadAsync(db => db.Messages.ToDictionaryAsync(m => m.MessageId, m => m.Attempts));
        doubled.AddRange(_server.Received.CountBy(m => m.MessageId.Trim('<', '>')).Where(m => m.Value > attempts.GetValueOrDefault(m.Key)).Select(m => $"mail {m.Key}: {m.Value}"));
        return doubled;
    }

    /// <summary>People by the first name that a file gave to all of its own.</summary>
    private static async Task<Dictionary<string, int>> ImportedAsync(TestDatabase database) =>
        (await database.ReadAsync(db => db.People.Where(p => p.Email == "").Select(p => p.Name).ToListAsync())).CountBy(name => name.Split(' ')[0]).ToDictionary();

    /// <summary>What is written in two places says the same in both, numbers have no gaps, and database and audit trail are whole.</summary>
    private static async Task AssertWholeAsync(TestDatabase database)
    {
        await database.ReadAsync(async db =>
        {
            await AssertNumbersAsync(db, "loan-", [.. await db.Loans.Select(l => l.Number).ToListAsync()]);
            await AssertNumbersAsync(db, "certificate-", [.. await db.Certificates.Select(c => c.Number).ToListAsync()]);

            Assert.Equal(0, await db.Loans.CountAsync(l => l.Devices.Count != 2 || l.Events.Count(e => e.Kind == LoanEventKind.Lent) != 1));
            Assert.Equal(0, await db.Loans.CountAsync(l => (l.Status == LoanStatus.Open) != l.Devices.Any(line => line.IsOut)));
            Assert.Equal(0, await db.Loans.CountAsync(l => l.Events.Count(e => e.Kind == LoanEventKind.DeviceReturned) != l.Devices.Count(line => !line.IsOut)));
            Assert.Equal(0, await db.Devices.CountAsync(d => (d.Status == DeviceStatus.OnLoan) != db.LoanDevices.Any(line => line.DeviceId == d.Id && line.IsOut)));
            Assert.Equal(0, await db.Devices.CountAsync(d => db.DeviceEvents.Count(e => e.DeviceId == d.Id && e.Kind == DeviceEventKind.Lent) != db.LoanDevices.Count(line => line.DeviceId == d.Id)));
            Assert.Equal(0, await db.Workshops.CountAsync(w => w.SeatsTaken != db.Enrolments.Count(e => e.WorkshopId == w.Id && e.HoldsSeat)));
            Assert.Equal(0, await db.Workshops.CountAsync(w => w.SeatsTaken < w.Capacity && db.Enrolments.Any(e => e.WorkshopId == w.Id && e.Status == EnrolmentStatus.Waiting)));
            Assert.Equal(await db.Certificates.CountAsync(), await db.CertificateDocuments.CountAsync());

            // The trail tells of each once.
            Assert.Equal(await db.Loans.CountAsync(), await AddedAsync(db, nameof(Loan)));
            Assert.Equal(await db.Certificates.CountAsync(), await AddedAsync(db, nameof(Certificate)));
            Assert.Equal(await db.People.CountAsync(), await AddedAsync(db, nameof(Person)));
            Assert.Equal(await db.Enrolments.CountAsync(), await AddedAsync(db, nameof(Enrolment)));
            Assert.Equal("ok", await db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync());
            Assert.Empty(await db.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync());
            return true;
        });
        Assert.Null((await database.Services.GetRequiredService<CheckAuditTrail>().RunAsync(null, CancellationToken.None)).Refusal);

        static Task<int> AddedAsync(InclusionDb db, string record) => db.AuditEntries.CountAsync(e => e.Record == record && e.Action == AuditAction.Added);
    }

    /// <summary>One begun anew each year, and without gaps: what was cut off took its number with it.</summary>
    private static async Task AssertNumbersAsync(InclusionDb db, string sequence, IReadOnlyCollection<string> numbers)
    {
        Assert.Equal(numbers.Count, await db.NumberSequences.Where(s => s.Name.StartsWith(sequence)).SumAsync(s => s.Last));
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers.Select(n => int.Parse(n.Split('-')[^1], CultureInfo.InvariantCulture)).Order());
    }

    private void Tell(int lost, int doubled)
    {
        _recoveries.Sort();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_kills} kills, {lost} lost, {doubled} doubled; from the start to the first acknowledgement {_recoveries[_recoveries.Count / 2]:0.0} s (median), {_recoveries[^1]:0.0} s (worst)"));
        foreach (var (operation, count) in _done.CountBy(words => words[1]).OrderBy(o => o.Key))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{operation}: {count} acknowledged"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_server.Received.Count} mails received, {_server.Received.Count - _server.Received.DistinctBy(m => m.MessageId).Count()} of them a second time"));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static async Task ArrangeAsync(TestDatabase database)
    {
        await database.ArrangeAsync(async db =>
        {
            db.LendingRules.Add(LendingRule.Create(null, null, new LendingTerms(21, 2, null, 1_000_000)).Value);
            for (var i = 0; i < Borrowers; i++)
            {
                db.People.Add(Person.Add(new PersonFacts { Name = $"Person {i}", Email = $"person{i}@example.org", Language = "fr" }, database.Clock.GetUtcNow()).Value);
            }

            for (var i = 0; i < 2000; i++)
            {
                var facts = new DeviceFacts { Category = DeviceCategory.Hotspot, HasStorage = false };
                var device = Device.Receive($"HS-{i:0000}", facts, database.CentreId, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).Value;
                Assert.False(device.ChangeStatus(DeviceStatus.Ready, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
                db.Devices.Add(device);
            }

            await db.SaveChangesAsync();
            return true;
        });
        var course = await database.AddCourseAsync();
        for (var i = 0; i < 4 + (Kills / 4); i++)
        {
            await database.AddWorkshopAsync(capacity: 40, course);
        }

        for (var i = 0; i < (Kills / 2) + 1; i++)
        {
            var workshop = await database.AddWorkshopAsync(capacity: 40, course);
            await AttendAsync(database, workshop, people: 40);
            await database.FinishAsync(workshop);
        }
    }

    /// <summary>Of a workshop that is over each is to have a certificate.</summary>
    private static Task AttendAsync(TestDatabase database, long workshopId, int people) => database.ArrangeAsync(async db =>
    {
        var workshop = (await db.FindWorkshopAsync(workshopId, CancellationToken.None))!;
        var seats = await db.SeatsAsync(workshop, CancellationToken.None);
        var enrolments = new List<Enrolment>();
        foreach (var person in await db.People.OrderBy(p => p.Id).Select(p => p.Id).Take(people).ToListAsync())
        {
            enrolments.Add(seats.Enrol(person, Guid.NewGuid(), database.Administrator, database.Clock.GetUtcNow()).Value);
        }

        db.AddRange(enrolments);
        await db.SaveChangesAsync();
        foreach (var (enrolment, session) in enrolments.SelectMany(e => workshop.PlannedSessions.Select(s => (e, s))))
        {
            db.Add(Attendance.Record(enrolment, session, AttendanceMark.Present, 0, database.Administrator, session.EndsAt, session.Date).Value);
        }

        return true;
    });
}
