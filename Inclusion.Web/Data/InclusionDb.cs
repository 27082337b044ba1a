using Inclusion.Domain.Agreements;
using Inclusion.Domain.Bench;
using Inclusion.Domain.Centres;
using Inclusion.Domain.Certificates;
using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact.Reports;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Domain.Training;
using Inclusion.Domain.Transfers;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Data.Audit;
using Inclusion.Web.Data.Records;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data;

/// <summary>
/// The database context. Contexts are short-lived: writes go through <see cref="Database.WriteAsync{T}"/>, reads through
/// <see cref="Database.ReadAsync{T}"/>; a page never holds one.
/// </summary>
public sealed class InclusionDb(DbContextOptions<InclusionDb> options) : IdentityUserContext<StaffMember, long>(options)
{
    /// <summary>Who is making the changes, for the audit trail.</summary>
    internal Actor By { get; set; } = Actor.Product;

    /// <summary>What the save in progress changes, for the audit trail: it is written when new records have their ids.</summary>
    internal List<AuditNote> ChangesToAudit { get; } = [];

    /// <summary>What else is to be noted with the next save.</summary>
    internal List<AuditNote> NotedForAudit { get; } = [];

    /// <summary>Records of which the audit trail keeps no details from now on, in this transaction: by kind and id.</summary>
    internal HashSet<(string Record, long Id)> ForgottenInAudit { get; } = [];

    /// <summary>Devices of which something was saved that reservations go by: they are looked at before the transaction ends.</summary>
    internal HashSet<Device> DevicesToSettle { get; } = [];

    /// <summary>Queues in which somebody let go of a device, or stopped waiting for the one that was held: another may lie ready for the next.</summary>
    internal HashSet<(long CentreId, DeviceCategory Category)> QueuesToSettle { get; } = [];

    /// <summary>Ids of devices of which a booking has ended: they may be for who waits.</summary>
    internal HashSet<long> UnbookedDevices { get; } = [];

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Centre> Centres => Set<Centre>();

    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<Donation> Donations => Set<Donation>();

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<DeviceEvent> DeviceEvents => Set<DeviceEvent>();

    public DbSet<DeviceFault> DeviceFaults => Set<DeviceFault>();

    public DbSet<SparePart> SpareParts => Set<SparePart>();

    public DbSet<PartMovement> PartMovements => Set<PartMovement>();

    public DbSet<BenchWork> BenchWork => Set<BenchWork>();

    public DbSet<ChecklistItem> ChecklistItems => Set<ChecklistItem>();

    public DbSet<BenchTick> BenchTicks => Set<BenchTick>();

    public DbSet<WipeRecord> WipeRecords => Set<WipeRecord>();

    public DbSet<WipeLog> WipeLogs => Set<WipeLog>();

    public DbSet<WipeLogFile> WipeLogFiles => Set<WipeLogFile>();

    public DbSet<DevicePicture> DevicePictures => Set<DevicePicture>();

    public DbSet<DevicePictureFile> DevicePictureFiles => Set<DevicePictureFile>();

    public DbSet<StockTake> StockTakes => Set<StockTake>();

    public DbSet<StockTakeLine> StockTakeLines => Set<StockTakeLine>();

    public DbSet<StockTakeScan> StockTakeScans => Set<StockTakeScan>();

    public DbSet<Transfer> Transfers => Set<Transfer>();

    public DbSet<TransferDevice> TransferDevices => Set<TransferDevice>();

    public DbSet<SimCard> SimCards => Set<SimCard>();

    public DbSet<SimTopUp> SimTopUps => Set<SimTopUp>();

    public DbSet<Incident> Incidents => Set<Incident>();

    public DbSet<Person> People => Set<Person>();

    /// <summary>The people whose record is whole. Of those who were erased <see cref="People"/> has what figures are counted by, and nothing is done for them any more.</summary>
    public IQueryable<Person> KeptPeople => People.Where(p => p.ErasedAt == null);

    public DbSet<PersonNote> PersonNotes => Set<PersonNote>();

    public DbSet<PersonConsent> PersonConsents => Set<PersonConsent>();

    public DbSet<PersonBlockEvent> PersonBlockEvents => Set<PersonBlockEvent>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<MergedPerson> MergedPeople => Set<MergedPerson>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<Loan> Loans => Set<Loan>();

    public DbSet<LoanDevice> LoanDevices => Set<LoanDevice>();

    public DbSet<LoanEvent> LoanEvents => Set<LoanEvent>();

    public DbSet<LendingRule> LendingRules => Set<LendingRule>();

    public DbSet<AgreementWording> AgreementWordings => Set<AgreementWording>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<AgreementSignature> AgreementSignatures => Set<AgreementSignature>();

    public DbSet<SigningCode> SigningCodes => Set<SigningCode>();

    public DbSet<Reservation> Reservations => Set<Reservation>();

    public DbSet<ReservationEvent> ReservationEvents => Set<ReservationEvent>();

    public DbSet<ReservationNotice> ReservationNotices => Set<ReservationNotice>();

    public DbSet<DeviceRequest> DeviceRequests => Set<DeviceRequest>();

    public DbSet<DeviceBooking> DeviceBookings => Set<DeviceBooking>();

    public DbSet<Message> Messages => Set<Message>();

    public DbSet<MessageCall> MessageCalls => Set<MessageCall>();

    public DbSet<MessageAttachment> MessageAttachments => Set<MessageAttachment>();

    public DbSet<LoanReminder> LoanReminders => Set<LoanReminder>();

    public DbSet<OrganisationImage> OrganisationImages => Set<OrganisationImage>();

    public DbSet<Course> Courses => Set<Course>();

    public DbSet<Room> Rooms => Set<Room>();

    public DbSet<Workshop> Workshops => Set<Workshop>();

    public DbSet<WorkshopSession> WorkshopSessions => Set<WorkshopSession>();

    public DbSet<WorkshopTrainer> WorkshopTrainers => Set<WorkshopTrainer>();

    public DbSet<WorkshopDevice> WorkshopDevices => Set<WorkshopDevice>();

    public DbSet<WorkshopEvent> WorkshopEvents => Set<WorkshopEvent>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<PublicRequest> PublicRequests => Set<PublicRequest>();

    public DbSet<Attendance> Attendances => Set<Attendance>();

    public DbSet<SkillAssessment> SkillAssessments => Set<SkillAssessment>();

    public DbSet<WorkshopFeedback> WorkshopFeedback => Set<WorkshopFeedback>();

    public DbSet<PersonNeeds> PersonNeeds => Set<PersonNeeds>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<EnrolmentNotice> EnrolmentNotices => Set<EnrolmentNotice>();

    public DbSet<Certificate> Certificates => Set<Certificate>();

    public DbSet<CertificateDocument> CertificateDocuments => Set<CertificateDocument>();

    public DbSet<CertificateDecision> CertificateDecisions => Set<CertificateDecision>();

    public DbSet<ImpactReport> ImpactReports => Set<ImpactReport>();

    public DbSet<ReportPicture> ReportPictures => Set<ReportPicture>();

    public DbSet<ImpactReportDocument> ImpactReportDocuments => Set<ImpactReportDocument>();

    public DbSet<ReportSchedule> ReportSchedules => Set<ReportSchedule>();

    public DbSet<ScheduledDraft> ScheduledDrafts => Set<ScheduledDraft>();

    public DbSet<NumberSequence> NumberSequences => Set<NumberSequence>();

    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();

    public DbSet<BrowserSession> BrowserSessions => Set<BrowserSession>();

    public DbSet<StaffAuthenticator> StaffAuthenticators => Set<StaffAuthenticator>();

    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<ListView> ListViews => Set<ListView>();

    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditDetail> AuditDetails => Set<AuditDetail>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<RememberedMapping> RememberedMappings => Set<RememberedMapping>();

    public DbSet<JobRun> JobRuns => Set<JobRun>();

    public DbSet<JobPause> JobPauses => Set<JobPause>();

    public DbSet<WorkItem> WorkItems => Set<WorkItem>();

    /// <summary>Has it noted in the audit trail with the next save, in its transaction. What becomes of audited records is noted by itself.</summary>
    internal void Note(AuditNote note) => NotedForAudit.Add(note);

    /// <summary>The number sequence of this name. Only inside <see cref="Database.WriteAsync{T}"/>, whose lock makes it unique and free of gaps.</summary>
    public async Task<NumberSequence> SequenceAsync(string name, CancellationToken cancel)
    {
        var sequence = NumberSequences.Local.FirstOrDefault(s => s.Name == name) ?? await NumberSequences.FindAsync([name], cancel);
        if (sequence is null)
        {
            sequence = new NumberSequence(name);
            NumberSequences.Add(sequence);
        }

        return sequence;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(InclusionDb).Assembly);
        builder.Entity<IdentityUserClaim<long>>().ToTable("StaffClaims");
        builder.Entity<IdentityUserLogin<long>>().ToTable("StaffLogins");
        builder.Entity<IdentityUserToken<long>>().ToTable("StaffTokens");
        ConfigurePasskeys(builder.Entity<IdentityUserPasskey<long>>());
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(IVersioned))))
        {
            entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    /// <summary>As Identity has them in the third version of its tables. Which version that is depends with Identity on who makes the context.</summary>
    private static void ConfigurePasskeys(EntityTypeBuilder<IdentityUserPasskey<long>> passkey)
    {
        passkey.ToTable("StaffPasskeys");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(1024);
        passkey.OwnsOne(p => p.Data).ToJson();
        passkey.HasOne<StaffMember>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMilliseconds>();
        configurationBuilder.Properties<IReadOnlyList<string>>().HaveConversion<StringList, StringListComparer>();
        configurationBuilder.Properties<IReadOnlyList<StaffRole>>().HaveConversion<RoleList, RoleListComparer>();
        configurationBuilder.Properties<IReadOnlyList<ReservationReason>>().HaveConversion<ReasonList, ReasonListComparer>();
        configurationBuilder.Properties<IReadOnlyList<int>>().HaveConversion<NumberList, NumberListComparer>();
    }
}
