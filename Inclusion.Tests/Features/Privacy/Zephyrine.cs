using System.Text;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Certificates;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Certificates.Mail;
using Inclusion.Web.Features.Enrolments.Enrol;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.Enrolments.Needs;
using Inclusion.Web.Features.Enrolments.Requests;
using Inclusion.Web.Features.Enrolments.Seats;
using Inclusion.Web.Features.Loans.Extend;
using Inclusion.Web.Features.Messages.Calls;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Features.People.Block;
using Inclusion.Web.Features.People.Change;
using Inclusion.Web.Features.People.Consents;
using Inclusion.Web.Features.People.Details;
using Inclusion.Web.Features.People.List;
using Inclusion.Web.Features.People.Notes;
using Inclusion.Web.Features.Reservations.Ask;
using Inclusion.Web.Features.Reservations.Bookings;
using Inclusion.Web.Features.Reservations.Public;
using Inclusion.Web.Features.Reservations.Requests;
using Inclusion.Web.Features.Settings.Reservations;
using Inclusion.Web.Foundation.Drafts;
using Inclusion.Web.Foundation.Jobs.Work;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StartPeople = Inclusion.Web.Foundation.Exports.StartExport<Inclusion.Web.Features.People.List.ExportPeopleWork, Inclusion.Web.Features.People.List.PeopleFilter>;

namespace Inclusion.Tests.Features.Privacy;

/// <summary>Someone with a name, a number and an address that nobody else has, who by the product's own operations gets into every place that a person gets into.</summary>
internal static class Zephyrine
{
    public const string Name = "Zéphyrine Quetzalcoatl";

    public const string Phone = "06 98 76 54 32";

    public const string Email = "zephyrine.qw@example.org";

    /// <summary>What is looked for in files, as it may be written in them.</summary>
    private static readonly string[] Traces = ["Zéphyrine", "zephyrine", "Quetzalcoatl", "quetzalcoatl", "98 76 54 32", "98765432", "zephyrine.qw"];

    /// <returns>The person's id: everything that was lent has come back, and one workshop is still to come.</returns>
    public static async Task<long> AddZephyrineAsync(this TestDatabase database)
    {
        var cancel = TestContext.Current.CancellationToken;
        var id = Done(await database.As<AddPerson>().RunAsync(
            new AddPersonCommand(
                new PersonFacts { Name = Name, AddressAs = "Madame Quetzalcoatl", Phone = Phone, Email = Email, Address = "3 rue Zéphyrine", Municipality = "Lille", BirthYear = 1950, Gender = Gender.Woman, Language = "fr" },
                HouseholdChoice.New("Foyer Quetzalcoatl"),
                EvenSo: true),
            cancel));
        Done(await database.As<AddPersonNote>().RunAsync(new(id, $"{Name} revient de l’hôpital"), cancel));
        Done(await database.As<GiveConsent>().RunAsync(new(id, ConsentKind.DataKept, "Quetzalcoatl-1", database.Today), cancel));
        Done(await database.As<BlockPerson>().RunAsync(new(id, "Zéphyrine a perdu une souris"), cancel));
        Done(await database.As<UnblockPerson>().RunAsync(id, cancel));

        var device = await database.AddReadyDeviceAsync("LT-0901");
        var loan = await database.LendAsync(id, device, database.Today.AddDays(3));
        Done(await database.As<ExtendLoan>().RunAsync(new(loan, database.Today.AddDays(3), database.Today.AddDays(9), "Mme Quetzalcoatl est malade"), cancel));
        await database.ReturnAsync(loan, damage: "éraflure, dit Zéphyrine");

        var (_, _, certificate) = await database.IssueOneAsync(id, CertificateLanguage.French);
        Done(await database.As<SendCertificate>().RunAsync(certificate.Id, cancel));
        var coming = await database.AddWorkshopAsync();
        var request = new ReceiveRequestCommand(Guid.NewGuid(), coming, Name, Email, "fr");
        Done(await database.As<ReceiveRequest>().RunAsync(request, cancel));
        var asked = Assert.Single((await database.As<ListRequests>().RunAsync(null, cancel)).Rows);
        Done(await database.As<ConfirmRequest>().RunAsync(new(asked.Id, id), cancel));
        Done(await database.As<ChangeNeeds>().RunAsync(new(id, AccessNeed.Wheelchair, "", "Quetzalcoatl : rampe à gauche", 0), cancel));
        Done(await database.As<ReceiveRequest>().RunAsync(request with { RequestKey = Guid.NewGuid(), Contact = Phone }, cancel));

        await WaitForDeviceAsync(database, id, cancel);
        var left = await database.AddWorkshopAsync();
        Done(await database.As<EnrolPerson>().RunAsync(new(Guid.NewGuid(), id, left), cancel));
        var enrolment = await database.ReadAsync(db => db.Enrolments.SingleAsync(e => e.WorkshopId == left));
        Done(await database.As<CancelEnrolment>().RunAsync(new(enrolment.Id, EnrolmentEnd.Withdrew, "Zéphyrine garde ses petits-enfants"), cancel));
        await database.As<SendQueued>().RunAsync(cancel);
        await CallAsync(database, id, cancel);

        await database.As<DraftStore>().SaveAsync("check-out", "page", new { Note = $"Pour {Name}" }, cancel);
        Done(await database.As<SavedFilters>().SaveAsync("people", "Madame Quetzalcoatl", "?q=Z%C3%A9phyrine+Quetzalcoatl", false, cancel));
        Done(await database.As<FindPerson>().RunAsync(id, again: false, cancel));
        await database.As<SearchPeople>().RunAsync("quetz", cancel);
        var work = Done(await database.As<StartPeople>().RunAsync(new PeopleFilter(), TableFormat.Csv, [], cancel));
        Assert.True(await database.Services.GetRequiredService<WorkRunner>().RunAsync(work!.Value, cancel));
        return id;
    }

    /// <summary>The files of the data folder, and what of her stands in them; nothing where she is not in any.</summary>
    public static IReadOnlyList<string> TracesIn(string folder) =>
    [
        .. from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
           let content = ReadShared(file)
           from trace in Traces
           where content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)) >= 0
           select $"{Path.GetRelativePath(folder, file)}: {trace}",
    ];

    /// <summary>She waits for a device that there is not, asks for one on the public page and in the end for another, and one is promised to her.</summary>
    private static async Task WaitForDeviceAsync(TestDatabase database, long personId, CancellationToken cancel)
    {
        Done(await database.As<AskReservation>().RunAsync(
            new(Guid.NewGuid(), personId, database.CentreId, DeviceCategory.Phone, "grand, pour Zéphyrine", "comme celui de Mme Quetzalcoatl", ReservationReason.Health, $"{Name} est à l’hôpital"), cancel));
        Done(await database.As<TakeDeviceRequests>().RunAsync(database.CentreId, true, cancel));
        var request = new ReceiveDeviceRequestCommand(Guid.NewGuid(), database.CentreId, DeviceCategory.Laptop, "17", "", Name, Email, "fr");
        Done(await database.As<ReceiveDeviceRequest>().RunAsync(request, cancel));
        var asked = Assert.Single((await database.As<ListDeviceRequests>().RunAsync(null, cancel)).Rows);
        Done(await database.As<AcceptDeviceRequest>().RunAsync(new(asked.Id, personId), cancel));
        Done(await database.As<ReceiveDeviceRequest>().RunAsync(request with { RequestKey = Guid.NewGuid(), Contact = Phone }, cancel));
        Done(await database.As<BookDevice>().RunAsync(new("LT-0901", personId, database.Today.AddDays(40), database.Today.AddDays(44), "Stage de Zéphyrine"), cancel));
    }

    private static async Task CallAsync(TestDatabase database, long personId, CancellationToken cancel)
    {
        // Without an address she is rung, and what was said is written down.
        var form = await database.As<Web.Features.People.Form.FindPersonForm>().RunAsync(personId, cancel);
        Done(await database.As<ChangePerson>().RunAsync(new(personId, form.Value.Version, form.Value.ToFacts() with { PreferredChannel = ContactChannel.Call }, form.Value.Household), cancel));
        var another = await database.AddWorkshopAsync();
        Done(await database.As<EnrolPerson>().RunAsync(new(Guid.NewGuid(), personId, another), cancel));
        var call = await database.ArrangeAsync(async db =>
        {
            var message = Message.Write(
                personId, database.CentreId, database.Today.AddDays(-1), ContactChannel.Call, "fr", Phone, "Rappel", $"Bonjour {Name}", "call@inclusion", database.Clock.GetUtcNow(), database.Clock.GetUtcNow());
            db.Messages.Add(message);
            await db.SaveChangesAsync(cancel);
            return message.Id;
        });
        Done(await database.As<NoteCall>().RunAsync(new(call, CallOutcome.NoAnswer, "Rappeler Zéphyrine lundi", false), cancel));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Refusal);
        return outcome.Value;
    }

    private static void Done(Outcome outcome) => Assert.Null(outcome.Refusal);
}
