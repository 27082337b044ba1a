using Inclusion.Domain.Impact;
using Inclusion.Web.Data.Counting;

namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>Counts what was taught, and who learned.</summary>
internal sealed class TrainingCount(Snapshot snapshot, ImpactPeriod period, ImpactPeriod before, ScopeRule scope, Groups groups, FirstDays firstDays, CentreDates dates)
{
    private readonly Dictionary<long, (CountedSession Row, Tally[] Tallies)> _sessions = [];
    private readonly Dictionary<long, CountedEnrolment> _enrolments = [];

    private DateOnly First => before.First;

    public void Run()
    {
        CountSessions();
        CountEnrolments();
        CountMarks();
        foreach (var certificate in snapshot.Certificates(First, period.Last).Where(c => scope.HasPlace(c.CentreId, c.FunderId, c.PersonId)))
        {
            foreach (var tally in groups.OfCourseDay(certificate.Day, certificate.CentreId, certificate.CourseId))
            {
                tally.Certify(certificate.PersonId);
            }
        }
    }

    /// <summary>The person of an enrolment of one of the sessions.</summary>
    public long PersonOf(long enrolmentId) => _enrolments[enrolmentId].PersonId;

    public IReadOnlyList<SkillChange> Skills() =>
    [
        .. snapshot.Skills(period.First, period.Last)
            .Where(s => scope.HasPlace(s.CentreId, s.FunderId, s.PersonId))
            .GroupBy(s => (s.Framework, s.Competence))
            .OrderBy(g => g.Key.Framework, StringComparer.Ordinal).ThenBy(g => g.Key.Competence, StringComparer.Ordinal)
            .Select(g => new SkillChange(
                g.Key.Framework, g.Key.Competence, g.LongCount(), g.Sum(s => (long)s.Before), g.Sum(s => (long)s.After), g.LongCount(s => s.After > s.Before), g.Select(s => s.PersonId).Distinct().LongCount())),
    ];

    private void CountSessions()
    {
        foreach (var session in snapshot.Sessions(First, period.Last).Where(s => s.Day <= dates.Today(s.CentreId)))
        {
            var tallies = groups.OfCourseDay(session.Day, session.CentreId, session.CourseId);
            _sessions[session.Id] = (session, tallies);
            if (!scope.HasWorkshop(session.CentreId, session.FunderId))
            {
                continue;
            }

            foreach (var tally in tallies)
            {
                tally.Hold(session);
            }
        }
    }

    private void CountEnrolments()
    {
        var byWorkshop = _sessions.Values.ToLookup(s => s.Row.WorkshopId);
        foreach (var enrolment in snapshot.Enrolments(First, period.Last))
        {
            _enrolments[enrolment.Id] = enrolment;
            if (!enrolment.HasPlace)
            {
                continue;
            }

            foreach (var (session, tallies) in byWorkshop[enrolment.WorkshopId].Where(s => scope.HasPlace(s.Row.CentreId, s.Row.FunderId, enrolment.PersonId)))
            {
                foreach (var tally in tallies)
                {
                    tally.Enrol(enrolment);
                }

                ReferrerOf(enrolment, session)?.Enrol(enrolment);
            }
        }
    }

    private void CountMarks()
    {
        foreach (var person in snapshot.LearnersBefore(First))
        {
            firstDays.Helped(person, 0);
        }

        foreach (var mark in snapshot.Marks(First, period.Last))
        {
            // What is recorded of a session to come says who has excused themselves.
            if (!_sessions.TryGetValue(mark.SessionId, out var at))
            {
                continue;
            }

            var enrolment = _enrolments[mark.EnrolmentId];
            if (Tally.Attends(mark.Mark))
            {
                firstDays.Helped(enrolment.PersonId, at.Row.Day);
            }

            if (!scope.HasPlace(at.Row.CentreId, at.Row.FunderId, enrolment.PersonId))
            {
                continue;
            }

            foreach (var tally in at.Tallies)
            {
                tally.Mark(mark, enrolment, at.Row.Minutes);
            }

            ReferrerOf(enrolment, at.Row)?.Mark(mark, enrolment, at.Row.Minutes);
        }
    }

    /// <summary>Referrers are counted over the period alone.</summary>
    private Tally? ReferrerOf(in CountedEnrolment enrolment, in CountedSession session) => groups.Now.Contains(session.Day) ? groups.OfPerson(enrolment.PersonId) : null;
}
