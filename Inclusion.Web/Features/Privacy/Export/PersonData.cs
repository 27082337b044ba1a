using Inclusion.Domain.Agreements;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Training;
using Inclusion.Web.Data.Records;

namespace Inclusion.Web.Features.Privacy.Export;

/// <summary>Everything that is kept about one person, as it is written into the file that a program reads and into the one on paper. Texts that are not known are empty, days that are not known null.</summary>
/// <param name="Seen">Who saw or changed the record, the latest first.</param>
public sealed record PersonData(
    DateTimeOffset WrittenAt,
    string Organisation,
    PersonalDetails Details,
    AccessNeedsData? AccessNeeds,
    IReadOnlyList<ConsentData> Consents,
    IReadOnlyList<NoteData> Notes,
    IReadOnlyList<BlockData> Blocks,
    IReadOnlyList<LoanData> Loans,
    IReadOnlyList<WorkshopData> Workshops,
    IReadOnlyList<CertificateData> Certificates,
    IReadOnlyList<MessageData> Messages,
    IReadOnlyList<RequestData> Requests,
    IReadOnlyList<ReservationData> Reservations,
    IReadOnlyList<BookingData> Bookings,
    IReadOnlyList<DeviceRequestData> DeviceRequests,
    IReadOnlyList<QuotationData> Quotations,
    IReadOnlyList<SeenData> Seen);

public sealed record PersonalDetails(
    long Id,
    string Name,
    string AddressAs,
    string Phone,
    string Email,
    string Address,
    string PostalCode,
    string Municipality,
    string Language,
    ContactChannel? PreferredChannel,
    int? BirthYear,
    Occupation Occupation,
    Gender Gender,
    string Household,
    string ReferredBy,
    string HomeCentre,
    string ExternalKey,
    string BlockedBecause,
    string HeldBecause,
    DateTimeOffset AddedAt,
    DateTimeOffset LastContactAt);

public sealed record AccessNeedsData(AccessNeed Needs, string Language, string Note);

public sealed record ConsentData(ConsentKind Kind, string TextVersion, DateOnly GivenOn, DateOnly? WithdrawnOn, string WrittenBy);

public sealed record NoteData(DateTimeOffset At, string By, string Text);

/// <param name="Until">The last day of the block; null: it had none.</param>
/// <param name="Loan">The number of the loan that was made in spite of it; empty for everything else.</param>
public sealed record BlockData(DateTimeOffset At, BlockEventKind Kind, string Reason, DateOnly? Until, string Loan, string By);

public sealed record LoanData(string Number, string Centre, DateOnly LentOn, DateOnly DueOn, LoanStatus Status, DateTimeOffset? ClosedAt, IReadOnlyList<LentDeviceData> Devices, IReadOnlyList<LoanEventData> Events, IReadOnlyList<AgreementData> Agreements, IReadOnlyList<IncidentData> Incidents, IReadOnlyList<PictureData> Pictures);

/// <param name="Signature">The lines that were drawn, in units of a field of 600 by 200; empty when the name was typed or is on paper.</param>
public sealed record AgreementData(DateTimeOffset SignedAt, SignatureWay Way, string By, string SignedName, string Signature, string Text);

/// <param name="Words">What is to be seen; empty when nobody said so.</param>
/// <param name="File">The name of the picture in the archive.</param>
public sealed record PictureData(DateTimeOffset AddedAt, PictureMoment Moment, string Tag, string Words, string By, string File);

/// <param name="Pictures">The names of its pictures in the archive.</param>
public sealed record IncidentData(DateOnly On, IncidentKind Kind, string Tag, string What, IncidentConsequence Consequence, string Decision, string By, IReadOnlyList<string> Pictures);

/// <param name="ReturnedOn">Null while it is out, when it was given to them, or given up.</param>
/// <param name="GivenOn">The day on which it became theirs; null when it did not.</param>
public sealed record LentDeviceData(string Tag, string Model, DateOnly? ReturnedOn, DateOnly? GivenOn, IReadOnlyList<string> Missing, string Damage);

public sealed record LoanEventData(DateTimeOffset At, LoanEventKind Kind, string By, string Tag, DateOnly? DueOn, string Note);

public sealed record WorkshopData(
    string Course, string Centre, DateOnly? FirstOn, EnrolmentStatus Status, DateTimeOffset EnrolledAt, string EndReason, IReadOnlyList<AttendanceData> Attendance, IReadOnlyList<SkillData> Skills);

public sealed record AttendanceData(DateOnly On, AttendanceMark Mark, int MinutesMissed);

public sealed record SkillData(AssessmentMoment Moment, string Competence, SkillStep Step, DateOnly On);

/// <param name="File">The name of the document in the archive; empty where there is none.</param>
public sealed record CertificateData(string Number, DateOnly IssuedOn, CertificateStanding Standing, string Course, string File);

/// <param name="Files">The names of attached files in the archive.</param>
public sealed record MessageData(DateOnly Day, ContactChannel Channel, string To, string Subject, string Body, MessageStatus Status, DateTimeOffset? SentAt, IReadOnlyList<CallData> Calls, IReadOnlyList<string> Files);

public sealed record CallData(DateTimeOffset At, string By, CallOutcome Outcome, string NextStep);

public sealed record RequestData(DateTimeOffset ReceivedAt, string Name, string Contact, PublicRequestStatus Status);

public sealed record ReservationData(
    DateTimeOffset AskedAt, string Centre, DeviceCategory Category, string Size, string System, ReservationReason Reason, ReservationStatus Status, DateTimeOffset? EndedAt, IReadOnlyList<ReservationEventData> Events);

public sealed record ReservationEventData(DateTimeOffset At, ReservationEventKind Kind, string By, string Tag, string Note);

public sealed record BookingData(string Tag, DateOnly From, DateOnly To, string Note, string BookedBy, DateTimeOffset? EndedAt, string EndReason);

public sealed record DeviceRequestData(DateTimeOffset ReceivedAt, DeviceCategory Category, string Name, string Contact, DeviceRequestStatus Status);

public sealed record QuotationData(string Report, string Text, string Attribution);

/// <param name="By">Empty for the product itself.</param>
/// <param name="Fields">The fields that were changed, by their names in the product.</param>
public sealed record SeenData(DateTimeOffset At, string By, AuditAction Action, string Record, string Fields);
