using System.Text.RegularExpressions;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

/// <summary>
/// Whoever reads people asks <c>PeopleInReach</c> which of them (docs/domain.md, Who sees whom), and whoever is told their names leaves a trace in the audit trail (docs/decisions/0034-audit-trail.md). Those who do not are
/// named here, with why nobody sees more by it, and why nothing is lost.
/// </summary>
public sealed partial class PeopleReadTests
{
    private const string OwnRecord = "names the person of a loan, place, device, certificate or message that is of a centre of whoever asks";
    private const string Narrows = "narrows records of the own centre by whom they are about, and shows nobody";
    private const string Writes = "adds, changes or removes; whom it is about was asked before, or is new";
    private const string Counts = "counts, or asks whether there is anybody";
    private const string NobodyAsks = "for the product itself: nobody sees it";

    private const string ForAnother = "hands it to those who ask for people: they are in this list, or note it";
    private const string Changes = "what it does with them is a change, which is noted";
    private const string Sentence = "tells whom a device is promised to, in the sentence that says what stands against lending or moving it";

    /// <summary>By file of Inclusion.Web: how often it reads people without asking, and why. One more is looked at before it is counted here.</summary>
    private static readonly Dictionary<string, (int Reads, string Why)> Allowed = new()
    {
        ["Features/Agreements/AgreementAccess.cs"] = (2, OwnRecord),
        ["Features/Agreements/DemoAgreements.cs"] = (1, NobodyAsks),
        ["Features/Agreements/Print/LoanSheetModel.cs"] = (1, OwnRecord),
        ["Features/Attendances/AttendanceAccess.cs"] = (1, OwnRecord),
        ["Features/Attendances/WalkIns/AddWalkIn.cs"] = (2, OwnRecord),
        ["Features/Certificates/Download/CertificateFiles.cs"] = (1, OwnRecord),
        ["Features/Certificates/Issue/CertificateIssuer.cs"] = (2, OwnRecord),
        ["Features/Certificates/Issue/ListCandidates.cs"] = (1, OwnRecord),
        ["Features/Certificates/List/CertificateFilter.cs"] = (1, Narrows),
        ["Features/Demo/Small/DemoPeople.cs"] = (1, Writes),
        ["Features/Devices/Details/FindDevice.cs"] = (1, OwnRecord),
        ["Features/Devices/List/ExportDevices.cs"] = (1, OwnRecord),
        ["Features/Devices/List/ListDevices.cs"] = (1, OwnRecord),
        ["Features/Enrolments/List/ExportEnrolled.cs"] = (1, OwnRecord),
        ["Features/Enrolments/List/ListEnrolled.cs"] = (3, OwnRecord),
        ["Features/Enrolments/Needs/ChangeNeeds.cs"] = (1, OwnRecord),
        ["Features/Enrolments/Needs/ListWorkshopNeeds.cs"] = (1, OwnRecord),
        ["Features/Enrolments/Needs/NeedsAccess.cs"] = (1, Counts),
        ["Features/Enrolments/Notices/ListDueNotices.cs"] = (1, NobodyAsks),
        ["Features/Enrolments/Requests/ConfirmRequest.cs"] = (1, Writes),
        ["Features/Enrolments/Tell/Participants.cs"] = (1, OwnRecord),
        ["Features/Home/Find/SearchEverything.cs"] = (2, OwnRecord + "; those alike were found among those in reach"),
        ["Features/Home/Today/FindToday.cs"] = (3, OwnRecord),
        ["Features/Impact/List/ReadBehindRows.cs"] = (4, OwnRecord + ": figures are of the own centre"),
        ["Features/Imports/Devices/Borrowers.cs"] = (1, Writes),
        ["Features/Imports/Devices/DeviceWriter.cs"] = (1, "lends to those whom the plan found in reach, or who are new"),
        ["Features/Imports/People/Acquaintances.cs"] = (5, "a list must double nobody; those who are not in reach are hidden right after"),
        ["Features/Imports/People/ImportPeople.cs"] = (1, Writes),
        ["Features/Imports/People/NewKeys.cs"] = (1, Writes),
        ["Features/Loans/CheckOut/CheckOutFacts.cs"] = (1, Counts),
        ["Features/Loans/Details/FindLoan.cs"] = (1, OwnRecord),
        ["Features/Loans/Give/WriteGivenPaper.cs"] = (1, OwnRecord),
        ["Features/Loans/List/ExportLoans.cs"] = (1, OwnRecord),
        ["Features/Loans/List/ListLoans.cs"] = (1, OwnRecord),
        ["Features/Loans/List/LoanSelection.cs"] = (1, Narrows),
        ["Features/Loans/Renew/RenewLoans.cs"] = (1, OwnRecord),
        ["Features/Loans/Return/ListReturns.cs"] = (1, OwnRecord),
        ["Features/Loans/Return/ReturnDevice.cs"] = (1, Writes),
        ["Features/Loans/Give/UndoGive.cs"] = (1, Counts),
        ["Features/Loans/Return/UndoReturn.cs"] = (1, Counts),
        ["Features/Loans/Undo/UndoLoan.cs"] = (1, Writes),
        ["Features/Messages/Calls/CallInstead.cs"] = (1, OwnRecord),
        ["Features/Messages/Calls/NoteCall.cs"] = (1, Writes),
        ["Features/Messages/Chosen/ActOnMessages.cs"] = (1, OwnRecord),
        ["Features/Messages/Details/FindMessage.cs"] = (1, OwnRecord + ": whom the centre has something to say to is reached by it"),
        ["Features/Messages/List/ExportMessages.cs"] = (1, OwnRecord),
        ["Features/Messages/List/ListMessages.cs"] = (4, OwnRecord + ": whom the centre has something to say to is reached by it"),
        ["Features/Messages/Send/SendAgain.cs"] = (1, OwnRecord),
        ["Features/Settings/Closures/FindClosure.cs"] = (1, OwnRecord),
        ["Features/Partners/Details/FindPartner.cs"] = (1, Counts),
        ["Features/People/Block/EndBlocks.cs"] = (1, NobodyAsks),
        ["Features/People/Change/ChangePerson.cs"] = (1, Counts),
        ["Features/People/List/ListPeople.cs"] = (1, "where a page of the list begins, which shows nobody"),
        ["Features/People/List/PeopleFilter.cs"] = (2, "within what is in reach"),
        ["Features/Privacy/Erase/FindMentions.cs"] = (7, "tells that others are there who name someone, and shows what is in reach"),
        ["Features/Privacy/Erase/PreviewErasure.cs"] = (1, Counts),
        ["Features/Privacy/Export/ExportPersonData.cs"] = (1, "once it was asked whether they may be taken"),
        ["Features/Privacy/Export/ReadPersonData.cs"] = (1, "once it was asked whether they may be taken"),
        ["Features/Privacy/Merge/MergePeople.cs"] = (2, Writes),
        ["Features/Privacy/Retention/RetainedPeople.cs"] = (1, "narrowed by whoever shows it"),
        ["Features/Reminders/Plan/ListDueReminders.cs"] = (1, NobodyAsks),
        ["Features/Reservations/Bookings/BookDevice.cs"] = (1, OwnRecord),
        ["Features/Reservations/Bookings/FindBookings.cs"] = (2, OwnRecord),
        ["Features/Reservations/DemoReservations.cs"] = (1, Writes),
        ["Features/Reservations/Details/FindReservation.cs"] = (1, OwnRecord),
        ["Features/Reservations/Holds/ListDueHolds.cs"] = (1, NobodyAsks),
        ["Features/Reservations/Queue/ListReservations.cs"] = (1, OwnRecord),
        ["Features/Reservations/Requests/AcceptDeviceRequest.cs"] = (1, Writes),
        ["Shared/Finding/SuggestAsTyped.cs"] = (1, OwnRecord),
        ["Shared/Impact/ImpactSelection.cs"] = (3, Counts),
        ["Shared/Messages/Recipient.cs"] = (1, "of messages that go out, and of the participants of an own workshop"),
        ["Shared/People/AddPerson.cs"] = (1, Writes),
        ["Shared/People/LikelyDuplicates.cs"] = (1, "names the centre of those who are not in reach, and nothing of them"),
        ["Shared/People/SearchPeople.cs"] = (1, "by ids that were found among those in reach"),
        ["Shared/Reservations/DevicePromises.cs"] = (2, OwnRecord),
        ["Shared/Privacy/ApplyErasures.cs"] = (2, NobodyAsks),
        ["Shared/Privacy/EraseRecords.cs"] = (2, Counts),
        ["Shared/Privacy/KnownBy.cs"] = (1, "by what someone is known who is erased"),
        ["Shared/Privacy/TracesOfPerson.cs"] = (1, "whether the record of someone who is erased is as it was"),
    };

    [Fact]
    public void Nobody_reads_people_without_asking_who_is_in_reach_but_those_who_are_named()
    {
        var reading = new[] { "Features", "Shared", "Shell" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.WebProject, room), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .Select(file => (Name: Path.GetRelativePath(Repository.WebProject, file).Replace('\\', '/'), Reads: Unasked().Count(File.ReadAllText(file))))
            .Where(file => file.Reads > 0)
            .ToHashSet();

        var allowed = Allowed.Select(file => (file.Key, file.Value.Reads)).ToHashSet();
        Assert.Empty(reading.Except(allowed));
        Assert.Empty(allowed.Except(reading));
    }

    /// <summary>By file of Inclusion.Web: why it reads names and notes nothing itself. One more is looked at before it is named here.</summary>
    private static readonly Dictionary<string, string> Untraced = new()
    {
        ["Features/Agreements/AgreementAccess.cs"] = ForAnother,
        ["Features/Agreements/Card/FindLoanPapers.cs"] = "a part of the page of a loan, whose look is noted",
        ["Features/Agreements/DemoAgreements.cs"] = NobodyAsks,
        ["Features/Agreements/Mail/SendLoanPaper.cs"] = Changes,
        ["Features/Agreements/Phone/MakeSigningCode.cs"] = Changes,
        ["Features/Agreements/Print/LoanSheetModel.cs"] = ForAnother,
        ["Features/Agreements/Sign/AgreementSigning.cs"] = Changes,
        ["Features/Attendances/AttendanceAccess.cs"] = ForAnother,
        ["Features/Certificates/Mail/SendCertificate.cs"] = Changes,
        ["Features/Demo/Small/DemoPeople.cs"] = NobodyAsks,
        ["Features/Devices/Batch/ChangeDevices.cs"] = Sentence,
        ["Features/Devices/Move/SendDevices.cs"] = Sentence,
        ["Features/Enrolments/Enrol/EnrolHousehold.cs"] = Changes,
        ["Features/Enrolments/Enrol/EnrolPerson.cs"] = Changes,
        ["Features/Enrolments/Notices/ConfirmEnrolments.cs"] = Changes,
        ["Features/Enrolments/Tell/Participants.cs"] = ForAnother,
        ["Features/Enrolments/Tell/TellParticipants.cs"] = Changes,
        ["Features/Impact/List/ReadBehindRows.cs"] = ForAnother,
        ["Features/Imports/Devices/Borrowers.cs"] = ForAnother,
        ["Features/Imports/People/Acquaintances.cs"] = ForAnother,
        ["Features/Imports/People/PersonPlan.cs"] = ForAnother,
        ["Features/Loans/CheckOut/CheckOutFacts.cs"] = Sentence,
        ["Features/Loans/Extend/ExtendLoan.cs"] = Sentence,
        ["Features/Loans/Give/GiveDevices.cs"] = Sentence,
        ["Features/Loans/Renew/RenewalFacts.cs"] = Sentence,
        ["Features/Loans/Renew/RenewLoans.cs"] = "of loans that were ticked in a list, whose look is noted",
        ["Features/Loans/Return/ReturnDevice.cs"] = Changes,
        ["Features/Loans/Return/UndoReturn.cs"] = Sentence,
        ["Features/Messages/Chosen/ActOnMessages.cs"] = "of messages that were ticked in a list, whose look is noted",
        ["Features/Messages/Send/ClaimNext.cs"] = NobodyAsks,
        ["Features/Partners/Details/FindPartner.cs"] = "counts people; the name is the partner's",
        ["Features/Privacy/Erase/FindMentions.cs"] = "a part of the preview of an erasure, whose look is noted",
        ["Features/Privacy/Export/ExportPersonData.cs"] = Changes,
        ["Features/Privacy/Export/ReadPersonData.cs"] = ForAnother,
        ["Features/Privacy/Merge/MergePeople.cs"] = Changes,
        ["Features/Privacy/Retention/RetainedPeople.cs"] = ForAnother,
        ["Features/Reservations/Bookings/BookDevice.cs"] = Sentence,
        ["Features/Settings/Closures/ClosurePlan.cs"] = ForAnother,
        ["Features/Settings/Closures/MoveLoansForClosure.cs"] = Changes,
        ["Features/Training/Sessions/SessionConflicts.cs"] = Sentence,
        ["Shared/Messages/Recipient.cs"] = ForAnother,
        ["Shared/Messages/SayDue.cs"] = Changes,
        ["Shared/People/HouseholdMember.cs"] = ForAnother,
        ["Shared/People/LikelyDuplicates.cs"] = ForAnother,
        ["Shared/Privacy/KnownBy.cs"] = NobodyAsks,
        ["Shared/Reservations/DevicePromises.cs"] = ForAnother,
    };

    [Fact]
    public void Nobody_is_told_names_without_a_trace_but_where_it_is_said_why()
    {
        var untraced = new[] { "Features", "Shared", "Shell" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.WebProject, room), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .Select(file => (Name: Path.GetRelativePath(Repository.WebProject, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => (Read().IsMatch(file.Text) && Named().IsMatch(file.Text)) || NamingForAnother().IsMatch(file.Text))
            .Where(file => !Noting().IsMatch(file.Text))
            .Select(file => file.Name)
            .ToHashSet();

        Assert.Empty(untraced.Except(Untraced.Keys));
        Assert.Empty(Untraced.Keys.Except(untraced));
    }

    [Fact]
    public void A_name_leads_to_a_record_by_the_one_link_that_knows_who_may_open_it_but_where_only_those_in_reach_are_shown()
    {
        var leading = Directory.EnumerateFiles(Repository.WebProject, "*.razor", SearchOption.AllDirectories)
            .Where(file => Leading().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.WebProject, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "Features/Enrolments/Enrol/EnrolCard.razor",
                "Features/Enrolments/Requests/RequestsPage.razor",
                "Features/Home/Find/FindPage.razor",
                "Features/Loans/CheckOut/BorrowerCard.razor",
                "Features/People/Details/PersonContact.razor",
                "Features/People/Details/PersonDoubles.razor",
                "Features/People/List/PeoplePage.razor",
                "Features/Privacy/Retention/RetentionPage.razor",
                "Features/Reservations/Requests/DeviceRequestsPage.razor",
                "Shared/People/LikelyDuplicateLines.razor",
                "Shared/People/PersonLink.razor",
            ],
            leading);
    }

    [GeneratedRegex(@"<a [^>]*Routes\.Person\(")]
    private static partial Regex Leading();

    /// <summary>People, or a search among them, that are not handed to <c>Of</c> or <c>Beyond</c> in the same breath.</summary>
    [GeneratedRegex(@"(?<!\b(?:Of|Beyond|among)\()(?:\b_?[dD]b\.(?:(?:Kept)?People\b|SearchPeople\()|\bSet<Person>)")]
    private static partial Regex Unasked();

    /// <summary>People, asked or not.</summary>
    [GeneratedRegex(@"\b_?[dD]b\.(?:(?:Kept)?People\b|SearchPeople\()|\bSet<Person>")]
    private static partial Regex Read();

    [GeneratedRegex(@"\.Name\b")]
    private static partial Regex Named();

    /// <summary>What gives the names of people to whoever calls it.</summary>
    [GeneratedRegex(@"\b(?:db\.(?:DraftAsync|LearnersAsync|HeldForAsync|BookedForAsync|PromisedToOthersAsync|PromisesOfAsync|DevicesBookedAsync|DevicesHeldAsync|OthersOfHouseholdAsync)|(?:Recipient|Participants|LoanSheetModel)\.ReadAsync|LikelyDuplicateSearch\.FindAsync|(?:ReadBehindRows|ReadPersonData)\.RunAsync|Acquaintances\.OfAsync|RetainedPeople\.\w+)\(")]
    private static partial Regex NamingForAnother();

    [GeneratedRegex(@"\b(?:audit\.|AuditTrail\b)")]
    private static partial Regex Noting();
}
