using System.Globalization;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Inclusion.Web.Shared.Desk;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shell;

/// <summary>What waits behind a place of the navigation: how many, and what they are.</summary>
/// <param name="Number">Up to <see cref="CountMenu.Cap"/> and one more.</param>
/// <param name="Words">What is counted, after the number.</param>
public sealed record MenuCount(int Number, string Words)
{
    /// <summary>As it is shown: beyond two digits nobody reads it.</summary>
    public string Text => Number > CountMenu.Cap ? CountMenu.Cap.ToString(CultureInfo.CurrentCulture) + "+" : Number.ToString(CultureInfo.CurrentCulture);
}

/// <summary>What waits for someone at a centre's desk.</summary>
/// <param name="LateLoans">Open loans that were due before today.</param>
/// <param name="Messages">Calls to make, and e-mails that could not be sent.</param>
/// <param name="Requests">Requests from the public page that nobody has answered.</param>
/// <param name="DeviceRequests">Requests for devices from the public page that nobody has answered.</param>
/// <param name="FailedMessages">Of the messages, those that could not be sent.</param>
public sealed record MenuCounts(int LateLoans = 0, int Messages = 0, int Requests = 0, int FailedMessages = 0, int DeviceRequests = 0);

/// <summary>Counts what the menu shows beside its places, and the bell. Each count ends at <see cref="Cap"/>, from an index: it costs the same at any size.</summary>
public sealed class CountMenu(Database database, CurrentStaff staff, CentreClock clock)
{
    public const int Cap = 99;

    /// <summary>Nothing for whoever does not work at this centre's desk.</summary>
    public async Task<MenuCounts> RunAsync(long centreId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.WorksAt(centreId))
        {
            return new MenuCounts();
        }

        return await database.ReadAsync(
            async db =>
            {
                var today = (await clock.TodayAsync(db, cancel)).At(centreId);
                return new MenuCounts(
                    await db.Loans.Where(l => l.CentreId == centreId && l.Status == LoanStatus.Open && l.DueOn < today).Take(Cap + 1).CountAsync(cancel),
                    await db.Messages.Where(m => m.CentreId == centreId && (m.Status == MessageStatus.ToCall || m.Status == MessageStatus.Failed)).Take(Cap + 1).CountAsync(cancel),
                    await db.RequestsWaiting(centreId).Take(Cap + 1).CountAsync(cancel),
                    await db.Messages.Where(m => m.CentreId == centreId && m.Status == MessageStatus.Failed).Take(Cap + 1).CountAsync(cancel),
                    await db.DeviceRequestsWaiting(centreId).Take(Cap + 1).CountAsync(cancel));
            },
            cancel);
    }
}
