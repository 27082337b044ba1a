using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;

namespace Inclusion.Web;

/// <summary>
/// The addresses of the product, from the root. Pages and endpoints say where they answer; whoever links to them takes the address from here, and a test holds both
/// together. Ids are written without digits grouped; whatever people typed is escaped.
/// </summary>
public static class Routes
{
    public const string Today = "/";
    public const string Find = "/find";
    public const string Help = "/help";
    public const string HelpOnProduct = "/help/about";
    public const string Licences = "/about/licences";
    public const string Jobs = "/jobs";

    /// <summary>What someone has asked for and is done in the background.</summary>
    public const string Work = "/work";
    public const string SetUp = "/setup";

    public const string Account = "/account";
    /// <summary>Told by open pages that are used.</summary>
    public const string Activity = "/account/activity";
    public const string ForgottenPassword = "/account/forgotten";
    public const string NotAllowed = "/account/not-allowed";
    public const string SignIn = "/account/sign-in";
    public const string SignInSlowDown = "/account/slow-down";
    /// <summary>One's second factors.</summary>
    public const string SecondFactor = "/account/second-factor";

    /// <summary>What a browser is asked before it makes a passkey, shows one, and where it shows one for an open page.</summary>
    public const string PasskeyToMake = "/account/passkeys/make";
    public const string PasskeyToShow = "/account/passkeys/show";
    public const string PasskeyConfirms = "/account/passkeys/confirm";
    public const string SignOut = "/account/sign-out";

    public const string Loans = "/loans";
    public const string LoansDue = "/loans?show=due";
    public const string LoansOverdue = "/loans?show=overdue";
    public const string CheckOut = "/loans/check-out";
    public const string Return = "/loans/return";

    /// <summary>Which lending rule holds for a device and a person, and why.</summary>
    public const string LoanRules = "/loans/rules";

    public const string Devices = "/devices";
    public const string NewDevice = "/devices/new";
    public const string NewDevices = "/devices/new/batch";
    /// <summary>Several devices are scanned to do the same with all of them.</summary>
    public const string DeviceBatch = "/devices/batch";
    public const string Wipes = "/devices/wipes";
    public const string Sanitisation = "/devices/sanitisation.pdf";
    public const string StockTakes = "/devices/stock-takes";
    public const string NewStockTake = "/devices/stock-takes/new";
    /// <summary>Devices under way between centres.</summary>
    public const string Transfers = "/devices/transfers";
    /// <summary>Damage, loss and theft of devices.</summary>
    public const string Incidents = "/devices/incidents";
    public const string SimCards = "/devices/sim-cards";
    public const string NewSimCard = "/devices/sim-cards/new";
    public const string SimCardsToCutOff = "/devices/sim-cards?show=to-cut-off";
    public const string SimCardsEnding = "/devices/sim-cards?show=ending";

    public const string Donations = "/donations";
    public const string NewDonation = "/donations/new";

    public const string Bench = "/bench";
    public const string Parts = "/bench/parts";
    public const string NewPart = "/bench/parts/new";
    public const string Labels = "/devices/labels";
    public const string LabelsPdf = "/devices/labels.pdf";
    public const string LabelsPreview = "/devices/labels.png";

    public const string Reservations = "/reservations";
    public const string NewReservation = "/reservations/new";
    /// <summary>What people asked for on the public page <see cref="Ask"/>.</summary>
    public const string DeviceRequests = "/reservations/requests";
    public const string Bookings = "/reservations/bookings";
    public const string NewBooking = "/reservations/bookings/new";

    public const string People = "/people";
    public const string NewPerson = "/people/new";
    /// <summary>Whose record goes soon, and whose is kept longer.</summary>
    public const string Retention = "/people/retention";

    public const string Partners = "/partners";
    public const string NewPartner = "/partners/new";

    public const string Messages = "/messages";
    public const string MessagesToCall = "/messages?show=to-call";
    public const string MessagesFailed = "/messages?show=failed";

    public const string Workshops = "/workshops";
    public const string NewWorkshop = "/workshops/new";
    public const string Calendar = "/workshops/calendar";
    public const string CalendarFeeds = "/workshops/feeds";
    public const string JoinRequests = "/workshops/requests";
    public const string Rooms = "/workshops/rooms";
    public const string Courses = "/courses";
    public const string NewCourse = "/courses/new";
    public const string Certificates = "/certificates";
    public const string ExampleCertificate = "/certificates/example.pdf";

    public const string Impact = "/impact";
    public const string Reports = "/reports";
    public const string NewReport = "/reports/new";
    public const string ReportSchedules = "/reports/schedules";

    public const string Settings = "/settings";
    public const string OrganisationSettings = "/settings/organisation";
    public const string TrainingSettings = "/settings/training";
    public const string ImpactSettings = "/settings/impact";
    public const string SecuritySettings = "/settings/security";
    public const string AgreementSettings = "/settings/agreements";
    public const string MailSettings = "/settings/mail";
    public const string Backups = "/settings/backups";
    public const string Audit = "/settings/audit";
    public const string AuditHeads = "/settings/audit/heads";
    public const string LeaveDemonstration = "/settings/demonstration";
    public const string Centres = "/settings/centres";
    public const string NewCentre = "/settings/centres/new";
    public const string LendingRules = "/settings/lending-rules";
    public const string Checklists = "/settings/checklists";
    public const string NewLendingRule = "/settings/lending-rules/new";
    public const string ReservationSettings = "/settings/reservations";
    public const string Staff = "/settings/staff";
    public const string Imports = "/imports";
    public const string DeviceImportTemplate = "/imports/template/devices";
    public const string PeopleImportTemplate = "/imports/template/people";

    public const string PartnerReports = "/partner";

    /// <summary>What is kept about people, for them to read.</summary>
    public const string Privacy = "/privacy";
    /// <summary>Where anyone asks for a device.</summary>
    public const string Ask = "/ask";
    public const string AskBusy = "/ask/busy";
    public const string Join = "/join";
    public const string JoinBusy = "/join/busy";
    public const string Offer = "/join/offer";
    public const string OwnPlace = "/join/place";
    public const string JoinLogo = "/join/logo";
    public const string CheckCertificate = "/check";
    public const string CheckSlowDown = "/check/slow-down";
    public const string CheckReport = "/report";
    public const string ReportSlowDown = "/report/slow-down";

    /// <summary>Where borrowers sign on their own phone, with a secret after it.</summary>
    public const string Sign = "/sign";
    public const string SigningSlowDown = "/sign/slow/down";

    /// <summary>What the QR codes on devices lead to, with a tag after it: as short as can be.</summary>
    public const string Found = "/d";
    public const string FoundSlowDown = "/d/slow/down";

    /// <summary>What is under way to one centre.</summary>
    public static string TransfersComingTo(long centreId) => $"{Transfers}?show=coming&centre={Number(centreId)}";

    /// <summary>What is under way from one centre.</summary>
    public static string TransfersGoingFrom(long centreId) => $"{Transfers}?show=going&centre={Number(centreId)}";

    public static string IncidentsAt(long centreId) => $"{Incidents}?centre={Number(centreId)}";

    public static string SimCardsToCutOffAt(long centreId) => $"{SimCardsToCutOff}&centre={Number(centreId)}";

    public static string SimCardsEndingAt(long centreId) => $"{SimCardsEnding}&centre={Number(centreId)}";

    public static string Transfer(long id) => string.Create(CultureInfo.InvariantCulture, $"{Transfers}/{id}");

    public static string SimCard(long id) => string.Create(CultureInfo.InvariantCulture, $"{SimCards}/{id}");

    public static string EditSimCard(long id) => string.Create(CultureInfo.InvariantCulture, $"{SimCards}/{id}/edit");

    /// <summary>A card that is in a device from the start.</summary>
    public static string NewSimCardOf(long deviceId) => string.Create(CultureInfo.InvariantCulture, $"{NewSimCard}?device={deviceId}");

    /// <param name="format">csv or xlsx.</param>
    public static string SimCardsExport(string format) => $"{SimCards}/export.{format}";

    /// <summary>The paper for who was given what they had on loan.</summary>
    public static string GivenPaper(long loanId) => string.Create(CultureInfo.InvariantCulture, $"{Loans}/{loanId}/given.pdf");

    /// <param name="name">Of the file: letters, digits, points and hyphens.</param>
    public static string Backup(string name) => $"{Backups}/{name}";

    /// <summary>The one box, with what was typed or scanned.</summary>
    public static string FindText(string text) => $"{Find}?q={Uri.EscapeDataString(text)}";

    /// <param name="topic">The key of a help page.</param>
    public static string HelpOn(string topic) => $"{Help}/{topic}";

    /// <summary>Asks to sign in, and leads back afterwards.</summary>
    /// <param name="back">A path of the product, with its query.</param>
    public static string SignInAndReturn(string back) => $"{SignIn}?returnUrl={Uri.EscapeDataString(back)}";

    /// <summary>The account's page, which says what was done there.</summary>
    /// <param name="what"><c>language</c>, <c>password</c> or <c>session</c>.</param>
    public static string AccountKept(string what) => $"{Account}?kept={what}";

    /// <summary>What a browser is asked before it shows a passkey.</summary>
    /// <param name="owner">Whose.</param>
    public static string PasskeyToShowOf(Foundation.Ui.PasskeyOwner owner) => $"{PasskeyToShow}?owner={owner}";

    /// <summary>Asks for the second factor, and leads back afterwards.</summary>
    /// <param name="back">A path of the product, with its query.</param>
    public static string SecondStep(string back) => $"/account/second-step?returnUrl={Uri.EscapeDataString(back)}";

    /// <summary>Asks to set up a second factor, and leads back afterwards.</summary>
    /// <param name="back">A path of the product, with its query.</param>
    public static string SecondFactorAsked(string back) => $"{SecondFactor}?returnUrl={Uri.EscapeDataString(back)}";

    /// <summary>Asks for the password once more, and leads back afterwards.</summary>
    /// <param name="back">A path of the product, with its query.</param>
    public static string Confirm(string back) => $"/account/confirm?returnUrl={Uri.EscapeDataString(back)}";

    /// <param name="token">Fit for an address as it is.</param>
    public static string ResetPassword(string token) => $"/account/reset?token={token}";

    /// <param name="secret">Fit for an address as it is.</param>
    public static string Invitation(string secret) => $"/account/invitation?secret={secret}";

    public static string ChangeLanguage(string code, string back) => $"/preferences/language/{code}?return={Uri.EscapeDataString(back)}";

    public static string ChangeTheme(string theme, string back) => $"/preferences/theme/{theme}?return={Uri.EscapeDataString(back)}";

    public static string ChooseCentre(long id, string back) => $"/preferences/centre/{Number(id)}?return={Uri.EscapeDataString(back)}";

    public static string LoansClosedOf(long personId) => $"{Loans}?show=closed&person={Number(personId)}";

    public static string Loan(long id) => $"{Loans}/{Number(id)}";

    public static string LoansWithoutAgreementAt(long centreId) => $"{Loans}?agreement=missing&centre={Number(centreId)}";

    /// <summary>The borrower's side of the desk's screen.</summary>
    public static string SignHere(long loanId) => $"{Loan(loanId)}/sign";

    public static string AgreementPdf(long loanId) => $"{Loan(loanId)}/agreement.pdf";
    public static string SignedAgreementPdf(long loanId) => $"{AgreementPdf(loanId)}?signed=true";

    public static string ReturnReceiptPdf(long loanId) => $"{Loan(loanId)}/return-receipt.pdf";

    public static string BagSlipPdf(long loanId) => $"{Loan(loanId)}/slip.pdf";

    /// <param name="secret">Fit for an address as it is.</param>
    public static string SignOnPhone(string secret) => $"{Sign}/{secret}";

    /// <param name="format">csv or xlsx.</param>
    public static string LoansExport(string format) => $"{Loans}/export.{format}";

    public static string CheckOutTo(long personId) => $"{CheckOut}?person={Number(personId)}";

    public static string CheckOutOf(long personId, string tag) => $"{CheckOutTo(personId)}&device={Uri.EscapeDataString(tag)}";

    /// <param name="personId">Null: nobody.</param>
    /// <param name="device">A tag or serial number; null or empty: none.</param>
    public static string LoanRulesOf(long? personId, string? device)
    {
        var asked = new[] { personId is { } id ? $"person={Number(id)}" : "", string.IsNullOrWhiteSpace(device) ? "" : $"device={Uri.EscapeDataString(device)}" }.Where(part => part.Length > 0).ToList();
        return asked.Count == 0 ? LoanRules : $"{LoanRules}?{string.Join('&', asked)}";
    }

    /// <summary>The requests for devices that wait at one centre.</summary>
    public static string DeviceRequestsAt(long centreId) => $"{DeviceRequests}?centre={Number(centreId)}";

    public static string Reservation(long id) => $"{Reservations}/{Number(id)}";

    public static string NewReservationFor(long personId) => $"{NewReservation}?person={Number(personId)}";

    /// <param name="category">Null: all of them.</param>
    /// <param name="show">Null: those that are open.</param>
    public static string ReservationsOf(string? category, string? show) =>
        string.Join('?', new[] { Reservations, string.Join('&', new[] { category is null ? "" : $"category={category}", show is null ? "" : $"show={show}" }.Where(part => part.Length > 0)) }.Where(part => part.Length > 0));

    /// <param name="day">A day of the first week that is shown.</param>
    public static string BookingsFrom(DateOnly day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Bookings}?from={day:yyyy-MM-dd}");

    public static string NewBookingOf(string tag) => $"{NewBooking}?device={Uri.EscapeDataString(tag)}";

    /// <param name="key">Of the form that was sent: only its writer knows it.</param>
    public static string AskOwn(Guid key) => $"{Ask}?own={key}";

    public static string CheckOutDevice(string tag) => $"{CheckOut}?device={Uri.EscapeDataString(tag)}";

    public static string ReturnDevice(string tag) => $"{Return}?device={Uri.EscapeDataString(tag)}";

    public static string Device(long id) => $"{Devices}/{Number(id)}";

    /// <summary>Labels of these devices.</summary>
    /// <param name="devices">As <see cref="Foundation.Lists.RowRanges"/> writes them.</param>
    public static string LabelsOf(string devices) => $"{Labels}?devices={devices}";

    /// <summary>The page for who finds a device. A tag has a letter or a digit, so none is a dot that an address would lose.</summary>
    public static string FoundDevice(string tag) => $"{Found}/{Uri.EscapeDataString(tag)}";

    public static string EditDevice(long id) => $"{Device(id)}/edit";

    public static string WipeDevice(long id) => $"{Device(id)}/wipe";

    public static string VerifyWipe(long id) => $"{WipeDevice(id)}/check";

    public static string WipeLog(long id) => $"{Devices}/wipe-logs/{Number(id)}";

    /// <summary>Certificates of sanitisation of these devices.</summary>
    /// <param name="devices">As <see cref="Foundation.Lists.RowRanges"/> writes them.</param>
    public static string SanitisationOf(string devices) => $"{Sanitisation}?devices={devices}";

    public static string DevicePicture(long id) => $"{Devices}/pictures/{Number(id)}.jpg";

    public static string SmallDevicePicture(long id) => $"{Devices}/pictures/{Number(id)}/small.jpg";

    public static string NewDeviceTagged(string tag) => $"{NewDevice}?tag={Uri.EscapeDataString(tag)}";

    /// <summary>What may be lent at one centre now to whoever comes.</summary>
    public static string DevicesToLendAt(long centreId, DeviceCategory category) => $"{Devices}?category={category}&centre={Number(centreId)}&lend=1";

    public static string DevicesToMendAt(long centreId) => $"{Devices}?centre={Number(centreId)}&mend=1";

    public static string DevicesOfDonor(long partnerId) => $"{Devices}?donor={Number(partnerId)}";

    /// <param name="format">csv or xlsx.</param>
    public static string DevicesExport(string format) => $"{Devices}/export.{format}";

    /// <summary>A device comes in with this donation.</summary>
    public static string NewDeviceOf(long donationId) => $"{NewDevice}?donation={Number(donationId)}";

    /// <summary>Several like devices come in with this donation.</summary>
    public static string NewDevicesOf(long donationId) => $"{NewDevices}?donation={Number(donationId)}";

    public static string Donation(long id) => $"{Donations}/{Number(id)}";

    public static string EditDonation(long id) => $"{Donation(id)}/edit";

    public static string DonationReceipt(long id) => $"{Donation(id)}/receipt.pdf";

    public static string DonationReceiptWithValues(long id) => $"{DonationReceipt(id)}?values=true";

    /// <summary>What became of its devices.</summary>
    public static string DonationOutcome(long id) => $"{Donation(id)}/outcome";

    public static string DonationOutcomePdf(long id) => $"{DonationOutcome(id)}.pdf";

    /// <param name="format">csv or xlsx.</param>
    public static string DonationsExport(string format) => $"{Donations}/export.{format}";

    /// <summary>The devices of a donation at the bench.</summary>
    public static string BenchOf(long donationId) => $"{Bench}?donation={Number(donationId)}";

    /// <summary>The work on one device.</summary>
    public static string BenchDevice(long deviceId) => $"{Bench}/devices/{Number(deviceId)}";

    public static string Part(long id) => $"{Parts}/{Number(id)}";

    /// <summary>The steps that devices of a category are checked by.</summary>
    public static string Checklist(DeviceCategory category) => $"{Checklists}/{category}";

    public static string StockTake(long id) => $"{StockTakes}/{Number(id)}";

    public static string StockTakeReport(long id) => $"{StockTake(id)}/report";

    public static string CloseStockTake(long id) => $"{StockTake(id)}/close";

    /// <param name="format">csv or xlsx.</param>
    public static string StockTakeExport(long id, string format) => $"{StockTake(id)}/export.{format}";

    public static string Person(long id) => $"{People}/{Number(id)}";

    public static string EditPerson(long id) => $"{Person(id)}/edit";

    public static string ErasePerson(long id) => $"{Person(id)}/erase";

    /// <summary>Everything about someone as one archive.</summary>
    public static string PersonData(long id) => $"{Person(id)}/data.zip";

    public static string MergePerson(long id) => $"{Person(id)}/merge";

    /// <summary>Two records beside each other.</summary>
    public static string MergePeople(long id, long otherId) => $"{MergePerson(id)}?with={Number(otherId)}";

    public static string HoldPerson(long id) => $"{Person(id)}/hold";

    public static string EnrolPerson(long id) => $"{Person(id)}/enrol";

    public static string PersonNeeds(long id) => $"{Person(id)}/needs";

    public static string NewPersonNamed(string name) => $"{NewPerson}?name={Uri.EscapeDataString(name)}";

    /// <param name="format">csv or xlsx.</param>
    public static string PeopleExport(string format) => $"{People}/export.{format}";

    public static string Partner(long id) => $"{Partners}/{Number(id)}";

    public static string EditPartner(long id) => $"{Partner(id)}/edit";

    public static string MessagesToCallAt(long centreId) => $"{MessagesToCall}&centre={Number(centreId)}";

    public static string MessagesFailedAt(long centreId) => $"{MessagesFailed}&centre={Number(centreId)}";

    /// <param name="format">csv or xlsx.</param>
    public static string MessagesExport(string format) => $"{Messages}/export.{format}";

    public static string Message(long id) => $"{Messages}/{Number(id)}";

    /// <summary>The file that a piece of work made.</summary>
    public static string WorkResult(long id) => $"{Work}/{Number(id)}/result";

    /// <param name="format">csv or xlsx.</param>
    public static string WorkshopsExport(string format) => $"{Workshops}/export.{format}";

    public static string Workshop(long id) => $"{Workshops}/{Number(id)}";

    public static string EditWorkshop(long id) => $"{Workshop(id)}/edit";

    public static string NewWorkshopOf(long courseId) => $"{NewWorkshop}?course={Number(courseId)}";

    /// <summary>The requests from the public page that wait at one centre.</summary>
    public static string JoinRequestsAt(long centreId) => $"{JoinRequests}?centre={Number(centreId)}";

    /// <summary>The sessions of today at one centre.</summary>
    public static string CalendarToday(long centreId) => $"{Calendar}?view=day&centre={Number(centreId)}";

    /// <param name="format">csv or xlsx.</param>
    public static string WorkshopPeopleExport(long workshopId, string format) => $"{WorkshopPeople(workshopId)}/export.{format}";

    public static string WorkshopPeople(long workshopId) => $"{Workshop(workshopId)}/people";

    /// <summary>An example with what is typed and not saved yet.</summary>
    public static string ExampleCertificateOf(string? address, string? place, string? signatory, string? role, string? colour, string? line) => string.Join(
        '&',
        new[] { ("address", address), ("place", place), ("signatory", signatory), ("role", role), ("colour", colour), ("line", line) }
            .Select((value, i) => $"{(i == 0 ? $"{ExampleCertificate}?" : "")}{value.Item1}={Uri.EscapeDataString(value.Item2 ?? "")}"));

    public static string WorkshopMessage(long workshopId) => $"{WorkshopPeople(workshopId)}/message";

    public static string WorkshopNeeds(long workshopId) => $"{Workshop(workshopId)}/needs";

    public static string WorkshopCertificates(long workshopId) => $"{Workshop(workshopId)}/certificates";

    public static string WorkshopCertificatesPdf(long workshopId) => $"{Workshop(workshopId)}/certificates.pdf";

    public static string WorkshopCertificatesZip(long workshopId) => $"{Workshop(workshopId)}/certificates.zip";

    public static string Attendance(long workshopId) => $"{Workshop(workshopId)}/attendance";

    public static string SessionAttendance(long workshopId, long sessionId) => $"{Attendance(workshopId)}/{Number(sessionId)}";

    public static string RegisterSheet(long workshopId) => $"{Workshop(workshopId)}/register.pdf";

    public static string Skills(long workshopId) => $"{Workshop(workshopId)}/skills";

    public static string SkillForms(long workshopId) => $"{Workshop(workshopId)}/skills.pdf";

    public static string BlankSkillForms(long workshopId) => $"{SkillForms(workshopId)}?blank=true";

    public static string Feedback(long workshopId) => $"{Workshop(workshopId)}/feedback";

    public static string FeedbackForm(long workshopId) => $"{Workshop(workshopId)}/feedback.pdf";

    /// <summary>A page that says why something could not be printed.</summary>
    public static string PrintFailed(string page) => $"{page}?print=failed";

    public static string CalendarFeed(string token) => $"/calendar/{token}.ics";

    public static string RoomsOf(long centreId) => $"{Rooms}?centre={Number(centreId)}";

    public static string EditCourse(long id) => $"{Courses}/{Number(id)}/edit";

    public static string Certificate(long id) => $"{Certificates}/{Number(id)}";

    /// <summary>Chosen certificates as one document.</summary>
    /// <param name="certificates">Their ids, as <see cref="Foundation.Lists.RowRanges"/> writes them.</param>
    public static string ChosenCertificatesPdf(string certificates) => $"{Certificates}/chosen.pdf?certificates={certificates}";

    public static string CertificatePdf(long id) => $"{Certificate(id)}.pdf";

    /// <param name="format">csv or xlsx.</param>
    public static string CertificatesExport(string format) => $"{Certificates}/export.{format}";

    /// <summary>What the QR code of a certificate leads to.</summary>
    public static string CheckedCertificate(string token) => $"{CheckCertificate}/{token}";

    /// <summary>What a figure counted.</summary>
    public static string ImpactList(Indicator indicator) => $"{Impact}/list/{indicator}";

    /// <param name="format">csv or xlsx.</param>
    public static string ImpactExport(string format) => $"{Impact}/export.{format}";

    public static string Report(long id) => $"{Reports}/{Number(id)}";

    public static string EditReport(long id) => $"{Report(id)}/edit";

    public static string ReportPdf(long id) => $"{Report(id)}.pdf";

    public static string ReportPreview(long id) => $"{Report(id)}/preview.pdf";

    public static string ReportPhoto(long reportId, long pictureId) => $"{Report(reportId)}/photos/{Number(pictureId)}.jpg";

    /// <param name="file">One of the report's files, such as poster.pdf or figures.csv.</param>
    public static string ReportFile(long id, string file) => $"{Report(id)}/{file}";

    public static string PartnerReportPdf(long id) => $"{PartnerReports}/reports/{Number(id)}.pdf";

    /// <summary>The public page of an issued report.</summary>
    public static string CheckedReport(string number) => $"{CheckReport}/{number}";

    public static string AuditExport(string format) => $"{Audit}/export.{format}";

    /// <summary>What the audit trail says of one record.</summary>
    public static string AuditOf(string record, long id) => $"{Audit}?record={record}&id={Number(id)}";

    public static string Centre(long id) => $"{Centres}/{Number(id)}";

    /// <summary>The public holidays that a centre may take over.</summary>
    public static string Holidays(long centreId) => $"{Centre(centreId)}/holidays";

    /// <summary>What is due and takes place while a centre is closed.</summary>
    public static string Closure(long centreId, DateOnly from, DateOnly to) => string.Create(CultureInfo.InvariantCulture, $"{Centre(centreId)}/closure?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");

    public static string LendingRule(long id) => $"{LendingRules}/{Number(id)}";

    /// <param name="language">The code of a language that the product speaks.</param>
    public static string PrivacyIn(string language) => $"{Privacy}?in={language}";

    public static string JoinWorkshop(long id) => $"{Join}/{Number(id)}";

    /// <param name="language">An IETF tag.</param>
    public static string JoinIn(string language) => $"{Join}?in={language}";

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);
}
