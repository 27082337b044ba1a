using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Text;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Loans;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>From a filter to the loans: what the list, its counts and its export have in common.</summary>
internal static class LoanSelection
{
    /// <summary>A text that fits more people or devices than this says too little: the newest of them are taken.</summary>
    private const int MaxMatches = 500;

    /// <summary>The loans that the filter wants and the person may see, in no order.</summary>
    public static IQueryable<Loan> Select(InclusionDb db, LoanFilter filter, Actor by, CentreDays days)
    {
        IQueryable<Loan> loans = db.Loans;
        if ((by.CentreId ?? filter.CentreId) is { } centreId)
        {
            loans = loans.Where(l => l.CentreId == centreId);
        }

        if (filter.PersonId is { } personId)
        {
            loans = loans.Where(l => l.PersonId == personId);
        }

        if (filter.DeviceId is { } deviceId)
        {
            loans = loans.Where(l => db.LoanDevices.Where(d => d.DeviceId == deviceId).Select(d => d.LoanId).Contains(l.Id));
        }

        if (filter.NoAgreement)
        {
            loans = loans.WithoutAgreement(db);
        }

        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var matches = Matches(db, filter.Text.Trim());
            loans = loans.Where(l => matches.Contains(l.Id));
        }

        return filter.Tab switch
        {
            LoanTab.Closed => loans.Where(l => l.ClosedAt != null),
            LoanTab.Due => loans.Where(days.IsDueToday()),
            LoanTab.Overdue => loans.Where(filter.Late is { } stage ? days.IsLate(stage) : days.IsOverdue()),
            _ => loans.Where(l => l.Status == LoanStatus.Open),
        };
    }

    /// <summary>Each kind of match has an index of its own; an OR over the loans would have none.</summary>
    private static IQueryable<long> Matches(InclusionDb db, string text)
    {
        var people = db.SearchPeople(text).OrderByDescending(p => p.Id).Select(p => p.Id).Take(MaxMatches);
        var devices = db.FindDevices(text).OrderByDescending(d => d.Id).Select(d => d.Id).Take(MaxMatches);
        var number = text.ToUpperInvariant();
        return db.Loans.Where(l => people.Contains(l.PersonId)).Select(l => l.Id)
            .Union(db.LoanDevices.Where(d => devices.Contains(d.DeviceId)).Select(d => d.LoanId))
            .Union(db.Loans.Where(l => l.Number == number).Select(l => l.Id));
    }
}
