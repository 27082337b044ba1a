using System.Globalization;
using System.Text;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Imports;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.Notices;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Features.Imports.People;
using Inclusion.Web.Features.Imports.Run;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.Messages;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features;

/// <summary>
/// A process in which everything goes on at once: lending, returns, enrolments, imports, certificates, mail. It says what it asks before it asks, and what was acknowledged
/// once it was, asks first what an earlier process got no answer to, and does not expect to be killed.
/// </summary>
internal sealed class LoadVictim(IServiceProvider services, Actor administrator)
{
    public const string Name = "work-at-everything-until-killed";

    /// <summary>Begins a line: the operation and its key follow.</summary>
    public const string Asked = "ask";

    /// <summary>Begins a line that acknowledges: the operation, its key, and what the product answered follow.</summary>
    public const string Done = "done";

    /// <summary>Begins a line about a refusal that nothing explains.</summary>
    public const string Refused = "refused";

    public const string Lend = "lend";
    public const string Return = "return";
    public const string Enrol = "enrol";
    public const string Cancel = "cancel";
    public const string Import = "import";
    public const string Certify = "certify";
    public const string Mail = "mail";

    /// <summary>Of a file of people.</summary>
    public const int RowsOfFile = 5;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private readonly Database _database = services.GetRequiredService<Database>();

    /// <param name="arguments">The data folder, the time in milliseconds at which its clock stands, and the port of the mail server.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        var clock = new StandingClock(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(arguments[1], CultureInfo.InvariantCulture)));
        var port = int.Parse(arguments[2], CultureInfo.InvariantCulture);
        await using var services = TestDatabase.Provide(arguments[0], clock, s => s.SendMailTo(port));

        // As the product starts.
        var folder = services.GetRequiredService<DataFolder>();
        using var hold = await FolderHold.TakeAsync(folder, CancellationToken.None);
        Migrator.Prepare(folder);
        await services.GetRequiredService<Migrator>().MigrateAsync(folder, CancellationToken.None, hold);

        var staff = await services.GetRequiredService<Database>().ReadAsync(db => db.Users.SingleAsync(), CancellationToken.None);
        await new LoadVictim(services, new Actor(staff.Id, staff.Name, staff.Role, staff.CentreId)).WorkAsync();
        return 0;
    }

    private static string[] Row(string key, int row) => [$"{Letters(key)} {Letters(row.ToString(CultureInfo.InvariantCulture))}", $"{key}-{row}"];

    /// <summary>The first name of everyone in a file: people are named by letters.</summary>
    public static string Letters(string key) => string.Concat(key.Where(char.IsAsciiLetterOrDigit).Select((c, i) => (char)((i == 0 ? 'A' : 'a') + (char.IsAsciiDigit(c) ? c - '0' : 10 + c - 'a'))));

    private static void Say(params object[] words)
    {
        Console.Out.WriteLine(string.Join(' ', words));
        Console.Out.Flush();
    }

    private static void SayWhat<T>(string operation, object key, Outcome<T> outcome, Func<T, object> answer) => Say(
        outcome.IsRefused ? [Refused, operation, key, outcome.Refusal.Name] : [Done, operation, key, answer(outcome.Value)]);

    private async Task WorkAsync()
    {
        while (await Console.In.ReadLineAsync() is { } unanswered)
        {
            var words = unanswered.Split(' ');
            await (words[1] switch
            {
                Lend => LendAsync(As<CheckOutDevices>(), words[2], [.. words[3..].Select(Number)]),
                Enrol => EnrolAsync(As<EnrolPerson>(), words[2], Number(words[3]), Number(words[4])),
                Import => ImportAsync(As<SuggestMapping>(), As<ImportPeople>(), words[2]),
                Certify => CertifyAsync(As<IssueCertificate>(), Number(words[2])),
                var other => throw new ArgumentException(other),
            });
        }

        await Task.WhenAll(new[] { LendOnAsync, ReturnOnAsync, EnrolOnAsync, ImportOnAsync, CertifyOnAsync, SendOnAsync }.Select(Task.Run));
    }

    private static long Number(string word) => long.Parse(word, CultureInfo.InvariantCulture);

    private T As<T>(Actor? actor = null)
        where T : notnull
    {
        var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<CurrentStaff>().ActAs(actor ?? administrator);
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    private Task<T> ReadAsync<T>(Func<InclusionDb, Task<T>> query) => _database.ReadAsync(query, CancellationToken.None);

    private async Task LendOnAsync()
    {
        var lend = As<CheckOutDevices>();
        var (centre, people) = await ReadAsync(async db => (await db.Centres.Select(c => c.Id).SingleAsync(), await db.People.Where(p => p.Email != "").Select(p => p.Id).ToListAsync()));
        while (true)
        {
            var devices = await ReadAsync(db => db.Devices.Where(d => d.Status == DeviceStatus.Ready).OrderBy(_ => EF.Functions.Random()).Select(d => d.Id).Take(100).ToListAsync());
            foreach (var pair in devices.Chunk(2).Where(p => p.Length == 2))
            {
                await LendAsync(lend, Guid.NewGuid().ToString(), [centre, people[Random.Shared.Next(people.Count)], .. pair]);
            }

            await Task.Delay(Breath);
        }
    }

    private static async Task LendAsync(CheckOutDevices lend, string key, long[] asked)
    {
        Say([Asked, Lend, key, .. asked.Cast<object>()]);
        SayWhat(Lend, key, await lend.RunAsync(new CheckOutCommand(Guid.Parse(key), asked[1], asked[0], [.. asked[2..].Select(LentDevice.Whole)]), CancellationToken.None), made => made.Number);
    }

    private async Task ReturnOnAsync()
    {
        var back = As<ReturnDevice>();
        while (true)
        {
            foreach (var tag in await ReadAsync(db => db.LoanDevices.Where(line => line.IsOut).OrderBy(_ => EF.Functions.Random()).Select(line => line.Tag).Take(20).ToListAsync()))
            {
                SayWhat(Return, tag, await back.RunAsync(tag, CancellationToken.None), returned => returned.LoanNumber);
            }

            await Task.Delay(Breath);
        }
    }

    /// <summary>Every sixth place is given up again, so that it is offered to whoever waits.</summary>
    private async Task EnrolOnAsync()
    {
        var (enrol, cancel) = (As<EnrolPerson>(), As<CancelEnrolment>());
        var (people, workshops, live) = await ReadAsync(async db => (
            await db.People.Where(p => p.Email != "").Select(p => p.Id).ToListAsync(),
            await db.Workshops.Where(w => w.Status == WorkshopStatus.Open || w.Status == WorkshopStatus.Full).Select(w => w.Id).ToListAsync(),
            await db.Enrolments.Where(e => e.Status != EnrolmentStatus.Cancelled).Select(e => new { e.PersonId, e.WorkshopId }).ToListAsync()));
        var pairs = people.SelectMany(p => workshops.Select(w => new { PersonId = p, WorkshopId = w })).Except(live).ToArray();
        Random.Shared.Shuffle(pairs);
        foreach (var (i, pair) in pairs.Index())
        {
            var enrolled = await EnrolAsync(enrol, Guid.NewGuid().ToString(), pair.PersonId, pair.WorkshopId);
            if (i % 6 == 0 && enrolled is { } id)
            {
                var cancelled = await cancel.RunAsync(new CancelEnrolmentCommand(id, EnrolmentEnd.Withdrew, "Autre rendez-vous"), CancellationToken.None);
                SayWhat(Cancel, id, cancelled.IsRefused ? cancelled.Refusal : Outcome.Of(true), _ => "");
            }
        }
    }

    private static async Task<long?> EnrolAsync(EnrolPerson enrol, string key, long person, long workshop)
    {
        Say(Asked, Enrol, key, person, workshop);
        var enrolled = await enrol.RunAsync(new EnrolPersonCommand(Guid.Parse(key), person, workshop), CancellationToken.None);
        SayWhat(Enrol, key, enrolled, e => e.EnrolmentId);
        return enrolled.IsRefused ? null : enrolled.Value.EnrolmentId;
    }

    private async Task ImportOnAsync()
    {
        var (suggest, import) = (As<SuggestMapping>(), As<ImportPeople>());
        while (true)
        {
            await ImportAsync(suggest, import, Guid.NewGuid().ToString());
            await Task.Delay(Breath);
        }
    }

    private static async Task ImportAsync(SuggestMapping suggest, ImportPeople import, string key)
    {
        var text = new StringBuilder("Name,Identifier\n");
        for (var row = 0; row < RowsOfFile; row++)
        {
            text.AppendJoin(',', Row(key, row)).Append('\n');
        }

        Say(Asked, Import, key);
        var file = await ImportArrangements.FileAsync(text.ToString());
        var mapping = await suggest.RunAsync(ImportKind.People, file, CancellationToken.None);
        SayWhat(Import, key, await import.RunAsync(new ImportCommand { File = file, FileName = "personnes.csv", Mapping = mapping }, null, CancellationToken.None), r => r.Added + r.Known);
    }

    private async Task CertifyOnAsync()
    {
        var issue = As<IssueCertificate>();
        foreach (var enrolment in await ReadAsync(db => db.Enrolments
            .Where(e => db.Workshops.Any(w => w.Id == e.WorkshopId && w.Status == WorkshopStatus.Done) && !db.Certificates.Any(c => c.EnrolmentId == e.Id)).Select(e => e.Id).ToListAsync()))
        {
            await CertifyAsync(issue, enrolment);
            await Task.Delay(Breath);
        }
    }

    private static async Task CertifyAsync(IssueCertificate issue, long enrolment)
    {
        Say(Asked, Certify, enrolment);
        var issued = await issue.RunAsync(new IssueCertificateCommand(enrolment), CancellationToken.None);
        SayWhat(Certify, enrolment, issued.Refusal is AlreadyCertified before ? new IssuedCertificate(0, before.Number) : issued, c => c.Number);
    }

    private async Task SendOnAsync()
    {
        var (plan, send) = (As<PlanNotices>(Actor.Product), As<SendQueued>(Actor.Product));
        while (true)
        {
            await plan.RunAsync(CancellationToken.None);
            if ((await send.RunAsync(CancellationToken.None)).Of(nameof(MessageText.MessagesSent)) is > 0 and var sent)
            {
                Say(Done, Mail, sent);
            }

            await Task.Delay(Breath);
        }
    }
}
