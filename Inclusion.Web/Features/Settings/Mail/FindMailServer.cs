using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Features.Settings.Mail;

/// <summary>How mail goes out, without its secret.</summary>
/// <param name="Host">Empty without a server.</param>
/// <param name="Tls">Whether it is spoken at all; at port 465 from the first byte.</param>
/// <param name="User">Empty where nobody signs in.</param>
/// <param name="Sender">Empty when neither a sender nor a user that is an address is set.</param>
/// <param name="Folder">Where mails become files while there is no server.</param>
/// <param name="MyAddress">Where a test goes.</param>
public sealed record MailServer(string Host, int Port, bool Tls, string User, bool HasPassword, string Sender, bool HasCertificate, string Folder, string MyAddress)
{
    public bool HasServer => Host.Length > 0;
}

/// <summary>Reads how mail goes out.</summary>
public sealed class FindMailServer(Database database, CurrentStaff staff, IOptionsMonitor<MailSettings> settings, DataFolder folder)
{
    /// <exception cref="NotAllowedException">Who asks does not run the organisation.</exception>
    public async Task<MailServer> RunAsync(CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        var mine = await database.ReadAsync(db => db.Users.Where(u => u.Id == actor.StaffId).Select(u => u.Email).SingleOrDefaultAsync(cancel), cancel);
        var now = settings.CurrentValue;
        var sender = now.Sender.Length > 0 ? now.Sender : now.User.Contains('@', StringComparison.Ordinal) ? now.User : "";
        return new MailServer(now.Host, now.Port, now.Tls, now.User, now.Password.Length > 0, sender, now.Certificate.Length > 0, folder.Mail, mine ?? "");
    }
}
