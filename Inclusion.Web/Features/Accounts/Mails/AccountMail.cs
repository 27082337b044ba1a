using System.Globalization;
using System.Threading.Channels;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Mail;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Mails;

/// <summary>
/// Mails about accounts. They are handed over and sent by <see cref="AccountMailPost"/>, so that whoever asks never waits for a mail server, and cannot tell
/// by the waiting whether there is an account. One that is lost when the program ends is asked for again.
/// </summary>
public sealed class AccountMail(Database database, PublicAddress address, TimeProvider time)
{
    /// <summary>More than anyone sends in good faith; what comes on top is dropped.</summary>
    private const int MaxWaiting = 200;

    private readonly Channel<MailToSend> _waiting = Channel.CreateBounded<MailToSend>(new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    internal ChannelReader<MailToSend> Waiting => _waiting.Reader;

    /// <param name="token">The secret of the link.</param>
    public async Task SendResetLinkAsync(StaffMember staff, string token, CancellationToken cancel)
    {
        using var speaking = (await LanguageAsync(staff.Language, cancel)).Speak();
        var link = address.Of(Routes.ResetPassword(token));
        Hand($"reset-{staff.Id}", staff.Email!, AccountText.ResetMailSubject, Filled(AccountText.ResetMailBody, staff.Name, link));
    }

    /// <param name="secret">The secret of the link.</param>
    public async Task SendInvitationAsync(StaffInvitation invitation, string secret, CancellationToken cancel)
    {
        using var speaking = (await LanguageAsync("", cancel)).Speak();
        var organisation = await database.ReadAsync(db => db.Organisations.Select(o => o.Name).SingleAsync(cancel), cancel);
        var link = address.Of(Invite.InviteStaff.PathOf(secret));
        Hand($"invitation-{invitation.Id}", invitation.Email, Filled(AccountText.InvitationMailSubject, organisation), Filled(AccountText.InvitationMailBody, invitation.Name, organisation, link));
    }

    private static string Filled(string text, params object[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    private void Hand(string name, string to, string subject, string body) =>
        _waiting.Writer.TryWrite(new MailToSend($"{name}-{time.GetUtcNow().ToUnixTimeMilliseconds()}@inclusion", to, subject, body));

    /// <summary>The reader's, else the organisation's.</summary>
    private async Task<Language> LanguageAsync(string code, CancellationToken cancel) =>
        Language.Find(code)
        ?? Language.Find(await database.ReadAsync(db => db.Organisations.Select(o => o.Language).SingleOrDefaultAsync(cancel), cancel))
        ?? Language.Current;
}
