using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Documents.Pdf;
using Inclusion.Web.Features.Demo.Large;
using Inclusion.Web.Features.Demo.Small;
using Inclusion.Web.Foundation.Commands;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Demo;

public sealed class DemonstrationTests
{
    public static TheoryData<DateTimeOffset> Days { get; } =
    [
        FakeClock.OrdinaryMonday,
        new DateTimeOffset(2026, 11, 22, 19, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2027, 1, 2, 5, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2028, 2, 29, 12, 0, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 8, 17, 22, 30, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero),
    ];

    [Theory]
    [MemberData(nameof(Days))]
    public async Task The_small_one_holds_together_on_any_day(DateTimeOffset now)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(now: now);
        await database.As<SmallDemonstration>(Actor.Product).FillAsync(CancellationToken.None);
        await AssertConsistentAsync(database);
        Assert.Equal(0, await database.ReadAsync(db => db.Loans.CountAsync(l => l.LentAt > now)));
        Assert.Equal(0, await database.ReadAsync(db => db.DeviceEvents.CountAsync(e => e.At > now)));
        Assert.Equal(0, await database.ReadAsync(db => db.Attendances.CountAsync(a => a.RecordedAt > now)));
        Assert.Equal(0, await database.ReadAsync(db => db.Enrolments.CountAsync(e => e.EnrolledAt > now)));
        await AssertTrainingConsistentAsync(database);
    }

    /// <summary>Every day of a week, in the middle of the day.</summary>
    public static TheoryData<DateTimeOffset> Week { get; } = [.. Enumerable.Range(0, 7).Select(day => new DateTimeOffset(2026, 11, 23, 9, 40, 0, TimeSpan.Zero).AddDays(day))];

    [Theory]
    [MemberData(nameof(Week))]
    public async Task On_every_day_of_the_week_the_desk_has_something_to_do_and_an_open_centre_a_workshop(DateTimeOffset now)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(now: now);
        await database.As<SmallDemonstration>(Actor.Product).FillAsync(CancellationToken.None);
        foreach (var centre in await database.ReadAsync(db => db.Centres.ToListAsync()))
        {
            var today = centre.Calendar.DateOf(now);
            Assert.Equal(
                centre.Calendar.IsOpen(today),
                await database.ReadAsync(db => db.Workshops.AnyAsync(w => w.CentreId == centre.Id && w.Status != WorkshopStatus.Draft && w.Sessions.Any(s => s.Date == today && s.Status == SessionStatus.Planned))));
        }

        var here = (await database.ReadAsync(db => db.Centres.OrderBy(c => c.Id).FirstAsync())).Calendar.DateOf(now);
        var due = await database.ReadAsync(db => db.Loans.Where(l => l.Status == LoanStatus.Open).Select(l => l.DueOn).ToListAsync());
        Assert.True(due.Count(d => d == here) >= 2 && due.Count(d => d < here) >= 5, "Nothing is due, or late.");
        Assert.True(await database.ReadAsync(db => db.Messages.AnyAsync(m => m.Status == MessageStatus.ToCall)), "Nobody is to be called.");
        var logo = await database.ReadAsync(db => db.OrganisationImages.SingleAsync());
        Assert.True(PictureFile.Read(logo.Content) is { Width: > 0, Height: > 0 }, "The logo cannot be drawn.");
    }

    [Theory]
    [MemberData(nameof(Days))]
    public async Task The_small_one_is_true_to_life(DateTimeOffset now)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(now: now);
        await database.As<SmallDemonstration>(Actor.Product).FillAsync(CancellationToken.None);
        var people = await database.ReadAsync(db => db.People.ToListAsync());

        // Families have one name and one address, on one side of the ocean.
        var families = people.Where(p => p.HouseholdId is not null).GroupBy(p => p.HouseholdId).ToList();
        Assert.True(families.Count >= 5);
        Assert.All(families, family =>
        {
            Assert.True(family.Count() >= 2);
            Assert.Single(family.Select(p => (p.Name.Split(' ')[^1], p.Address, p.Municipality)).Distinct());
        });

        // People come all year long, and are sent by a partner of where they live.
        var partners = await database.ReadAsync(db => db.Partners.ToDictionaryAsync(p => p.Id, p => p.Name));
        var lately = people.Where(p => p.AddedAt > now.AddDays(-180)).ToList();
        Assert.InRange(lately.Count, 5, 40);
        Assert.Contains(lately, p => p.ReferredById is not null);
        Assert.All(people.Where(p => p.ReferredById is not null), p => Assert.Equal(p.Municipality == "Saint-Pierre", partners[p.ReferredById!.Value] == "Mairie de Saint-Pierre"));

        // Nobody goes to school at eighty.
        Assert.DoesNotContain(people, p => p.AgeIn(now.Year) > 30 && p.Occupation is Occupation.InSchool);
        Assert.DoesNotContain(people, p => p.AgeIn(now.Year) < 55 && p.Occupation is Occupation.Retired);

        // Nobody teaches on a public holiday, Easter Monday to Whit Monday among them.
        var sessions = await database.ReadAsync(db => db.Workshops.SelectMany(w => w.Sessions).Select(s => s.Date).Distinct().ToListAsync());
        DateOnly[] movable = [new(2026, 4, 6), new(2026, 5, 14), new(2026, 5, 25), new(2027, 3, 29), new(2027, 5, 6), new(2027, 5, 17), new(2028, 4, 17)];
        (int Month, int Day)[] fixedDays = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)];
        Assert.DoesNotContain(sessions, day => movable.Contains(day) || fixedDays.Contains((day.Month, day.Day)));

        // Documents say who issues and who signs; whoever is named in the history has an account.
        var organisation = await database.ReadAsync(db => db.Organisations.SingleAsync());
        Assert.All(new[] { organisation.Address, organisation.Place, organisation.Signatory, organisation.SignatoryRole }, Assert.NotEmpty);
        Assert.Empty(await database.ReadAsync(db => db.DeviceEvents.Where(e => e.StaffId == null && e.StaffName != Actor.Product.Name).Select(e => e.StaffName).Distinct().ToListAsync()));
    }

    [Fact]
    public async Task The_small_one_shows_every_status_and_every_kind_of_due_date()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.As<SmallDemonstration>(Actor.Product).FillAsync(CancellationToken.None);
        var statuses = await database.ReadAsync(db => db.Devices.Select(d => d.Status).Distinct().ToListAsync());
        Assert.Equal(Enum.GetValues<DeviceStatus>().Order(), statuses.Order());
        Assert.Equal(6, await database.ReadAsync(db => db.Devices.Select(d => d.Category).Distinct().CountAsync()));
        var due = await database.ReadAsync(db => db.Loans.Where(l => l.Status == LoanStatus.Open).Select(l => l.DueOn).ToListAsync());
        Assert.InRange(due.Count, 40, 50);
        Assert.Contains(database.Today, due);
        Assert.True(due.Count(d => d < database.Today) >= 10);
        Assert.True(due.Count(d => d > database.Today && d <= database.Today.AddDays(7)) >= 5);
        Assert.InRange(await database.ReadAsync(db => db.Loans.CountAsync(l => l.Status == LoanStatus.Closed)), 90, 170);
        Assert.Equal(1, await database.ReadAsync(db => db.Loans.CountAsync(l => l.Status == LoanStatus.Lost)));
        Assert.Equal(1, await database.ReadAsync(db => db.People.CountAsync(p => p.BlockedReason != null)));
        Assert.True(await database.ReadAsync(db => db.Loans.CountAsync(l => l.Renewals > 0)) >= 5);
        Assert.True(await database.ReadAsync(db => db.Loans.AnyAsync(l => l.Status == LoanStatus.Open && l.Devices.Any(d => !d.IsOut))));
        var messages = await database.ReadAsync(db => db.Messages.Select(m => m.Status).Distinct().ToListAsync());
        Assert.Equal([MessageStatus.Sent, MessageStatus.Failed, MessageStatus.ToCall, MessageStatus.CallDone], messages.Order());
        Assert.NotEmpty(await database.ReadAsync(db => db.SearchPeople("diarra").ToListAsync()));
    }

    [Fact]
    public async Task The_small_one_shows_a_year_of_workshops()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await database.As<SmallDemonstration>(Actor.Product).FillAsync(CancellationToken.None);
        var workshops = await database.ReadAsync(db => db.Workshops.ToListAsync());
        Assert.Equal(Enum.GetValues<WorkshopStatus>(), workshops.Select(w => w.Status).Distinct().Order());
        Assert.Contains(workshops, w => w.FirstOn < database.Today.AddDays(-300));
        Assert.Contains(workshops, w => w.FirstOn > database.Today.AddDays(30));
        Assert.Equal(Enum.GetValues<EnrolmentStatus>(), (await database.ReadAsync(db => db.Enrolments.Select(e => e.Status).Distinct().ToListAsync())).Order());
        Assert.Equal(Enum.GetValues<AttendanceMark>(), (await database.ReadAsync(db => db.Attendances.Select(a => a.Mark).Distinct().ToListAsync())).Order());
        Assert.True(await database.ReadAsync(db => db.PersonNeeds.CountAsync()) >= 5);
        Assert.True(await database.ReadAsync(db => db.PublicRequests.CountAsync()) >= 2);
        Assert.True(await database.ReadAsync(db => db.SkillAssessments.CountAsync()) > 100);
        Assert.True(await database.ReadAsync(db => db.WorkshopFeedback.CountAsync()) > 50);
        Assert.True(await database.ReadAsync(db => db.Certificates.CountAsync()) > 50);
        Assert.Equal(2, workshops.Select(w => w.FunderId).OfType<long>().Distinct().Count());
    }

    [Fact]
    public async Task Two_small_ones_of_the_same_day_are_alike()
    {
        var lists = new List<List<string>>();
        for (var i = 0; i < 2; i++)
        {
            await using var database = await TestDatabase.CreateEmptyAsync();
            await database.As<SmallDemonstration>(Actor.Product).FillAsync(CancellationToken.None);
            lists.Add(await database.ReadAsync(db => db.Loans.OrderBy(l => l.Id).Select(l => $"{l.Number} {l.PersonId} {l.DueOn}").ToListAsync()));
        }

        Assert.Equal(lists[0], lists[1]);
    }

    [Fact]
    public async Task The_large_one_holds_together()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var counts = LargeCounts.Full.DividedBy(500);
        var demonstration = database.As<LargeDemonstration>(Actor.Product);
        var filled = await database.Database.WriteAsync(Actor.Product, db => demonstration.FillAsync(db, counts, CancellationToken.None), CancellationToken.None);
        Assert.False(filled.IsRefused);
        await AssertConsistentAsync(database);
        Assert.Equal(counts.People, await database.ReadAsync(db => db.People.CountAsync()));
        Assert.Equal(counts.OnLoan, await database.ReadAsync(db => db.Loans.CountAsync(l => l.Status == LoanStatus.Open)));
        Assert.Equal((counts.OnLoan * counts.PastLoans) + counts.Returned, await database.ReadAsync(db => db.Loans.CountAsync(l => l.Status == LoanStatus.Closed)));
        Assert.NotEmpty(await database.ReadAsync(db => db.FindDevices("thinkpad").ToListAsync()));
        Assert.Equal(counts.Workshops * 8, await database.ReadAsync(db => db.Enrolments.CountAsync()));
        await AssertTrainingConsistentAsync(database);

        // What is added afterwards goes on where the bulk ended, and the unique indexes are back.
        var name = await database.ReadAsync(db => db.People.OrderBy(p => p.Id).Select(p => p.Name).FirstAsync());
        Assert.NotEmpty(await database.ReadAsync(db => db.SearchPeople(name).ToListAsync()));
        var tag = await database.ReadAsync(db => db.Devices.OrderBy(d => d.Id).Select(d => d.Tag).LastAsync());
        await Assert.ThrowsAsync<UniqueViolationException>(() => AddDeviceAsync(database, tag));
        await AddDeviceAsync(database, "NEW-1");
        Assert.Single(await database.ReadAsync(db => db.FindDevices("NEW-1").ToListAsync()));
    }

    [Fact]
    public async Task The_verb_prints_how_to_sign_in_and_refuses_a_second_time()
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, await CommandLine.RunAsync(database.Services, ["demo"], TextReader.Null, output, error, CancellationToken.None));
        var accounts = await database.ReadAsync(db => db.Users.Where(u => u.IsActive).Select(u => u.Email!).ToListAsync());
        Assert.NotEmpty(accounts);
        Assert.All(accounts, email => Assert.Contains(email, output.ToString(), StringComparison.Ordinal));
        var partner = await database.ReadAsync(db => db.Users.Where(u => u.Role == StaffRole.Partner).Select(u => u.PartnerId).SingleAsync());
        Assert.Equal([null, partner], await database.ReadAsync(db => db.ImpactReports.Where(r => r.Number != null).OrderBy(r => r.Number).Select(r => r.PartnerId).ToListAsync()));
        Assert.Equal(1, await CommandLine.RunAsync(database.Services, ["demo"], TextReader.Null, output, error, CancellationToken.None));
        Assert.NotEmpty(error.ToString());
        Assert.Equal(2, await CommandLine.RunAsync(database.Services, ["demo", "--size", "huge"], TextReader.Null, output, error, CancellationToken.None));
    }

    private static Task<long> AddDeviceAsync(TestDatabase database, string tag) => database.ArrangeAsync(async db =>
    {
        var centre = await db.Centres.Select(c => c.Id).FirstAsync();
        var device = Device.Receive(tag, new DeviceFacts(), centre, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).Value;
        db.Devices.Add(device);
        await db.SaveChangesAsync();
        return device.Id;
    });

    /// <summary>Seats are counted, nothing overlaps, and everyone over a year was recorded but at the sessions that wait for their trainer.</summary>
    private static async Task AssertTrainingConsistentAsync(TestDatabase database)
    {
        var workshops = await database.ReadAsync(db => db.Workshops.Include(w => w.Sessions).Include(w => w.Trainers).AsSplitQuery().ToListAsync());
        var held = await database.ReadAsync(db => db.Enrolments.Where(e => e.HoldsSeat).GroupBy(e => e.WorkshopId).ToDictionaryAsync(g => g.Key, g => g.Count()));
        Assert.All(workshops, w => Assert.Equal(held.GetValueOrDefault(w.Id), w.SeatsTaken));
        Assert.All(workshops, w => Assert.NotEmpty(w.Trainers));
        var uses = workshops.Where(w => w.Status is not WorkshopStatus.Cancelled).SelectMany(w => w.PlannedSessions.Select(s => (Workshop: w, Session: s))).ToList();
        foreach (var room in uses.GroupBy(u => (u.Workshop.RoomId, u.Session.Date)))
        {
            Assert.DoesNotContain(room, one => room.Any(other => other.Session != one.Session && other.Session.Times.Overlaps(one.Session.Times)));
        }

        Assert.All(workshops.Where(w => w.Status is WorkshopStatus.Done), w => Assert.True(w.EndsAt <= database.Clock.GetUtcNow()));
        Assert.NotEqual(0, await database.ReadAsync(db => db.Attendances.CountAsync()));
    }

    private static async Task AssertConsistentAsync(TestDatabase database)
    {
        var devices = await database.ReadAsync(db => db.Devices.Include(d => d.Events).Include(d => d.Wipes).AsSplitQuery().ToListAsync());
        var loans = await database.ReadAsync(db => db.Loans.Include(l => l.Devices).Include(l => l.Events).OrderBy(l => l.Id).AsSplitQuery().ToListAsync());
        var outNow = loans.SelectMany(l => l.Devices).Where(d => d.IsOut).Select(d => d.DeviceId).ToList();
        Assert.Equal(devices.Where(d => d.Status is DeviceStatus.OnLoan).Select(d => d.Id).Order(), outNow.Order());
        Assert.All(loans, loan => Assert.Equal(loan.Status is LoanStatus.Open, loan.Devices.Any(d => d.IsOut)));
        Assert.All(loans, loan => Assert.NotEmpty(loan.Events));
        Assert.Equal(loans.Select(l => l.LentOn).Order(), loans.Select(l => l.LentOn));
        foreach (var device in devices)
        {
            Assert.Equal(device.Status, device.Events.OrderBy(e => e.Id).Last().To);
            Assert.Equal(device.Events.OrderBy(e => e.Id).Select(e => e.At), device.Events.OrderBy(e => e.At).Select(e => e.At));
            if (device.Status is DeviceStatus.Ready or DeviceStatus.OnLoan)
            {
                Assert.Null(device.WipeNeededSince);
            }

            if (device.HasStorage && device.Status is DeviceStatus.Received or DeviceStatus.Returned && device.HasStorage)
            {
                Assert.NotNull(device.WipeNeededSince);
            }

            // The wipe gate was passed before every loan.
            Assert.True(!device.HasStorage || device.Wipes.Count >= device.Events.Count(e => e.Kind is DeviceEventKind.Lent));
        }

        foreach (var year in loans.GroupBy(l => l.LentOn.Year))
        {
            var last = await database.ReadAsync(db => db.NumberSequences.SingleAsync(s => s.Name == Loan.SequenceName(year.Key)));
            Assert.Equal(year.Count(), last.Last);
        }
    }
}
