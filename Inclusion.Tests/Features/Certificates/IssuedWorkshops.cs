using Inclusion.Domain.Certificates;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Certificates.Issue;

namespace Inclusion.Tests.Features.Certificates;

/// <summary>Finished workshops for tests of certificates.</summary>
internal static class IssuedWorkshops
{
    /// <summary>Was there at every session.</summary>
    public static readonly AttendanceMark[] Always = [AttendanceMark.Present, AttendanceMark.Present];

    /// <summary>Was there half of the time.</summary>
    public static readonly AttendanceMark[] Half = [AttendanceMark.Present, AttendanceMark.Absent];

    /// <summary>A workshop of two sessions that is over.</summary>
    /// <returns>Its id, and the enrolments in the order of the people.</returns>
    public static async Task<(long WorkshopId, IReadOnlyList<long> Enrolments)> AddFinishedAsync(this TestDatabase database, long? courseId = null, long? centreId = null, bool finish = true, params (long PersonId, AttendanceMark[] Marks)[] people)
    {
        var workshop = await database.AddWorkshopAsync(Math.Max(8, people.Length), courseId, centreId: centreId);
        var enrolments = new List<long>();
        foreach (var (personId, marks) in people)
        {
            enrolments.Add(await database.EnrolAsync(workshop, personId));
            await database.RecordAttendanceAsync(enrolments[^1], marks);
        }

        if (finish)
        {
            await database.FinishAsync(workshop);
        }

        return (workshop, enrolments);
    }

    /// <summary>One person who attended everything, and their certificate.</summary>
    public static async Task<(long WorkshopId, long EnrolmentId, IssuedCertificate Certificate)> IssueOneAsync(this TestDatabase database, long personId, CertificateLanguage? language = null)
    {
        var (workshop, enrolments) = await database.AddFinishedAsync(people: (personId, Always));
        var issued = await database.As<IssueCertificate>().RunAsync(new(enrolments[0], language), CancellationToken.None);
        Assert.Null(issued.Refusal);
        return (workshop, enrolments[0], issued.Value);
    }
}
