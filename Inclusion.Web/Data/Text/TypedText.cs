using Inclusion.Domain.Agreements;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.StockTakes;
using Inclusion.Domain.Training;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Inclusion.Web.Data.Text;

/// <summary>
/// The last door before the database, for texts from whatever form, file or request: one line is one line, and nothing that is kept turns round or breaks what is read, sent or
/// printed beside it. What people see of a text is not changed; forms and imports say what they leave out.
/// </summary>
internal static class TypedText
{
    /// <summary>What may have several lines. All other texts are one.</summary>
    internal static readonly HashSet<(Type Record, string Property)> Lines =
    [
        (typeof(Agreement), nameof(Agreement.Text)),
        (typeof(AgreementWording), nameof(AgreementWording.Text)),
        (typeof(Centre), nameof(Centre.Address)),
        (typeof(Certificate), nameof(Certificate.RevokeReason)),
        (typeof(Certificate), nameof(Certificate.WaiverReason)),
        (typeof(CertificateDecision), nameof(CertificateDecision.Reason)),
        (typeof(Course), nameof(Course.Access)),
        (typeof(Course), nameof(Course.Description)),
        (typeof(Course), nameof(Course.ToBring)),
        (typeof(Device), nameof(Device.Notes)),
        (typeof(DeviceEvent), nameof(DeviceEvent.Note)),
        (typeof(DeviceFault), nameof(DeviceFault.Damage)),
        (typeof(Donation), nameof(Donation.DonorContact)),
        (typeof(Donation), nameof(Donation.Notes)),
        (typeof(Enrolment), nameof(Enrolment.EndReason)),
        (typeof(ImpactReport), nameof(ImpactReport.Introduction)),
        (typeof(Incident), nameof(Incident.Decision)),
        (typeof(Incident), nameof(Incident.What)),
        (typeof(JobRun), nameof(JobRun.Result)),
        (typeof(LoanDevice), nameof(LoanDevice.DamageAtCheckOut)),
        (typeof(LoanDevice), nameof(LoanDevice.DamageNote)),
        (typeof(LoanEvent), nameof(LoanEvent.Note)),
        (typeof(Message), nameof(Message.Body)),
        (typeof(Message), nameof(Message.LastError)),
        (typeof(MessageCall), nameof(MessageCall.NextStep)),
        (typeof(Organisation), nameof(Organisation.Address)),
        (typeof(Partner), nameof(Partner.Address)),
        (typeof(Partner), nameof(Partner.Notes)),
        (typeof(Person), nameof(Person.Address)),
        (typeof(Person), nameof(Person.BlockedReason)),
        (typeof(Person), nameof(Person.HeldBecause)),
        (typeof(PersonBlockEvent), nameof(PersonBlockEvent.Reason)),
        (typeof(PersonNeeds), nameof(PersonNeeds.Note)),
        (typeof(PersonNote), nameof(PersonNote.Text)),
        (typeof(PublicRequest), nameof(PublicRequest.Reason)),
        (typeof(DeviceBooking), nameof(DeviceBooking.EndReason)),
        (typeof(DeviceBooking), nameof(DeviceBooking.Note)),
        (typeof(DeviceRequest), nameof(DeviceRequest.Reason)),
        (typeof(ReservationEvent), nameof(ReservationEvent.Note)),
        (typeof(ReportPicture), nameof(ReportPicture.ConsentNote)),
        (typeof(ReportQuotation), nameof(ReportQuotation.Text)),
        (typeof(SigningCode), nameof(SigningCode.Text)),
        (typeof(StockTake), nameof(StockTake.EndReason)),
        (typeof(Transfer), nameof(Transfer.Reason)),
        (typeof(TransferDevice), nameof(TransferDevice.Note)),
        (typeof(WipeRecord), nameof(WipeRecord.Verification)),
        (typeof(Workshop), nameof(Workshop.AccessNotes)),
        (typeof(Workshop), nameof(Workshop.CancelReason)),
        (typeof(WorkshopEvent), nameof(WorkshopEvent.Reason)),
        (typeof(WorkshopFeedback), nameof(WorkshopFeedback.Remark)),
        (typeof(WorkshopSession), nameof(WorkshopSession.CancelReason)),
        (typeof(WorkshopSession), nameof(WorkshopSession.OverrideReason)),
    ];

    /// <summary>What the product itself writes in a form of its own, and reads again: JSON, and a draft, which is typed text that is not saved yet.</summary>
    internal static readonly HashSet<(Type Record, string Property)> AsItIs =
    [
        (typeof(Draft), nameof(Draft.Content)),
        (typeof(ImpactReportDocument), nameof(ImpactReportDocument.Figures)),
        (typeof(ImpactReportDocument), nameof(ImpactReportDocument.Model)),
        (typeof(RememberedMapping), nameof(RememberedMapping.Mapping)),
        (typeof(RememberedMapping), nameof(RememberedMapping.Signature)),
        (typeof(WorkItem), nameof(WorkItem.Counts)),
        (typeof(WorkItem), nameof(WorkItem.Request)),
    ];

    /// <summary>Before a record that is added or changed is looked at by anything else.</summary>
    public static void Guard(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is string { Length: > 0 } text && (entry.State is EntityState.Added || property.IsModified))
            {
                var kept = Of(entry.Metadata.ClrType, property.Metadata.Name, text);
                if (kept != text)
                {
                    property.CurrentValue = kept;
                }
            }
        }
    }

    /// <summary>The text as it is kept.</summary>
    public static string Of(Type record, string property, string text) =>
        AsItIs.Contains((record, property)) ? text
        : Lines.Contains((record, property)) ? InvisibleCharacters.Lines(text)
        : text.Any(NeverOnOneLine) ? InvisibleCharacters.OneLine(text)
        : text;

    /// <summary>Spaces at the ends are left to the operations: of a text that is in order nothing changes.</summary>
    private static bool NeverOnOneLine(char c) => c is '\n' or '\r' or '\t' || InvisibleCharacters.IsInvisible(c);
}
