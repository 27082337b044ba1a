using Inclusion.Domain.Impact;
using Inclusion.Domain.Training;
using Inclusion.Web.Data.Counting;

namespace Inclusion.Web.Shared.Impact.Counting;

/// <summary>What is counted of one group of facts between two days: of everything, of a centre, a month, a theme or a referrer. It is told only facts of its group.</summary>
/// <param name="first">The number of its first day.</param>
/// <param name="last">The number of its last day; it counts.</param>
internal sealed class Tally(int first, int last)
{
    private readonly IdSet _devices = new();
    private readonly IdSet _borrowers = new();
    private readonly IdSet _owners = new();
    private readonly IdSet _loans = new();
    private readonly IdSet _newBorrowers = new();
    private readonly IdSet _workshops = new();
    private readonly IdSet _enrolments = new();
    private readonly IdSet _enrolled = new();
    private readonly IdSet _marked = new();
    private readonly IdSet _attended = new();
    private readonly IdSet _recorded = new();
    private readonly IdSet _notOnlyAbsent = new();
    private readonly IdSet _certified = new();
    private long _received;
    private long _refurbished;
    private long _recycled;
    private long _given;
    private long _givenUnknown;
    private long _loanDays;
    private long _sessions;
    private long _trainingMinutes;
    private long _attendedMinutes;
    private long _marks;
    private long _attendances;
    private long _placesToMark;
    private long _placesMarked;
    private long _certificates;
    private long _erased;
    private long _referrals;

    public int First => first;

    public int Last => last;

    /// <summary>Everyone who had a device or was at a session.</summary>
    public IdSet Helped { get; } = new();

    public bool IsEmpty => Helped.Count == 0 && _referrals == 0 && _enrolments.Count == 0 && _sessions == 0;

    public bool Contains(int day) => first <= day && day <= last;

    public void Receive(long devices) => _received += devices;

    public void Refurbish(long devices) => _refurbished += devices;

    public void Recycle(long devices) => _recycled += devices;

    /// <param name="person">Whose it is; 0: not known.</param>
    public void Give(long person)
    {
        _given++;
        if (person == 0)
        {
            _givenUnknown++;
        }
        else
        {
            _owners.Add(person);
        }
    }

    public void Refer() => _referrals++;

    /// <summary>A device of a loan, out on a day of the tally.</summary>
    /// <param name="until">The last day on which it was out.</param>
    /// <returns>Days of the tally on which it was out.</returns>
    public int Lend(in CountedLoan row, int until)
    {
        var days = Math.Min(until, last) - Math.Max(row.LentOn, first) + 1;
        if (days <= 0)
        {
            return 0;
        }

        _loanDays += days;
        _devices.Add(row.DeviceId);
        _borrowers.Add(row.PersonId);
        Helped.Add(row.PersonId);
        if (Contains(row.LentOn) && !row.IsBeginUnknown)
        {
            _loans.Add(row.LoanId);
            _newBorrowers.Add(row.PersonId);
        }

        return days;
    }

    public void Hold(in CountedSession session)
    {
        _workshops.Add(session.WorkshopId);
        _sessions++;
        _trainingMinutes += session.Minutes;
    }

    /// <summary>Someone has a place in a workshop with a session of the tally; told once for each of these sessions.</summary>
    public void Enrol(in CountedEnrolment enrolment)
    {
        _enrolments.Add(enrolment.Id);
        _enrolled.Add(enrolment.PersonId);
        _placesToMark++;
    }

    public void Mark(in CountedMark mark, in CountedEnrolment enrolment, int sessionMinutes)
    {
        _marks++;
        _marked.Add(enrolment.PersonId);
        if (enrolment.HasPlace)
        {
            _placesMarked++;
            _recorded.Add(enrolment.Id);
            if (mark.Mark is not AttendanceMark.Absent)
            {
                _notOnlyAbsent.Add(enrolment.Id);
            }
        }

        if (Attends(mark.Mark))
        {
            _attendances++;
            _attendedMinutes += new MarkedSession(sessionMinutes, mark.Mark, mark.MinutesMissed).MinutesAttended;
            _attended.Add(enrolment.PersonId);
            Helped.Add(enrolment.PersonId);
        }
    }

    /// <param name="personId">0: erased.</param>
    public void Certify(long personId)
    {
        _certificates++;
        if (personId > 0)
        {
            _certified.Add(personId);
        }
        else
        {
            _erased++;
        }
    }

    public static bool Attends(AttendanceMark mark) => mark is AttendanceMark.Present or AttendanceMark.Late or AttendanceMark.LeftEarly;

    /// <param name="firstDays">To tell who is new.</param>
    /// <param name="personOf">The person of each enrolment that the tally was told.</param>
    public Figure Of(Indicator indicator, FirstDays firstDays, Func<long, long> personOf) => indicator switch
    {
        Indicator.DevicesReceived => Figure(indicator, _received, 0),
        Indicator.DevicesRefurbished => Figure(indicator, _refurbished, 0),
        Indicator.DevicesRecycled => Figure(indicator, _recycled, 0),
        // To whom is known of what was on loan; of the others each is taken to have gone to someone else.
        Indicator.DevicesGiven => Figure(indicator, _given, _owners.Count + _givenUnknown),
        Indicator.DevicesLent => Figure(indicator, _devices.Count, _borrowers.Count),
        Indicator.Loans => Figure(indicator, _loans.Count, _newBorrowers.Count),
        Indicator.LoanDays => Figure(indicator, _loanDays, _borrowers.Count),
        Indicator.PeopleHelped => Figure(indicator, Helped.Count, Helped.Count),
        Indicator.PeopleNew => Same(indicator, Helped.Ids.LongCount(p => firstDays.IsNew(p, first))),
        Indicator.Referrals => Same(indicator, _referrals),
        Indicator.Workshops => Figure(indicator, _workshops.Count, 0),
        Indicator.Sessions => Figure(indicator, _sessions, 0),
        Indicator.TrainingTime => Figure(indicator, _trainingMinutes, 0),
        Indicator.Enrolments => Figure(indicator, _enrolments.Count, _enrolled.Count),
        Indicator.AttendedTime => Figure(indicator, _attendedMinutes, _attended.Count),
        Indicator.AttendanceRate => Figure(indicator, _attendances, _marked.Count) with { Of = _marks, NotStated = _placesToMark - _placesMarked },
        Indicator.NoShows => NoShows(personOf),
        Indicator.Certificates => Figure(indicator, _certificates, _certified.Count + _erased),
        _ => throw new ArgumentOutOfRangeException(nameof(indicator), indicator, null),
    };

    private Figure NoShows(Func<long, long> personOf)
    {
        var enrolments = _recorded.Ids.Where(e => !_notOnlyAbsent.Contains(e)).ToList();
        return Figure(Indicator.NoShows, enrolments.Count, enrolments.Select(personOf).Distinct().LongCount());
    }

    private static Figure Same(Indicator indicator, long people) => Figure(indicator, people, people);

    private static Figure Figure(Indicator indicator, long value, long people) => new() { Indicator = indicator, Value = value, People = people };
}
