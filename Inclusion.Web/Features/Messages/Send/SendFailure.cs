using System.Globalization;
using Inclusion.Web.Foundation.Mail;

namespace Inclusion.Web.Features.Messages.Send;

/// <summary>Why a message did not go.</summary>
/// <param name="Code">The mail server's code (RFC 5321); 0 when it said none.</param>
/// <param name="Answer">For staff, and kept with the message.</param>
/// <param name="IsForGood">Trying again is of no use: the server will never take it, or the address is none.</param>
/// <param name="IsAboutServer">It was not about this message: others would fail as well now.</param>
public sealed record SendFailure(int Code, string Answer, bool IsForGood, bool IsAboutServer)
{
    public static SendFailure Of(MailNotSentException failure) => new(
        failure.Code,
        failure.Code == 0 ? failure.Message : string.Create(CultureInfo.InvariantCulture, $"{failure.Code} {failure.Message}"),
        IsForGood: failure.Failure is MailFailure.NotAnAddress || (failure.Failure is MailFailure.Refused && failure.Code >= 500),
        IsAboutServer: failure.Failure is MailFailure.ServerAway);
}
