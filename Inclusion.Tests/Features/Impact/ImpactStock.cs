using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Certificates.Issue;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Support.ArrangedTraining;

namespace Inclusion.Tests.Features.Impact;

/// <summary>What <see cref="ImpactStock.StockImpactAsync"/> arranged.</summary>
/// <param name="OtherCentreId">Where nothing was done but one loan.</param>
/// <param name="PartnerId">Gave the devices and referred half of the people.</param>
/// <param name="From">The first day on which anything was done; the last is the test's own day.</param>
internal sealed record ImpactStocked(long OtherCentreId, long PartnerId, DateOnly From);

/// <summary>Twelve people, as many devices and a workshop over the seventy days before the test's own day: enough for every figure to be something.</summary>
internal static class ImpactStock
{
    public const string LongCentre = "Relais numérique des Trois-Fontaines et du Vieux-Moulin";

    public const string LongPartner = "Direction interrégionale des services judiciaires et de la jeunesse";

    private static readonly string[] Municipalities = ["Lille", "Roubaix", "Villeneuve-d’Ascq", "Saint-André-lez-Lille", ""];

    public static async Task<ImpactStocked> StockImpactAsync(this TestDatabase database)
    {
        var today = database.Today;
        var other = await database.AddCentreAsync(LongCentre);
        var partner = await database.ArrangeAsync(async db =>
        {
            var added = db.Add(Partner.Add(new PartnerFacts(LongPartner, PartnerKinds.Donor | PartnerKinds.Referrer | PartnerKinds.Funder)).Value).Entity;
            await db.SaveChangesAsync();
            return added.Id;
        });
        var people = await AddPeopleAsync(database, partner);
        var devices = new List<long>();
        foreach (var i in Enumerable.Range(1, people.Count))
        {
            devices.Add(await database.AddReadyDeviceAsync($"LT-{i:0000}", i % 3 == 0 ? DeviceCategory.Tablet : DeviceCategory.Laptop, centreId: i == people.Count ? other : null));
        }

        await GiveAsync(database, partner, devices);
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            var loan = await database.LendAsync(person, devices[i], today.AddDays((-5 * (12 - i)) + 2), i == people.Count - 1 ? other : null);
            if (i % 2 == 0)
            {
                await database.ReturnAsync(loan);
            }
        }

        await TeachAsync(database, [.. people.Take(4)]);
        return new ImpactStocked(other, partner, today.AddDays(-70));
    }

    private static Task<List<long>> AddPeopleAsync(TestDatabase database, long referrer) => database.ArrangeAsync(async db =>
    {
        var people = Enumerable.Range(1, 12).Select(i => db.Add(Person.Add(
            new PersonFacts
            {
                Name = i == 1 ? "Marie-Antoinette de La Rochefoucauld-Montmorency" : $"Fatoumata Diarra {i}",
                Language = "fr",
                BirthYear = i % 5 == 0 ? null : 1940 + (6 * i),
                Gender = (Gender)(i % 4),
                Occupation = (Occupation)(i % 6),
                Municipality = Municipalities[i % Municipalities.Length],
                ReferredById = i % 2 == 0 ? referrer : null,
            },
            database.Clock.GetUtcNow()).Value).Entity).ToList();
        await db.SaveChangesAsync();
        return people.Select(p => p.Id).ToList();
    });

    private static Task<bool> GiveAsync(TestDatabase database, long donor, IReadOnlyCollection<long> deviceIds) => database.ArrangeAsync(async db =>
    {
        var donation = db.Add(Donation.Of(donor, database.Today.AddDays(-70), "2026/17", null, database.Today).Value).Entity;
        await db.SaveChangesAsync();
        foreach (var device in await db.Devices.Where(d => deviceIds.Contains(d.Id)).ToListAsync())
        {
            device.AssignDonation(donation.Id);
        }

        return true;
    });

    /// <summary>Two sessions in the last two weeks; the first person was always there, the last never.</summary>
    private static async Task TeachAsync(TestDatabase database, IReadOnlyList<long> people)
    {
        var (now, today) = (database.Clock.GetUtcNow(), database.Today);
        database.Clock.Set(now.AddDays(-20));
        var workshop = await database.AddWorkshopAsync(sessions: [Session(today.AddDays(-14)), Session(today.AddDays(-7))]);
        AttendanceMark[][] marks =
        [
            [AttendanceMark.Present, AttendanceMark.Present], [AttendanceMark.Late, AttendanceMark.Present], [AttendanceMark.Excused], [AttendanceMark.Absent, AttendanceMark.Absent],
        ];
        var enrolments = new List<long>();
        foreach (var (person, own) in people.Zip(marks))
        {
            enrolments.Add(await database.EnrolAsync(workshop, person));
            await database.RecordAttendanceAsync(enrolments[^1], own);
        }

        database.Clock.Set(now);
        await database.ArrangeAsync(async db =>
        {
            var enrolment = await db.Enrolments.SingleAsync(e => e.Id == enrolments[0]);
            var course = await db.Courses.SingleAsync(c => db.Workshops.Any(w => w.Id == workshop && w.CourseId == c.Id));
            db.Add(SkillAssessment.Of(enrolment, course, AssessmentMoment.Before, "1.1", SkillStep.NotAtAll, today.AddDays(-14)).Value);
            db.Add(SkillAssessment.Of(enrolment, course, AssessmentMoment.After, "1.1", SkillStep.Alone, today.AddDays(-7)).Value);
            return true;
        });
        await database.FinishAsync(workshop);
        Assert.Null((await database.As<IssueCertificate>().RunAsync(new(enrolments[0]), CancellationToken.None)).Refusal);
    }
}
