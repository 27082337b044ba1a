using Inclusion.Tests.Support;
using Inclusion.Web.Features.Privacy.Erase;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Privacy;

/// <summary>Every text of the model is looked at for the name of someone who is erased, goes with them, or is named here as one in which nobody is.</summary>
public sealed class MentionsTests
{
    /// <summary>Whole records that go with the person, are emptied of them otherwise, or hold what the product writes about staff and itself.</summary>
    private static readonly string[] OtherRecords =
    [
        "AuditDetail", "AuditEntry", "Draft", "SavedFilter", "WorkItem", "JobRun", "JobPause", "ListView", "RememberedMapping", "MergedPerson", "BrowserSession", "RecoveryCode", "StaffAuthenticator",
        "StaffInvitation", "StaffMember", "Identity*", "CalendarFeed", "OrganisationImage", "Organisation", "Centre", "NumberSequence", "PersonConsent", "EnrolmentNotice", "SkillAssessment", "CertificateDocument", "SigningCode", "AgreementSignature",

        // What is looked at on any device of a kind.
        "ChecklistItem",

        // Frozen with the report: what it says of someone stands in its texts, which are looked at.
        "ImpactReportDocument",
    ];

    private static readonly string[] Nobody =
    [
        // A person's own, and of others what says who they are.
        "Person.Name", "Person.AddressAs", "Person.Phone", "Person.Email", "Person.PostalCode", "Person.Municipality", "Person.Language", "Person.ExternalKey", "Person.HeldBy", "Person.Folded*", "Person.PhoneKey",
        "Household.FoldedName", "Message.To", "Message.Language", "Message.LastError", "Message.MessageId", "MessageAttachment.ContentType", "PublicRequest.Language", "DeviceRequest.Language", "PersonNeeds.Language",

        // Who of staff did it.
        "*.StaffName", "*.IssuedBy", "*.RevokedBy", "*.WaivedBy", "*.CreatedBy", "*.ReplacedBy", "*.HandledBy", "*.EnrolledBy", "*.OverriddenBy", "StockTake.OpenedBy", "StockTake.EndedBy", "WipeRecord.WipedBy", "WipeRecord.VerifiedBy", "WipeRecord.Tool",
        "WipeLog.Tool",
        "DeviceBooking.BookedBy",
        "*.SentBy", "*.SettledBy", "*.CutOffBy", "*.NotedBy", "*.DecidedBy",

        // Numbers, codes, kinds and lists of things.
        "Certificate.Number", "Certificate.Token", "Certificate.CheckCode", "Certificate.Facts", "Loan.Number", "LoanEvent.Tag", "LoanDevice.Tag", "LoanDevice.Accessories", "LoanDevice.Missing*", "DeviceEvent.LoanNumber",
        "DeviceFault.LoanNumber", "DeviceFault.Accessory", "Device.Accessories", "Device.DataPlan", "Device.Folded", "Device.ImportKey", "Device.Maker", "Device.Memory", "Device.Model", "Device.OperatingSystem", "Device.Processor",
        "Device.Screen", "Device.Serial", "Device.SimNumber", "Device.Storage", "Device.Tag", "Donation.Language", "BenchTick.Key", "ImpactReport.FactorSetId", "ImpactReport.Language", "ImpactReport.Number", "ImpactReport.Sections", "ReportSchedule.FactorSetId",
        "WipeRecord.Media", "WipeLog.DriveModel", "WipeLog.DriveSerials", "WipeLog.MachineSerial", "WipeLog.Method",
        "ReportSchedule.Language", "ReportSchedule.Sections", "StockTakeScan.LoanNumber", "StockTakeScan.Tag", "Workshop.Language", "Workshop.Uid",
        "PersonBlockEvent.LoanNumber",
        "Agreement.Language", "Agreement.Terms", "AgreementWording.Language",
        "ReservationEvent.Tag", "ReservationNotice.Occasion",
        "SimCard.Iccid", "SimCard.Operator", "TransferDevice.Tag",

        // What is taught, printed for everyone; the same in another language.
        "Course.Competences", "Course.Framework", "Course.Objectives", "Course.Texts",
    ];

    [Fact]
    public async Task Every_text_is_looked_at_or_known_to_hold_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (texts, lookedAt) = await database.ReadAsync(db => Task.FromResult((
            db.Model.GetEntityTypes()
                .SelectMany(entity => entity.GetProperties().Where(p => (p.GetTypeMapping().Converter?.ProviderClrType ?? p.ClrType) == typeof(string)).Select(p => (Entity: entity.ClrType.Name, Name: $"{entity.ClrType.Name}.{p.Name}")))
                .ToList(),
            FindMentions.LookedAt(db))));
        Assert.Contains("Device.Notes", lookedAt);
        Assert.Empty(lookedAt.Except(texts.Select(text => text.Name)));
        Assert.Empty(texts.Where(text => !lookedAt.Contains(text.Name) && !Array.Exists(OtherRecords, record => Fits(record, text.Entity)) && !Array.Exists(Nobody, field => Fits(field, text.Name))).Select(text => text.Name));

        // Nor is anything named here that is not there any more.
        Assert.DoesNotContain(Nobody, field => !texts.Exists(text => Fits(field, text.Name)));
        Assert.DoesNotContain(OtherRecords, record => !texts.Exists(text => Fits(record, text.Entity)));
    }

    private static bool Fits(string pattern, string name) => pattern switch
    {
        _ when pattern.StartsWith('*') => name.EndsWith(pattern[1..], StringComparison.Ordinal),
        _ when pattern.EndsWith('*') => name.StartsWith(pattern[..^1], StringComparison.Ordinal),
        _ => name == pattern,
    };
}
