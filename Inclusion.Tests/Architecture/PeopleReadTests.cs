using System.Text.RegularExpressions;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Architecture;

/// <summary>Whoever reads people asks <c>PeopleInReach</c> which of them (docs/domain.md, Who sees whom). Those who do not are named here, with why nobody sees more by it.</summary>
public sealed partial class PeopleReadTests
{
    private const string OwnRecord = "names the person of a loan, place, device, certificate or message that is of a centre of whoever asks";
    private const string Narrows = "narrows records of the own centre by whom they are about, and shows nobody";
    private const string Writes = "adds, changes or removes; whom it is about was asked before, or is new";
    private const string Counts = "counts, or asks whether there is anybody";
    private const string NobodyAsks = "for the product itself: nobody sees it";

    /// <summary>By file of Inclusion.Web.</summary>
    private static readonly Dictionary<string, string> Allowed = new()
    {
        ["Features/Attendances/AttendanceAccess.cs"] = OwnRecord,
        ["Features/Attendances/WalkIns/AddWalkIn.cs"] = OwnRecord,
        ["Features/Certificates/Download/CertificateFiles.cs"] = OwnRecord,
        ["Features/Certificates/Issue/CertificateIssuer.cs"] = OwnRecord,
        ["Features/Certificates/Issue/ListCandidates.cs"] = OwnRecord,
        ["Features/Certificates/List/CertificateFilter.cs"] = Narrows,
        ["Features/Demo/Small/DemoPeople.cs"] = Writes,
        ["Features/Devices/Details/FindDevice.cs"] = OwnRecord,
        ["Features/Devices/List/ExportDevices.cs"] = OwnRecord,
        ["Features/Devices/List/ListDevices.cs"] = OwnRecord,
        ["Features/Enrolments/List/ListEnrolled.cs"] = OwnRecord,
        ["Features/Enrolments/Needs/ChangeNeeds.cs"] = OwnRecord,
        ["Features/Enrolments/Needs/NeedsAccess.cs"] = Counts,
        ["Features/Enrolments/Notices/ListDueNotices.cs"] = NobodyAsks,
        ["Features/Enrolments/Requests/ConfirmRequest.cs"] = Writes,
        ["Features/Enrolments/Tell/Participants.cs"] = OwnRecord,
        ["Features/Home/Find/SearchEverything.cs"] = OwnRecord + "; those alike were found among those in reach",
        ["Features/Home/Today/FindToday.cs"] = OwnRecord,
        ["Features/Impact/List/ReadBehindRows.cs"] = OwnRecord + ": figures are of the own centre",
        ["Features/Imports/Devices/Borrowers.cs"] = Writes,
        ["Features/Imports/Devices/DeviceWriter.cs"] = "lends to those whom the plan found in reach, or who are new",
        ["Features/Imports/People/Acquaintances.cs"] = "a list must double nobody; those who are not in reach are hidden right after",
        ["Features/Imports/People/ImportPeople.cs"] = Writes,
        ["Features/Imports/People/NewKeys.cs"] = Writes,
        ["Features/Loans/Details/FindLoan.cs"] = OwnRecord,
        ["Features/Loans/List/ExportLoans.cs"] = OwnRecord,
        ["Features/Loans/List/ListLoans.cs"] = OwnRecord,
        ["Features/Loans/List/LoanSelection.cs"] = Narrows,
        ["Features/Loans/Return/ListReturns.cs"] = OwnRecord,
        ["Features/Loans/Return/ReturnDevice.cs"] = Writes,
        ["Features/Loans/Return/UndoReturn.cs"] = Counts,
        ["Features/Messages/Calls/CallInstead.cs"] = OwnRecord,
        ["Features/Messages/Calls/NoteCall.cs"] = Writes,
        ["Features/Messages/Chosen/ActOnMessages.cs"] = OwnRecord,
        ["Features/Messages/Details/FindMessage.cs"] = OwnRecord + ": whom the centre has something to say to is reached by it",
        ["Features/Messages/List/ListMessages.cs"] = OwnRecord + ": whom the centre has something to say to is reached by it",
        ["Features/Messages/Send/SendAgain.cs"] = OwnRecord,
        ["Features/Partners/Details/FindPartner.cs"] = Counts,
        ["Features/People/Change/ChangePerson.cs"] = Counts,
        ["Features/People/List/ListPeople.cs"] = "where a page of the list begins, which shows nobody",
        ["Features/People/List/PeopleFilter.cs"] = "within what is in reach",
        ["Features/Privacy/Erase/FindMentions.cs"] = "tells that others are there who name someone, and shows what is in reach",
        ["Features/Privacy/Erase/PreviewErasure.cs"] = Counts,
        ["Features/Privacy/Export/ExportPersonData.cs"] = "once it was asked whether they may be taken",
        ["Features/Privacy/Export/ReadPersonData.cs"] = "once it was asked whether they may be taken",
        ["Features/Privacy/Merge/MergePeople.cs"] = Writes,
        ["Features/Privacy/Retention/RetainedPeople.cs"] = "narrowed by whoever shows it",
        ["Features/Reminders/Plan/ListDueReminders.cs"] = NobodyAsks,
        ["Shared/Finding/SuggestAsTyped.cs"] = OwnRecord,
        ["Shared/Impact/ImpactSelection.cs"] = Counts,
        ["Shared/Messages/Recipient.cs"] = "of messages that go out, and of the participants of an own workshop",
        ["Shared/People/AddPerson.cs"] = Writes,
        ["Shared/People/LikelyDuplicates.cs"] = "names the centre of those who are not in reach, and nothing of them",
        ["Shared/People/SearchPeople.cs"] = "by ids that were found among those in reach",
        ["Shared/Privacy/ApplyErasures.cs"] = NobodyAsks,
        ["Shared/Privacy/EraseRecords.cs"] = Counts,
        ["Shared/Privacy/KnownBy.cs"] = "by what someone is known who is erased",
    };

    [Fact]
    public void Nobody_reads_people_without_asking_who_is_in_reach_but_those_who_are_named()
    {
        var reading = new[] { "Features", "Shared", "Shell" }
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.WebProject, room), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj"))
            .Where(file => Unasked().IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(Repository.WebProject, file).Replace('\\', '/'))
            .ToHashSet();

        Assert.Empty(reading.Except(Allowed.Keys));
        Assert.Empty(Allowed.Keys.Except(reading));
    }

    /// <summary>People, or a search among them, that are not handed to <c>Of</c> or <c>Beyond</c> in the same breath.</summary>
    [GeneratedRegex(@"(?<!\b(?:Of|Beyond|among)\()(?:\b_?[dD]b\.(?:(?:Kept)?People\b|SearchPeople\()|\bSet<Person>)")]
    private static partial Regex Unasked();
}
