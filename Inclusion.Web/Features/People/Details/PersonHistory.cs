using Inclusion.Domain.Loans;
using Inclusion.Domain.Training;

namespace Inclusion.Web.Features.People.Details;

/// <summary>One thing on the time line of a person: exactly one of the three.</summary>
/// <param name="On">The day by which it stands in the line: lent, or over; the first session; issued. Null for a workshop that lost its dates.</param>
public sealed record PersonMoment(DateOnly? On, PersonLoan? Loan = null, PersonWorkshop? Workshop = null, PersonCertificate? Certificate = null);

/// <summary>The loans, workshops and certificates of a person as one line.</summary>
public static class PersonHistory
{
    /// <summary>More would be read by nobody: older loans are in the list of loans.</summary>
    public const int MostMoments = 20;

    /// <summary>The latest first; a workshop that is still to come is not yet history.</summary>
    public static IReadOnlyList<PersonMoment> Of(PersonView person, IEnumerable<PersonWorkshop> pastWorkshops, IEnumerable<PersonCertificate> certificates) =>
    [
        .. person.Loans.Open.Concat(person.Loans.Past).Select(loan => new PersonMoment(loan.ClosedAt is { } closed ? DayOf(closed, person.Zone) : loan.LentOn, Loan: loan))
            .Concat(pastWorkshops.Select(workshop => new PersonMoment(workshop.FirstOn, Workshop: workshop)))
            .Concat(certificates.Select(certificate => new PersonMoment(certificate.IssuedOn, Certificate: certificate)))
            .OrderByDescending(moment => moment.On)
            .Take(MostMoments),
    ];

    /// <summary>The day, at the centre where whoever looks works.</summary>
    public static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
