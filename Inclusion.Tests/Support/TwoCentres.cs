using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Support;

/// <summary>Two centres with their people, for tests of who sees whom. Those named after what they have are at home at the other centre.</summary>
internal sealed class TwoCentres : IAsyncDisposable
{
    private TwoCentres(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public long Here => Database.CentreId;

    public long There { get; private set; }

    /// <summary>At home here, as everybody else there but <see cref="Everybodys"/>.</summary>
    public long Ours { get; private set; }

    public long Theirs { get; private set; }

    /// <summary>Without a home centre.</summary>
    public long Everybodys { get; private set; }

    /// <summary>With something on loan from here.</summary>
    public long Borrower { get; private set; }

    /// <summary>With a place in a workshop here.</summary>
    public long Learner { get; private set; }

    /// <summary>Those whom the staff of this centre see under the stricter setting, the oldest record first.</summary>
    public long[] InReach => [Ours, Everybodys, Borrower, Learner];

    public long Workshop { get; private set; }

    public Actor Manager { get; private set; } = Actor.Product;

    public Actor Desk { get; private set; } = Actor.Product;

    public Actor Trainer { get; private set; } = Actor.Product;

    public static async Task<TwoCentres> CreateAsync(PeopleScope deskSees)
    {
        var database = await TestDatabase.CreateAsync();
        var two = new TwoCentres(database) { There = await database.AddCentreAsync("Maison Sud") };
        two.Ours = await database.AddPersonAsync("Nadia Ours", phone: "06 11 11 11 11", homeCentreId: two.Here);
        two.Theirs = await database.AddPersonAsync("Pierre Theirs", phone: "06 22 22 22 22", email: "pierre@example.org", homeCentreId: two.There);
        two.Everybodys = await database.AddPersonAsync("Zoé Everybodys");
        two.Borrower = await database.AddPersonAsync("Karim Borrower", homeCentreId: two.There);
        two.Learner = await database.AddPersonAsync("Lin Learner", homeCentreId: two.There);
        await database.LendAsync(two.Borrower, await database.AddReadyDeviceAsync("LT-0001"), database.Today.AddDays(7));
        two.Workshop = await database.AddWorkshopAsync();
        await database.EnrolAsync(two.Workshop, two.Learner);

        // They are served here and at home there: as after a last visit there.
        await database.ArrangeAsync(async db =>
        {
            (await db.People.FindAsync(two.Borrower))!.MoveTo(two.There);
            return true;
        });
        two.Manager = await database.AddStaffAsync(StaffRole.Manager, two.Here, "manager@example.org");
        two.Desk = await database.AddStaffAsync(StaffRole.Desk, two.Here, "desk@example.org");
        two.Trainer = await database.AddStaffAsync(StaffRole.Trainer, two.Here, "trainer@example.org");
        await database.LetDeskSeeAsync(deskSees);
        return two;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
