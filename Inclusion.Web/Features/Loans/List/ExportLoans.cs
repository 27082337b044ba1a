using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Exports;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Tables;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Loans.List;

/// <summary>One device of one loan, as a line of an export.</summary>
/// <param name="IsReached">Whoever exports takes the person's phone number and e-mail address with them.</param>
/// <param name="ReturnedOn">Null while it is out, when it was given to the borrower, or given up.</param>
/// <param name="GivenOn">The day on which it became the borrower's own; null when it did not.</param>
public sealed record ExportedLoan(
    string Number,
    LoanStatus Status,
    string Person,
    bool IsReached,
    string Phone,
    string Email,
    string Tag,
    string Serial,
    string Model,
    string Centre,
    DateOnly LentOn,
    bool IsBeginUnknown,
    DateOnly DueOn,
    int Renewals,
    DateOnly? ReturnedOn,
    DateOnly? GivenOn,
    IReadOnlyList<string> Missing,
    string? Damage);

/// <summary>Writes the loans of a filter as a table, one line a device, while they are read. How people are reached is only for those who run a centre, and of the
/// people of another centre, who had something here once, not even for them. That someone took the list away is noted first.</summary>
public sealed class ExportLoans(Database database, CurrentStaff staff, AuditTrail audit, CentreClock clock) : IListExport<LoanFilter>
{
    public string FileName => LoanText.ExportName;

    public async Task<Outcome<int>> CountAsync(LoanFilter filter, int most, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        if (actor.RunsACentre && !await staff.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        return await database.ReadAsync(
            async db =>
            {
                var loans = LoanSelection.Select(db, filter, actor, await clock.TodayAsync(db, cancel));
                return await loans.Join(db.LoanDevices, loan => loan.Id, line => line.LoanId, (loan, line) => line.Id).Take(most).CountAsync(cancel);
            },
            cancel);
    }

    /// <exception cref="NotAllowedException">Nobody is signed in who works at a desk.</exception>
    /// <exception cref="ConfirmationNeededException">They get how people are reached, and gave their password too long ago.</exception>
    public async Task<TableExport> RunAsync(LoanFilter filter, long? work, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAtDesk, cancel);
        if (actor.RunsACentre)
        {
            await staff.RequireConfirmedAsync(cancel);
        }

        await audit.ExportedAsync(actor, nameof(Loan), work, cancel, AuditTrail.AskedOf(filter), (await CountAsync(filter, int.MaxValue, cancel)).Value);
        var days = await database.ReadAsync(db => clock.TodayAsync(db, cancel), cancel);
        var (order, isDescending) = ListLoans.OrderOf(filter);
        var rows = database.StreamAsync(
            db => from loan in order.Sort(LoanSelection.Select(db, filter, actor, days), isDescending)
                  join person in db.People on loan.PersonId equals person.Id
                  join centre in db.Centres on loan.CentreId equals centre.Id
                  join line in db.LoanDevices on loan.Id equals line.LoanId
                  join device in db.Devices on line.DeviceId equals device.Id
                  select new ExportedLoan(
                      loan.Number,
                      loan.Status,
                      person.Name,
                      PeopleInReach.TakenBy(db, actor).Of(db.People).Any(p => p.Id == person.Id),
                      person.Phone,
                      person.Email,
                      line.Tag,
                      device.Serial,
                      (device.Maker + " " + device.Model).Trim(),
                      centre.Name,
                      loan.LentOn,
                      loan.IsBeginUnknown,
                      loan.DueOn,
                      loan.Renewals,
                      line.ReturnedOn,
                      line.GivenOn,
                      line.MissingAccessories,
                      line.DamageNote),
            cancel);
        return new TableExport<ExportedLoan>(LoanText.Loans, Columns(actor.RunsACentre), rows);
    }

    private static TableColumn<ExportedLoan>[] Columns(bool withContacts) =>
    [
        new(LoanText.Number, l => l.Number, SeenAs: LoanColumns.Number),
        new(LoanText.Status, l => EnumWords.Of(l.Status), 12, LoanColumns.Due),
        new(LoanText.Person, l => l.Person, 28, LoanColumns.Person),
        .. (TableColumn<ExportedLoan>[])(withContacts ? [new(LoanText.Phone, l => l.IsReached ? l.Phone : ""), new(LoanText.Email, l => l.IsReached ? l.Email : "", 28)] : []),
        new(LoanText.Tag, l => l.Tag, 12, LoanColumns.Devices),
        new(LoanText.Serial, l => l.Serial),
        new(LoanText.Model, l => l.Model, 28, LoanColumns.Devices),
        new(LoanText.Centre, l => l.Centre, 24),
        new(LoanText.LentOn, l => l.IsBeginUnknown ? LoansTable.LentOn(l.LentOn, isUnknown: true) : (TableCell)(DateOnly?)l.LentOn, 12, LoanColumns.LentOn),
        new(LoanText.DueOn, l => (DateOnly?)l.DueOn, 12, LoanColumns.Due),
        new(LoanText.Renewals, l => (decimal?)l.Renewals, 12, LoanColumns.Number),
        new(LoanText.ReturnedOn, l => l.ReturnedOn, 12, LoanColumns.Due),
        new(LoanText.GivenOnColumn, l => l.GivenOn, 12, LoanColumns.Due),
        new(LoanText.Missing, l => string.Join(", ", l.Missing), 20),
        new(LoanText.Damage, l => l.Damage, 40),
    ];
}
