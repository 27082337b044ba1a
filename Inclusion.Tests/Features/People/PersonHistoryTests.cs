using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.People.Details;

namespace Inclusion.Tests.Features.People;

/// <summary>The one line of a person's loans, workshops and certificates.</summary>
public sealed class PersonHistoryTests
{
    [Fact]
    public async Task Everything_stands_in_one_line_the_latest_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddPersonAsync();
        await database.LendAsync(id, await database.AddReadyDeviceAsync("LT-0001"), database.Today.AddDays(7));
        var person = (await database.As<FindPerson>().RunAsync(id, again: true, CancellationToken.None)).Value;
        var workshops = new[] { Workshop(1, database.Today.AddDays(-30)), Workshop(2, null), Workshop(3, database.Today.AddDays(-3)) };
        var certificate = new PersonCertificate(1, "C-1", database.Today.AddDays(-2), false, null);

        var moments = PersonHistory.Of(person, workshops, [certificate]);

        Assert.Equal([database.Today, database.Today.AddDays(-2), database.Today.AddDays(-3), database.Today.AddDays(-30), null], moments.Select(m => m.On));
        Assert.Equal(("LT-0001", "C-1", 3L), (moments[0].Loan!.Devices[0].Tag, moments[1].Certificate!.Number, moments[2].Workshop!.WorkshopId));
    }

    [Fact]
    public async Task It_ends_where_nobody_would_read_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = (await database.As<FindPerson>().RunAsync(await database.AddPersonAsync(), again: true, CancellationToken.None)).Value;

        var moments = PersonHistory.Of(person, Enumerable.Range(1, 30).Select(i => Workshop(i, database.Today.AddDays(-i))), []);

        Assert.Equal(PersonHistory.MostMoments, moments.Count);
        Assert.Equal(database.Today.AddDays(-1), moments[0].On);
    }

    private static PersonWorkshop Workshop(long id, DateOnly? on) => new(id, "Courriels", "Maison", on, on, WorkshopStatus.Done, EnrolmentStatus.Enrolled);
}
