using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Attendances.Skills;
using Inclusion.Web.Features.Attendances.WalkIns;
using Inclusion.Web.Features.Certificates.Issue;
using Inclusion.Web.Features.Certificates.Revoke;
using Inclusion.Web.Features.Loans.Loss;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.Training.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Shared.Impact;

/// <summary>
/// A small association in the spring of 2026, few enough facts to count by hand. Nord is in Paris and was set up first, Sud in Réunion, two or three hours ahead.
/// <code>
/// devices  came in                                   ready    then
/// LT-0     Nord, acquired 1 Nov 2025                 2 Nov    lent to Cleo 10–12 Feb, ready again 13 Feb
/// LT-1     Nord, given by Pôle 10 Mar                11 Mar   Ada 20 Mar – 1 Apr, ready again 2 Apr, Ada 6 – 9 Apr (a return on the 8th was undone)
/// LT-2     Nord, given by Pôle 2 Apr                 3 Apr    Bob 10 – 12 Apr, in one loan with
/// TB-1     Nord, acquired 5 Apr                      6 Apr    Bob 10 Apr – 5 May
/// PH-1     Sud, entered 31 Mar 21:00 UTC = 1 Apr     1 Apr    Gus from 30 Apr 23:30 there; given up as lost 10 May
/// LT-3     Nord, given by nobody known 20 Apr        –        recycled 22 Apr
/// LT-4     Nord, given by Pôle 15 Dec 2025           20 Dec   given to someone 15 Apr, never lent
///
/// people   added                          referred by  born   gender  occupation  municipality
/// Ada      5 Mar                          Pôle         1950   woman   retired     Lille
/// Bob      1 Apr                          Mission      2004   man     in school   " LILLE"
/// Cleo     1 Feb                          –            –      –       –           –
/// Dan      10 Apr                         Pôle         1986   man     employed    Roubaix
/// Eve      2 Apr                          Mission      1970   woman   unemployed  Lille
/// Fay      2 Apr                          –            2015   –       in school   Roubaix
/// Gus      31 Mar 22:30 in Paris          Mission      1961   man     retired     Saint-Pierre
/// Ines     1 Apr                          –            2000   woman   other       Saint-Pierre
///
/// Mails (Nord, paid by Fonds, DigComp 1.1 and 2.1; 120 minutes each)      31 Mar     7 Apr            14 Apr
///   Cleo                                                                  present    late by 15       cancelled
///   Ada                                                                   absent     absent
///   Fay                                                                   –          excused
///   Eve (walked in on 7 Apr)                                              –          present
/// Photos (Sud, paid by nobody, no competences; 60 minutes)                16 Apr
///   Gus                                                                   left 15 early
///   Ines                                                                  –
///   Dan waits in the line
/// Plans (Nord, a draft)                                                   20 Apr
/// Letters (Nord, paid by Fonds)                                           20 May: to come on 15 May, the day of counting
///
/// certificates: Cleo for Mails on 21 Apr; Gus for Photos on 22 Apr, revoked on 25 Apr
/// skills of Mails: Cleo on 1.1 "with much help" before, "alone" after; Eve only after
/// </code>
/// </summary>
internal sealed class CountedSpring : IAsyncDisposable
{
    private CountedSpring(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public long Nord => Database.CentreId;

    public long Sud { get; private set; }

    public long Pole { get; private set; }

    public long Mission { get; private set; }

    public long Fonds { get; private set; }

    public static async Task<CountedSpring> ArrangeAsync()
    {
        var spring = new CountedSpring(await TestDatabase.CreateAsync(Utc(2, 1, 9)));
        await spring.ArrangePlacesAsync();
        await spring.ArrangeLendingAsync();
        await spring.ArrangeTrainingAsync();
        spring.Database.Clock.Set(Utc(5, 15, 10));
        return spring;
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static DateTimeOffset Utc(int month, int day, int hour, int minute = 0, int year = 2026) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);

    private async Task ArrangePlacesAsync()
    {
        Sud = await Database.AddCentreAsync("Sud", "Indian/Reunion");
        Pole = await AddPartnerAsync("Pôle emploi solidaire", PartnerKinds.Referrer | PartnerKinds.Donor);
        Mission = await AddPartnerAsync("Mission locale", PartnerKinds.Referrer);
        Fonds = await AddPartnerAsync("Fonds du Nord", PartnerKinds.Funder);
    }

    private async Task ArrangeLendingAsync()
    {
        var lt0 = await ReceiveAsync("LT-0", DeviceCategory.Laptop, Nord, Utc(11, 1, 9, year: 2025), acquired: new(2025, 11, 1));
        await WipeAsync(lt0, Utc(11, 2, 9, year: 2025));
        await ReceiveAsync("LT-4", DeviceCategory.Laptop, Nord, Utc(12, 15, 9, year: 2025), Pole);
        await WipeAsync(await IdOfAsync("LT-4"), Utc(12, 20, 9, year: 2025));
        var cleo = await AddPersonAsync("Cleo", Utc(2, 1, 9));
        await LendAsync(cleo, Utc(2, 10, 9), Nord, lt0);
        await ReturnAsync("LT-0", Utc(2, 12, 9));
        await WipeAsync(lt0, Utc(2, 13, 9));

        var ada = await AddPersonAsync("Ada", Utc(3, 5, 9), Pole, 1950, Gender.Woman, Occupation.Retired, "Lille");
        var lt1 = await ReceiveAsync("LT-1", DeviceCategory.Laptop, Nord, Utc(3, 10, 9), Pole);
        await WipeAsync(lt1, Utc(3, 11, 9));
        await LendAsync(ada, Utc(3, 20, 9), Nord, lt1);
        var gus = await AddPersonAsync("Gus", Utc(3, 31, 20, 30), Mission, 1961, Gender.Man, Occupation.Retired, "Saint-Pierre");
        var ph1 = await ReceiveAsync("PH-1", DeviceCategory.Phone, Sud, Utc(3, 31, 21));
        await WipeAsync(ph1, Utc(4, 1, 9));
        await ReturnAsync("LT-1", Utc(4, 1, 9));

        var bob = await AddPersonAsync("Bob", Utc(4, 1, 9), Mission, 2004, Gender.Man, Occupation.InSchool, " LILLE");
        await AddPersonAsync("Ines", Utc(4, 1, 9), null, 2000, Gender.Woman, Occupation.Other, "Saint-Pierre");
        await WipeAsync(lt1, Utc(4, 2, 9));
        await AddPersonAsync("Eve", Utc(4, 2, 9), Mission, 1970, Gender.Woman, Occupation.Unemployed, "Lille");
        await AddPersonAsync("Fay", Utc(4, 2, 9), null, 2015, Gender.NotStated, Occupation.InSchool, "Roubaix");
        await AddPersonAsync("Dan", Utc(4, 10, 9), Pole, 1986, Gender.Man, Occupation.Employed, "Roubaix");
        var lt2 = await ReceiveAsync("LT-2", DeviceCategory.Laptop, Nord, Utc(4, 2, 9), Pole);
        await WipeAsync(lt2, Utc(4, 3, 9));
        var tb1 = await ReceiveAsync("TB-1", DeviceCategory.Tablet, Nord, Utc(4, 5, 9), acquired: new(2026, 4, 5));
        await WipeAsync(tb1, Utc(4, 6, 9));
        var second = await LendAsync(ada, Utc(4, 6, 10), Nord, lt1);
        await ReturnAsync("LT-1", Utc(4, 8, 9));
        Assert.Null((await Database.As<UndoReturn>().RunAsync(second, lt1, CancellationToken.None)).Refusal);
        await ReturnAsync("LT-1", Utc(4, 9, 9));
        await LendAsync(bob, Utc(4, 10, 9), Nord, lt2, tb1);
        await ReturnAsync("LT-2", Utc(4, 12, 9));
        await ChangeAsync("LT-4", DeviceStatus.Given, Utc(4, 15, 9));
        await ReceiveAsync("LT-3", DeviceCategory.Laptop, Nord, Utc(4, 20, 9), donorId: 0);
        await ChangeAsync("LT-3", DeviceStatus.Recycled, Utc(4, 22, 9));
        var lost = await LendAsync(gus, Utc(4, 30, 19, 30), Sud, ph1);
        await ReturnAsync("TB-1", Utc(5, 5, 9));
        Database.Clock.Set(Utc(5, 10, 9));
        Assert.Null((await Database.As<MarkLoanLost>().RunAsync(new(lost, false, "Parti sans adresse."), CancellationToken.None)).Refusal);
    }

    private async Task ArrangeTrainingAsync()
    {
        Database.Clock.Set(Utc(3, 15, 9));
        var course = await Database.AddCourseAsync("Mails");
        var funded = new WorkshopFacts { FunderId = Fonds };
        var mails = await Database.AddWorkshopAsync(courseId: course, sessions: [Session(3, 31), Session(4, 7), Session(4, 14)], facts: funded);
        var photos = await Database.AddWorkshopAsync(2, await Database.AddCourseAsync("Photos", new CourseFacts { CertificateThreshold = 50 }), [ArrangedTraining.Session(new(2026, 4, 16), 10, 11)], centreId: Sud);
        await Database.AddWorkshopAsync(courseId: course, sessions: [Session(4, 20)], open: false);
        var cleo = await EnrolAsync(mails, "Cleo");
        var ada = await EnrolAsync(mails, "Ada");
        var fay = await EnrolAsync(mails, "Fay");
        var gus = await EnrolAsync(photos, "Gus");
        await EnrolAsync(photos, "Ines");
        await EnrolAsync(photos, "Dan");
        var sessions = await Database.ReadAsync(db => db.WorkshopSessions.Where(s => s.WorkshopId == mails).OrderBy(s => s.Date).Select(s => s.Id).ToListAsync());
        Assert.Null((await Database.As<DropSession>().RunAsync(mails, sessions[2], SeriesScope.This, "La salle est prise.", CancellationToken.None)).Refusal);

        await Database.RecordAttendanceAsync(cleo, AttendanceMark.Present, AttendanceMark.Late);
        await Database.RecordAttendanceAsync(ada, AttendanceMark.Absent, AttendanceMark.Absent);
        await Database.ArrangeAsync(async db =>
        {
            var session = await db.WorkshopSessions.SingleAsync(s => s.Id == sessions[1]);
            db.Add(Attendance.Record(await db.Enrolments.SingleAsync(e => e.Id == fay), session, AttendanceMark.Excused, 0, Database.Administrator, session.EndsAt, session.Date).Value);
            return true;
        });
        await Database.RecordAttendanceAsync(gus, AttendanceMark.LeftEarly);

        await KeepSkillAsync(mails, cleo, AssessmentMoment.Before, SkillStep.WithMuchHelp, Utc(3, 31, 10));
        Database.Clock.Set(Utc(4, 7, 9));
        var eve = await Database.As<AddWalkIn>().RunAsync(new(Guid.NewGuid(), sessions[1], await PersonAsync("Eve"), ""), CancellationToken.None);
        await KeepSkillAsync(mails, cleo, AssessmentMoment.After, SkillStep.Alone, Utc(4, 7, 10));
        await KeepSkillAsync(mails, eve.Value, AssessmentMoment.After, SkillStep.Alone, Utc(4, 7, 10));
        await Database.FinishAsync(mails);
        await Database.FinishAsync(photos);
        await IssueAsync(cleo, Utc(4, 21, 9));
        var revoked = await IssueAsync(gus, Utc(4, 22, 9));
        Database.Clock.Set(Utc(4, 25, 9));
        Assert.Null((await Database.As<RevokeCertificate>().RunAsync(new(revoked, "Le nom est faux."), CancellationToken.None)).Refusal);

        Database.Clock.Set(Utc(5, 1, 9));
        var letters = await Database.AddWorkshopAsync(courseId: course, sessions: [Session(5, 20)], facts: funded);
        await EnrolAsync(letters, "Bob");
    }

    private static SessionTimes Session(int month, int day) => ArrangedTraining.Session(new(2026, month, day));

    private Task<long> AddPartnerAsync(string name, PartnerKinds kinds) => Database.ArrangeAsync(async db =>
    {
        var partner = Partner.Add(new PartnerFacts(name, kinds)).Value;
        db.Add(partner);
        await db.SaveChangesAsync();
        return partner.Id;
    });

    private Task<long> AddPersonAsync(
        string name, DateTimeOffset at, long? referredBy = null, int? born = null, Gender gender = Gender.NotStated, Occupation occupation = Occupation.NotStated, string municipality = "") =>
        Database.ArrangeAsync(async db =>
        {
            var facts = new PersonFacts { Name = name, ReferredById = referredBy, BirthYear = born, Gender = gender, Occupation = occupation, Municipality = municipality, Language = "fr" };
            var person = Person.Add(facts, at).Value;
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });

    private Task<long> PersonAsync(string name) => Database.ReadAsync(db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    private Task<long> IdOfAsync(string tag) => Database.ReadAsync(db => db.Devices.Where(d => d.Tag == tag).Select(d => d.Id).SingleAsync());

    private async Task<DateOnly> DayAsync(long centreId, DateTimeOffset at) => (await Database.ReadAsync(db => db.Centres.SingleAsync(c => c.Id == centreId))).Calendar.DateOf(at);

    /// <param name="donorId">Null: no donation; 0: from nobody known.</param>
    private async Task<long> ReceiveAsync(string tag, DeviceCategory category, long centreId, DateTimeOffset at, long? donorId = null, DateOnly? acquired = null)
    {
        var day = await DayAsync(centreId, at);
        return await Database.ArrangeAsync(async db =>
        {
            var donation = donorId is { } donor ? Donation.Of(donor == 0 ? null : donor, day, null, null, day).Value : null;
            if (donation is not null)
            {
                db.Add(donation);
                await db.SaveChangesAsync();
            }

            var device = Device.Receive(tag, new DeviceFacts { Category = category, AcquiredOn = acquired }, centreId, donation?.Id, Database.Administrator, at, day).Value;
            db.Add(device);
            await db.SaveChangesAsync();
            return device.Id;
        });
    }

    private async Task WipeAsync(long deviceId, DateTimeOffset at) => await Database.ArrangeAsync(async db =>
    {
        var device = await db.Devices.SingleAsync(d => d.Id == deviceId);
        var day = (await db.Centres.SingleAsync(c => c.Id == device.CentreId)).Calendar.DateOf(at);
        var wipe = WipeRecord.Of(WipeLevel.Clear, tool: "nwipe 0.38", verification: "Ten sectors read", wipedBy: "Marc", verifiedBy: "Amélie", day, at).Value;
        Assert.Null(device.RecordWipe(wipe, makeReady: true, Database.Administrator, at, day).Refusal);
        return true;
    });

    private async Task ChangeAsync(string tag, DeviceStatus to, DateTimeOffset at) => await Database.ArrangeAsync(async db =>
    {
        var device = await db.Devices.SingleAsync(d => d.Tag == tag);
        Assert.Null(device.ChangeStatus(to, "Décidé ensemble.", Database.Administrator, at, DateOnly.FromDateTime(at.UtcDateTime)).Refusal);
        return true;
    });

    private async Task<long> LendAsync(long person, DateTimeOffset at, long centreId, params long[] devices)
    {
        Database.Clock.Set(at);
        var made = await Features.Loans.CheckOutTests.LendAsync(Database, person, devices, centreId);
        Assert.Null(made.Refusal);
        return made.Value.LoanId;
    }

    private async Task ReturnAsync(string tag, DateTimeOffset at)
    {
        Database.Clock.Set(at);
        Assert.Null((await Database.As<ReturnDevice>().RunAsync(tag, CancellationToken.None)).Refusal);
    }

    private async Task<long> EnrolAsync(long workshop, string name) => await Database.EnrolAsync(workshop, await PersonAsync(name));

    private async Task KeepSkillAsync(long workshop, long enrolment, AssessmentMoment moment, SkillStep step, DateTimeOffset at)
    {
        Database.Clock.Set(at);
        Assert.Null((await Database.As<SaveSkill>().RunAsync(new(workshop, enrolment, moment, "1.1", step), CancellationToken.None)).Refusal);
    }

    private async Task<long> IssueAsync(long enrolment, DateTimeOffset at)
    {
        Database.Clock.Set(at);
        var issued = await Database.As<IssueCertificate>().RunAsync(new(enrolment), CancellationToken.None);
        Assert.Null(issued.Refusal);
        return issued.Value.Id;
    }
}
