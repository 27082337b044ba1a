using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Web;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Inclusion.Tests.Support;

/// <summary>
/// The product's own services on a new SQLite file with one organisation (French), one centre (Paris, open Monday to Friday) and its administrator; the
/// clock stands still. Operations are taken from <see cref="As{T}"/>, as a page takes them.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly ServiceProvider _services;
    private readonly string _folder;

    private TestDatabase(string folder, ServiceProvider services, FakeTimeProvider clock)
    {
        _folder = folder;
        _services = services;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    /// <summary>The data folder, for a product that is started on it.</summary>
    public string Folder => _folder;

    public long CentreId { get; private set; }

    public Actor Administrator { get; private set; } = Actor.Product;

    public IServiceProvider Services => _services;

    public Database Database => _services.GetRequiredService<Database>();

    /// <summary>The day at the centre.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")).DateTime);

    /// <param name="settings">Settings of the product by their names; null for none.</param>
    public static async Task<TestDatabase> CreateAsync(DateTimeOffset? now = null, Action<IServiceCollection>? replace = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var database = await CreateEmptyAsync(now, replace, settings);
        await database.AddOrganisationAsync();
        return database;
    }

    /// <summary>Without organisation, centre and administrator: as before the set-up.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DateTimeOffset? now = null, Action<IServiceCollection>? replace = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-test-").FullName;
        File.Copy(await Template.Value, Path.Combine(folder, "inclusion.db"));

        // The audit trail of the template is sealed with its key.
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName;
        File.Copy(Path.Combine(Path.GetDirectoryName(await Template.Value)!, "keys", AuditKey.FileName), Path.Combine(keys, AuditKey.FileName));
        var clock = new StandingClock(now ?? FakeClock.OrdinaryMonday);
        return new TestDatabase(folder, Provide(folder, clock, replace, settings), clock);
    }

    /// <summary>The product's services once more on the same data, as after a restart; the caller disposes them.</summary>
    public ServiceProvider StartAnew(Action<IServiceCollection>? replace = null) => Provide(_folder, Clock, replace);

    /// <summary>A service, in a scope in which this person asks.</summary>
    public T As<T>(Actor actor)
        where T : notnull
    {
        var scope = _services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().ActAs(actor);
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    /// <summary>A service, asked by the administrator.</summary>
    public T As<T>()
        where T : notnull => As<T>(Administrator);

    public Task<T> ReadAsync<T>(Func<InclusionDb, Task<T>> query) => Database.ReadAsync(query, CancellationToken.None);

    /// <summary>Changes the database directly, to arrange what no operation of the test is about.</summary>
    public async Task<T> ArrangeAsync<T>(Func<InclusionDb, Task<T>> change)
    {
        var outcome = await Database.WriteAsync<T>(Actor.Product, async db => await change(db), CancellationToken.None);
        return outcome.Value;
    }

    public async Task<long> AddCentreAsync(string name, string timeZone = "Europe/Paris") => await AddAsync(Centre.Open(name, "", "", timeZone, WeeklyHours.Default).Value, c => c.Id);

    /// <param name="homeCentreId">Null: every centre has them.</param>
    public async Task<long> AddPersonAsync(string name = "Fatoumata Diarra", string phone = "", string email = "", string language = "fr", ContactChannel? channel = null, long? homeCentreId = null) =>
        await AddAsync(
            Person.Add(new PersonFacts { Name = name, Phone = phone, Email = email, Language = language, PreferredChannel = channel }, Clock.GetUtcNow(), homeCentreId: homeCentreId).Value, p => p.Id);

    /// <summary>Whom staff of one centre see from now on.</summary>
    public Task LetDeskSeeAsync(PeopleScope people) => ArrangeAsync(async db =>
    {
        (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.Organisations)).LetDeskSee(people);
        return true;
    });

    /// <summary>A device that has come in, been wiped and is ready to lend.</summary>
    public async Task<long> AddReadyDeviceAsync(string tag, DeviceCategory category = DeviceCategory.Laptop, string serial = "", long? centreId = null)
    {
        var device = Receive(tag, category, serial, centreId);
        if (device.HasStorage)
        {
            var wipe = WipeRecord.Of(WipeLevel.Clear, tool: "nwipe 0.38", verification: "Ten sectors read", wipedBy: "Marc", verifiedBy: "Amélie", Today, Clock.GetUtcNow()).Value;
            Assert.False(device.RecordWipe(wipe, makeReady: true, Actor.Product, Clock.GetUtcNow(), Today).IsRefused);
        }
        else
        {
            Assert.False(device.ChangeStatus(DeviceStatus.Ready, null, Actor.Product, Clock.GetUtcNow(), Today).IsRefused);
        }

        return await AddAsync(device, d => d.Id);
    }

    /// <summary>A device that has just come in: not wiped.</summary>
    public async Task<long> AddReceivedDeviceAsync(string tag, DeviceCategory category = DeviceCategory.Laptop, string serial = "", long? centreId = null) =>
        await AddAsync(Receive(tag, category, serial, centreId), d => d.Id);

    /// <summary>Someone who signs in.</summary>
    /// <param name="centreId">Null: works at every centre.</param>
    public async Task<Actor> AddStaffAsync(StaffRole role, long? centreId, string email)
    {
        var id = await AddAsync(
            new StaffMember { Name = email, Email = email, NormalizedEmail = email.ToUpperInvariant(), UserName = email, NormalizedUserName = email.ToUpperInvariant(), Role = role, CentreId = centreId, SecurityStamp = "1" },
            s => s.Id);
        return new Actor(id, email, role, centreId);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The product's services on a folder of the test's own; the caller disposes them.</summary>
    internal static ServiceProvider Provide(string folder, FakeTimeProvider clock, Action<IServiceCollection>? replace, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder();
        builder.Configuration[DataFolder.Setting] = folder;
        foreach (var (name, value) in settings ?? new Dictionary<string, string?>())
        {
            builder.Configuration[name] = value;
        }

        builder.AddInclusion();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        replace?.Invoke(builder.Services);
        return builder.Services.BuildServiceProvider();
    }

    /// <summary>Migrating takes a second; copying a migrated file takes none.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-template-").FullName;
        await using var services = Provide(folder, new StandingClock(FakeClock.OrdinaryMonday), null);
        await services.GetRequiredService<Migrator>().MigrateAsync(services.GetRequiredService<DataFolder>(), CancellationToken.None);
        SqliteConnection.ClearAllPools();
        return Path.Combine(folder, "inclusion.db");
    }

    private async Task AddOrganisationAsync()
    {
        var organisation = Organisation.Create("Les Ateliers du Nord", "fr").Value;

        // What a test is about begins after the sign-in; those about second factors ask for one.
        organisation.AskSecondFactorOf([]);
        await AddAsync(organisation, o => o.Id);
        CentreId = await AddCentreAsync("Maison de quartier Nord");
        Administrator = await AddStaffAsync(StaffRole.Administrator, null, "amelie@example.org");
    }

    private Device Receive(string tag, DeviceCategory category, string serial, long? centreId) =>
        Device.Receive(
            tag,
            new DeviceFacts { Serial = serial, Category = category, Maker = "Lenovo", Model = "ThinkPad T480", HasStorage = DeviceFacts.UsuallyHasStorage(category), Accessories = ["charger", "bag"] },
            centreId ?? CentreId,
            null,
            Actor.Product,
            Clock.GetUtcNow(),
            Today).Value;

    private async Task<long> AddAsync<T>(T record, Func<T, long> id)
        where T : class
    {
        await ArrangeAsync(async db =>
        {
            db.Add(record);
            await db.SaveChangesAsync();
            return true;
        });
        return id(record);
    }
}
