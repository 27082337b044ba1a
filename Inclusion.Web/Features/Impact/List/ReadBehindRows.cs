using Inclusion.Domain.Impact;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Impact.List;

/// <summary>Reads what a page of the list behind a figure shows of each row.</summary>
internal static class ReadBehindRows
{
    /// <param name="ids">Of a page of rows of this kind.</param>
    public static Task<List<BehindRow>> RunAsync(InclusionDb db, BehindKind kind, ImpactPeriod period, DateTimeOffset now, IReadOnlyCollection<long> ids, CancellationToken cancel) => kind switch
    {
        BehindKind.Devices => DevicesAsync(db, ids, cancel),
        BehindKind.Loans => LoansAsync(db, ids, cancel),
        BehindKind.LoanDevices => LoanDevicesAsync(db, period, now, ids, cancel),
        BehindKind.People => PeopleAsync(db, ids, cancel),
        BehindKind.Workshops => WorkshopsAsync(db, ids, cancel),
        BehindKind.Sessions => SessionsAsync(db, ids, cancel),
        BehindKind.Enrolments => EnrolmentsAsync(db, ids, cancel),
        BehindKind.Attendances => AttendancesAsync(db, ids, cancel),
        _ => CertificatesAsync(db, ids, cancel),
    };

    private static Task<List<BehindRow>> DevicesAsync(InclusionDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) => (
        from device in db.Devices
        where ids.Contains(device.Id)
        join centre in db.Centres on device.CentreId equals centre.Id
        select new BehindRow(device.Id, device.Tag, Routes.Device(device.Id), (device.Maker + " " + device.Model).Trim(), null, centre.Name, null, null, null)).ToListAsync(cancel);

    private static Task<List<BehindRow>> LoansAsync(InclusionDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) => (
        from loan in db.Loans
        where ids.Contains(loan.Id)
        join person in db.People on loan.PersonId equals person.Id
        join centre in db.Centres on loan.CentreId equals centre.Id
        select new BehindRow(loan.Id, loan.Number, Routes.Loan(loan.Id), person.Name, null, centre.Name, loan.LentOn, null, null, person.Id)).ToListAsync(cancel);

    private static async Task<List<BehindRow>> LoanDevicesAsync(InclusionDb db, ImpactPeriod period, DateTimeOffset now, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var lines = await (
            from line in db.LoanDevices
            where ids.Contains(line.Id)
            join loan in db.Loans on line.LoanId equals loan.Id
            join centre in db.Centres on loan.CentreId equals centre.Id
            select new { line.Id, line.Tag, line.DeviceId, line.IsOut, line.ReturnedOn, loan.ClosedAt, LoanId = loan.Id, loan.Number, loan.LentOn, Centre = centre.Name, centre.TimeZone }).ToListAsync(cancel);
        return
        [
            .. lines.Select(l => new BehindRow(
                l.Id, l.Tag, Routes.Device(l.DeviceId), l.Number, Routes.Loan(l.LoanId), l.Centre, l.LentOn, null, DaysOut(l.LentOn, l.ReturnedOn ?? DayOf(l.IsOut ? now : l.ClosedAt!.Value, l.TimeZone)))),
        ];

        int DaysOut(DateOnly from, DateOnly until) => Math.Min(until.DayNumber, period.Last.DayNumber) - Math.Max(from.DayNumber, period.First.DayNumber) + 1;
    }

    private static Task<List<BehindRow>> PeopleAsync(InclusionDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) => (
        from person in db.People
        where ids.Contains(person.Id)
        select new BehindRow(person.Id, person.Name, null, db.Partners.Where(p => p.Id == person.ReferredById).Select(p => p.Name).FirstOrDefault(), null, null, null, null, null, person.Id)).ToListAsync(cancel);

    private static Task<List<BehindRow>> WorkshopsAsync(InclusionDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) => (
        from workshop in db.Workshops
        where ids.Contains(workshop.Id)
        join course in db.Courses on workshop.CourseId equals course.Id
        join centre in db.Centres on workshop.CentreId equals centre.Id
        select new BehindRow(workshop.Id, course.Title, Routes.Workshop(workshop.Id), null, null, centre.Name, workshop.FirstOn, null, null)).ToListAsync(cancel);

    private static async Task<List<BehindRow>> SessionsAsync(InclusionDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var sessions = await (
            from session in db.WorkshopSessions
            where ids.Contains(session.Id)
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            join course in db.Courses on workshop.CourseId equals course.Id
            join centre in db.Centres on session.CentreId equals centre.Id
            select new { Session = session, course.Title, Centre = centre.Name }).ToListAsync(cancel);
        return [.. sessions.Select(s => new BehindRow(s.Session.Id, s.Title, Routes.Workshop(s.Session.WorkshopId), null, null, s.Centre, s.Session.Date, null, s.Session.Minutes))];
    }

    private static Task<List<BehindRow>> EnrolmentsAsync(InclusionDb db, IReadOnlyCollection<long> ids, CancellationToken cancel) => (
        from enrolment in db.Enrolments
        where ids.Contains(enrolment.Id)
        join person in db.People on enrolment.PersonId equals person.Id
        join workshop in db.Workshops on enrolment.WorkshopId equals workshop.Id
        join course in db.Courses on workshop.CourseId equals course.Id
        join centre in db.Centres on workshop.CentreId equals centre.Id
        select new BehindRow(enrolment.Id, person.Name, null, course.Title, Routes.Workshop(workshop.Id), centre.Name, workshop.FirstOn, null, null, person.Id)).ToListAsync(cancel);

    private static async Task<List<BehindRow>> AttendancesAsync(InclusionDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var marks = await (
            from attendance in db.Attendances
            where ids.Contains(attendance.Id)
            join enrolment in db.Enrolments on attendance.EnrolmentId equals enrolment.Id
            join person in db.People on enrolment.PersonId equals person.Id
            join session in db.WorkshopSessions on attendance.SessionId equals session.Id
            join workshop in db.Workshops on session.WorkshopId equals workshop.Id
            join course in db.Courses on workshop.CourseId equals course.Id
            join centre in db.Centres on session.CentreId equals centre.Id
            select new { attendance.Id, attendance.Mark, attendance.MinutesMissed, PersonId = person.Id, Person = person.Name, Session = session, course.Title, Centre = centre.Name }).ToListAsync(cancel);
        return
        [
            .. marks.Select(m => new BehindRow(
                m.Id,
                m.Person,
                null,
                m.Title,
                Routes.Workshop(m.Session.WorkshopId),
                m.Centre,
                m.Session.Date,
                m.Mark,
                new MarkedSession(m.Session.Minutes, m.Mark, m.MinutesMissed).MinutesAttended,
                m.PersonId)),
        ];
    }

    private static async Task<List<BehindRow>> CertificatesAsync(InclusionDb db, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        var certificates = await (
            from certificate in db.Certificates
            where ids.Contains(certificate.Id)
            join centre in db.Centres on certificate.CentreId equals centre.Id
            select new { certificate.Id, certificate.Number, certificate.PersonId, certificate.Facts, certificate.IssuedOn, Centre = centre.Name }).ToListAsync(cancel);
        return [.. certificates.Select(c => new BehindRow(c.Id, c.Number, Routes.Certificate(c.Id), c.Facts?.Name, null, c.Centre, c.IssuedOn, PersonId: c.PersonId))];
    }

    private static DateOnly DayOf(DateTimeOffset instant, string timeZone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).DateTime);
}
