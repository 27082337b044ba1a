using Inclusion.Domain.Training;

namespace Inclusion.Web.Data.Counting;

/// <summary>A session that was not cancelled, of a workshop that is no draft.</summary>
/// <param name="FunderId">0 for none.</param>
internal readonly record struct CountedSession(long Id, long WorkshopId, long CentreId, long CourseId, long FunderId, int Day, int Minutes);

/// <summary>An enrolment, whatever became of it.</summary>
internal readonly record struct CountedEnrolment(long Id, long WorkshopId, long PersonId, bool HasPlace);

/// <summary>What is recorded of an enrolment at a session.</summary>
internal readonly record struct CountedMark(long EnrolmentId, long SessionId, AttendanceMark Mark, int MinutesMissed);

/// <summary>A certificate that has not been revoked.</summary>
/// <param name="PersonId">0: erased.</param>
/// <param name="FunderId">0 for none.</param>
internal readonly record struct CountedCertificate(int Day, long CentreId, long PersonId, long CourseId, long FunderId);

/// <summary>What someone said of a competence before and after.</summary>
/// <param name="FunderId">0 for none.</param>
internal readonly record struct CountedSkill(string Framework, string Competence, int Before, int After, long PersonId, long CentreId, long FunderId);

/// <summary>Who learned what on which days.</summary>
internal static class TrainingRows
{
    public static IEnumerable<CountedSession> Sessions(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        $"""
        SELECT s."Id", s."WorkshopId", w."CentreId", w."CourseId", w."FunderId", s."Date",
            (strftime('%H', s."End") - strftime('%H', s."Start")) * 60 + strftime('%M', s."End") - strftime('%M', s."Start")
        FROM "WorkshopSessions" AS s JOIN "Workshops" AS w ON w."Id" = s."WorkshopId"
        WHERE s."Date" BETWEEN $first AND $last AND s."Status" = {(int)SessionStatus.Planned} AND w."Status" <> {(int)WorkshopStatus.Draft}
        """,
        row => new CountedSession(row.Number(0), row.Number(1), row.Number(2), row.Number(3), row.Id(4), row.Day(5), row.Small(6)),
        ("$first", first),
        ("$last", last));

    /// <summary>Of the workshops with a session from the first day to the last.</summary>
    public static IEnumerable<CountedEnrolment> Enrolments(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        """
        SELECT e."Id", e."WorkshopId", e."PersonId", e."Status"
        FROM "Enrolments" AS e
        WHERE e."WorkshopId" IN (SELECT s."WorkshopId" FROM "WorkshopSessions" AS s WHERE s."Date" BETWEEN $first AND $last)
        """,
        row => new CountedEnrolment(row.Number(0), row.Number(1), row.Number(2), row.Small(3) == (int)EnrolmentStatus.Enrolled),
        ("$first", first),
        ("$last", last));

    public static IEnumerable<CountedMark> Marks(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        $"""
        SELECT a."EnrolmentId", a."SessionId", a."Mark", a."MinutesMissed"
        FROM "WorkshopSessions" AS s JOIN "Attendances" AS a ON a."SessionId" = s."Id"
        WHERE s."Date" BETWEEN $first AND $last AND s."Status" = {(int)SessionStatus.Planned}
        """,
        row => new CountedMark(row.Number(0), row.Number(1), (AttendanceMark)row.Small(2), row.Small(3)),
        ("$first", first),
        ("$last", last));

    /// <summary>Everyone who was at a session before the day; as often as they were.</summary>
    public static IEnumerable<long> LearnersBefore(this Snapshot snapshot, DateOnly day) => snapshot.Rows(
        $"""
        SELECT e."PersonId"
        FROM "WorkshopSessions" AS s JOIN "Attendances" AS a ON a."SessionId" = s."Id" AND a."Mark" IN ({(int)AttendanceMark.Present}, {(int)AttendanceMark.Late}, {(int)AttendanceMark.LeftEarly}) JOIN "Enrolments" AS e ON e."Id" = a."EnrolmentId"
        WHERE s."Date" < $day AND s."Status" = {(int)SessionStatus.Planned}
        """,
        row => row.Number(0),
        ("$day", day));

    public static IEnumerable<CountedCertificate> Certificates(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        """
        SELECT c."IssuedOn", c."CentreId", c."PersonId", w."CourseId", w."FunderId"
        FROM "Certificates" AS c JOIN "Workshops" AS w ON w."Id" = c."WorkshopId"
        WHERE c."IssuedOn" BETWEEN $first AND $last AND c."RevokedAt" IS NULL
        """,
        row => new CountedCertificate(row.Day(0), row.Number(1), row.Id(2), row.Number(3), row.Id(4)),
        ("$first", first),
        ("$last", last));

    /// <summary>Where both answers are there and the second was given from the first day to the last.</summary>
    public static IEnumerable<CountedSkill> Skills(this Snapshot snapshot, DateOnly first, DateOnly last) => snapshot.Rows(
        $"""
        SELECT a."Framework", a."Competence", b."Step", a."Step", e."PersonId", w."CentreId", w."FunderId"
        FROM "SkillAssessments" AS a
            JOIN "SkillAssessments" AS b ON b."EnrolmentId" = a."EnrolmentId" AND b."Moment" = {(int)AssessmentMoment.Before} AND b."Framework" = a."Framework" AND b."Competence" = a."Competence"
            JOIN "Enrolments" AS e ON e."Id" = a."EnrolmentId"
            JOIN "Workshops" AS w ON w."Id" = e."WorkshopId"
        WHERE a."Moment" = {(int)AssessmentMoment.After} AND a."GivenOn" BETWEEN $first AND $last
        """,
        row => new CountedSkill(row.Words(0), row.Words(1), row.Small(2), row.Small(3), row.Number(4), row.Number(5), row.Id(6)),
        ("$first", first),
        ("$last", last));

    /// <summary>The competences of each course that names any: framework and code.</summary>
    public static IEnumerable<(long CourseId, string Framework, string Competence)> Competences(this Snapshot snapshot) => snapshot.Rows(
        """SELECT c."Id", c."Framework", j.value FROM "Courses" AS c, json_each(c."Competences") AS j WHERE c."Framework" <> '' """,
        row => (row.Number(0), row.Words(1), row.Words(2)));
}
